using System;
using System.ComponentModel;
using System.IO;
using System.Threading;

namespace EventShapes
{
    /// <summary>Where there is no context, a worker tells of its progress and its end on the pool. This one goes on when it has its result,
    /// and when it is cancelled; others ask whether it is busy.</summary>
    // prints: busy: False
    // prints: busy: True
    // prints: half of first (50 %) on the pool: True
    // prints: put away
    // prints: first: 3 items, on the pool: True
    // prints: busy: False
    // prints: busy: True
    // prints: half of second (50 %) on the pool: True
    // prints: put away
    // prints: cancelled, on the pool: True
    // prints: busy: False
    internal sealed class WorkersElsewhere
    {
        private readonly BackgroundWorker _worker = new BackgroundWorker { WorkerReportsProgress = true, WorkerSupportsCancellation = true };
        private readonly TextWriter _log;
        private Signal _released;
        private Signal _heard;
        private Signal _done;

        private WorkersElsewhere(TextWriter log)
        {
            _log = log;
            _worker.DoWork += new DoWorkEventHandler(Count);
            _worker.ProgressChanged += new ProgressChangedEventHandler(OnProgress);
            _worker.RunWorkerCompleted += new RunWorkerCompletedEventHandler(OnCounted);
        }

        public static void Run(TextWriter log)
        {
            WorkersElsewhere workers = new WorkersElsewhere(log);
            workers.LogBusy();
            workers.Start("first");
            workers.Start("second");
        }

        private void LogBusy()
        {
            _log.WriteLine("busy: " + _worker.IsBusy);
        }

        private void Start(string name)
        {
            _released = new Signal();
            _heard = new Signal();
            _done = new Signal();
            if (!_worker.IsBusy)
            {
                _worker.RunWorkerAsync(name); // expect: LAP4010(net472) LAP4010(net10.0)
            }

            LogBusy();
            _released.Give();
            _done.Wait();
            LogBusy();
        }

        private void Count(object sender, DoWorkEventArgs e)
        {
            _released.Wait();
            int items;
            for (items = 0; items < 3; items++)
            {
                if (_worker.CancellationPending)
                {
                    e.Cancel = true;
                    break;
                }

                if (items == 1)
                {
                    _worker.ReportProgress(50, "half of " + e.Argument);
                    _heard.Wait();
                }
            }

            e.Result = e.Argument + ": " + items + " items";
            _log.WriteLine("put away");
        }

        private void OnProgress(object sender, ProgressChangedEventArgs e)
        {
            string what = (string)e.UserState;
            _log.WriteLine(what + " (" + e.ProgressPercentage + " %) on the pool: " + Thread.CurrentThread.IsThreadPoolThread);
            if (what == "half of second")
            {
                _worker.CancelAsync();
            }

            _heard.Give();
        }

        private void OnCounted(object sender, RunWorkerCompletedEventArgs e)
        {
            string what = e.Cancelled ? "cancelled" : e.Result.ToString();
            _log.WriteLine(what + ", on the pool: " + Thread.CurrentThread.IsThreadPoolThread);
            _done.Give();
        }
    }
}
