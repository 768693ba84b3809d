using System;
using System.Globalization;
using System.ServiceModel;
using System.Threading;

namespace WcfContracts
{
    /// <summary>Prints what the contracts are on the wire, and calls the services without a wire between: Mono runs no operations that return a task.</summary>
    public static class Program
    {
        private static readonly ManualResetEvent s_added = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_divided = new ManualResetEvent(false);

        public static void Main()
        {
            WireContract.Print(typeof(ICalculator));
            WireContract.Print(typeof(IMessages));
            WireContract.Print(typeof(IBroadcast));
            WireContract.Print(typeof(IStore<int>));

            Calculator calculator = new Calculator();
            Calculate(calculator);
            Console.WriteLine("Noted: {0}", calculator.ReadNote());
            Read(new Messages());
        }

        private static void Calculate(ICalculator channel)
        {
            // The state carries the channel to the callback.
            channel.BeginAdd(100.5, 15.25, new AsyncCallback(OnAdded), channel); // expect: LAP2006(net472)
            s_added.WaitOne();

            IAsyncResult subtraction = channel.BeginSubtract(145, 76.5, null, null); // expect: LAP2006(net472)
            IAsyncResult multiplication = channel.BeginMultiply(9, 81.25, null, null); // expect: LAP2006(net472)
            Console.WriteLine("145 - 76.5 = {0}", Written(channel.EndSubtract(subtraction)));
            Console.WriteLine("9 * 81.25 = {0}", Written(channel.EndMultiply(multiplication)));

            channel.BeginDivide(22, 0, new AsyncCallback(OnDivided), channel); // expect: LAP2006(net472)
            s_divided.WaitOne();

            // Nobody asks whether the note arrived.
            channel.BeginNote("four results", null, null); // expect: LAP2001(net472)
        }

        /// <summary>The sum has come.</summary>
        private static void OnAdded(IAsyncResult ar)
        {
            double sum = ((ICalculator)ar.AsyncState).EndAdd(ar);
            Console.WriteLine("100.5 + 15.25 = {0}", Written(sum));
            s_added.Set();
        }

        /// <summary>The quotient has come, or what went wrong.</summary>
        private static void OnDivided(IAsyncResult ar)
        {
            ICalculator channel = (ICalculator)ar.AsyncState;
            try
            {
                double quotient = channel.EndDivide(ar);
                Console.WriteLine("22 / 0 = {0}", Written(quotient));
            }
            catch (FaultException<string> fault)
            {
                Console.WriteLine("22 / 0: {0}", fault.Detail);
            }

            s_divided.Set();
        }

        private static void Read(IMessages channel)
        {
            IAsyncResult reverse = channel.BeginReverse("stressed", null, null); // expect: LAP2006(net472)
            Console.WriteLine("{0}, {1}", channel.Echo("stressed"), channel.EndReverse(reverse));
        }

        private static string Written(double number)
        {
            return number.ToString("F4", CultureInfo.InvariantCulture);
        }
    }
}
