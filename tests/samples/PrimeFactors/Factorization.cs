using System;
using System.Threading;

namespace PrimeFactors
{
    /// <summary>The factorization of one number, which reports the factors when it is complete.</summary>
    public class Factorization
    {
        private readonly int _number;
        private readonly ManualResetEvent _printed = new ManualResetEvent(false);

        public Factorization(int number)
        {
            _number = number;
        }

        /// <summary>Starts to factorize and returns at once.</summary>
        public void Start()
        {
            FactorizeCaller caller = new FactorizeCaller(new Factorizer().Factorize);
            int smaller = 0;
            int greater = 0;

            // The values that the variables have now go to the delegate, nothing comes back here.
            caller.BeginInvoke( // expect: LAP1007(net472) LAP1001(net10.0)
                _number,
                ref smaller,
                ref greater,
                new AsyncCallback(this.OnFactorized),
                caller);
        }

        /// <summary>Blocks until the report is printed.</summary>
        public void Wait()
        {
            _printed.WaitOne();
        }

        /// <summary>The callback of the factorization.</summary>
        private void OnFactorized(IAsyncResult ar)
        {
            int smaller = 0;
            int greater = 0;

            // What the delegate wrote to its ref arguments comes out of EndInvoke.
            FactorizeCaller caller = (FactorizeCaller)ar.AsyncState;
            bool found = caller.EndInvoke(ref smaller, ref greater, ar); // expect: LAP1001(net10.0)

            Print("On callback", _number, found, smaller, greater);
            _printed.Set();
        }

        /// <summary>Writes the line that all reports have in common.</summary>
        public static void Print(string when, int number, bool found, int smaller, int greater)
        {
            if (found)
            {
                Console.WriteLine("{0}: {1} = {2} x {3}", when, number, smaller, greater);
            }
            else
            {
                Console.WriteLine("{0}: {1} is a prime", when, number);
            }
        }
    }
}
