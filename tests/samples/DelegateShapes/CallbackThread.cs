using System;
using System.IO;
using System.Threading;

namespace DelegateShapes
{
    /// <summary>Work and callbacks run on threads of the pool, never on the one that begins or waits, and without its context.</summary>
    // prints: caller: own thread, with a context
    // prints: work: background thread of the pool
    // prints: method: background thread of the pool, no context
    // prints: lambda: background thread of the pool, no context
    // prints: work is done at once, and the callback waits for the caller
    internal static class CallbackThread
    {
        private static readonly Func<int, string> s_describe = number => Describe();

        private static TextWriter s_log;
        private static Signal s_begun;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            s_log = log;
            SynchronizationContext.SetSynchronizationContext(new NeverRuns());
            log.WriteLine("caller: " + Describe() + ", " + Context());

            IAsyncResult result = s_describe.BeginInvoke(0, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("work: " + s_describe.EndInvoke(result)); // expect: LAP1001(net10.0)

            s_called = new Signal();
            s_describe.BeginInvoke(1, OnDescribed, null); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();

            Signal called = new Signal();
            s_describe.BeginInvoke(2, ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                s_describe.EndInvoke(ar); // expect: LAP1001(net10.0)
                log.WriteLine("lambda: " + Describe() + ", " + Context());
                called.Give();
            }, null);
            called.Wait();

            // Were the callback to run here, it would wait for ever.
            Action nothing = delegate { };
            for (int i = 0; i < 200; i++)
            {
                s_begun = new Signal();
                s_called = new Signal();
                nothing.BeginInvoke(OnNothing, nothing); // expect: LAP1007(net472) LAP1001(net10.0)
                s_begun.Give();
                s_called.Wait();
            }

            log.WriteLine("work is done at once, and the callback waits for the caller");
            SynchronizationContext.SetSynchronizationContext(null);
        }

        private static void OnDescribed(IAsyncResult ar)
        {
            s_describe.EndInvoke(ar); // expect: LAP1001(net10.0)
            s_log.WriteLine("method: " + Describe() + ", " + Context());
            s_called.Give();
        }

        private static void OnNothing(IAsyncResult ar)
        {
            ((Action)ar.AsyncState).EndInvoke(ar); // expect: LAP1001(net10.0)
            s_begun.Wait();
            s_called.Give();
        }

        private static string Describe()
        {
            Thread thread = Thread.CurrentThread;
            return !thread.IsThreadPoolThread ? "own thread" : thread.IsBackground ? "background thread of the pool" : "foreground thread of the pool";
        }

        private static string Context()
        {
            return SynchronizationContext.Current is NeverRuns ? "with a context" : "no context";
        }

        /// <summary>The context of a thread that is too busy to run what others post to it.</summary>
        private sealed class NeverRuns : SynchronizationContext
        {
            public override void Post(SendOrPostCallback d, object state)
            {
            }
        }
    }
}
