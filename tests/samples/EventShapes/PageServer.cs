using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace EventShapes
{
    /// <summary>Serves what the shapes load, each request on a thread of the pool.</summary>
    internal sealed class PageServer : IDisposable
    {
        private readonly HttpListener _listener = new HttpListener();
        private readonly Thread _thread;

        public PageServer()
        {
            TcpListener free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = "http://127.0.0.1:" + ((IPEndPoint)free.LocalEndpoint).Port + "/";
            free.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _thread = new Thread(Serve) { IsBackground = true };
            _thread.Start();
        }

        /// <summary>What the addresses begin with.</summary>
        public string Address { get; private set; }

        /// <summary>The address of a page.</summary>
        public Uri this[string page]
        {
            get { return new Uri(Address + page); }
        }

        public void Dispose()
        {
            _listener.Close();
        }

        private void Serve()
        {
            while (true)
            {
                try
                {
                    HttpListenerContext context = _listener.GetContext();
                    ThreadPool.QueueUserWorkItem(delegate { Answer(context); });
                }
                catch (Exception)
                {
                    return;
                }
            }
        }

        private static void Answer(HttpListenerContext context)
        {
            try
            {
                string page = context.Request.RawUrl.Substring(1);
                if (page == "never")
                {
                    Thread.Sleep(5000);
                }

                string body = new StreamReader(context.Request.InputStream).ReadToEnd();
                byte[] answer = Encoding.UTF8.GetBytes("page " + page + body);
                context.Response.StatusCode = page == "missing" ? 404 : 200;
                context.Response.ContentLength64 = answer.Length;
                context.Response.OutputStream.Write(answer, 0, answer.Length);
                context.Response.Close();
            }
            catch (Exception)
            {
                // The client went away.
            }
        }
    }
}
