using System;
using System.Threading;

namespace WcfCalculator
{
    /// <summary>A division under way.</summary>
    public class Division : IAsyncResult
    {
        private readonly double _dividend;
        private readonly double _divisor;
        private readonly AsyncCallback _callback;
        private readonly ManualResetEvent _completed = new ManualResetEvent(false);
        private double _quotient;

        public Division(double dividend, double divisor, AsyncCallback callback, object state)
        {
            _dividend = dividend;
            _divisor = divisor;
            _callback = callback;
            AsyncState = state;
        }

        public object AsyncState { get; private set; }

        public WaitHandle AsyncWaitHandle
        {
            get { return _completed; }
        }

        public bool CompletedSynchronously
        {
            get { return false; }
        }

        public bool IsCompleted
        {
            get { return _completed.WaitOne(0); }
        }

        /// <summary>Divides and tells whoever waits.</summary>
        public void Run()
        {
            _quotient = _dividend / _divisor;
            _completed.Set();
            if (_callback != null)
            {
                _callback(this);
            }
        }

        /// <summary>Blocks until the division is done and gives its outcome.</summary>
        public double Finish()
        {
            _completed.WaitOne();
            return _quotient;
        }
    }
}
