using System;
using System.IO;
using System.Net;

namespace EventShapes
{
    /// <summary>A local keeps the handler, so that it can detach itself, and the object may not be there.</summary>
    // prints: nobody there
    // prints: loaded: page once
    // prints: failed
    // prints: loaded: page last
    internal sealed class HandlersInLocals
    {
        private readonly TextWriter _log;
        private readonly PageServer _server;
        private readonly WebClient _client = new WebClient();
        private WebClient _other;
        private Signal _done;

        private HandlersInLocals(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
        }

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                HandlersInLocals handlers = new HandlersInLocals(log, server);
                handlers.LoadOther();
                log.WriteLine("nobody there");
                handlers.Load("once");
                handlers._done.Wait();
                handlers.Load("missing");
                handlers._done.Wait();
                handlers.Listen();
                handlers.LoadOther();
                handlers._done.Wait();
            }
        }

        private void Load(string page)
        {
            _done = new Signal();
            DownloadStringCompletedEventHandler handler = null;
            handler = (sender, e) =>
            {
                _client.DownloadStringCompleted -= handler;
                if (e.Error != null)
                {
                    _log.WriteLine("failed");
                }
                else
                {
                    _log.WriteLine("loaded: " + e.Result);
                }

                _done.Give();
            };
            _client.DownloadStringCompleted += handler;
            _client.DownloadStringAsync(_server[page]); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void Listen()
        {
            _done = new Signal();
            _other = new WebClient();
            _other.DownloadDataCompleted += OnOtherLoaded;
        }

        private void OnOtherLoaded(object sender, DownloadDataCompletedEventArgs e)
        {
            _log.WriteLine(e.Error == null ? "loaded: " + System.Text.Encoding.UTF8.GetString(e.Result) : "failed");
            _done.Give();
        }

        private void LoadOther()
        {
            _other?.DownloadDataAsync(_server["last"]); // expect: LAP4001(net472) LAP4001(net10.0)
        }
    }
}
