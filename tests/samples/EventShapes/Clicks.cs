using System;
using System.IO;
using System.Net;

namespace EventShapes
{
    /// <summary>Handlers of clicks that start an operation in the end: what is thrown there comes to the window.</summary>
    // prints: click is over
    // prints: loaded on the window's thread: page news
    // prints: click is over
    // prints: failed on the window's thread: True
    // prints: the window is told: no more
    // prints: click is over
    // prints: the window is told: saved
    internal sealed class Clicks
    {
        private readonly TextWriter _log;
        private readonly PageServer _server;
        private readonly Window _window = new Window();

        private Clicks(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
            LoadClicked += OnLoadClicked;
            SaveClicked += OnSaveClicked;
            FailClicked += (sender, e) =>
            {
                WebClient client = new WebClient();
                client.DownloadDataCompleted += delegate(object s, DownloadDataCompletedEventArgs args)
                {
                    if (args.Error == null)
                    {
                        return;
                    }

                    _log.WriteLine("failed " + _window.Where + ": " + (args.Error is WebException));
                    throw new InvalidOperationException("no more");
                };
                client.DownloadDataAsync(_server["missing"]); // expect: LAP4001(net472) LAP4001(net10.0)
            };
        }

        private event EventHandler LoadClicked;

        private event EventHandler FailClicked;

        private event EventHandler SaveClicked;

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                Clicks clicks = new Clicks(log, server);
                clicks._window.Failed += clicks.OnFailed;
                clicks._window.Run(delegate { clicks.Click(clicks.LoadClicked); });
            }
        }

        private void Click(EventHandler clicked)
        {
            clicked(this, EventArgs.Empty);
            _log.WriteLine("click is over");
        }

        private void OnLoadClicked(object sender, EventArgs e)
        {
            WebClient client = new WebClient();
            client.DownloadStringCompleted += (s, args) =>
            {
                if (args.Error == null)
                {
                    _log.WriteLine("loaded " + _window.Where + ": " + args.Result);
                    Click(FailClicked);
                }
            };
            client.DownloadStringAsync(_server["news"]); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void OnFailed(Exception e)
        {
            _log.WriteLine("the window is told: " + e.Message);
            if (e.Message == "saved")
            {
                _window.Close();
            }
            else
            {
                Click(SaveClicked);
            }
        }

        private void OnSaveClicked(object sender, EventArgs e)
        {
            WebClient client = new WebClient();
            client.UploadStringCompleted += OnSaved;
            client.UploadStringAsync(_server["save"], "text"); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void OnSaved(object sender, UploadStringCompletedEventArgs e)
        {
            throw new InvalidOperationException("saved");
        }
    }
}
