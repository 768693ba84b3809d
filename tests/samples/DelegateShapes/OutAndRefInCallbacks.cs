using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>What the work writes to its out and ref arguments comes to the callback.</summary>
    // prints: lambda: True, 3 rest 1
    // prints: method: True, 4 rest 2 of the state
    // prints: ref in a lambda: 14
    // prints: ref in a method: 18, begun with 9
    internal static class OutAndRefInCallbacks
    {
        private static TextWriter s_log;
        private static Signal s_called;
        private static int s_begunWith;

        private delegate bool Divide(int number, int divisor, out int quotient, out int rest);

        private delegate void Change(ref int value);

        public static void Run(TextWriter log)
        {
            s_log = log;
            Divide divide = delegate(int number, int divisor, out int whole, out int over)
            {
                whole = number / divisor;
                over = number % divisor;
                return true;
            };
            Change change = delegate(ref int changed) { changed *= 2; };

            s_called = new Signal();
            int quotient;
            int rest;
            divide.BeginInvoke(10, 3, out quotient, out rest, ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                int given;
                int left;
                bool possible = divide.EndInvoke(out given, out left, ar); // expect: LAP1001(net10.0)
                Print(string.Format("lambda: {0}, {1} rest {2}", possible, given, left));
            }, null);
            s_called.Wait();

            s_called = new Signal();
            divide.BeginInvoke(14, 3, out quotient, out rest, OnDivided, new object[] { divide, "state" }); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();

            s_called = new Signal();
            int value = 7;
            change.BeginInvoke(ref value, ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                int given = 0;
                change.EndInvoke(ref given, ar); // expect: LAP1001(net10.0)
                Print("ref in a lambda: " + given);
            }, null);
            s_called.Wait();

            s_called = new Signal();
            using (new HeldPool())
            {
                value = 9;
                change.BeginInvoke(ref value, OnChanged, change); // expect: LAP1007(net472) LAP1001(net10.0)
                s_begunWith = value;
                value = 1000;
            }

            s_called.Wait();
        }

        private static void OnDivided(IAsyncResult ar)
        {
            int quotient;
            int rest;
            object[] state = (object[])ar.AsyncState;
            bool possible = ((Divide)state[0]).EndInvoke(out quotient, out rest, ar); // expect: LAP1001(net10.0)
            Print(string.Format("method: {0}, {1} rest {2} of the {3}", possible, quotient, rest, state[1]));
        }

        private static void OnChanged(IAsyncResult ar)
        {
            Change change = (Change)ar.AsyncState;
            int value = 0;
            change.EndInvoke(ref value, ar); // expect: LAP1001(net10.0)
            Print("ref in a method: " + value + ", begun with " + s_begunWith);
        }

        private static void Print(string text)
        {
            s_log.WriteLine(text);
            s_called.Give();
        }
    }
}
