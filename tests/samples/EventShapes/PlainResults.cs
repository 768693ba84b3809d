using System;
using System.ComponentModel;
using System.IO;
using System.Threading;

namespace EventShapes
{
    /// <summary>A component whose result is there even where the operation failed, and a handler that looks no further.</summary>
    // prints: letters: 3
    // prints: letters: 0
    internal static class PlainResults
    {
        public static void Run(TextWriter log)
        {
            using (AutoResetEvent done = new AutoResetEvent(false))
            {
                Counter counter = new Counter();
                counter.CountCompleted += delegate(object sender, CountCompletedEventArgs e)
                {
                    log.WriteLine("letters: " + e.Letters);
                    done.Set();
                };
                counter.CountAsync("one"); // expect: LAP4002(net472) LAP4002(net10.0)
                done.WaitOne();
                counter.CountAsync(null); // expect: LAP4002(net472) LAP4002(net10.0)
                done.WaitOne();
            }
        }

        private sealed class CountCompletedEventArgs : AsyncCompletedEventArgs
        {
            private readonly int _letters;

            public CountCompletedEventArgs(int letters, Exception error)
                : base(error, false, null)
            {
                _letters = letters;
            }

#pragma warning disable LAP5006 // It is there to be read whatever became of the operation.
            public int Letters
            {
                get { return _letters; }
            }
#pragma warning restore LAP5006
        }

        private sealed class Counter
        {
            public event EventHandler<CountCompletedEventArgs> CountCompleted;

            public void CountAsync(string text)
            {
                AsyncOperation operation = AsyncOperationManager.CreateOperation(null);
                ThreadPool.QueueUserWorkItem(delegate
                {
                    Exception error = text == null ? new ArgumentNullException("text") : null;
                    operation.PostOperationCompleted(OnCounted, new CountCompletedEventArgs(text == null ? 0 : text.Length, error));
                });
            }

            private void OnCounted(object state)
            {
                EventHandler<CountCompletedEventArgs> handlers = CountCompleted;
                if (handlers != null)
                {
                    handlers(this, (CountCompletedEventArgs)state);
                }
            }
        }
    }
}
