using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>End has a second result.</summary>
    // prints: 17 = 3 * 5 + 2
    // prints: declared in the call: 2
    // prints: in a condition: 3 rest 2
    // prints: among arguments: 4 rest 3
    // prints: called back: 3 rest 1
    // prints: in a field: 2
    // prints: not set by a failure: 42
    internal sealed class OutArguments
    {
        private static readonly Calculator s_calculator = new Calculator();
        private readonly TextWriter _log;
        private readonly Signal _called = new Signal();
        private int _rest;

        private OutArguments(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            OutArguments arguments = new OutArguments(log);
            arguments.InLocal();
            arguments.InsideStatement();
            arguments.CallBack();
            arguments.InField();
            arguments.Failure();
        }

        private void InLocal()
        {
            IAsyncResult result = s_calculator.BeginDivideRest(17, 5, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            int rest;
            int quotient = s_calculator.EndDivideRest(out rest, result);
            _log.WriteLine("17 = {0} * 5 + {1}", quotient, rest);

            IAsyncResult other = s_calculator.BeginDivideRest(12, 10, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            s_calculator.EndDivideRest(out int declared, other);
            _log.WriteLine("declared in the call: " + declared);
        }

        private void InsideStatement()
        {
            IAsyncResult result = s_calculator.BeginDivideRest(17, 5, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            int rest;
            if (s_calculator.EndDivideRest(out rest, result) == 3 && rest == 2)
            {
                _log.WriteLine("in a condition: 3 rest 2");
            }

            IAsyncResult other = s_calculator.BeginDivideRest(19, 4, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            _log.WriteLine("among arguments: {0} rest {1}", s_calculator.EndDivideRest(out rest, other), rest);
        }

        private void CallBack()
        {
            s_calculator.BeginDivideRest(10, 3, OnDivided, this); // expect: LAP2006(net472) LAP2006(net10.0)
            _called.Wait();
        }

        private static void OnDivided(IAsyncResult ar)
        {
            OutArguments arguments = (OutArguments)ar.AsyncState;
            int rest;
            int quotient = s_calculator.EndDivideRest(out rest, ar);
            arguments._log.WriteLine("called back: {0} rest {1}", quotient, rest);
            arguments._called.Give();
        }

        private void InField()
        {
            IAsyncResult result = s_calculator.BeginDivideRest(11, 3, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            s_calculator.EndDivideRest(out _rest, result);
            _log.WriteLine("in a field: " + _rest);
        }

        private void Failure()
        {
            _rest = 42;
            IAsyncResult result = s_calculator.BeginDivideRest(1, 0, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            try
            {
                s_calculator.EndDivideRest(out _rest, result);
            }
            catch (CalculatorException)
            {
                _log.WriteLine("not set by a failure: " + _rest);
            }
        }
    }
}
