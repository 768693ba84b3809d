using System;
using System.Threading;

namespace DelegateShapes
{
    /// <summary>Keeps the thread pool from starting anything until it is disposed: what is begun meanwhile runs late for certain.</summary>
    internal sealed class HeldPool : IDisposable
    {
        private readonly Signal _released = new Signal();
        private readonly int _workers;
        private readonly int _completions;

        public HeldPool()
        {
            int threads = Environment.ProcessorCount;
            ThreadPool.GetMaxThreads(out _workers, out _completions);
            ThreadPool.SetMaxThreads(threads, _completions);

            Signal occupied = new Signal(threads);
            for (int i = 0; i < threads; i++)
            {
                ThreadPool.QueueUserWorkItem(delegate
                {
                    occupied.Give();
                    _released.Wait();
                });
            }

            occupied.Wait();
        }

        public void Dispose()
        {
            ThreadPool.SetMaxThreads(_workers, _completions);
            _released.Give();
        }
    }
}
