using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4010.</summary>
public sealed class UseTaskInsteadOfWorkerTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.UseTaskInsteadOfWorker);

    [Fact]
    public Task Message() =>
        Net.ReportsInFile(
            "using System.ComponentModel; class C { void M(BackgroundWorker w) { w.{|#0:RunWorkerAsync|}(); } }",
            new DiagnosticResult(DiagnosticIds.UseTaskInsteadOfWorker, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("Use 'Task.Run' instead of a BackgroundWorker")
        );

    [Theory]
    [InlineData("class W : BackgroundWorker { void M() { RunWorkerAsync(); this.RunWorkerAsync(2); } }")]
    [InlineData("void M(BackgroundWorker w) { w.CancelAsync(); }")]
    public Task Other_code(string members) => Net.Reports(members);

    [Fact]
    public Task Local_worker_with_lambdas() =>
        (Net with { Title = "Replace 'RunWorkerAsync' with 'Task.Run' (may change semantics)" }).Fixes(
            """
            void M()
            {
                var worker = new BackgroundWorker();
                worker.DoWork += (s, e) => e.Result = 6 * (int)e.Argument;
                worker.RunWorkerCompleted += (s, e) => Console.WriteLine(e.Result);
                worker.{|LAP4010:RunWorkerAsync|}(7);
            }
            """,
            """
            void M()
            {
                object Work(object argument)
                {
                    return 6 * (int)argument;
                }

                async Task OnRunWorkerCompletedAsync(Task<object> runWorker)
                {
                    await Task.Yield();
                    var result = await runWorker;
                    Console.WriteLine(result);
                }

                _ = OnRunWorkerCompletedAsync(Task.Run(() => Work(7)));
            }
            """
        );

    [Theory]
    [InlineData("unobserved", "_ = ", "Task", "Async")]
    [InlineData("end_process", "", "void", "")]
    public Task Exceptions_of_handlers_go_where_the_option_says(string option, string started, string returned, string suffix) =>
        (Net with { Options = ["async_analyzers.callback_exceptions = " + option] }).Fixes(
            """
            readonly BackgroundWorker worker = new BackgroundWorker();

            C()
            {
                worker.DoWork += Work;
                worker.RunWorkerCompleted += OnDone;
            }

            void M()
            {
                worker.{|LAP4010:RunWorkerAsync|}();
            }

            void N()
            {
                var other = new BackgroundWorker();
                other.DoWork += Work2;
                other.RunWorkerCompleted += (s, e) => Console.WriteLine(e.Result);
                other.{|LAP4010:RunWorkerAsync|}();
            }

            void Work(object sender, DoWorkEventArgs e) => Console.WriteLine(1);

            void Work2(object sender, DoWorkEventArgs e) => e.Result = 2;

            void OnDone(object sender, RunWorkerCompletedEventArgs e) => Console.WriteLine(2);
            """,
            $$"""
            C()
            {
            }

            void M()
            {
                {{started}}OnDone{{suffix}}(Task.Run(() => Work()));
            }

            void N()
            {
                async {{returned}} OnRunWorkerCompleted{{suffix}}(Task<object> runWorker)
                {
                    await Task.Yield();
                    var result = await runWorker;
                    Console.WriteLine(result);
                }

                {{started}}OnRunWorkerCompleted{{suffix}}(Task.Run(() => Work2()));
            }

            void Work()
            {
                Console.WriteLine(1);
            }

            object Work2()
            {
                return 2;
            }

            async {{returned}} OnDone{{suffix}}(Task runWorker)
            {
                await Task.Yield();
                await Task.WhenAny(runWorker);
                Console.WriteLine(2);
            }
            """
        );

    [Fact]
    public Task Two_workers_in_one_function() =>
        Net.Fixes(
            """
            void M()
            {
                var loader = new BackgroundWorker { WorkerSupportsCancellation = true };
                loader.DoWork += (s, e) => Console.WriteLine(1);
                loader.RunWorkerCompleted += (s, e) => Console.WriteLine(2);
                var saver = new BackgroundWorker { WorkerSupportsCancellation = true };
                saver.DoWork += (s, e) =>
                {
                    Console.WriteLine(3);
                }; // saves
                saver.RunWorkerCompleted += (s, e) => Console.WriteLine(4); // saved
                loader.{|LAP4010:RunWorkerAsync|}();
                saver.{|LAP4010:RunWorkerAsync|}();
                loader.CancelAsync();
                saver.CancelAsync();
            }
            """,
            """
            void M()
            {
                var cancellation = new CancellationTokenSource();
                void Work()
                {
                    Console.WriteLine(1);
                }

                async Task OnRunWorkerCompletedAsync(Task runWorker)
                {
                    await Task.Yield();
                    await Task.WhenAny(runWorker);
                    Console.WriteLine(2);
                }

                var saverCancellation = new CancellationTokenSource();
                void SaverWork()
                {
                    Console.WriteLine(3);
                } // saves

                // saved
                async Task OnSaverRunWorkerCompletedAsync(Task runWorker1)
                {
                    await Task.Yield();
                    await Task.WhenAny(runWorker1);
                    Console.WriteLine(4);
                }

                _ = OnRunWorkerCompletedAsync(Task.Run(() => Work(), cancellation.Token));
                _ = OnSaverRunWorkerCompletedAsync(Task.Run(() => SaverWork(), saverCancellation.Token));
                cancellation.Cancel();
                saverCancellation.Cancel();
            }
            """
        );

    [Fact]
    public Task Two_workers_of_one_type() =>
        Net.Fixes(
            """
            readonly BackgroundWorker _loader = new BackgroundWorker();
            readonly BackgroundWorker _saver = new BackgroundWorker();

            C()
            {
                _loader.DoWork += Load;
                _saver.DoWork += Save;
            }

            void Load(object sender, DoWorkEventArgs e) => Console.WriteLine(_loader.CancellationPending);

            void Save(object sender, DoWorkEventArgs e) => Console.WriteLine(_saver.CancellationPending);

            void M()
            {
                _loader.{|LAP4010:RunWorkerAsync|}();
                _saver.{|LAP4010:RunWorkerAsync|}();
            }
            """,
            """
            CancellationTokenSource _cancellation;
            CancellationTokenSource _saverCancellation;

            C()
            {
            }

            void Load(CancellationToken token)
            {
                Console.WriteLine(token.IsCancellationRequested);
            }

            void Save(CancellationToken token)
            {
                Console.WriteLine(token.IsCancellationRequested);
            }

            void M()
            {
                _cancellation = new CancellationTokenSource();
                var token = _cancellation.Token;
                _ = Task.Run(() => Load(token), token);
                _saverCancellation = new CancellationTokenSource();
                var token1 = _saverCancellation.Token;
                _ = Task.Run(() => Save(token1), token1);
            }
            """
        );

    [Fact]
    public Task Comments_stay_where_they_are() =>
        Net.Fixes(
            """
            void M()
            {
                // makes the worker
                var worker = new BackgroundWorker { WorkerReportsProgress = true, WorkerSupportsCancellation = true };
                worker.DoWork += (s, e) =>
                {
                    if (e.Argument == null)
                    {
                        // nothing to do
                        return;
                    }

                    // says how far it is
                    worker.ReportProgress(1);
                };
                worker.ProgressChanged += (s, e) => Console.WriteLine(e.ProgressPercentage);
                worker.{|LAP4010:RunWorkerAsync|}(this);
                worker.RunWorkerCompleted += delegate { };

                // no longer wanted
                worker.CancelAsync();
            }
            """,
            """
            void M()
            {
                // makes the worker
                var cancellation = new CancellationTokenSource();
                void Work(object argument, IProgress<int> progress)
                {
                    if (argument == null)
                    {
                        // nothing to do
                        return;
                    }

                    // says how far it is
                    progress.Report(1);
                }

                void OnProgressChanged(int percentage)
                {
                    Console.WriteLine(percentage);
                }

                IProgress<int> progress1 = new Progress<int>(OnProgressChanged);
                _ = OnRunWorkerCompletedAsync(Task.Run(() => Work(this, progress1), cancellation.Token));

                async Task OnRunWorkerCompletedAsync(Task runWorker)
                {
                    await Task.WhenAny(runWorker);
                    await Task.Yield();
                }

                // no longer wanted
                cancellation.Cancel();
            }
            """
        );

    [Fact]
    public Task Field_with_methods_argument_and_branches() =>
        Net.Fixes(
            """
            private readonly BackgroundWorker _worker = new BackgroundWorker();
            private string _text;

            public C()
            {
                _worker.DoWork += OnWork;
                _worker.RunWorkerCompleted += OnDone;
            }

            // before
            public void Start()
            {
                _worker.{|LAP4010:RunWorkerAsync|}(_text);
            }

            private void OnWork(object sender, DoWorkEventArgs e)
            {
                if (e.Argument == null)
                {
                    return;
                }

                using (var reader = new StringReader((string)e.Argument))
                {
                    // the first line
                    e.Result = reader.ReadLine();
                }
            }

            private void OnDone(object sender, RunWorkerCompletedEventArgs e)
            {
                if (e.Error != null)
                {
                    Console.WriteLine(e.Error.Message);
                    return;
                }

                _text = (string)e.Result;
            }
            """,
            """
            private string _text;

            public C()
            {
            }

            // before
            public void Start()
            {
                var text = _text;
                _ = OnDoneAsync(Task.Run(() => OnWork(text)));
            }

            private object OnWork(object argument)
            {
                if (argument == null)
                {
                    return null;
                }

                using (var reader = new StringReader((string)argument))
                {
                    // the first line
                    return reader.ReadLine();
                }
            }

            private async Task OnDoneAsync(Task<object> runWorker)
            {
                await Task.Yield();
                object result;
                try
                {
                    result = await runWorker;
                }
                catch (Exception error)
                {
                    Console.WriteLine(error.Message);
                    return;
                }

                _text = (string)result;
            }
            """
        );

    [Fact]
    public Task Progress_and_cancellation() =>
        Net.Fixes(
            """
            private BackgroundWorker worker;

            public C()
            {
                worker = new BackgroundWorker { WorkerReportsProgress = true };
                worker.WorkerSupportsCancellation = true;
                worker.DoWork += Work;
                worker.ProgressChanged += OnProgress;
                worker.RunWorkerCompleted += OnDone;
            }

            void Start()
            {
                worker.{|LAP4010:RunWorkerAsync|}();
            }

            void Stop()
            {
                worker.CancelAsync();
            }

            private void Work(object sender, DoWorkEventArgs e)
            {
                BackgroundWorker own = sender as BackgroundWorker;
                for (int i = 1; i <= 10; i++)
                {
                    if (own.CancellationPending == true)
                    {
                        e.Cancel = true;
                        break;
                    }
                    else
                    {
                        Thread.Sleep(5);
                        own.ReportProgress(i * 10);
                    }
                }
            }

            private void OnProgress(object sender, ProgressChangedEventArgs e)
            {
                Console.WriteLine(e.ProgressPercentage + "%");
            }

            private void OnDone(object sender, RunWorkerCompletedEventArgs e)
            {
                if (e.Cancelled)
                {
                    Console.WriteLine("cancelled");
                }
                else if (e.Error != null)
                {
                    Console.WriteLine("failed");
                }
                else
                {
                    Console.WriteLine("done");
                }
            }
            """,
            """
            private CancellationTokenSource cancellation;

            public C()
            {
            }

            void Start()
            {
                IProgress<int> progress = new Progress<int>(OnProgress);
                cancellation = new CancellationTokenSource();
                var token = cancellation.Token;
                _ = OnDoneAsync(Task.Run(() => Work(progress, token), token));
            }

            void Stop()
            {
                cancellation?.Cancel();
            }

            private void Work(IProgress<int> progress, CancellationToken token)
            {
                for (int i = 1; i <= 10; i++)
                {
                    token.ThrowIfCancellationRequested();
                    Thread.Sleep(5);
                    progress.Report(i * 10);
                }
            }

            private void OnProgress(int percentage)
            {
                Console.WriteLine(percentage + "%");
            }

            private async Task OnDoneAsync(Task runWorker)
            {
                await Task.WhenAny(runWorker);
                await Task.Yield();
                try
                {
                    await runWorker;
                }
                catch (OperationCanceledException)
                {
                    Console.WriteLine("cancelled");
                    return;
                }
                catch (Exception)
                {
                    Console.WriteLine("failed");
                    return;
                }

                Console.WriteLine("done");
            }
            """
        );

    [Fact]
    public Task Worker_that_nobody_listens_to() =>
        Net.Fixes(
            """
            private readonly BackgroundWorker worker = new BackgroundWorker();

            public C()
            {
                worker.DoWork += Work;
            }

            void Start()
            {
                worker.{|LAP4010:RunWorkerAsync|}();
            }

            void Again() => Start();

            void Other()
            {
                Console.WriteLine();
                worker.{|LAP4010:RunWorkerAsync|}();
            }

            void Dispose()
            {
                Console.WriteLine("disposed");
                worker.Dispose();
            }

            private void Work(object sender, DoWorkEventArgs e) => Console.WriteLine(this);
            """,
            """
            public C()
            {
            }

            void Start()
            {
                _ = Task.Run(() => Work());
            }

            void Again() => Start();

            void Other()
            {
                Console.WriteLine();
                _ = Task.Run(() => Work());
            }

            void Dispose()
            {
                Console.WriteLine("disposed");
            }

            private void Work()
            {
                Console.WriteLine(this);
            }
            """
        );

    [Fact]
    public Task Work_goes_on_behind_its_result() =>
        Net.Fixes(
            """
            void M()
            {
                var worker = new BackgroundWorker();
                worker.DoWork += (s, e) =>
                {
                    try
                    {
                        e.Result = Console.ReadLine();
                        if (e.Result == null)
                        {
                            return;
                        }
                    }
                    catch (IOException)
                    {
                        e.Result = "";
                    }

                    Console.WriteLine("read");
                };
                worker.RunWorkerCompleted += (s, e) => Console.WriteLine(e.Result);
                worker.{|LAP4010:RunWorkerAsync|}();
            }
            """,
            """
            void M()
            {
                object Work()
                {
                    object result = null;
                    try
                    {
                        result = Console.ReadLine();
                        if (result == null)
                        {
                            return result;
                        }
                    }
                    catch (IOException)
                    {
                        result = "";
                    }

                    Console.WriteLine("read");
                    return result;
                }

                async Task OnRunWorkerCompletedAsync(Task<object> runWorker)
                {
                    await Task.Yield();
                    var result = await runWorker;
                    Console.WriteLine(result);
                }

                _ = OnRunWorkerCompletedAsync(Task.Run(() => Work()));
            }
            """
        );

    [Fact]
    public Task Work_goes_on_behind_its_cancellation() =>
        Net.Fixes(
            """
            private readonly BackgroundWorker worker = new BackgroundWorker { WorkerSupportsCancellation = true };

            void Start()
            {
                worker.DoWork += Work;
                worker.{|LAP4010:RunWorkerAsync|}(10);
            }

            void Stop() { worker.CancelAsync(); }

            private void Work(object sender, DoWorkEventArgs e)
            {
                var last = (int)e.Argument;
                if (last == 0)
                {
                    return;
                }

                for (var i = 0; i < last; i++)
                {
                    if (worker.CancellationPending)
                    {
                        e.Cancel = true;
                        break;
                    }

                    Thread.Sleep(i);
                }

                Console.WriteLine("clean up");
                if (!e.Cancel)
                {
                    e.Result = last;
                }
            }
            """,
            """
            private CancellationTokenSource cancellation;

            void Start()
            {
                cancellation = new CancellationTokenSource();
                var token = cancellation.Token;
                _ = Task.Run(() => Work(10, token), token);
            }

            void Stop() { cancellation?.Cancel(); }

            private object Work(object argument, CancellationToken token)
            {
                object result = null;
                var isCancelled = false;
                var last = (int)argument;
                if (last == 0)
                {
                    return result;
                }

                for (var i = 0; i < last; i++)
                {
                    if (token.IsCancellationRequested)
                    {
                        isCancelled = true;
                        break;
                    }

                    Thread.Sleep(i);
                }

                Console.WriteLine("clean up");
                if (!isCancelled)
                {
                    result = last;
                }

                if (isCancelled)
                {
                    throw new OperationCanceledException(token);
                }

                return result;
            }
            """
        );

    [Fact]
    public Task Work_says_first_that_it_is_cancelled() =>
        Net.Fixes(
            """
            void M()
            {
                var worker = new BackgroundWorker { WorkerSupportsCancellation = true };
                worker.DoWork += (s, e) =>
                {
                    while (true)
                    {
                        if (worker.CancellationPending)
                        {
                            e.Cancel = true;
                            Console.WriteLine("no more");
                            return;
                        }

                        Thread.Sleep(1);
                        if (Console.KeyAvailable)
                        {
                            break;
                        }
                    }

                    e.Cancel = worker.CancellationPending;
                };
                worker.RunWorkerCompleted += (s, e) => Console.WriteLine(e.Cancelled);
                worker.{|LAP4010:RunWorkerAsync|}();
                worker.CancelAsync();
            }
            """,
            """
            void M()
            {
                var cancellation = new CancellationTokenSource();
                void Work(CancellationToken token)
                {
                    while (true)
                    {
                        if (token.IsCancellationRequested)
                        {
                            Console.WriteLine("no more");
                            throw new OperationCanceledException(token);
                        }

                        Thread.Sleep(1);
                        if (Console.KeyAvailable)
                        {
                            break;
                        }
                    }

                    token.ThrowIfCancellationRequested();
                }

                async Task OnRunWorkerCompletedAsync(Task runWorker)
                {
                    await Task.Yield();
                    await Task.WhenAny(runWorker);
                    Console.WriteLine(runWorker.IsCanceled);
                }

                _ = OnRunWorkerCompletedAsync(Task.Run(() => Work(cancellation.Token), cancellation.Token));
                cancellation.Cancel();
            }
            """
        );

    [Fact]
    public Task Progress_with_a_state() =>
        Net.Fixes(
            """
            private BackgroundWorker worker = new BackgroundWorker { WorkerReportsProgress = true };

            public C()
            {
                worker.DoWork += (s, e) =>
                {
                    worker.ReportProgress(0, "half");
                    worker.ReportProgress(100);
                };
                worker.ProgressChanged += OnProgress;
                worker.{|LAP4010:RunWorkerAsync|}();
            }

            private void OnProgress(object sender, ProgressChangedEventArgs e) => Console.WriteLine(e.UserState);
            """,
            """
            public C()
            {
                void Work(IProgress<ProgressChangedEventArgs> progress)
                {
                    progress.Report(new ProgressChangedEventArgs(0, "half"));
                    progress.Report(new ProgressChangedEventArgs(100, null));
                }

                IProgress<ProgressChangedEventArgs> progress1 = new Progress<ProgressChangedEventArgs>(OnProgress);
                _ = Task.Run(() => Work(progress1));
            }

            private void OnProgress(ProgressChangedEventArgs e)
            {
                Console.WriteLine(e.UserState);
            }
            """
        );

    [Fact]
    public Task Somebody_asks_whether_it_is_busy() =>
        Net.Fixes(
            """
            // does the work
            private readonly BackgroundWorker _worker = new BackgroundWorker { WorkerSupportsCancellation = true };

            public C()
            {
                _worker.DoWork += Work;
                _worker.RunWorkerCompleted += OnDone;
            }

            public bool IsBusy => _worker.IsBusy;

            public bool IsIdle => _worker.IsBusy == false;

            void Start()
            {
                if (!_worker.IsBusy)
                    _worker.{|LAP4010:RunWorkerAsync|}();
            }

            void Stop()
            {
                if (_worker.IsBusy && !IsIdle)
                    _worker.CancelAsync();
            }

            private void OnDone(object sender, RunWorkerCompletedEventArgs e) => Console.WriteLine(e.Result);

            private void Work(object sender, DoWorkEventArgs e) => e.Result = 1;
            """,
            """
            // does the work
            private CancellationTokenSource _cancellation;
            private Task<object> _running;

            public C()
            {
            }

            public bool IsBusy => _running?.IsCompleted == false;

            public bool IsIdle => _running?.IsCompleted != false;

            void Start()
            {
                if (_running?.IsCompleted != false)
                {
                    _cancellation = new CancellationTokenSource();
                    var token = _cancellation.Token;
                    _running = Task.Run(() => Work(), token);
                    _ = OnDoneAsync(_running);
                }
            }

            void Stop()
            {
                if (_running?.IsCompleted == false && !IsIdle)
                    _cancellation?.Cancel();
            }

            private async Task OnDoneAsync(Task<object> runWorker)
            {
                await Task.Yield();
                var result = await runWorker;
                Console.WriteLine(result);
            }

            private object Work()
            {
                return 1;
            }
            """
        );

    [Fact]
    public Task Function_waits_while_its_worker_is_busy() =>
        Net.Fixes(
            """
            void M()
            {
                var worker = new BackgroundWorker();
                worker.DoWork += (s, e) => Console.WriteLine();
                worker.RunWorkerCompleted += delegate { };
                worker.{|LAP4010:RunWorkerAsync|}();
                while (worker.IsBusy)
                {
                    Thread.Sleep(1);
                }
            }
            """,
            """
            void M()
            {
                Task running = null;
                void Work()
                {
                    Console.WriteLine();
                }

                async Task OnRunWorkerCompletedAsync(Task runWorker)
                {
                    await Task.Yield();
                    await Task.WhenAny(runWorker);
                }

                running = Task.Run(() => Work());
                _ = OnRunWorkerCompletedAsync(running);
                while (running?.IsCompleted == false)
                {
                    Thread.Sleep(1);
                }
            }
            """
        );

    [Fact]
    public Task Worker_of_the_designer() =>
        (
            Net with
            {
                Class = "partial class C",
                OtherFiles =
                [
                    (
                        "C.Designer.cs",
                        """
                        partial class C
                        {
                            private System.ComponentModel.IContainer components = null;

                            private void InitializeComponent()
                            {
                                this.worker1 = new System.ComponentModel.BackgroundWorker();
                                this.components = new System.ComponentModel.Container();
                                //
                                // worker1
                                //
                                this.worker1.WorkerSupportsCancellation = true;
                                this.worker1.DoWork += new System.ComponentModel.DoWorkEventHandler(this.Worker1_DoWork);
                                this.worker1.RunWorkerCompleted += new System.ComponentModel.RunWorkerCompletedEventHandler(this.Worker1_Completed);
                                //
                                // C
                                //
                                System.Console.WriteLine("C");
                            }

                            private System.ComponentModel.BackgroundWorker worker1;
                        }
                        """
                    ),
                ],
                OtherFilesFixed =
                [
                    (
                        "C.Designer.cs",
                        """
                        partial class C
                        {
                            private System.ComponentModel.IContainer components = null;

                            private void InitializeComponent()
                            {
                                this.components = new System.ComponentModel.Container();
                                //
                                // C
                                //
                                System.Console.WriteLine("C");
                            }
                        }
                        """
                    ),
                ],
            }
        ).Fixes(
            """
            public C()
            {
                InitializeComponent();
            }

            void Start(int number)
            {
                worker1.{|LAP4010:RunWorkerAsync|}(number);
            }

            void Stop()
            {
                worker1.CancelAsync();
            }

            private void Worker1_DoWork(object sender, DoWorkEventArgs e)
            {
                e.Result = e.Argument;
            }

            private void Worker1_Completed(object sender, RunWorkerCompletedEventArgs e)
            {
                Console.WriteLine(e.Result);
            }
            """,
            """
            private CancellationTokenSource cancellation;

            public C()
            {
                InitializeComponent();
            }

            void Start(int number)
            {
                cancellation = new CancellationTokenSource();
                var token = cancellation.Token;
                _ = Worker1_CompletedAsync(Task.Run(() => Worker1_DoWork(number), token));
            }

            void Stop()
            {
                cancellation?.Cancel();
            }

            private object Worker1_DoWork(object argument)
            {
                return argument;
            }

            private async Task Worker1_CompletedAsync(Task<object> runWorker)
            {
                await Task.Yield();
                var result = await runWorker;
                Console.WriteLine(result);
            }
            """
        );

    [Theory]
    [InlineData("void M(BackgroundWorker w) { w.DoWork += Work; w.{|LAP4010:RunWorkerAsync|}(); }", RefusalReason.ObjectIsShared)]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); "
            + "void M() { w.DoWork += (s, e) => Console.WriteLine(w.IsBusy); w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.WorkerIsIrregular
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); void M() { w.DoWork += Work; w.{|LAP4010:RunWorkerAsync|}(); "
            + "Console.WriteLine(w == null); }",
        RefusalReason.WorkerIsIrregular
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); void M() { w.DoWork += Work; w.DoWork += Work; w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.SeveralHandlers
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); void M() { w.DoWork += (s, e) => Console.WriteLine(e); w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.EventDataIsUsedOtherwise
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); "
            + "void M() { w.DoWork += (s, e) => { e.Cancel = true; Console.WriteLine(); }; w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.EventDataIsUsedOtherwise
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); "
            + "void M() { w.DoWork += (s, e) => { try { if (w.CancellationPending) { e.Cancel = true; return; } } catch { } }; "
            + "w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.EventDataIsUsedOtherwise
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); "
            + "C(string n) { w.DoWork += (s, e) => Console.WriteLine(n); } void M() { w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.HandlerMustStay
    )]
    [InlineData(
        "object Next() => null; BackgroundWorker w = new BackgroundWorker(); void M() { w.DoWork += Work; w.{|LAP4010:RunWorkerAsync|}(Next()); }",
        RefusalReason.StateHasEffects
    )]
    [InlineData(
        "BackgroundWorker w = new BackgroundWorker(); void M(DoWorkEventHandler h) { w.DoWork += h; w.{|LAP4010:RunWorkerAsync|}(); }",
        RefusalReason.HandlerIsUnknown
    )]
    public Task Nothing_is_offered(string members, RefusalReason reason) =>
        Net.DoesNotFix(members + "\nvoid Work(object sender, DoWorkEventArgs e) { }", reason);
}
