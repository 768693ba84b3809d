using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Stage
{
    /// <summary>A context with one thread, as windows have it: that on which it runs its work.</summary>
    public sealed class OneThread : SynchronizationContext
    {
        private readonly BlockingCollection<Action> _work = new BlockingCollection<Action>();

        /// <summary>Runs work, and what it posts until its task is complete, on this thread.</summary>
        public static void Run(Func<Task> work)
        {
            OneThread context = new OneThread();
            SetSynchronizationContext(context);
            try
            {
                Task task = work();
                task.ContinueWith(_ => context._work.CompleteAdding(), TaskScheduler.Default);
                foreach (Action posted in context._work.GetConsumingEnumerable())
                {
                    posted();
                }

                task.GetAwaiter().GetResult();
            }
            finally
            {
                SetSynchronizationContext(null);
            }
        }

        public override void Post(SendOrPostCallback d, object state)
        {
            try
            {
                _work.Add(() => d(state));
            }
            catch (InvalidOperationException)
            {
                // The window is closed.
            }
        }

        public override SynchronizationContext CreateCopy()
        {
            return this;
        }
    }
}
