using System;
using System.IO;
using System.Net;

namespace EventShapes
{
    /// <summary>The handler starts the next download on its sender; the object is a field, and the handler is attached once.</summary>
    // prints: page first
    // prints: page second
    // prints: page third
    // prints: not busy
    internal sealed class DownloadChain
    {
        private readonly WebClient _client = new WebClient();
        private readonly Signal _done = new Signal();
        private readonly TextWriter _log;
        private readonly PageServer _server;

        private DownloadChain(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
            _client.OpenReadCompleted += OnRead; // expect: LAP4008(net472) LAP4008(net10.0)
        }

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                DownloadChain chain = new DownloadChain(log, server);
                chain.Start();
                chain._done.Wait();
                log.WriteLine(chain._client.IsBusy ? "busy" : "not busy");
            }
        }

        private void Start()
        {
            _client.OpenReadAsync(_server["first"]); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void OnRead(object sender, OpenReadCompletedEventArgs e)
        {
            string text;
            using (StreamReader reader = new StreamReader(e.Result))
            {
                text = reader.ReadToEnd();
            }

            _log.WriteLine(text);
            string next = text == "page first" ? "second" : text == "page second" ? "third" : null;
            if (next == null)
            {
                _done.Give();
            }
            else
            {
                ((WebClient)sender).OpenReadAsync(_server[next]); // expect: LAP4001(net472) LAP4001(net10.0)
            }
        }
    }
}
