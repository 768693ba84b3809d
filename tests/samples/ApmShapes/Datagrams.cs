using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApmShapes
{
    /// <summary>UdpClient and Socket.BeginReceiveFrom: End gives the sender back by reference.</summary>
    // prints: got one from the client
    // prints: got two from the client
    // prints: at once: three from the client
    // prints: socket: four from the client
    // prints: socket called back: five from the client
    internal sealed class Datagrams : IDisposable
    {
        private readonly UdpClient _server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        private readonly UdpClient _client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        private readonly TextWriter _log;
        private Signal _received;

        private Datagrams(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            using (Datagrams datagrams = new Datagrams(log))
            {
                datagrams.Loop();
                datagrams.AtOnce();
                datagrams.OfSocket();
            }
        }

        public void Dispose()
        {
            _server.Close();
            _client.Close();
        }

        private void Loop()
        {
            _received = new Signal();
            _server.BeginReceive(new AsyncCallback(OnReceived), _server); // expect: LAP2005(net472) LAP2005(net10.0)
            Send("one", _server.Client);
            _received.Wait();

            _received = new Signal();
            Send("two", _server.Client);
            _received.Wait();
        }

        private void OnReceived(IAsyncResult ar)
        {
            UdpClient server = (UdpClient)ar.AsyncState;
            IPEndPoint sender = new IPEndPoint(IPAddress.Any, 0);
            byte[] bytes = server.EndReceive(ar, ref sender);
            string text = Encoding.ASCII.GetString(bytes);
            if (text != "two")
            {
                server.BeginReceive(new AsyncCallback(OnReceived), server); // expect: LAP2005(net472) LAP2005(net10.0)
            }

            _log.WriteLine("got {0} from {1}", text, NameOf(sender));
            _received.Give();
        }

        private void AtOnce()
        {
            IAsyncResult result = _server.BeginReceive(null, null); // expect: LAP2005(net472) LAP2005(net10.0)
            Send("three", _server.Client);
            IPEndPoint sender = null;
            byte[] bytes = _server.EndReceive(result, ref sender);
            _log.WriteLine("at once: {0} from {1}", Encoding.ASCII.GetString(bytes), NameOf(sender));
        }

        private void OfSocket()
        {
            using (Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

                byte[] buffer = new byte[16];
                EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
                IAsyncResult result = socket.BeginReceiveFrom(buffer, 0, buffer.Length, SocketFlags.None, ref sender, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                Send("four", socket);
                int count = socket.EndReceiveFrom(result, ref sender);
                _log.WriteLine("socket: {0} from {1}", Encoding.ASCII.GetString(buffer, 0, count), NameOf(sender));

                Signal received = new Signal();
                EndPoint any = new IPEndPoint(IPAddress.Any, 0);
                socket.BeginReceiveFrom(buffer, 0, buffer.Length, SocketFlags.None, ref any, ar => // expect: LAP2005(net472) LAP2005(net10.0)
                {
                    EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                    int length = socket.EndReceiveFrom(ar, ref from);
                    _log.WriteLine("socket called back: {0} from {1}", Encoding.ASCII.GetString(buffer, 0, length), NameOf(from));
                    received.Give();
                }, null);
                Send("five", socket);
                received.Wait();
            }
        }

        private void Send(string text, Socket target)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            IAsyncResult result = _client.BeginSend(bytes, bytes.Length, (IPEndPoint)target.LocalEndPoint, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
            if (_client.EndSend(result) != bytes.Length)
            {
                throw new IOException("Not everything was sent.");
            }
        }

        private string NameOf(EndPoint sender)
        {
            return sender.Equals(_client.Client.LocalEndPoint) ? "the client" : "a stranger";
        }
    }
}
