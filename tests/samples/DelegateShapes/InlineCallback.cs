using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>A lambda is called back when the work is done.</summary>
    // prints: the caller goes on
    // prints: expression: 1
    // prints: block: 2 with the state
    // prints: anonymous method: 3 with 33
    // prints: state in a variable: 4 with old
    // prints: before the end: 5
    // prints: end given as the callback
    // prints: nested: 7, then 8
    internal static class InlineCallback
    {
        public static void Run(TextWriter log)
        {
            Func<int, int> same = delegate(int number) { return number; };

            Signal begun = new Signal();
            Signal called = new Signal();
            Func<int> waiting = delegate
            {
                begun.Wait();
                return 1;
            };
            waiting.BeginInvoke(ar => Print(log, called, "expression: " + waiting.EndInvoke(ar)), null); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            log.WriteLine("the caller goes on");
            begun.Give();
            called.Wait();

            Signal second = new Signal();
            same.BeginInvoke(2, ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                int number = same.EndInvoke(ar); // expect: LAP1001(net10.0)
                Print(log, second, "block: " + number + " with " + ar.AsyncState);
            }, "the state");
            second.Wait();

            Signal third = new Signal();
            same.BeginInvoke(3, delegate(IAsyncResult ar) // expect: LAP1007(net472) LAP1001(net10.0)
            {
                int state = (int)ar.AsyncState;
                int number = same.EndInvoke(ar); // expect: LAP1001(net10.0)
                Print(log, third, "anonymous method: " + number + " with " + state);
            }, 33);
            third.Wait();

            Signal fourth = new Signal();
            using (new HeldPool())
            {
                string state = "old";
                same.BeginInvoke(4, ar => Print(log, fourth, "state in a variable: " + same.EndInvoke(ar) + " with " + (string)ar.AsyncState), state); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
                state = "new";
            }

            fourth.Wait();

            Signal fifth = new Signal();
            bool worked = false;
            Func<int> work = delegate
            {
                worked = true;
                return 5;
            };
            work.BeginInvoke(ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                string text = worked ? "before the end: " : "too early: ";
                text += work.EndInvoke(ar); // expect: LAP1001(net10.0)
                Print(log, fifth, text);
            }, null);
            fifth.Wait();

            Signal sixth = new Signal();
            Action last = delegate { Print(log, sixth, "end given as the callback"); };
            last.BeginInvoke(last.EndInvoke, null); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            sixth.Wait();

            Signal seventh = new Signal();
            same.BeginInvoke(7, outer => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                int first = same.EndInvoke(outer); // expect: LAP1001(net10.0)
                same.BeginInvoke(8, inner => Print(log, seventh, "nested: " + first + ", then " + same.EndInvoke(inner)), null); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            }, null);
            seventh.Wait();
        }

        private static void Print(TextWriter log, Signal printed, string text)
        {
            log.WriteLine(text);
            printed.Give();
        }
    }
}
