using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WebSocketSharp;
using WebSocketSharp.Server;

namespace Exercise
{
    /// <summary>Uses the library as its readme shows, and prints what came of it.</summary>
    public static class Program
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        public static int Main()
        {
            try
            {
                EchoServer();
                HttpServer();
                return 0;
            }
            catch (Exception e)
            {
                Console.WriteLine("failed: " + e.GetType().Name);
                return 1;
            }
        }

        private static void EchoServer()
        {
            var port = FreePort();
            var server = new WebSocketServer(IPAddress.Loopback, port);
            server.AddWebSocketService<Echo>("/echo");
            server.Start();
            var url = "ws://127.0.0.1:" + port + "/echo";

            using (var client = new Client(url))
            {
                client.Socket.Connect();
                Console.WriteLine("connected: " + client.Socket.IsAlive);
                SendTexts(client);
                SendLargeMessage(client);
                SendAsync(client);
            }

            ConnectAsync(url);
            Console.WriteLine(
                "ten clients: " + Enumerable.Range(0, 10).AsParallel().WithDegreeOfParallelism(10).Sum(n => EchoesOf(url, n))
            );
            server.Stop();
            Console.WriteLine("stopped: " + !server.IsListening);
        }

        private static void SendTexts(Client client)
        {
            var texts = Enumerable.Range(0, 200).Select(n => "text " + n + " äöü").ToList();
            texts.ForEach(client.Socket.Send);
            Console.WriteLine("200 texts in order: " + texts.All(t => client.Next().Data == t));
        }

        private static void SendLargeMessage(Client client)
        {
            var data = new byte[300 * 1024];
            new Random(1).NextBytes(data);
            client.Socket.Send(data);
            Console.WriteLine("300 KB: " + client.Next().RawData.SequenceEqual(data));
        }

        private static void SendAsync(Client client)
        {
            var sent = new BlockingCollection<bool>();
            client.Socket.SendAsync("later", sent.Add);
            client.Socket.SendAsync(new byte[] { 1, 2, 3 }, sent.Add);
            Console.WriteLine("sent: " + Take(sent) + " " + Take(sent));
            var answers = new[] { client.Next(), client.Next() };
            Console.WriteLine(
                "answers: " + string.Join(" ", answers.Select(a => a.IsText ? a.Data : BitConverter.ToString(a.RawData)).OrderBy(a => a))
            );
        }

        private static void ConnectAsync(string url)
        {
            using (var client = new Client(url))
            {
                client.Socket.ConnectAsync();
                Console.WriteLine("opened: " + client.Opened.Wait(Patience));
                client.Socket.Send("hello");
                Console.WriteLine("answer: " + client.Next().Data);
                client.Socket.CloseAsync(CloseStatusCode.Normal, "done");
                Console.WriteLine("closed: " + client.Closed.Wait(Patience) + " " + client.Socket.ReadyState);
            }
        }

        private static int EchoesOf(string url, int client)
        {
            using (var one = new Client(url))
            {
                one.Socket.Connect();
                return Enumerable
                    .Range(0, 20)
                    .Count(n =>
                    {
                        one.Socket.Send(client + "/" + n);
                        return one.Next().Data == client + "/" + n;
                    });
            }
        }

        private static void HttpServer()
        {
            var port = FreePort();
            var server = new HttpServer(IPAddress.Loopback, port);
            server.OnGet += (_, e) => Answer(e, "got " + e.Request.RawUrl);
            server.OnPost += (_, e) => Answer(e, "posted " + BodyLength(e));
            server.AddWebSocketService<Echo>("/echo");
            server.Start();
            using (var http = new HttpClient { Timeout = Patience })
            {
                var url = "http://127.0.0.1:" + port;
                Console.WriteLine("http: " + http.GetStringAsync(url + "/page?x=1").GetAwaiter().GetResult());
                Console.WriteLine("http: " + Post(http, url + "/form", chunked: false));
                Console.WriteLine("http in chunks: " + Post(http, url + "/form", chunked: true));
                var pages = Enumerable.Range(0, 10).Select(n => http.GetStringAsync(url + "/" + n)).ToArray();
                Console.WriteLine("http: " + string.Join(", ", Task.WhenAll(pages).GetAwaiter().GetResult()));
            }

            using (var client = new Client("ws://127.0.0.1:" + port + "/echo"))
            {
                client.Socket.Connect();
                client.Socket.Send("over http");
                Console.WriteLine("answer: " + client.Next().Data);
            }

            server.Stop();
        }

        private static string Post(HttpClient http, string url, bool chunked)
        {
            using (var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(new string('x', 100000)) })
            {
                request.Headers.TransferEncodingChunked = chunked;
                using (var response = http.SendAsync(request).GetAwaiter().GetResult())
                {
                    return response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
                }
            }
        }

        private static long BodyLength(HttpRequestEventArgs e)
        {
            var body = new System.IO.MemoryStream();
            e.Request.InputStream.CopyTo(body);
            return body.Length;
        }

        private static void Answer(HttpRequestEventArgs e, string text)
        {
            var content = Encoding.UTF8.GetBytes(text);
            e.Response.ContentLength64 = content.Length;
            e.Response.Close(content, true);
        }

        private static T Take<T>(BlockingCollection<T> items) =>
            items.TryTake(out var item, Patience) ? item : throw new TimeoutException();

        private static int FreePort()
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            return port;
        }

        /// <summary>A client that keeps what it hears.</summary>
        private sealed class Client : IDisposable
        {
            private readonly BlockingCollection<MessageEventArgs> _messages = new BlockingCollection<MessageEventArgs>();

            public Client(string url)
            {
                Socket = new WebSocket(url);
                Socket.OnOpen += (_, __) => Opened.Set();
                Socket.OnMessage += (_, e) => _messages.Add(e);
                Socket.OnClose += (_, __) => Closed.Set();
            }

            public WebSocket Socket { get; }

            public ManualResetEventSlim Opened { get; } = new ManualResetEventSlim();

            public ManualResetEventSlim Closed { get; } = new ManualResetEventSlim();

            public MessageEventArgs Next() => Take(_messages);

            public void Dispose() => ((IDisposable)Socket).Dispose();
        }
    }
}
