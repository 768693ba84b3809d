using System;
using System.IO;
using System.Net;

namespace EventShapes
{
    /// <summary>Downloads whose handler is a method: a result, an error, a cancellation.</summary>
    // prints: loaded: page one, state 1
    // prints: failed: NotFound
    // prints: cancelled
    // prints: in the end: one missing never
    internal sealed class Downloads
    {
        private readonly TextWriter _log;
        private readonly PageServer _server;
        private string _all = "in the end:";
        private Signal _done;

        private Downloads(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
        }

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                Downloads downloads = new Downloads(log, server);
                downloads.Load("one", 1, false);
                downloads.Load("missing", 2, false);
                downloads.Load("never", 3, true);
                log.WriteLine(downloads._all);
            }
        }

        private void Load(string page, object state, bool cancels)
        {
            _done = new Signal();
            WebClient client = new WebClient();
            client.DownloadStringCompleted += new DownloadStringCompletedEventHandler(OnLoaded);
            client.DownloadStringAsync(_server[page], new object[] { state, page }); // expect: LAP4001(net472) LAP4001(net10.0)
            if (cancels)
            {
                System.Threading.Thread.Sleep(300);
                client.CancelAsync();
            }

            _done.Wait();
        }

        private void OnLoaded(object sender, DownloadStringCompletedEventArgs e)
        {
            object[] state = (object[])e.UserState;
            _all += " " + state[1];
            if (e.Cancelled)
            {
                _log.WriteLine("cancelled");
            }
            else if (e.Error != null)
            {
                // What the server said.
                HttpWebResponse response = (HttpWebResponse)((WebException)e.Error).Response;
                _log.WriteLine("failed: " + response.StatusCode);
            }
            else
            {
                _log.WriteLine("loaded: " + e.Result + ", state " + state[0]);
            }

            _done.Give();
        }
    }
}
