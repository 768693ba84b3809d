using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>The async result is kept in a private field and ended in another method, which has to be done by hand.</summary>
    // prints: begun
    // prints: ended: 21
    internal sealed class ResultInField
    {
        private readonly Calculator _calculator = new Calculator();
        private IAsyncResult _result;

        public static void Run(TextWriter log)
        {
            ResultInField field = new ResultInField();
            field.Begin();
            log.WriteLine("begun");
            log.WriteLine("ended: " + field.End());
        }

        private void Begin()
        {
            _result = _calculator.BeginDivide(42, 2, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
        }

        private int End()
        {
            return _calculator.EndDivide(_result);
        }
    }
}
