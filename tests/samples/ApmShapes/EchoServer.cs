using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApmShapes
{
    /// <summary>A server that accepts, receives and sends in callbacks that begin again, and clients that do the same.</summary>
    // prints: client a got a-hello a-world a-bye
    // prints: client b got b-hello b-world b-bye
    // prints: server: 2 connections, 6 messages
    internal sealed class EchoServer : IDisposable
    {
        private readonly Socket _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly Signal _closed = new Signal(2);
        private readonly object _lock = new object();
        private int _connections;
        private int _messages;

        private EchoServer()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(10);
        }

        public static void Run(TextWriter log)
        {
            using (EchoServer server = new EchoServer())
            {
                server._listener.BeginAccept(new AsyncCallback(server.OnAccept), server._listener); // expect: LAP2005(net472) LAP2005(net10.0)
                foreach (string name in new[] { "a", "b" })
                {
                    log.WriteLine("client {0} got {1}", name, new Client(name, server._listener.LocalEndPoint).Talk());
                }

                server._closed.Wait();
                log.WriteLine("server: {0} connections, {1} messages", server._connections, server._messages);
            }
        }

        public void Dispose()
        {
            _listener.Close();
        }

        private void OnAccept(IAsyncResult ar)
        {
            // Get the socket that handles the client.
            Socket listener = (Socket)ar.AsyncState;
            Socket handler = listener.EndAccept(ar);

            _connections++;
            if (_connections < 2)
            {
                listener.BeginAccept(new AsyncCallback(OnAccept), listener); // expect: LAP2005(net472) LAP2005(net10.0)
            }

            Connection connection = new Connection { Socket = handler };
            handler.BeginReceive(connection.Buffer, 0, Connection.BufferSize, 0, new AsyncCallback(OnReceive), connection); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        private void OnReceive(IAsyncResult ar)
        {
            Connection connection = (Connection)ar.AsyncState;
            Socket handler = connection.Socket;

            int count = handler.EndReceive(ar);
            if (count > 0)
            {
                connection.Text.Append(Encoding.ASCII.GetString(connection.Buffer, 0, count));
                string text = connection.Text.ToString();
                if (text.EndsWith(";"))
                {
                    lock (_lock)
                    {
                        _messages++;
                    }

                    connection.Text.Clear();
                    byte[] bytes = Encoding.ASCII.GetBytes(text);
                    handler.BeginSend(bytes, 0, bytes.Length, 0, OnSent, connection); // expect: LAP2005(net472) LAP2005(net10.0)
                }
                else
                {
                    // There is more to come.
                    handler.BeginReceive(connection.Buffer, 0, Connection.BufferSize, 0, OnReceive, connection); // expect: LAP2005(net472) LAP2005(net10.0)
                }
            }
            else
            {
                handler.Shutdown(SocketShutdown.Both);
                handler.Close();
                _closed.Give();
            }
        }

        private void OnSent(IAsyncResult ar)
        {
            try
            {
                Connection connection = (Connection)ar.AsyncState;
                Socket handler = connection.Socket;
                handler.EndSend(ar);
                handler.BeginReceive(connection.Buffer, 0, Connection.BufferSize, SocketFlags.None, new AsyncCallback(OnReceive), connection); // expect: LAP2005(net472) LAP2005(net10.0)
            }
            catch (SocketException)
            {
                _closed.Give();
            }
        }

        /// <summary>What the server knows of a client.</summary>
        private sealed class Connection
        {
            public const int BufferSize = 3;

            public readonly byte[] Buffer = new byte[BufferSize];
            public readonly StringBuilder Text = new StringBuilder();
            public Socket Socket;
        }

        /// <summary>Sends three messages and collects the answers.</summary>
        private sealed class Client
        {
            private readonly Socket _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            private readonly EndPoint _server;
            private readonly Queue<string> _messages = new Queue<string>();
            private readonly List<string> _answers = new List<string>();
            private readonly byte[] _buffer = new byte[16];
            private readonly Signal _done = new Signal();
            private string _answer = "";

            public Client(string name, EndPoint server)
            {
                _server = server;
                foreach (string word in new[] { "hello", "world", "bye" })
                {
                    _messages.Enqueue(name + "-" + word + ";");
                }
            }

            public string Talk()
            {
                _socket.BeginConnect(_server, OnConnected, _socket); // expect: LAP2005(net472) LAP2005(net10.0)
                _done.Wait();
                _socket.Close();
                return string.Join(" ", _answers);
            }

            private void OnConnected(IAsyncResult ar)
            {
                Socket socket = (Socket)ar.AsyncState;
                socket.EndConnect(ar);
                Send();
            }

            private void Send()
            {
                byte[] bytes = Encoding.ASCII.GetBytes(_messages.Dequeue());
                _socket.BeginSend(bytes, 0, bytes.Length, SocketFlags.None, ar => // expect: LAP2005(net472) LAP2005(net10.0)
                {
                    int sent = _socket.EndSend(ar);
                    if (sent != bytes.Length)
                    {
                        throw new IOException("Not everything was sent.");
                    }

                    Receive();
                }, null);
            }

            private void Receive()
            {
                _socket.BeginReceive(_buffer, 0, _buffer.Length, SocketFlags.None, OnReceived, null); // expect: LAP2005(net472) LAP2005(net10.0)
            }

            private void OnReceived(IAsyncResult ar)
            {
                int count = _socket.EndReceive(ar);
                _answer += Encoding.ASCII.GetString(_buffer, 0, count);
                if (!_answer.EndsWith(";"))
                {
                    Receive();
                    return;
                }

                _answers.Add(_answer.TrimEnd(';'));
                _answer = "";
                if (_messages.Count > 0)
                {
                    Send();
                }
                else
                {
                    _done.Give();
                }
            }
        }
    }
}
