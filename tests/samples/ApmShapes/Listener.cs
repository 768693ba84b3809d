using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApmShapes
{
    /// <summary>TcpListener and TcpClient: accepted in a loop of callbacks until the listener is stopped.</summary>
    // prints: answer 1
    // prints: answer 2
    // prints: answer 3
    // prints: refused
    // prints: stopped after 3
    internal sealed class Listener
    {
        private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
        private readonly Signal _stopped = new Signal();
        private int _accepted;

        public static void Run(TextWriter log)
        {
            new Listener().Talk(log);
        }

        private void Talk(TextWriter log)
        {
            _listener.Start();
            int port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _listener.BeginAcceptTcpClient(OnAccepted, null); // expect: LAP2005(net472) LAP2005(net10.0)

            log.WriteLine(Ask(port));
            log.WriteLine(AskInTime(port));
            log.WriteLine(AskCalledBack(port));

            _listener.Stop();
            _stopped.Wait();
            log.WriteLine(Refused(port));
            log.WriteLine("stopped after " + _accepted);
        }

        private void OnAccepted(IAsyncResult ar)
        {
            TcpClient client;
            try
            {
                client = _listener.EndAcceptTcpClient(ar);
            }
            catch (ObjectDisposedException)
            {
                _stopped.Give();
                return;
            }
            catch (SocketException)
            {
                _stopped.Give();
                return;
            }

            _accepted++;
            byte[] answer = Encoding.ASCII.GetBytes("answer " + _accepted);

            // Wait for the next one.
            _listener.BeginAcceptTcpClient(OnAccepted, null); // expect: LAP2005(net472) LAP2005(net10.0)

            using (client)
            using (NetworkStream stream = client.GetStream())
            {
                IAsyncResult written = stream.BeginWrite(answer, 0, answer.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                stream.EndWrite(written);
            }
        }

        private static string Ask(int port)
        {
            using (TcpClient client = new TcpClient())
            {
                IAsyncResult result = client.BeginConnect(IPAddress.Loopback, port, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                client.EndConnect(result);
                return Read(client);
            }
        }

        private static string AskInTime(int port)
        {
            using (TcpClient client = new TcpClient())
            {
                IAsyncResult result = client.BeginConnect("127.0.0.1", port, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                bool connected = result.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10)); // expect: LAP2008(net472) LAP2008(net10.0)
                if (!connected)
                {
                    throw new TimeoutException();
                }

                client.EndConnect(result);
                return Read(client);
            }
        }

        private static string AskCalledBack(int port)
        {
            string answer = null;
            Signal done = new Signal();
            TcpClient client = new TcpClient();
            client.BeginConnect("127.0.0.1", port, ar => // expect: LAP2005(net472) LAP2005(net10.0)
            {
                TcpClient connected = (TcpClient)ar.AsyncState;
                connected.EndConnect(ar);
                answer = Read(connected);
                connected.Close();
                done.Give();
            }, client);
            done.Wait();
            return answer;
        }

        private static string Refused(int port)
        {
            using (TcpClient client = new TcpClient())
            {
                try
                {
                    IAsyncResult result = client.BeginConnect(IPAddress.Loopback, port, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                    client.EndConnect(result);
                    return "connected";
                }
                catch (SocketException e)
                {
                    return e.SocketErrorCode == SocketError.ConnectionRefused ? "refused" : e.SocketErrorCode.ToString();
                }
            }
        }

        private static string Read(TcpClient client)
        {
            StringBuilder text = new StringBuilder();
            byte[] buffer = new byte[4];
            NetworkStream stream = client.GetStream();
            while (true)
            {
                IAsyncResult result = stream.BeginRead(buffer, 0, buffer.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                int count = stream.EndRead(result);
                if (count == 0)
                {
                    return text.ToString();
                }

                text.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }
        }
    }
}
