using System;
using System.ComponentModel;
using System.IO;
using System.Threading;

namespace EventShapes
{
    /// <summary>A component that another party wrote: without a task, with a user state, and with errors.</summary>
    // prints: 3 squared is 9
    // prints: negative: True
    // prints: told of four: 16
    internal static class Squares
    {
        public static void Run(TextWriter log)
        {
            using (ManualResetEvent done = new ManualResetEvent(false))
            {
                Squarer squarer = new Squarer();
                squarer.SquareCompleted += delegate(object sender, SquareCompletedEventArgs e)
                {
                    log.WriteLine(e.Error == null ? e.UserState + " squared is " + e.Result : "negative: " + (e.Error is ArgumentException));
                    done.Set();
                };
                squarer.SquareAsync(3, "3"); // expect: LAP4002(net472) LAP4002(net10.0)
                done.WaitOne();
                done.Reset();
                squarer.SquareAsync(-1, null); // expect: LAP4002(net472) LAP4002(net10.0)
                done.WaitOne();
                done.Reset();

                Squarer other = new Squarer();
                other.SquareCompleted += delegate(object sender, SquareCompletedEventArgs e)
                {
                    // The data itself is wanted.
                    log.WriteLine(e.Say());
                    done.Set();
                };
                other.SquareAsync(4, "four"); // expect: LAP4002(net472) LAP4002(net10.0)
                done.WaitOne();
            }
        }

        private sealed class SquareCompletedEventArgs : AsyncCompletedEventArgs
        {
            private readonly int _result;

            public SquareCompletedEventArgs(int result, Exception error, object userState)
                : base(error, false, userState)
            {
                _result = result;
            }

            public int Result
            {
                get
                {
                    RaiseExceptionIfNecessary();
                    return _result;
                }
            }

            public string Say()
            {
                return "told of four: " + Result;
            }
        }

        private sealed class Squarer
        {
            public event EventHandler<SquareCompletedEventArgs> SquareCompleted;

            public void SquareAsync(int number, object userState)
            {
                AsyncOperation operation = AsyncOperationManager.CreateOperation(userState);
                ThreadPool.QueueUserWorkItem(delegate
                {
                    Exception error = number < 0 ? new ArgumentException("negative") : null;
                    operation.PostOperationCompleted(OnSquared, new SquareCompletedEventArgs(number * number, error, userState));
                });
            }

            private void OnSquared(object state)
            {
                EventHandler<SquareCompletedEventArgs> handlers = SquareCompleted;
                if (handlers != null)
                {
                    handlers(this, (SquareCompletedEventArgs)state);
                }
            }
        }
    }
}
