using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>A pair with more arguments than FromAsync passes on; they are evaluated once, in order, at the begin call.</summary>
    // prints: sum: 15
    // prints: evaluated 1 2 3 4 5
    // prints: old values: 15
    // prints: called back: 150 with 7
    // prints: of the receiver at the begin call: 5
    internal sealed class ManyArguments
    {
        private readonly TextWriter _log;
        private Calculator _calculator = new Calculator();
        private int _count;

        private ManyArguments(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            ManyArguments many = new ManyArguments(log);
            many.AtOnce();
            many.InOrder();
            many.CalledBack();
            many.Receiver();
        }

        private void AtOnce()
        {
            IAsyncResult result = _calculator.BeginSum(1, 2, 3, 4, 5, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            _log.WriteLine("sum: " + _calculator.EndSum(result));
        }

        private void InOrder()
        {
            _log.Write("evaluated");
            int last = 5;
            IAsyncResult result = _calculator.BeginSum(Next(), Next(), Next(), Next(), Next(), null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            last = 100;
            _count = last;
            _log.WriteLine();
            _log.WriteLine("old values: " + _calculator.EndSum(result));
        }

        private void CalledBack()
        {
            Signal called = new Signal();
            int ten = 10;
            _calculator.BeginSum(ten, 2 * ten, 3 * ten, 4 * ten, 5 * ten, delegate(IAsyncResult ar) // expect: LAP2006(net472) LAP2006(net10.0)
            {
                int sum = _calculator.EndSum(ar);
                int state = (int)ar.AsyncState;
                _log.WriteLine("called back: " + sum + " with " + state);
                called.Give();
            }, 7);
            ten = 0;
            called.Wait();
        }

        private void Receiver()
        {
            Calculator calculator = _calculator;
            IAsyncResult result = _calculator.BeginSum(1, 1, 1, 1, 1, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            _calculator = null;
            _log.WriteLine("of the receiver at the begin call: " + calculator.EndSum(result));
            _calculator = calculator;
        }

        private int Next()
        {
            _count++;
            _log.Write(" " + _count);
            return _count;
        }
    }
}
