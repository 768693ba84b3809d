using System;
using System.IO;
using System.Threading;

namespace ApmShapes
{
    /// <summary>The caller ends what completes synchronously, the callback what does not: each operation is ended once.</summary>
    // prints: caller ended 2
    // prints: callback ended 3, state three
    // prints: caller ended 4
    // prints: lambda ended 5
    // prints: handed on 6, state six
    // prints: handed on 7, state seven
    internal sealed class SynchronousBranch
    {
        private readonly TextWriter _log;
        private readonly Signal _done = new Signal();

        private SynchronousBranch(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            new SynchronousBranch(log).Load(2, "two", false);
            new SynchronousBranch(log).Load(3, "three", true);
            new SynchronousBranch(log).LoadWithLambda(4, false);
            new SynchronousBranch(log).LoadWithLambda(5, true);
            new SynchronousBranch(log).LoadAndHandOn(6, "six");
            new SynchronousBranch(log).LoadAndHandOn(7, "seven");
        }

        private void Load(int number, string name, bool isLate)
        {
            IAsyncResult result = BeginNumber(number, OnNumber, name); // expect: LAP2006(net472) LAP2006(net10.0)
            if (result.CompletedSynchronously)
            {
                _log.WriteLine("caller ended " + EndNumber(result));
            }

            if (isLate)
            {
                _done.Wait();
            }
        }

        private void OnNumber(IAsyncResult ar)
        {
            if (ar.CompletedSynchronously)
            {
                return;
            }

            _log.WriteLine("callback ended {0}, state {1}", EndNumber(ar), (string)ar.AsyncState);
            _done.Give();
        }

        private void LoadWithLambda(int number, bool isLate)
        {
            IAsyncResult result = BeginNumber(number, ar => // expect: LAP2006(net472) LAP2006(net10.0)
            {
                if (!ar.CompletedSynchronously)
                {
                    _log.WriteLine("lambda ended " + EndNumber(ar));
                    _done.Give();
                }
            }, null);
            if (!result.CompletedSynchronously)
            {
                if (isLate)
                {
                    _done.Wait();
                }

                return;
            }

            _log.WriteLine("caller ended " + EndNumber(result));
        }

        private void LoadAndHandOn(int number, string name)
        {
            IAsyncResult result = BeginNumber(number, OnNumberToHandOn, name); // expect: LAP2006(net472) LAP2006(net10.0)
            if (result.CompletedSynchronously)
            {
                Finish(result);
            }

            _done.Wait();
        }

        private void OnNumberToHandOn(IAsyncResult ar)
        {
            if (!ar.CompletedSynchronously)
            {
                Finish(ar);
            }
        }

        private void Finish(IAsyncResult ar)
        {
            string name = (string)ar.AsyncState;
            _log.WriteLine("handed on {0}, state {1}", EndNumber(ar), name);
            _done.Give();
        }

        private IAsyncResult BeginNumber(int number, AsyncCallback callback, object state)
        {
            Number operation = new Number(number, state);
            if (operation.CompletedSynchronously)
            {
                callback(operation);
            }
            else
            {
                ThreadPool.QueueUserWorkItem(unused => operation.Complete(callback));
            }

            return operation;
        }

        private int EndNumber(IAsyncResult result)
        {
            Number operation = (Number)result;
            if (operation.IsEnded)
            {
                throw new InvalidOperationException("ended twice");
            }

            operation.IsEnded = true;
            return operation.Value;
        }

        /// <summary>Even numbers are there at once, odd ones later.</summary>
        private sealed class Number : IAsyncResult
        {
            public readonly int Value;
            public bool IsEnded;
            private readonly object _state;
            private volatile bool _isComplete;

            public Number(int value, object state)
            {
                Value = value;
                _state = state;
                _isComplete = CompletedSynchronously;
            }

            public object AsyncState
            {
                get { return _state; }
            }

            public WaitHandle AsyncWaitHandle
            {
                get { throw new NotSupportedException(); }
            }

            public bool CompletedSynchronously
            {
                get { return Value % 2 == 0; }
            }

            public bool IsCompleted
            {
                get { return _isComplete; }
            }

            public void Complete(AsyncCallback callback)
            {
                Thread.Sleep(50);
                _isComplete = true;
                callback(this);
            }
        }
    }
}
