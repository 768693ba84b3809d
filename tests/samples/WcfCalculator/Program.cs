using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.ServiceModel;
using System.Threading;

namespace WcfCalculator
{
    /// <summary>Hosts the calculator on a free port and is its client, too.</summary>
    public static class Program
    {
        private static readonly ManualResetEvent s_added = new ManualResetEvent(false);
        private static readonly ManualResetEvent s_divided = new ManualResetEvent(false);

        public static void Main()
        {
            Uri address = new Uri(string.Format("http://127.0.0.1:{0}/calculator", FreePort()));
            Calculator calculator = new Calculator();
            ServiceHost host = new ServiceHost(calculator);
            host.AddServiceEndpoint(typeof(ICalculator), new BasicHttpBinding(), address);
            host.Open();

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
            host.Close();
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
