using System;
using System.ComponentModel;
using System.IO;
using System.Threading;

namespace EventShapes
{
    /// <summary>A component of one operation at a time, which takes no user state and can be cancelled.</summary>
    // prints: half of it: 4
    // prints: odd: half a number
    // prints: cancelled
    internal sealed class Halves
    {
        private readonly TextWriter _log;
        private readonly Halver _halver = new Halver();
        private readonly AutoResetEvent _done = new AutoResetEvent(false);

        private Halves(TextWriter log)
        {
            _log = log;
            _halver.HalveCompleted += OnHalved;
        }

        public static void Run(TextWriter log)
        {
            Halves halves = new Halves(log);
            halves.Halve(8);
            halves._done.WaitOne();
            halves.Halve(7);
            halves._done.WaitOne();
            halves.Halve(6);
            halves._halver.CancelAsync();
            halves._done.WaitOne();
        }

        private void Halve(int number)
        {
            _halver.HalveAsync(number); // expect: LAP4002(net472) LAP4002(net10.0)
        }

        private void OnHalved(object sender, HalveCompletedEventArgs e)
        {
            if (e.Cancelled)
            {
                _log.WriteLine("cancelled");
            }
            else if (e.Error != null)
            {
                _log.WriteLine("odd: " + e.Error.Message);
            }
            else
            {
                _log.WriteLine("half of it: " + e.Result);
            }

            _done.Set();
        }

        private sealed class HalveCompletedEventArgs : AsyncCompletedEventArgs
        {
            private readonly int _result;

            public HalveCompletedEventArgs(int result, Exception error, bool cancelled)
                : base(error, cancelled, null)
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
        }

        private sealed class Halver
        {
            private readonly ManualResetEvent _cancelled = new ManualResetEvent(false);

            public event EventHandler<HalveCompletedEventArgs> HalveCompleted;

            public void HalveAsync(int number)
            {
                AsyncOperation operation = AsyncOperationManager.CreateOperation(null);
                _cancelled.Reset();
                ThreadPool.QueueUserWorkItem(delegate
                {
                    // The last one takes its time.
                    bool isCancelled = number == 6 && _cancelled.WaitOne();
                    Exception error = number % 2 == 1 ? new ArgumentException("half a number") : null;
                    operation.PostOperationCompleted(OnHalved, new HalveCompletedEventArgs(number / 2, error, isCancelled));
                });
            }

            public void CancelAsync()
            {
                _cancelled.Set();
            }

            private void OnHalved(object state)
            {
                EventHandler<HalveCompletedEventArgs> handlers = HalveCompleted;
                if (handlers != null)
                {
                    handlers(this, (HalveCompletedEventArgs)state);
                }
            }
        }
    }
}
