using System;
using System.Threading;

namespace PrimeFactors
{
    /// <summary>Factorizes numbers on pool threads; the factors come back through <c>ref</c> arguments.</summary>
    public static class Program
    {
        public static void Main()
        {
            foreach (int number in new int[] { 999634589, 7919 })
            {
                FactorizeWithCallback(number);
                FactorizeByPolling(number);
            }
        }

        /// <summary>A callback ends the call.</summary>
        private static void FactorizeWithCallback(int number)
        {
            Factorization factorization = new Factorization(number);
            factorization.Start();
            factorization.Wait();
        }

        /// <summary>The method that began the call ends it, too.</summary>
        private static void FactorizeByPolling(int number)
        {
            FactorizeCaller caller = new FactorizeCaller(new Factorizer().Factorize);
            int smaller = 0;
            int greater = 0;
            IAsyncResult ar = caller.BeginInvoke(number, ref smaller, ref greater, null, null); // expect: LAP1007(net472) LAP1001(net10.0)

            while (ar.IsCompleted == false)
            {
                // Anything else could be done here.
                Thread.Sleep(10);
            }

            bool found = caller.EndInvoke(ref smaller, ref greater, ar); // expect: LAP1001(net10.0)
            Factorization.Print("On polling", number, found, smaller, greater);
        }
    }
}
