using System;
using System.Threading;

namespace FourWaysToWait
{
    /// <summary>Starts the same delegate four times and waits for it in four ways.</summary>
    public static class Program
    {
        private static readonly ManualResetEvent s_called = new ManualResetEvent(false);

        public static void Main()
        {
            Greeter greeter = new Greeter();

            WaitWithEndInvoke(greeter);
            WaitWithHandle(greeter);
            WaitByPolling(greeter);
            WaitForCallback(greeter);
        }

        /// <summary>EndInvoke itself blocks until the call is complete.</summary>
        private static void WaitWithEndInvoke(Greeter greeter)
        {
            GreetCaller caller = new GreetCaller(greeter.Greet);
            int threadId;

            // The out argument has no value before EndInvoke.
            IAsyncResult result = caller.BeginInvoke(40, out threadId, null, null); // expect: LAP1007(net472) LAP1001(net10.0)

            Console.WriteLine("EndInvoke: the main thread works on.");

            string answer = caller.EndInvoke(out threadId, result); // expect: LAP1001(net10.0)
            Print("EndInvoke", answer, threadId);
        }

        /// <summary>The wait handle is signaled when the call is complete.</summary>
        private static void WaitWithHandle(Greeter greeter)
        {
            GreetCaller caller = new GreetCaller(greeter.Greet);
            int threadId;
            IAsyncResult result = caller.BeginInvoke(30, out threadId, null, null); // expect: LAP1007(net472) LAP1001(net10.0)

            result.AsyncWaitHandle.WaitOne();

            // Work between the signal and EndInvoke goes here.
            string answer = caller.EndInvoke(out threadId, result); // expect: LAP1001(net10.0)
            result.AsyncWaitHandle.Close();
            Print("Wait handle", answer, threadId);
        }

        /// <summary>The result is asked again and again whether the call is complete.</summary>
        private static void WaitByPolling(Greeter greeter)
        {
            GreetCaller caller = greeter.Greet;
            int threadId;
            IAsyncResult result = caller.BeginInvoke(20, out threadId, null, null); // expect: LAP1007(net472) LAP1001(net10.0)

            while (!result.IsCompleted)
            {
                Thread.Sleep(5); // not done yet
            }

            string answer = caller.EndInvoke(out threadId, result); // expect: LAP1001(net10.0)
            Print("Polling", answer, threadId);
        }

        /// <summary>The callback ends the call on a pool thread.</summary>
        private static void WaitForCallback(Greeter greeter)
        {
            GreetCaller caller = new GreetCaller(greeter.Greet);
            int unused;
            caller.BeginInvoke(10, out unused, new AsyncCallback(OnGreeted), caller); // expect: LAP1007(net472) LAP1001(net10.0)

            // A pool thread does not keep the process alive.
            s_called.WaitOne();
            Console.WriteLine("Callback: done.");
        }

        /// <summary>Runs when the call that <see cref="WaitForCallback"/> began is complete.</summary>
        private static void OnGreeted(IAsyncResult ar)
        {
            // The delegate travels as the state.
            GreetCaller caller = (GreetCaller)ar.AsyncState;

            int threadId;
            string answer = caller.EndInvoke(out threadId, ar); // expect: LAP1001(net10.0)
            Print("Callback", answer, threadId);
            s_called.Set();
        }

        private static void Print(string way, string answer, int threadId)
        {
            Console.WriteLine("{0}: {1}, whose id is {2}.", way, answer, threadId > 0 ? "known" : "unknown");
        }
    }
}
