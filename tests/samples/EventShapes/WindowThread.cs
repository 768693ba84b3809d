using System;
using System.IO;
using System.Net;
using System.Threading;

namespace EventShapes
{
    /// <summary>On a thread with a context, as that of a window, handlers run on that thread, when it comes to them.</summary>
    // prints: start on the window's thread
    // prints: start returned
    // prints: lambda on the window's thread: page lambda
    // prints: error on the window's thread: True
    // prints: anyway on the window's thread
    internal sealed class WindowThread
    {
        private readonly TextWriter _log;
        private readonly PageServer _server;
        private readonly Window _window = new Window();

        private WindowThread(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
        }

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                WindowThread thread = new WindowThread(log, server);
                thread._window.Run(delegate { thread.OnClick(null, EventArgs.Empty); });
            }
        }

        private string Where
        {
            get { return _window.Where; }
        }

        private void OnClick(object sender, EventArgs e)
        {
            _log.WriteLine("start " + Where);
            WebClient client = new WebClient();
            client.DownloadStringCompleted += (s, args) => // expect: LAP4008(net472) LAP4008(net10.0)
            {
                _log.WriteLine("lambda " + Where + ": " + args.Result);
                Fail();
            };
            client.DownloadStringAsync(_server["lambda"]); // expect: LAP4001(net472) LAP4001(net10.0)
            Thread.Sleep(200);
            _log.WriteLine("start returned");
        }

        private void Fail()
        {
            WebClient client = new WebClient();
            client.DownloadDataCompleted += delegate(object s, DownloadDataCompletedEventArgs args)
            {
                if (args.Error == null)
                {
                    _log.WriteLine("no error");
                }
                else
                {
                    _log.WriteLine("error " + Where + ": " + (args.Error is WebException));
                    Ignore();
                }
            };
            client.DownloadDataAsync(_server["missing"]); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void Ignore()
        {
            WebClient client = new WebClient();
            client.DownloadFileCompleted += delegate
            {
                _log.WriteLine("anyway " + Where);
                _window.Close();
            };
            client.DownloadFileAsync(_server["missing"], Path.GetTempFileName()); // expect: LAP4001(net472) LAP4001(net10.0)
        }
    }
}
