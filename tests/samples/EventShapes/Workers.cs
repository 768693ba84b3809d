using System;
using System.ComponentModel;
using System.IO;
using System.Threading;

namespace EventShapes
{
    /// <summary>Workers do their work elsewhere, and tell of it on the window's thread: progress, a result, a cancellation, an error.</summary>
    // prints: start on the window's thread
    // prints: work elsewhere
    // prints: 1 on the window's thread
    // prints: 2 on the window's thread
    // prints: 3 on the window's thread
    // prints: the sum is 6 on the window's thread
    // prints: work elsewhere
    // prints: 1 on the window's thread
    // prints: 2 on the window's thread
    // prints: 3 on the window's thread
    // prints: 4 on the window's thread
    // prints: cancelled on the window's thread
    // prints: broken on the window's thread
    // prints: True on the window's thread
    internal sealed class Workers
    {
        private readonly BackgroundWorker _counter = new BackgroundWorker { WorkerReportsProgress = true };
        private readonly Window _window = new Window();
        private readonly TextWriter _log;

        private Workers(TextWriter log)
        {
            _log = log;
            _counter.WorkerSupportsCancellation = true;
            _counter.DoWork += new DoWorkEventHandler(Count);
            _counter.ProgressChanged += new ProgressChangedEventHandler(OnProgress);
            _counter.RunWorkerCompleted += new RunWorkerCompletedEventHandler(OnCounted);
        }

        public static void Run(TextWriter log)
        {
            Workers workers = new Workers(log);
            workers._window.Run(workers.Start);
        }

        private void Log(string what)
        {
            _log.WriteLine(what + " " + _window.Where);
        }

        private void Start()
        {
            Log("start");
            _counter.RunWorkerAsync(3); // expect: LAP4010(net472) LAP4010(net10.0)
        }

        private void Count(object sender, DoWorkEventArgs e)
        {
            BackgroundWorker worker = (BackgroundWorker)sender;
            Log("work");
            int last = (int)e.Argument;
            int sum = 0;
            for (int i = 1; i <= last; i++)
            {
                if (worker.CancellationPending)
                {
                    // Nobody wants the sum.
                    e.Cancel = true;
                    return;
                }

                sum += i;
                worker.ReportProgress(i);
                Thread.Sleep(10);
            }

            e.Result = sum;
        }

        private void OnProgress(object sender, ProgressChangedEventArgs e)
        {
            if (e.ProgressPercentage <= 4)
            {
                Log(e.ProgressPercentage.ToString());
            }

            if (e.ProgressPercentage == 4)
            {
                _counter.CancelAsync();
            }
        }

        private void OnCounted(object sender, RunWorkerCompletedEventArgs e)
        {
            if (e.Cancelled)
            {
                Log("cancelled");
                Fail();
                return;
            }

            Log("the sum is " + e.Result);
            _counter.RunWorkerAsync(100000); // expect: LAP4010(net472) LAP4010(net10.0)
        }

        private void Fail()
        {
            BackgroundWorker worker = new BackgroundWorker();
            worker.DoWork += delegate { throw new InvalidOperationException("broken"); };
            worker.RunWorkerCompleted += delegate(object sender, RunWorkerCompletedEventArgs e)
            {
                Log(e.Error.Message);
                Log((e.Error is InvalidOperationException).ToString());
                _window.Close();
            };
            worker.RunWorkerAsync(); // expect: LAP4010(net472) LAP4010(net10.0)
        }
    }
}
