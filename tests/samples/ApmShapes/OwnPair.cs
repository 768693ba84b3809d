using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ApmShapes
{
    /// <summary>A pair of our own, ended in each of the ways there are.</summary>
    // prints: at once: 4
    // prints: nested: 5
    // prints: after work: 6
    // prints: wait handle: 7
    // prints: polled: 8
    // prints: both: 9 and 10
    // prints: lambda: 11 with state
    // prints: method: 12 with the state
    // prints: begin and end in conditions: 13
    // prints: wrapped: 14
    // prints: wrapped result: 15
    // prints: without a result: ran
    // prints: never ended, never looked at
    internal sealed class OwnPair
    {
        private readonly Calculator _calculator = new Calculator();
        private readonly Signal _called = new Signal();
        private readonly TextWriter _log;

        private OwnPair(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            OwnPair pair = new OwnPair(log);
            pair.End();
            pair.Wait();
            pair.CallBack();
            pair.Wrap().GetAwaiter().GetResult();
            pair.Forget();
        }

        private void End()
        {
            IAsyncResult result = _calculator.BeginDivide(8, 2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            int quotient = _calculator.EndDivide(result);
            _log.WriteLine("at once: " + quotient);

            _log.WriteLine("nested: " + _calculator.EndDivide(_calculator.BeginDivide(10, 2, null, null))); // expect: LAP2006(net472) LAP2006(net10.0)

            Signal worked = new Signal();
            IAsyncResult running = _calculator.BeginRun(worked.Wait, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            string text = "after work: " + 6;
            worked.Give();
            _calculator.EndRun(running);
            _log.WriteLine(text);
        }

        private void Wait()
        {
            IAsyncResult result = _calculator.BeginDivide(14, 2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            result.AsyncWaitHandle.WaitOne();
            _log.WriteLine("wait handle: " + _calculator.EndDivide(result));
            result.AsyncWaitHandle.Close();

            IAsyncResult polled = _calculator.BeginDivide(16, 2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            while (!polled.IsCompleted) // expect: LAP2007(net472) LAP2007(net10.0)
            {
                Thread.Sleep(1);
            }

            _log.WriteLine("polled: " + _calculator.EndDivide(polled));

            IAsyncResult left = _calculator.BeginDivide(18, 2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            IAsyncResult right = _calculator.BeginDivide(20, 2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            WaitHandle.WaitAll(new WaitHandle[] { left.AsyncWaitHandle, right.AsyncWaitHandle });
            _log.WriteLine("both: {0} and {1}", _calculator.EndDivide(left), _calculator.EndDivide(right));
        }

        private void CallBack()
        {
            Signal called = new Signal();
            _calculator.BeginDivide(22, 2, delegate(IAsyncResult ar) // expect: LAP2006(net472) LAP2006(net10.0)
            {
                _log.WriteLine("lambda: " + _calculator.EndDivide(ar) + " with " + ar.AsyncState);
                called.Give();
            }, "state");
            called.Wait();

            _calculator.BeginDivide(24, 2, new AsyncCallback(OnDivided), "the state"); // expect: LAP2006(net472) LAP2006(net10.0)
            _called.Wait();

            IAsyncResult result = _calculator.BeginDivide(26, 2, null, null); // expect: LAP2002(net472) LAP2002(net10.0)
            if (result.AsyncWaitHandle.WaitOne(10000, false)) // expect: LAP2008(net472) LAP2008(net10.0)
            {
                _log.WriteLine("begin and end in conditions: " + _calculator.EndDivide(result));
            }
        }

        private void OnDivided(IAsyncResult ar)
        {
            _log.WriteLine("method: {0} with {1}", _calculator.EndDivide(ar), (string)ar.AsyncState);
            _called.Give();
        }

        private async Task Wrap()
        {
            int wrapped = await Task.Factory.FromAsync<int, int, int>(_calculator.BeginDivide, _calculator.EndDivide, 28, 2, null);
            _log.WriteLine("wrapped: " + wrapped);

            int result = await Task.Factory.FromAsync(_calculator.BeginDivide(30, 2, null, null), ar => _calculator.EndDivide(ar));
            _log.WriteLine("wrapped result: " + result);

            await Task.Factory.FromAsync(_calculator.BeginRun(() => _log.Write("without a result: "), null, null), _calculator.EndRun);
            _log.WriteLine("ran");
        }

        private void Forget()
        {
            Signal ran = new Signal();
            Action work = delegate
            {
                _log.WriteLine("never ended, never looked at");
                ran.Give();
                throw new CalculatorException("nobody sees this");
            };
            _calculator.BeginRun(work, null, null); // expect: LAP2001(net472) LAP2001(net10.0)
            ran.Wait();
        }
    }
}
