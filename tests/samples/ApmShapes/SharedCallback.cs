using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>Several begin calls name one callback, which ends them all.</summary>
    // prints: first: 6
    // prints: second: 7
    // prints: third: 8
    internal sealed class SharedCallback
    {
        private readonly Calculator _calculator = new Calculator();
        private readonly TextWriter _log;
        private Signal _called;

        private SharedCallback(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            SharedCallback shared = new SharedCallback(log);
            shared.First();
            shared.Second("second");
        }

        private void First()
        {
            _called = new Signal();
            _calculator.BeginDivide(12, 2, OnDivided, "first"); // expect: LAP2006(net472) LAP2006(net10.0)
            _called.Wait();
        }

        private void Second(string name)
        {
            _called = new Signal();
            _calculator.BeginDivide(14, 2, new AsyncCallback(this.OnDivided), name); // expect: LAP2006(net472) LAP2006(net10.0)
            _called.Wait();

            _called = new Signal();
            AsyncCallback callback = OnDivided;
            _calculator.BeginDivide(16, 2, callback, "third"); // expect: LAP2006(net472) LAP2006(net10.0)
            _called.Wait();
        }

        private void OnDivided(IAsyncResult ar)
        {
            string name = (string)ar.AsyncState;
            _log.WriteLine("{0}: {1}", name, _calculator.EndDivide(ar));
            _called.Give();
        }
    }
}
