using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>A method is called back when the work is done, and gets the state.</summary>
    // prints: the caller goes on
    // prints: 1 with the state
    // prints: static: 2 with 22
    // prints: of another object: 3 with 33
    // prints: without a state: 4
    // prints: null state: 5 with nothing
    // prints: before the end: 6
    // prints: expression body: 7
    internal sealed class NamedCallback
    {
        private static readonly Func<int, int> s_same = number => number;

        private static TextWriter s_log;
        private static Signal s_called;
        private static volatile bool s_worked;
        private readonly string _prefix;

        private NamedCallback(string prefix)
        {
            _prefix = prefix;
        }

        public static void Run(TextWriter log)
        {
            s_log = log;
            new NamedCallback("").Instance();
            Static();
            OfAnother(new NamedCallback("of another object: "));
            WithoutState();
            NullState();
            BeforeEnd();
            ExpressionBody();
        }

        private void Instance()
        {
            Signal begun = new Signal();
            s_called = new Signal();
            Func<int> waiting = delegate
            {
                begun.Wait();
                return 1;
            };
            waiting.BeginInvoke(new AsyncCallback(this.OnWaited), new object[] { waiting, "the state" }); // expect: LAP1007(net472) LAP1001(net10.0)
            s_log.WriteLine("the caller goes on");
            begun.Give();
            s_called.Wait();
        }

        private void OnWaited(IAsyncResult ar)
        {
            object[] state = (object[])ar.AsyncState;
            Func<int> waiting = (Func<int>)state[0];
            Print(_prefix + waiting.EndInvoke(ar) + " with " + state[1]); // expect: LAP1001(net10.0)
        }

        private static void Static()
        {
            s_called = new Signal();
            s_same.BeginInvoke(2, OnStatic, 22); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
        }

        private static void OnStatic(IAsyncResult ar)
        {
            int number = s_same.EndInvoke(ar); // expect: LAP1001(net10.0)
            int state = (int)ar.AsyncState;
            Print("static: " + number + " with " + state);
        }

        private static void OfAnother(NamedCallback other)
        {
            s_called = new Signal();
            using (new HeldPool())
            {
                string state = "33";
                s_same.BeginInvoke(3, other.OnOther, state); // expect: LAP1007(net472) LAP1001(net10.0)
                state = "wrong";
            }

            s_called.Wait();
        }

        private void OnOther(IAsyncResult ar)
        {
            Print(_prefix + s_same.EndInvoke(ar) + " with " + (ar.AsyncState as string)); // expect: LAP1001(net10.0)
        }

        private static void WithoutState()
        {
            s_called = new Signal();
            s_same.BeginInvoke(4, OnWithoutState, null); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
        }

        private static void OnWithoutState(IAsyncResult ar)
        {
            Print("without a state: " + s_same.EndInvoke(ar)); // expect: LAP1001(net10.0)
        }

        private static void NullState()
        {
            s_called = new Signal();
            s_same.BeginInvoke(5, OnNullState, null); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
        }

        private static void OnNullState(IAsyncResult ar)
        {
            Print("null state: " + s_same.EndInvoke(ar) + " with " + (ar.AsyncState ?? "nothing")); // expect: LAP1001(net10.0)
        }

        private static void BeforeEnd()
        {
            s_called = new Signal();
            Func<int, int> work = number =>
            {
                s_worked = true;
                return number;
            };
            work.BeginInvoke(6, OnBeforeEnd, work); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
        }

        private static void OnBeforeEnd(IAsyncResult ar)
        {
            bool worked = s_worked;
            Func<int, int> work = (Func<int, int>)ar.AsyncState;
            Print((worked ? "before the end: " : "too early: ") + work.EndInvoke(ar)); // expect: LAP1001(net10.0)
        }

        private static void ExpressionBody()
        {
            s_called = new Signal();
            s_same.BeginInvoke(7, OnExpressionBody, null); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
        }

        private static void OnExpressionBody(IAsyncResult ar) => Print("expression body: " + s_same.EndInvoke(ar)); // expect: LAP1001(net10.0)

        private static void Print(string text)
        {
            s_log.WriteLine(text);
            s_called.Give();
        }
    }
}
