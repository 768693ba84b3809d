using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Stage
{
    /// <summary>The async result of a pair of Begin and End methods that compute a number.</summary>
    public sealed class Outcome : IAsyncResult
    {
        private readonly ManualResetEvent _completed = new ManualResetEvent(false);
        private readonly object _state;
        private readonly bool _synchronous;
        private int _value;
        private Exception _exception;

        private Outcome(object state, bool synchronous)
        {
            _state = state;
            _synchronous = synchronous;
        }

        public object AsyncState
        {
            get { return _state; }
        }

        public WaitHandle AsyncWaitHandle
        {
            get { return _completed; }
        }

        public bool CompletedSynchronously
        {
            get { return _synchronous; }
        }

        public bool IsCompleted
        {
            get { return _completed.WaitOne(0); }
        }

        /// <summary>Computes at once on this thread, or on the pool, and calls back there.</summary>
        public static IAsyncResult Start(Timing timing, Func<int> compute, AsyncCallback callback, object state)
        {
            Outcome outcome = new Outcome(state, timing == Timing.Synchronous);
            switch (timing)
            {
                case Timing.Synchronous:
                    outcome.Complete(compute, callback);
                    break;
                case Timing.DuringBegin:
                    Task.Run(() => outcome.Complete(compute, callback)).Wait();
                    break;
                default:
                    ThreadPool.QueueUserWorkItem(_ => outcome.Complete(compute, callback));
                    break;
            }

            return outcome;
        }

        /// <summary>Waits for what was computed.</summary>
        public static int End(IAsyncResult asyncResult)
        {
            Outcome outcome = (Outcome)asyncResult;
            outcome._completed.WaitOne();
            if (outcome._exception != null)
            {
                ExceptionDispatchInfo.Capture(outcome._exception).Throw();
            }

            return outcome._value;
        }

        private void Complete(Func<int> compute, AsyncCallback callback)
        {
            try
            {
                _value = compute();
            }
            catch (Exception e)
            {
                _exception = e;
            }

            _completed.Set();
            if (callback != null)
            {
                callback(this);
            }
        }
    }
}
