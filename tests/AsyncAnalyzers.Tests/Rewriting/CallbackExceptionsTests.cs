using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>What a callback throws ends the process, as it did, where <c>async_analyzers.callback_exceptions</c> asks for that.</summary>
public sealed class CallbackExceptionsTests
{
    private const string Lambda = """
        void M(Stream stream, byte[] buffer)
        {
            stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
            {
                Console.WriteLine(stream.EndRead(ar));
            }, null);
            Console.WriteLine("Started");
        }
        """;

    private const string Unobserved = """
        void M(Stream stream, byte[] buffer)
        {
            _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

            async Task CompleteReadAsync(Task<int> read)
            {
                Console.WriteLine(await read.ConfigureAwait(false));
            }

            Console.WriteLine("Started");
        }
        """;

    private const string EndProcess = "async_analyzers.callback_exceptions = end_process";

    private const string MayChange = " (may change semantics)";

    private static readonly CallPairTest Net = EndingProcess(CallPairTest.OnNet);

    private static readonly CallPairTest Framework = EndingProcess(new CallPairTest(TargetPlatform.DotNetFramework));

    /// <summary>It was the only difference.</summary>
    [Fact]
    public Task Callback_that_cannot_run_at_once() =>
        Titled(Net, "Replace 'BeginDisconnect' with 'DisconnectAsync'")
            .Fixes(
                """
                void M(Socket socket) => socket.{|LAP2005:BeginDisconnect|}(true, ar => { socket.EndDisconnect(ar); Console.WriteLine(); }, null);
                """,
                """
                void M(Socket socket)
                {
                    CompleteDisconnect(socket.DisconnectAsync(true).AsTask());

                    async void CompleteDisconnect(Task disconnect) { await disconnect.ConfigureAwait(false); Console.WriteLine(); }
                }
                """
            );

    /// <summary>Whether it runs at once may change, whatever becomes of exceptions.</summary>
    [Fact]
    public Task Lambda_over_an_operation() =>
        Titled(Net, "Replace 'BeginRead' with 'ReadAsync'" + MayChange)
            .Fixes(
                Lambda,
                """
                void M(Stream stream, byte[] buffer)
                {
                    CompleteRead(stream.ReadAsync(buffer, 0, 1));

                    async void CompleteRead(Task<int> read)
                    {
                        Console.WriteLine(await read.ConfigureAwait(false));
                    }

                    Console.WriteLine("Started");
                }
                """
            );

    [Theory]
    [InlineData("async_analyzers.callback_exceptions = unobserved")]
    [InlineData("async_analyzers.callback_exceptions = whatever")]
    public Task Task_that_nobody_looks_at(string option) =>
        Titled(CallPairTest.OnNet with { Options = [option] }, "Replace 'BeginRead' with 'ReadAsync'" + MayChange)
            .Fixes(Lambda, Unobserved);

    /// <summary>ASP.NET has no place for async void functions, and the context of a user interface would take the exception.</summary>
    [Theory]
    [InlineData("System.Web")]
    [InlineData("System.Windows.Forms")]
    public Task Not_where_a_context_takes_the_exception(string assembly) =>
        Titled(
                EndingProcess(new CallPairTest(TargetPlatform.DotNetFramework.With(assembly))),
                "Replace 'BeginRead' with 'ReadAsync'" + MayChange
            )
            .Fixes(Lambda, Unobserved);

    [Fact]
    public Task Method_over_an_operation() =>
        Titled(Net, "Replace 'BeginRead' with 'ReadAsync'" + MayChange)
            .Fixes(
                """
                readonly byte[] _buffer = new byte[1];
                void M(Stream stream) => stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, stream);

                /// <summary>See <see cref="OnRead"/>.</summary>
                private void OnRead(IAsyncResult ar)
                {
                    var stream = (Stream)ar.AsyncState;
                    Console.WriteLine(stream.EndRead(ar));
                }
                """,
                """
                readonly byte[] _buffer = new byte[1];
                void M(Stream stream) => OnRead(stream.ReadAsync(_buffer, 0, 1));

                /// <summary>See <see cref="OnRead"/>.</summary>
                private async void OnRead(Task<int> task)
                {
                    Console.WriteLine(await task.ConfigureAwait(false));
                }
                """
            );

    /// <summary>Where it runs on the pool there is no context to take the exception.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("System.Windows.Forms")]
    public Task Lambda_over_a_delegate(string? assembly) =>
        Titled(
                assembly is null ? Framework : EndingProcess(new CallPairTest(TargetPlatform.DotNetFramework.With(assembly))),
                "Replace 'BeginInvoke' with 'Task.Run'"
            )
            .Fixes(
                """
                void M(Func<int> work)
                {
                    work.{|LAP1007:BeginInvoke|}(ar =>
                    {
                        Console.WriteLine(work.EndInvoke(ar));
                    }, null);
                }

                void OnlyEnded(Action work)
                {
                    work.{|LAP1007:BeginInvoke|}(ar => work.EndInvoke(ar), null);
                }
                """,
                """
                void M(Func<int> work)
                {
                    _ = Task.Run(() => CompleteInvoke(Task.Run(work)));

                    async void CompleteInvoke(Task<int> work1)
                    {
                        Console.WriteLine(await work1);
                    }
                }

                void OnlyEnded(Action work)
                {
                    _ = Task.Run(() => CompleteInvoke(Task.Run(work)));

                    async void CompleteInvoke(Task work1)
                    {
                        await work1;
                    }
                }
                """
            );

    [Fact]
    public Task End_call_as_the_callback() =>
        Titled(Framework, "Replace 'BeginInvoke' with 'Task.Run'")
            .Fixes(
                """
                void M(Action work)
                {
                    work.{|LAP1007:BeginInvoke|}(work.EndInvoke, null);
                }
                """,
                """
                void M(Action work)
                {
                    var invoke = Task.Run(work);
                    _ = Task.Run(() => CompleteInvoke(invoke));

                    async void CompleteInvoke(Task work1)
                    {
                        await work1.ConfigureAwait(false);
                    }
                }
                """
            );

    [Fact]
    public Task Method_over_a_delegate() =>
        Titled(Framework, "Replace 'BeginInvoke' with 'Task.Run'")
            .Fixes(
                """
                readonly Func<int> _work;
                void M() => _work.{|LAP1007:BeginInvoke|}(OnDone, null);
                private void OnDone(IAsyncResult ar) => Console.WriteLine(_work.EndInvoke(ar));
                """,
                """
                readonly Func<int> _work;
                void M() => _ = Task.Run(() => OnDone(Task.Run(_work)));
                private async void OnDone(Task<int> task) => Console.WriteLine(await task.ConfigureAwait(false));
                """
            );

    /// <summary>The caller need not wait for the task before the signal: an exception ends the process, and with it the wait.</summary>
    [Fact]
    public Task Signal_that_only_success_gives() =>
        Titled(Net, "Replace 'BeginRead' with 'ReadAsync'" + MayChange)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    var done = new ManualResetEvent(false);
                    stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
                    {
                        stream.EndRead(ar);
                        done.Set();
                    }, null);
                    done.WaitOne();
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    var done = new ManualResetEvent(false);
                    CompleteRead(stream.ReadAsync(buffer, 0, 1));

                    async void CompleteRead(Task<int> read)
                    {
                        await read.ConfigureAwait(false);
                        done.Set();
                    }

                    done.WaitOne();
                }
                """
            );

    [Fact]
    public Task What_catches_everything_is_a_task() =>
        Titled(Net, "Replace 'BeginRead' with 'ReadAsync'" + MayChange)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
                    {
                        try
                        {
                            stream.EndRead(ar);
                        }
                        catch (Exception)
                        {
                        }
                    }, null);
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                    async Task CompleteReadAsync(Task<int> read)
                    {
                        try
                        {
                            await read.ConfigureAwait(false);
                        }
                        catch (Exception)
                        {
                        }
                    }
                }
                """
            );

    /// <summary>Whether the handler runs at once may change.</summary>
    [Fact]
    public Task Handlers_of_events() =>
        Titled(
                (
                    CallPairTest.OnNet with
                    {
                        Analyzers = [new MemberAnalyzer()],
                        Fixer = new ConvertEventOperationFixer(),
                        Options = [EndProcess],
                    }
                ).Only(DiagnosticIds.UseTaskInsteadOfEvent),
                "Replace 'DownloadStringAsync' with 'DownloadStringTaskAsync'" + MayChange
            )
            .Fixes(
                """
                void M(Uri address)
                {
                    var client = new WebClient();
                    client.DownloadStringCompleted += OnDownloaded;
                    client.{|LAP4001:DownloadStringAsync|}(address);
                }

                private void OnDownloaded(object sender, DownloadStringCompletedEventArgs e)
                {
                    Console.WriteLine(e.Result);
                }
                """,
                """
                void M(Uri address)
                {
                    var client = new WebClient();
                    OnDownloaded(client.DownloadStringTaskAsync(address));
                }

                private async void OnDownloaded(Task<string> downloadString)
                {
                    var result = await downloadString;
                    Console.WriteLine(result);
                }
                """
            );

    private static CallPairTest EndingProcess(CallPairTest test) =>
        test.Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.UseTaskRun) with
        {
            Options = [EndProcess],
        };

    private static CallPairTest Titled(CallPairTest test, string title) => test with { Title = title };
}
