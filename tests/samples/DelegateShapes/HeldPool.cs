using System;
using System.Threading;

namespace DelegateShapes
{
    /// <summary>Keeps the thread pool from starting anything until it is disposed: what is begun meanwhile runs late for certain.</summary>
    internal sealed class HeldPool : IDisposable
    {
        private const int ItemsAhead = 500;

        private readonly Signal _released = new Signal();
        private readonly int _workers;
        private readonly int _completions;

        public HeldPool()
        {
            ThreadPool.GetMaxThreads(out _workers, out _completions);
            ThreadPool.SetMaxThreads(Environment.ProcessorCount, _completions);

            // The limit stops no thread that the pool has already. There is an item for each of these too, and what is
            // begun from here on stands behind those that nobody has taken.
            for (int i = 0; i < ItemsAhead; i++)
            {
                ThreadPool.QueueUserWorkItem(delegate { _released.Wait(); });
            }
        }

        public void Dispose()
        {
            ThreadPool.SetMaxThreads(_workers, _completions);
            _released.Give();
        }
    }
}
