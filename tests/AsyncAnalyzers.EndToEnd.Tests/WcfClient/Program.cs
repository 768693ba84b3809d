using System;
using System.Globalization;
using System.ServiceModel;
using System.Threading;
using WcfCalculator.Generated;

namespace WcfClient
{
    /// <summary>Asks the calculator at an address: by way of a contract, and of a class that a tool wrote.</summary>
    public static class Program
    {
        private static readonly ManualResetEvent s_divided = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_added = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_failed = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_answered = new ManualResetEvent(false);

        public static void Main(string[] args)
        {
            UseContract(args[0]);
            UseGeneratedClient(args[0]);
            UseMessages(args[0]);
        }

        private static void UseContract(string address)
        {
            ChannelFactory<ICalculatorClient> factory = new ChannelFactory<ICalculatorClient>(
                new BasicHttpBinding(),
                new EndpointAddress(address)
            );
            ICalculatorClient client = factory.CreateChannel();

            IAsyncResult sum = client.BeginAdd(100.5, 15.25, null, null);
            Console.WriteLine("100.5 + 15.25 = {0}", client.EndAdd(sum).ToString(CultureInfo.InvariantCulture));

            client.BeginDivide(22, 7, new AsyncCallback(OnDivided), client);
            s_divided.WaitOne();

            IAsyncResult note = client.BeginNote("two results", null, null);
            client.EndNote(note);
            Console.WriteLine("noted");
            factory.Close();
        }

        private static void OnDivided(IAsyncResult ar)
        {
            ICalculatorClient client = (ICalculatorClient)ar.AsyncState;
            Console.WriteLine("22 / 7 = {0}", client.EndDivide(ar).ToString("F4", CultureInfo.InvariantCulture));
            s_divided.Set();
        }

        private static void UseGeneratedClient(string address)
        {
            CalculatorClient client = new CalculatorClient(new BasicHttpBinding(), new EndpointAddress(address));
            client.AddCompleted += new EventHandler<AddCompletedEventArgs>(OnAdded);
            client.AddAsync(9, 81.25, "the sum");
            s_added.WaitOne();
            client.Close();

            CalculatorClient nobody = new CalculatorClient(new BasicHttpBinding(), new EndpointAddress("http://127.0.0.1:1/nobody"));
            nobody.AddCompleted += (sender, e) =>
            {
                Console.WriteLine(e.Error is CommunicationException ? "nobody listens" : "failed: " + e.Error);
                s_failed.Set();
            };
            nobody.AddAsync(1, 2);
            s_failed.WaitOne();
        }

        private static void OnAdded(object sender, AddCompletedEventArgs e)
        {
            if (e.Error != null)
            {
                Console.WriteLine("failed: {0}", e.Error);
            }
            else
            {
                Console.WriteLine("{0}: {1}", e.UserState, e.Result.ToString(CultureInfo.InvariantCulture));
            }

            s_added.Set();
        }

        private static void UseMessages(string address)
        {
            WcfCalculator.Messages.CalculatorClient client = new WcfCalculator.Messages.CalculatorClient(
                new BasicHttpBinding(),
                new EndpointAddress(address)
            );
            client.AddCompleted += new EventHandler<WcfCalculator.Messages.AddCompletedEventArgs>(OnAnswered);
            client.AddAsync(new WcfCalculator.Messages.AddRequest(2.5, 40));
            s_answered.WaitOne();
            client.Close();
        }

        private static void OnAnswered(object sender, WcfCalculator.Messages.AddCompletedEventArgs e)
        {
            if (e.Error != null)
            {
                Console.WriteLine("failed: {0}", e.Error);
            }
            else
            {
                Console.WriteLine("the answer: {0}", e.Result.AddResult.ToString(CultureInfo.InvariantCulture));
            }

            s_answered.Set();
        }
    }
}
