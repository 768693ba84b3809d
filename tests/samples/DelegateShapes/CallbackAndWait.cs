using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>A call has a callback, and its async result is waited for, too.</summary>
    // prints: the work is waited for: True
    // prints: method: 1
    // prints: completed: True
    // prints: lambda: 2 with state
    internal static class CallbackAndWait
    {
        private static readonly Func<int, int> s_same = number => number;

        private static TextWriter s_log;
        private static Signal s_waited;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            s_log = log;
            s_waited = new Signal();
            s_called = new Signal();
            IAsyncResult result = s_same.BeginInvoke(1, OnDone, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("the work is waited for: " + result.AsyncWaitHandle.WaitOne(10000));
            s_waited.Give();
            s_called.Wait();

            Signal waited = new Signal();
            Signal called = new Signal();
            IAsyncResult other = s_same.BeginInvoke(2, ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                int number = s_same.EndInvoke(ar); // expect: LAP1001(net10.0)
                waited.Wait();
                log.WriteLine("lambda: " + number + " with " + ar.AsyncState);
                called.Give();
            }, "state");
            other.AsyncWaitHandle.WaitOne();
            log.WriteLine("completed: " + other.IsCompleted);
            waited.Give();
            called.Wait();
        }

        private static void OnDone(IAsyncResult ar)
        {
            int number = s_same.EndInvoke(ar); // expect: LAP1001(net10.0)
            s_waited.Wait();
            s_log.WriteLine("method: " + number);
            s_called.Give();
        }
    }
}
