using System.ComponentModel;
using System.IO;

namespace EventShapes
{
    /// <summary>Work that is done before its starter is: what hears of it comes behind the starter, and behind the progress.</summary>
    // prints: started, and waiting
    // prints: 50 % on the window's thread
    // prints: 100 % on the window's thread
    // prints: doubled: 6, not waiting any more
    // prints: started, and waiting
    // prints: 50 % on the window's thread
    // prints: 100 % on the window's thread
    // prints: doubled: 12, not waiting any more
    internal sealed class QuickWork
    {
        private readonly TextWriter _log;
        private readonly Window _window = new Window();
        private readonly BackgroundWorker _worker = new BackgroundWorker();
        private string _state;

        private QuickWork(TextWriter log)
        {
            _log = log;
            _worker.WorkerReportsProgress = true;
            _worker.DoWork += OnWork;
            _worker.ProgressChanged += OnProgress;
            _worker.RunWorkerCompleted += OnDone;
        }

        public static void Run(TextWriter log)
        {
            QuickWork work = new QuickWork(log);
            work._window.Run(delegate { work.Start(3); });
        }

        private void Start(int number)
        {
            _worker.RunWorkerAsync(number); // expect: LAP4010(net472) LAP4010(net10.0)
            _state = "waiting";
            _log.WriteLine("started, and " + _state);
        }

        private void OnWork(object sender, DoWorkEventArgs e)
        {
            _worker.ReportProgress(50);
            _worker.ReportProgress(100);
            e.Result = 2 * (int)e.Argument;
        }

        private void OnProgress(object sender, ProgressChangedEventArgs e)
        {
            _log.WriteLine(e.ProgressPercentage + " % " + _window.Where);
        }

        private void OnDone(object sender, RunWorkerCompletedEventArgs e)
        {
            if (e.Error != null)
            {
                _log.WriteLine(e.Error.Message);
            }
            else
            {
                _state = "not " + _state + " any more";
                _log.WriteLine("doubled: " + e.Result + ", " + _state);
            }

            if (_state.Length > 0 && (int)e.Result == 6)
            {
                Start(6);
            }
            else
            {
                _window.Close();
            }
        }
    }
}
