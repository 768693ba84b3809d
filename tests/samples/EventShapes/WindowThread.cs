using System;
using System.Collections.Concurrent;
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
    internal sealed class WindowThread : SynchronizationContext
    {
        private readonly BlockingCollection<Action> _work = new BlockingCollection<Action>();
        private readonly TextWriter _log;
        private readonly PageServer _server;
        private readonly int _thread = Thread.CurrentThread.ManagedThreadId;

        private WindowThread(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
        }

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                WindowThread window = new WindowThread(log, server);
                SetSynchronizationContext(window);
                window.Post(delegate { window.OnClick(null, EventArgs.Empty); }, null);
                foreach (Action work in window._work.GetConsumingEnumerable())
                {
                    work();
                }
            }
        }

        public override void Post(SendOrPostCallback d, object state)
        {
            _work.Add(delegate { d(state); });
        }

        private string Where
        {
            get { return Thread.CurrentThread.ManagedThreadId == _thread ? "on the window's thread" : "elsewhere"; }
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
                _work.CompleteAdding();
            };
            client.DownloadFileAsync(_server["missing"], Path.GetTempFileName()); // expect: LAP4001(net472) LAP4001(net10.0)
        }
    }
}
