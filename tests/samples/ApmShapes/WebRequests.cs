using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApmShapes
{
    /// <summary>HttpWebRequest posts to HttpListener, each step in a callback, with what they share as the state.</summary>
    // prints: POST said HELLO
    // prints: GET said NOTHING
    // prints: missing: NotFound
    internal sealed class WebRequests : IDisposable
    {
        private readonly HttpListener _listener = new HttpListener();
        private readonly string _prefix;
        private int _left = 3;

        private WebRequests()
        {
            TcpListener free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            _prefix = "http://127.0.0.1:" + ((IPEndPoint)free.LocalEndpoint).Port + "/";
            free.Stop();
            _listener.Prefixes.Add(_prefix);
            _listener.Start();
        }

        public static void Run(TextWriter log)
        {
            using (WebRequests requests = new WebRequests())
            {
                requests._listener.BeginGetContext(new AsyncCallback(requests.OnContext), requests._listener); // expect: LAP2005(net472) LAP2005(net10.0)
                log.WriteLine("POST said " + requests.Post("hello"));
                log.WriteLine("GET said " + requests.Get());
                log.WriteLine("missing: " + requests.Missing());
            }
        }

        public void Dispose()
        {
            _listener.Close();
        }

        private void OnContext(IAsyncResult ar)
        {
            HttpListener listener = (HttpListener)ar.AsyncState;
            HttpListenerContext context = listener.EndGetContext(ar);
            if (--_left > 0)
            {
                listener.BeginGetContext(new AsyncCallback(OnContext), listener); // expect: LAP2005(net472) LAP2005(net10.0)
            }

            string text = new StreamReader(context.Request.InputStream).ReadToEnd();
            byte[] answer = Encoding.UTF8.GetBytes(text.Length == 0 ? "NOTHING" : text.ToUpperInvariant());
            HttpListenerResponse response = context.Response;
            response.StatusCode = context.Request.RawUrl == "/missing" ? 404 : 200;
            response.ContentLength64 = answer.Length;
            response.OutputStream.BeginWrite(answer, 0, answer.Length, delegate(IAsyncResult written) // expect: LAP2005(net472) LAP2005(net10.0)
            {
                response.OutputStream.EndWrite(written);
                response.Close();
            }, null);
        }

        private string Post(string text)
        {
            HttpWebRequest request = (HttpWebRequest)WebRequest.Create(_prefix);
            request.Method = "POST";
            request.ContentType = "text/plain";
            Exchange exchange = new Exchange { Request = request, Text = text };

            // The body first, then the response.
            request.BeginGetRequestStream(new AsyncCallback(OnRequestStream), exchange); // expect: LAP2005(net472) LAP2005(net10.0)
            exchange.Done.Wait();
            return exchange.Answer;
        }

        private static void OnRequestStream(IAsyncResult ar)
        {
            Exchange exchange = (Exchange)ar.AsyncState;
            HttpWebRequest request = exchange.Request;
            using (Stream body = request.EndGetRequestStream(ar))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(exchange.Text);
                body.Write(bytes, 0, bytes.Length);
            }

            request.BeginGetResponse(new AsyncCallback(OnResponse), exchange); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        private static void OnResponse(IAsyncResult ar)
        {
            Exchange exchange = (Exchange)ar.AsyncState;
            try
            {
                HttpWebResponse response = (HttpWebResponse)exchange.Request.EndGetResponse(ar);
                using (StreamReader reader = new StreamReader(response.GetResponseStream()))
                {
                    exchange.Answer = reader.ReadToEnd();
                }

                response.Close();
            }
            catch (WebException e)
            {
                exchange.Answer = ((HttpWebResponse)e.Response).StatusCode.ToString();
            }

            exchange.Done.Give();
        }

        private string Get()
        {
            WebRequest request = WebRequest.Create(_prefix);
            IAsyncResult result = request.BeginGetResponse(null, null); // expect: LAP2005(net472) LAP2005(net10.0)
            result.AsyncWaitHandle.WaitOne(); // expect: LAP2008(net472) LAP2008(net10.0)
            using (WebResponse response = request.EndGetResponse(result))
            using (StreamReader reader = new StreamReader(response.GetResponseStream()))
            {
                return reader.ReadToEnd();
            }
        }

        private string Missing()
        {
            Exchange exchange = new Exchange { Request = (HttpWebRequest)WebRequest.Create(_prefix + "missing") };
            exchange.Request.BeginGetResponse(new AsyncCallback(OnResponse), exchange); // expect: LAP2005(net472) LAP2005(net10.0)
            exchange.Done.Wait();
            return exchange.Answer;
        }

        /// <summary>A request and what becomes of it.</summary>
        private sealed class Exchange
        {
            public readonly Signal Done = new Signal();
            public HttpWebRequest Request;
            public string Text;
            public string Answer;
        }
    }
}
