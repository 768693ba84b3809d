using System;
using System.Threading;

namespace ApmShapes
{
    /// <summary>The async result of some work on a pool thread, as libraries write it.</summary>
    internal sealed class Operation<T> : IAsyncResult
    {
        private readonly ManualResetEvent _completed = new ManualResetEvent(false);
        private readonly AsyncCallback _callback;
        private readonly object _state;
        private T _result;
        private Exception _error;
        private int _ended;

        public Operation(Func<T> work, AsyncCallback callback, object state)
        {
            _callback = callback;
            _state = state;
            ThreadPool.QueueUserWorkItem(delegate { Do(work); });
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
            get { return false; }
        }

        public bool IsCompleted
        {
            get { return _completed.WaitOne(0); }
        }

        public T End()
        {
            if (Interlocked.Exchange(ref _ended, 1) != 0)
            {
                throw new InvalidOperationException("ended twice");
            }

            _completed.WaitOne();
            if (_error != null)
            {
                throw _error;
            }

            return _result;
        }

        private void Do(Func<T> work)
        {
            try
            {
                _result = work();
            }
            catch (Exception e)
            {
                _error = e;
            }

            _completed.Set();
            if (_callback != null)
            {
                _callback(this);
            }
        }
    }
}
