using System.ComponentModel;
using System.IO;
using System.Net;

namespace EventShapes
{
    /// <summary>Lambdas that a constructor attaches, and that hear what other members start.</summary>
    // prints: asked
    // prints: page times on the window's thread
    // prints: counting
    // prints: 40 % on the window's thread
    // prints: 80 % on the window's thread
    // prints: counted 8 on the window's thread
    internal sealed class Timetable
    {
        private readonly TextWriter _log;
        private readonly PageServer _server;
        private readonly Window _window = new Window();
        private readonly WebClient _client = new WebClient();
        private readonly BackgroundWorker _worker = new BackgroundWorker();

        private Timetable(TextWriter log, PageServer server)
        {
            _log = log;
            _server = server;
            _worker.WorkerReportsProgress = true;
            _worker.DoWork += (sender, e) =>
            {
                _worker.ReportProgress(10 * (int)e.Argument);
                _worker.ReportProgress(20 * (int)e.Argument);
                e.Result = 2 * (int)e.Argument;
            };
            _worker.ProgressChanged += (sender, e) => _log.WriteLine(e.ProgressPercentage + " % " + _window.Where);
            _worker.RunWorkerCompleted += (sender, e) =>
            {
                if (e.Error != null)
                {
                    throw e.Error;
                }

                _log.WriteLine("counted " + e.Result + " " + _window.Where);
                _window.Close();
            };
            _client.DownloadStringCompleted += (sender, e) =>
            {
                if (e.Error != null)
                {
                    _log.WriteLine(e.Error.Message);
                    return;
                }

                _log.WriteLine(e.Result + " " + _window.Where);
                Count();
            };
        }

        public static void Run(TextWriter log)
        {
            using (PageServer server = new PageServer())
            {
                Timetable timetable = new Timetable(log, server);
                timetable._window.Run(timetable.Ask);
            }
        }

        private void Ask()
        {
            _client.DownloadStringAsync(_server["times"]); // expect: LAP4001(net472) LAP4001(net10.0)
            _log.WriteLine("asked");
        }

        private void Count()
        {
            _worker.RunWorkerAsync(4); // expect: LAP4010(net472) LAP4010(net10.0)
            _log.WriteLine("counting");
        }
    }
}
