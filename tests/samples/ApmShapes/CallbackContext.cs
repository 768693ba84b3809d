using System;
using System.IO;
using System.Threading;

namespace ApmShapes
{
    /// <summary>Callbacks run on the thread that completes the operation, not in the context of the caller.</summary>
    // prints: method: on a pool thread
    // prints: lambda: on a pool thread
    // prints: nothing was posted
    internal sealed class CallbackContext : SynchronizationContext
    {
        private readonly Calculator _calculator = new Calculator();
        private readonly TextWriter _log;
        private readonly Signal _called = new Signal();
        private int _posted;

        private CallbackContext(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            CallbackContext context = new CallbackContext(log);
            SetSynchronizationContext(context);
            context.Call();
            log.WriteLine(context._posted == 0 ? "nothing was posted" : "posted");
        }

        public override void Post(SendOrPostCallback d, object state)
        {
            _posted++;
            base.Post(d, state);
        }

        private void Call()
        {
            Signal begun = new Signal();
            Action work = begun.Wait;
            _calculator.BeginRun(work, OnRun, "method"); // expect: LAP2006(net472) LAP2006(net10.0)
            begun.Give();
            _called.Wait();

            Signal begunAgain = new Signal();
            Signal called = new Signal();
            _calculator.BeginRun(new Action(begunAgain.Wait), ar => // expect: LAP2006(net472) LAP2006(net10.0)
            {
                _calculator.EndRun(ar);
                Print("lambda");
                called.Give();
            }, null);
            begunAgain.Give();
            called.Wait();
        }

        private void OnRun(IAsyncResult ar)
        {
            _calculator.EndRun(ar);
            Print((string)ar.AsyncState);
            _called.Give();
        }

        private void Print(string name)
        {
            bool onPool = Thread.CurrentThread.IsThreadPoolThread && Current != this;
            _log.WriteLine(name + (onPool ? ": on a pool thread" : ": elsewhere"));
        }
    }
}
