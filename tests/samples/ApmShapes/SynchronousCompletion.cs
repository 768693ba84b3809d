using System;
using System.IO;
using System.Threading;

namespace ApmShapes
{
    /// <summary>The operation may complete before Begin returns; the callback runs once all the same.</summary>
    // prints: called back before Begin returns: 1
    // prints: then the caller goes on
    // prints: at once: 2
    // prints: loop of 3: 3
    internal sealed class SynchronousCompletion
    {
        private readonly TextWriter _log;
        private int _loops;

        private SynchronousCompletion(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            SynchronousCompletion completion = new SynchronousCompletion(log);
            completion.BeginNumber(1, completion.OnNumber, "called back before Begin returns: "); // expect: LAP2006(net472) LAP2006(net10.0)
            log.WriteLine("then the caller goes on");

            IAsyncResult result = completion.BeginNumber(2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            log.WriteLine("at once: " + completion.EndNumber(result));

            completion.BeginNumber(0, completion.OnLoop, null); // expect: LAP2006(net472) LAP2006(net10.0)
            log.WriteLine("loop of 3: " + completion._loops);
        }

        private IAsyncResult BeginNumber(int number, AsyncCallback callback, object state)
        {
            Known known = new Known(number, state);
            if (callback != null)
            {
                callback(known);
            }

            return known;
        }

        private int EndNumber(IAsyncResult result)
        {
            return ((Known)result).Number;
        }

        private void OnNumber(IAsyncResult ar)
        {
            _log.WriteLine((string)ar.AsyncState + EndNumber(ar));
        }

        private void OnLoop(IAsyncResult ar)
        {
            int number = EndNumber(ar);
            _loops = number;
            if (number < 3)
            {
                BeginNumber(number + 1, OnLoop, null); // expect: LAP2006(net472) LAP2006(net10.0)
            }
        }

        /// <summary>A result that is there already.</summary>
        private sealed class Known : IAsyncResult
        {
            public readonly int Number;
            private readonly object _state;

            public Known(int number, object state)
            {
                Number = number;
                _state = state;
            }

            public object AsyncState
            {
                get { return _state; }
            }

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
}
