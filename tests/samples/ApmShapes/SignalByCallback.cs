using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>The callback gives a signal, and whoever waits for it ends the operation.</summary>
    // prints: 17 / 5 = 3
    // prints: failed as it should
    internal static class SignalByCallback
    {
        private static readonly Calculator s_calculator = new Calculator();

        public static void Run(TextWriter log)
        {
            Signal divided = new Signal();
            IAsyncResult result = s_calculator.BeginDivideRest(17, 5, ar => divided.Give(), null); // expect: LAP2006(net472) LAP2006(net10.0)
            divided.Wait();
            log.WriteLine("17 / 5 = " + s_calculator.EndDivideRest(out int rest, result));

            Signal failed = new Signal();
            IAsyncResult other = s_calculator.BeginDivideRest(1, 0, delegate { failed.Give(); }, null); // expect: LAP2006(net472) LAP2006(net10.0)
            failed.Wait();
            try
            {
                s_calculator.EndDivideRest(out rest, other);
            }
            catch (CalculatorException)
            {
                log.WriteLine("failed as it should");
            }
        }
    }
}
