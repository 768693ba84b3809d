using System;
using System.Threading;

namespace WcfContracts
{
    /// <summary>A calculation under way on a thread of the pool.</summary>
    public class Calculation : IAsyncResult
    {
        private readonly ManualResetEvent _completed = new ManualResetEvent(false);
        private double _value;
        private Exception _failure;

        public Calculation(Func<double> calculate, AsyncCallback callback, object state)
        {
            AsyncState = state;
            ThreadPool.QueueUserWorkItem(delegate
            {
                try
                {
                    _value = calculate();
                }
                catch (Exception e)
                {
                    _failure = e;
                }

                _completed.Set();
                if (callback != null)
                {
                    callback(this);
                }
            });
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

        /// <summary>Blocks until the calculation is done and gives what came of it.</summary>
        public double Finish()
        {
            _completed.WaitOne();
            if (_failure != null)
            {
                throw _failure;
            }

            return _value;
        }
    }

    /// <summary>An operation that was complete when it began.</summary>
    public class CompletedAsyncResult<T> : IAsyncResult
    {
        private readonly T _data;

        public CompletedAsyncResult(T data, object state)
        {
            _data = data;
            AsyncState = state;
        }

        public T Data
        {
            get { return _data; }
        }

        public object AsyncState { get; private set; }

        public WaitHandle AsyncWaitHandle
        {
            get { return new ManualResetEvent(true); }
        }

        public bool CompletedSynchronously
        {
            get { return true; }
        }

        public bool IsCompleted
        {
            get { return true; }
        }
    }
}
