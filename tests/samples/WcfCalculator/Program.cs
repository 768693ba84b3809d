using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.ServiceModel;
using System.Threading;
using WcfCalculator.Generated;

namespace WcfCalculator
{
    /// <summary>Hosts the calculator on a free port and is its client, too; told to serve, it only hosts it.</summary>
    public static class Program
    {
        private static readonly ManualResetEvent s_added = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_divided = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_addedAgain = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_answered = new ManualResetEvent(false);
        private static readonly AutoResetEvent s_quotient = new AutoResetEvent(false);

        public static void Main(string[] args)
        {
            Uri address = new Uri(string.Format("http://127.0.0.1:{0}/calculator", FreePort()));
            Calculator calculator = new Calculator();
            ServiceHost host = new ServiceHost(calculator);
            host.AddServiceEndpoint(typeof(ICalculator), new BasicHttpBinding(), address);
            host.Open();
            if (args.Length == 1 && args[0] == "serve")
            {
                Console.WriteLine(address);
                Console.ReadLine();
                host.Close();
                return;
            }

            ChannelFactory<ICalculatorClient> factory = new ChannelFactory<ICalculatorClient>(new BasicHttpBinding(), new EndpointAddress(address));
            ICalculatorClient client = factory.CreateChannel();

            // The state carries the channel to the callback.
            client.BeginAdd(100.5, 15.25, new AsyncCallback(OnAdded), client); // expect: LAP2006(net472)
            s_added.WaitOne();

            client.BeginDivide(22, 7, new AsyncCallback(OnDivided), client); // expect: LAP2006(net472)
            s_divided.WaitOne();

            // Nobody asks whether the note arrived.
            client.BeginNote("two results", null, null); // expect: LAP2001(net472)
            Console.WriteLine("Noted: {0}", calculator.ReadNote());

            factory.Close();
            UseGeneratedClient(address);
            UseMessages(address);
            UseClientByHand(address);
            host.Close();
        }

        /// <summary>Calls by way of a class that a tool wrote: with Begin and End, and with an event.</summary>
        private static void UseGeneratedClient(Uri address)
        {
            CalculatorClient client = new CalculatorClient(new BasicHttpBinding(), new EndpointAddress(address));
            IAsyncResult sum = client.BeginAdd(1.5, 2.5, null, null); // expect: LAP2006(net472)
            Console.WriteLine("1.5 + 2.5 = {0}", client.EndAdd(sum).ToString(CultureInfo.InvariantCulture));

            client.AddCompleted += new EventHandler<AddCompletedEventArgs>(OnAddCompleted); // expect: LAP4008(net472)
            client.AddAsync(9, 81.25, client); // expect: LAP4002(net472)
            s_addedAgain.WaitOne();
        }

        /// <summary>The other sum has come.</summary>
        private static void OnAddCompleted(object sender, AddCompletedEventArgs e)
        {
            Console.WriteLine("9 + 81.25 = {0}", e.Result.ToString(CultureInfo.InvariantCulture));
            ((CalculatorClient)e.UserState).Close();
            s_addedAgain.Set();
        }

        /// <summary>Calls by way of a class that a tool wrote with <c>/messageContract</c>: a message goes, and a message comes.</summary>
        private static void UseMessages(Uri address)
        {
            Messages.CalculatorClient client = new Messages.CalculatorClient(new BasicHttpBinding(), new EndpointAddress(address));
            client.AddCompleted += delegate(object sender, Messages.AddCompletedEventArgs e)
            {
                if (e.Error != null)
                {
                    Console.WriteLine("No answer: {0}", e.Error.GetType().Name);
                }
                else
                {
                    Messages.AddResponse response = e.Result;
                    Console.WriteLine("{0}: {1}", e.UserState, response.AddResult.ToString(CultureInfo.InvariantCulture));
                }

                s_answered.Set();
            };
            client.AddAsync(new Messages.AddRequest(2.5, 40), "2.5 + 40"); // expect: LAP4002(net472)
            s_answered.WaitOne();
            client.Close();
        }

        /// <summary>Calls by way of a class that is written by hand: one division after the other.</summary>
        private static void UseClientByHand(Uri address)
        {
            DivisionClient client = new DivisionClient(new BasicHttpBinding(), new EndpointAddress(address));
            client.DivideCompleted += OnDivideCompleted;
            client.DivideAsync(355, 113, "pi"); // expect: LAP4002(net472)
            s_quotient.WaitOne();
            client.DivideAsync(1, 3, "a third"); // expect: LAP4002(net472)
            s_quotient.WaitOne();
            client.Close();
        }

        /// <summary>A quotient has come, or none.</summary>
        private static void OnDivideCompleted(object sender, DivideCompletedEventArgs e)
        {
            if (e.Error == null)
            {
                Console.WriteLine("{0} is {1}", e.UserState, e.Result.ToString("F4", CultureInfo.InvariantCulture));
            }

            s_quotient.Set();
        }

        /// <summary>The sum has come.</summary>
        private static void OnAdded(IAsyncResult ar)
        {
            double sum = ((ICalculatorClient)ar.AsyncState).EndAdd(ar);
            Console.WriteLine("100.5 + 15.25 = {0}", sum.ToString(CultureInfo.InvariantCulture));
            s_added.Set();
        }

        /// <summary>The quotient has come.</summary>
        private static void OnDivided(IAsyncResult ar)
        {
            ICalculatorClient client = (ICalculatorClient)ar.AsyncState;
            double quotient = client.EndDivide(ar);
            Console.WriteLine("22 / 7 = {0}", quotient.ToString("F4", CultureInfo.InvariantCulture));
            s_divided.Set();
        }

        /// <summary>A port that nobody listens on.</summary>
        private static int FreePort()
        {
            TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            return port;
        }
    }
}
