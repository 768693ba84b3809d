using System;
using System.Collections.Concurrent;
using System.Threading;

namespace EventShapes
{
    /// <summary>A thread with a context, as that of a window: what is posted runs there, one after the other.</summary>
    internal sealed class Window : SynchronizationContext
    {
        private readonly BlockingCollection<Action> _work = new BlockingCollection<Action>();
        private readonly int _thread = Thread.CurrentThread.ManagedThreadId;

        /// <summary>Takes what is thrown on the thread.</summary>
        public event Action<Exception> Failed;

        /// <summary>Where the caller runs.</summary>
        public string Where
        {
            get { return Thread.CurrentThread.ManagedThreadId == _thread ? "on the window's thread" : "elsewhere"; }
        }

        public override void Post(SendOrPostCallback d, object state)
        {
            _work.Add(delegate { d(state); });
        }

        /// <summary>Runs what is posted, until the window is closed.</summary>
        public void Run(Action first)
        {
            SetSynchronizationContext(this);
            _work.Add(first);
            foreach (Action work in _work.GetConsumingEnumerable())
            {
                try
                {
                    work();
                }
                catch (Exception e) when (Failed != null)
                {
                    Failed(e);
                }
            }
        }

        public void Close()
        {
            _work.CompleteAdding();
        }
    }
}
