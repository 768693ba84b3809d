using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2006.</summary>
public sealed class UseFromAsyncTests
{
    private const string Printer = """
        interface IPrinter
        {
            IAsyncResult BeginPrint(string text, AsyncCallback callback, object state);
            int EndPrint(IAsyncResult result);
        }

        """;

    [Fact]
    public Task Message_names_begin_and_end() =>
        OnFramework
            .Only(DiagnosticIds.UseFromAsync)
            .ReportsInFile(
                "class C { void M(System.Net.Sockets.Socket s) => s.EndDisconnect(s.{|#0:BeginDisconnect|}(true, null, null)); }",
                new DiagnosticResult(DiagnosticIds.UseFromAsync, DiagnosticSeverity.Info)
                    .WithLocation(0)
                    .WithMessage("Wrap 'BeginDisconnect' and 'EndDisconnect' with 'Task.Factory.FromAsync'")
            );

    [Theory]
    [InlineData("printer.EndPrint(printer.{|LAP2006:BeginPrint|}(\"a\", null, null));")]
    [InlineData("printer?.{|LAP2006:BeginPrint|}(\"a\", ar => printer.EndPrint(ar), null);")]
    [InlineData("printer.{|LAP2006:BeginPrint|}(\"a\", Done, printer);")]
    [InlineData("pending = printer.{|LAP2006:BeginPrint|}(\"a\", null, null);")]
    [InlineData("socket.EndDisconnect(socket.{|LAP2006:BeginDisconnect|}(true, null, null));")]
    [InlineData("queue.EndReceive(queue.{|LAP2006:BeginReceive|}(TimeSpan.Zero, null, null));")]
    [InlineData("channel.EndClose(channel.{|LAP2006:BeginClose|}(null, null));")]
    public Task Reported(string statement) =>
        OnFramework
            .Only(DiagnosticIds.UseFromAsync)
            .Reports(
                Printer
                    + $$"""
                    private IAsyncResult pending;
                    int Finish(IPrinter printer) => printer.EndPrint(pending);
                    void M(IPrinter printer, Socket socket, System.Messaging.MessageQueue queue, System.ServiceModel.ICommunicationObject channel) { {{statement}} }
                    void Done(IAsyncResult ar) => ((IPrinter)ar.AsyncState).EndPrint(ar);
                    """
            );

    [Theory]
    [InlineData("Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, \"a\", null);")]
    [InlineData("Task.Factory.FromAsync((callback, state) => printer.BeginPrint(\"a\", callback, state), printer.EndPrint, null);")]
    [InlineData("Task<int>.Factory.FromAsync(printer.BeginPrint(\"a\", null, null), printer.EndPrint);")]
    [InlineData("new TaskFactory<int>().FromAsync(printer.BeginPrint(\"a\", null, null), ar => printer.EndPrint(ar));")]
    [InlineData("printer.BeginPrint(\"a\", callback, null);")]
    [InlineData("printer.BeginPrint(\"a\", ar => { printer.EndPrint(ar); callback(ar); }, null);")]
    [InlineData("Assert.Throws<ArgumentException>(() => printer.EndPrint(printer.BeginPrint(\"a\", null, null)));")]
    [InlineData("TaskToAsyncResult.End(TaskToAsyncResult.Begin(Task.CompletedTask, null, null));")]
    public Task Silent(string statement) =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Reports(
                Printer
                    + $$"""
                    static class Assert { public static void Throws<T>(Action code) { } }
                    void M(IPrinter printer, AsyncCallback callback) { {{statement}} }
                    """
            );

    [Fact]
    public Task Callback_that_a_caller_has_given_before() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Reports(
                Printer
                    + """
                    private readonly AsyncCallback _callback;
                    private IAsyncResult _result;
                    C(AsyncCallback callback) { _callback = callback; }
                    void M(IPrinter printer) { _result = printer.BeginPrint("a", _callback, null); }
                    void N(IPrinter printer) { Take(out AsyncCallback callback, out object state); _result = printer.BeginPrint("a", callback, state); }
                    void Take(out AsyncCallback callback, out object state) { callback = _callback; state = null; }
                    """
            );

    [Fact]
    public Task Own_begin_that_hands_the_callback_on_or_returns_the_result() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Reports(
                Printer
                    + """
                    private IPrinter _printer;
                    public IAsyncResult BeginPost(string text, AsyncCallback callback, object state) => _printer.BeginPrint(text, callback, state);
                    public int EndPost(IAsyncResult ar) => _printer.EndPrint(ar);
                    protected IAsyncResult OnBeginPost(object[] values) => _printer.BeginPrint((string)values[0], null, null);
                    """
            );

    /// <summary>A task around the pair makes nothing better there, and who waits for it may hold the context that its callback
    /// needs.</summary>
    [Theory]
    [InlineData("EndSend(BeginSend(text, null, null))")]
    [InlineData("this.EndSend(this.BeginSend(text, null, null))")]
    [InlineData("new Func<int>(() => EndSend(BeginSend(text, null, null)))()")]
    public Task Own_pair_ended_by_its_own_object(string send) =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Reports(
                $$"""
                class Mailer
                {
                    public IAsyncResult BeginSend(string text, AsyncCallback callback, object state) => null;
                    public int EndSend(IAsyncResult result) => 0;
                    public int Send(string text) => {{send}};
                }
                """
            );

    [Fact]
    public Task Operation_that_tells_its_completion_by_an_event() =>
        OnFramework
            .Only(DiagnosticIds.UseFromAsync)
            .Reports(
                """
                void M(System.Messaging.MessageQueue queue)
                {
                    queue.ReceiveCompleted += (s, e) => { queue.EndReceive(e.AsyncResult); queue.BeginReceive(); };
                    queue.BeginReceive();
                }
                """
            );

    [Fact]
    public Task Generated_client() =>
        OnFramework
            .Only(DiagnosticIds.UseFromAsync)
            .ReportsInFile(
                """
                using System;
                using System.ServiceModel;

                [ServiceContract]
                interface ICalculator
                {
                    [OperationContract(AsyncPattern = true)]
                    IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state);
                    int EndAdd(IAsyncResult ar);
                }

                class Client : ClientBase<ICalculator>
                {
                    public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => Channel.BeginAdd(a, b, callback, state);
                    public int EndAdd(IAsyncResult ar) => Channel.EndAdd(ar);
                    private IAsyncResult OnBeginAdd(object[] values, AsyncCallback callback, object state) => this.BeginAdd((int)values[0], (int)values[1], callback, state);
                    private object[] OnEndAdd(IAsyncResult ar) => new object[] { this.EndAdd(ar) };
                }
                """
            );

    // The rewrites, a shape each.

    [Fact]
    public Task Begin_then_end() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                Printer
                    + """
                    async Task<int> M(IPrinter printer)
                    {
                        // Prints meanwhile.
                        IAsyncResult result = printer.{|LAP2006:BeginPrint|}("a", null, null); // begun

                        Console.WriteLine("printing");
                        return printer.EndPrint(result); // ended
                    }

                    int N(IPrinter printer) => printer.EndPrint(printer.{|LAP2006:BeginPrint|}("b", null, null));
                    """,
                Printer
                    + """
                    async Task<int> M(IPrinter printer)
                    {
                        // Prints meanwhile.
                        Task<int> result = Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "a", null); // begun

                        Console.WriteLine("printing");
                        return await result; // ended
                    }

                    int N(IPrinter printer) => Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "b", null).GetAwaiter().GetResult();
                    """
            );

    [Fact]
    public Task Callback_that_is_a_method() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                Printer
                    + """
                    private IPrinter _printer;

                    void Post(string text)
                    {
                        _printer.{|LAP2006:BeginPrint|}(text, OnPrinted, text);
                    }

                    private void OnPrinted(IAsyncResult ar)
                    {
                        int pages = _printer.EndPrint(ar);
                        Console.WriteLine("{0}: {1}", ar.AsyncState, pages);
                    }
                    """,
                Printer
                    + """
                    private IPrinter _printer;

                    void Post(string text)
                    {
                        _ = OnPrintedAsync(Task.Factory.FromAsync(_printer.BeginPrint, _printer.EndPrint, text, null), text);
                    }

                    private async Task OnPrintedAsync(Task<int> task, object state)
                    {
                        int pages = await task.ConfigureAwait(false);
                        Console.WriteLine("{0}: {1}", state, pages);
                    }
                    """
            );

    [Fact]
    public Task Called_where_it_may_be_null() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                Printer
                    + """
                    void M(IPrinter printer)
                    {
                        printer?.{|LAP2006:BeginPrint|}("a", ar =>
                        {
                            Console.WriteLine(printer.EndPrint(ar));
                        }, null);
                    }
                    """,
                Printer
                    + """
                    void M(IPrinter printer)
                    {
                        if (printer != null)
                        {
                            _ = CompletePrintAsync(Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "a", null));

                            async Task CompletePrintAsync(Task<int> print)
                            {
                                Console.WriteLine(await print.ConfigureAwait(false));
                            }
                        }
                    }
                    """
            );

    // FromAsync names what begins twice.

    [Fact]
    public Task Receiver_that_is_more_than_a_variable_is_kept() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                Printer
                    + """
                    IPrinter Printer => null;
                    private IPrinter[] _printers;

                    void M()
                    {
                        var result = Printer.{|LAP2006:BeginPrint|}("a", null, null);
                        Printer.EndPrint(result);
                    }

                    void N()
                    {
                        var result = _printers[0].{|LAP2006:BeginPrint|}("a", null, null);
                        _printers[0].EndPrint(result);
                    }
                    """,
                Printer
                    + """
                    IPrinter Printer => null;
                    private IPrinter[] _printers;

                    void M()
                    {
                        var printer = Printer;
                        var result = Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "a", null);
                        result.GetAwaiter().GetResult();
                    }

                    void N()
                    {
                        var printer = _printers[0];
                        var result = Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "a", null);
                        result.GetAwaiter().GetResult();
                    }
                    """
            );

    // Pairs that FromAsync does not take by name.

    [Fact]
    public Task More_than_three_arguments() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                """
                interface IScanner
                {
                    IAsyncResult BeginScan(int left, int top, int width, int height, AsyncCallback callback, object state);
                    byte[] EndScan(IAsyncResult result);
                }

                byte[] M(IScanner scanner)
                {
                    var result = scanner.{|LAP2006:BeginScan|}(1, 2, 3, 4, null, null);
                    return scanner.EndScan(result);
                }

                void N(IScanner scanner, int callback)
                {
                    scanner.{|LAP2006:BeginScan|}(1, 2, 3, callback, ar => Console.WriteLine(scanner.EndScan(ar).Length), null);
                }
                """,
                """
                interface IScanner
                {
                    IAsyncResult BeginScan(int left, int top, int width, int height, AsyncCallback callback, object state);
                    byte[] EndScan(IAsyncResult result);
                }

                byte[] M(IScanner scanner)
                {
                    var result = Task.Factory.FromAsync((callback, state) => scanner.BeginScan(1, 2, 3, 4, callback, state), scanner.EndScan, null);
                    return result.GetAwaiter().GetResult();
                }

                void N(IScanner scanner, int callback)
                {
                    _ = CompleteScanAsync(
                        Task.Factory.FromAsync(
                            (asyncCallback, state) => scanner.BeginScan(1, 2, 3, callback, asyncCallback, state),
                            scanner.EndScan,
                            null));

                    async Task CompleteScanAsync(Task<byte[]> scan)
                    {
                        Console.WriteLine((await scan.ConfigureAwait(false)).Length);
                    }
                }
                """
            );

    [Fact]
    public Task Arguments_that_tell_no_type_or_another() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                Printer
                    + """
                    interface IDivider
                    {
                        IAsyncResult BeginDivide(double a, double b, AsyncCallback callback, object state);
                        double EndDivide(IAsyncResult result);
                    }

                    double M(IDivider divider) => divider.EndDivide(divider.{|LAP2006:BeginDivide|}(22, 7, null, null));
                    int N(IPrinter printer) => printer.EndPrint(printer.{|LAP2006:BeginPrint|}(null, null, null));
                    """,
                Printer
                    + """
                    interface IDivider
                    {
                        IAsyncResult BeginDivide(double a, double b, AsyncCallback callback, object state);
                        double EndDivide(IAsyncResult result);
                    }

                    double M(IDivider divider) =>
                        Task.Factory.FromAsync(
                            (callback, state) => divider.BeginDivide(22, 7, callback, state),
                            divider.EndDivide,
                            null).GetAwaiter().GetResult();
                    int N(IPrinter printer) =>
                        Task.Factory.FromAsync(
                            (callback, state) => printer.BeginPrint(null, callback, state),
                            printer.EndPrint,
                            null).GetAwaiter().GetResult();
                    """
            );

    [Fact]
    public Task Generic_methods() =>
        OnNet.Fixes(
            """
            interface ICache
            {
                IAsyncResult BeginLoad<T>(string key, AsyncCallback callback, object state);
                T EndLoad<T>(IAsyncResult result);
                IAsyncResult BeginStore<T>(T value, AsyncCallback callback, object state);
                void EndStore<T>(IAsyncResult result);
            }

            int M(ICache cache) => cache.EndLoad<int>(cache.{|LAP2006:BeginLoad<int>|}("a", null, null));
            void N(ICache cache) => cache.EndStore<int>(cache.{|LAP2006:BeginStore|}(1, null, null));
            """,
            """
            interface ICache
            {
                IAsyncResult BeginLoad<T>(string key, AsyncCallback callback, object state);
                T EndLoad<T>(IAsyncResult result);
                IAsyncResult BeginStore<T>(T value, AsyncCallback callback, object state);
                void EndStore<T>(IAsyncResult result);
            }

            int M(ICache cache) => Task.Factory.FromAsync(cache.BeginLoad<int>, cache.EndLoad<int>, "a", null).GetAwaiter().GetResult();
            void N(ICache cache) => Task.Factory.FromAsync(cache.BeginStore<int>, cache.EndStore<int>, 1, null).GetAwaiter().GetResult();
            """
        );

    [Fact]
    public Task Lambdas_and_method_groups_tell_no_type_in_old_languages() =>
        OnFramework.Fixes(
            """
            interface IRunner
            {
                IAsyncResult BeginRun(Action work, AsyncCallback callback, object state);
                void EndRun(IAsyncResult result);
            }

            void M(IRunner runner) => runner.EndRun(runner.{|LAP2006:BeginRun|}(Work, null, null));
            void N(IRunner runner) => runner.EndRun(runner.{|LAP2006:BeginRun|}(() => Work(), null, null));
            void Work() { }
            """,
            """
            interface IRunner
            {
                IAsyncResult BeginRun(Action work, AsyncCallback callback, object state);
                void EndRun(IAsyncResult result);
            }

            void M(IRunner runner) =>
                Task.Factory.FromAsync((callback, state) => runner.BeginRun(Work, callback, state), runner.EndRun, null).GetAwaiter().GetResult();
            void N(IRunner runner) =>
                Task.Factory.FromAsync(
                    (callback, state) => runner.BeginRun(() => Work(), callback, state),
                    runner.EndRun,
                    null).GetAwaiter().GetResult();
            void Work() { }
            """
        );

    [Fact]
    public Task State_before_the_callback() =>
        OnFramework
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                """
                System.Messaging.Message M(System.Messaging.MessageQueue queue)
                {
                    var result = queue.{|LAP2006:BeginReceive|}(TimeSpan.Zero, "state", null);
                    return queue.EndReceive(result);
                }
                """,
                """
                System.Messaging.Message M(System.Messaging.MessageQueue queue)
                {
                    var result = Task.Factory.FromAsync(
                        (callback, state) => queue.BeginReceive(TimeSpan.Zero, state, callback),
                        queue.EndReceive,
                        null);
                    return result.GetAwaiter().GetResult();
                }
                """
            );

    [Fact]
    public Task Error_that_comes_by_reference() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                """
                int M(Socket socket, byte[] buffer)
                {
                    var result = socket.{|LAP2006:BeginReceive|}(buffer, 0, 1, SocketFlags.None, out _, null, null);
                    int read = socket.EndReceive(result, out SocketError error);
                    return error == SocketError.Success ? read : 0;
                }
                """,
                """
                int M(Socket socket, byte[] buffer)
                {
                    var result = Task.Factory.FromAsync((callback, state) => socket.BeginReceive(
                        buffer,
                        0,
                        1,
                        SocketFlags.None,
                        out _,
                        callback,
                        state), asyncResult =>
                    {
                        var returned = socket.EndReceive(asyncResult, out var errorCode);
                        return (returned, errorCode);
                    }, null);
                    int read;
                    SocketError error;
                    (read, error) = result.GetAwaiter().GetResult();
                    return error == SocketError.Success ? read : 0;
                }
                """
            );

    /// <summary>The end call in the lambda is made when the operation is complete: what is assigned meanwhile must not count.</summary>
    [Fact]
    public Task Receiver_that_changes_before_the_end_is_kept() =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                """
                private Socket _socket;

                int M(byte[] buffer)
                {
                    var old = _socket;
                    var result = _socket.{|LAP2006:BeginReceive|}(buffer, 0, 1, SocketFlags.None, out _, null, null);
                    _socket = null;
                    int read = old.EndReceive(result, out var error);
                    return error == SocketError.Success ? read : 0;
                }
                """,
                """
                private Socket _socket;

                int M(byte[] buffer)
                {
                    var old = _socket;
                    var socket = _socket;
                    var result = Task.Factory.FromAsync((callback, state) => socket.BeginReceive(
                        buffer,
                        0,
                        1,
                        SocketFlags.None,
                        out _,
                        callback,
                        state), asyncResult =>
                    {
                        var returned = socket.EndReceive(asyncResult, out var errorCode);
                        return (returned, errorCode);
                    }, null);
                    _socket = null;
                    int read;
                    SocketError error;
                    (read, error) = result.GetAwaiter().GetResult();
                    return error == SocketError.Success ? read : 0;
                }
                """
            );

    // No action.

    [Theory]
    [InlineData(
        "int M(IOdd odd) { int a = 1; var r = odd.{|LAP2006:BeginRef|}(1, null, null); return odd.EndRef(ref a, r) + a; }",
        RefusalReason.NoTaskForOperation
    )]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginExtra|}(1, null, null); return odd.EndExtra(1, r); }",
        RefusalReason.NoTaskForOperation
    )]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginOut|}(out int a, null, null); Console.WriteLine(a); return odd.EndOut(r); }",
        RefusalReason.NoTaskForOperation
    )]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginPlain|}(state: null, callback: null, a: 1); return odd.EndPlain(r); }",
        RefusalReason.CallIsIrregular
    )]
    [InlineData(
        "int M(IOdd odd) { _pending = odd.{|LAP2006:BeginPlain|}(1, null, null); return odd.EndPlain(_pending); }",
        RefusalReason.ResultEscapes
    )]
    public Task No_action(string member, params RefusalReason[] reasons) =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .DoesNotFix(
                $$"""
                interface IOdd
                {
                    IAsyncResult BeginRef(int a, AsyncCallback callback, object state);
                    int EndRef(ref int a, IAsyncResult result);
                    IAsyncResult BeginExtra(int a, AsyncCallback callback, object state);
                    int EndExtra(int a, IAsyncResult result);
                    IAsyncResult BeginOut(out int a, AsyncCallback callback, object state);
                    int EndOut(IAsyncResult result);
                    IAsyncResult BeginPlain(int a, AsyncCallback callback, object state);
                    int EndPlain(IAsyncResult result);
                }

                internal IAsyncResult _pending;
                {{member}}
                """,
                reasons
            );

    [Theory]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginOptional|}(); return odd.EndOptional(r); }",
        "int M(IOdd odd) { var r = Task.Factory.FromAsync(\n"
            + "    (callback, state) => odd.BeginOptional(callback: callback, state: state),\n"
            + "    odd.EndOptional,\n    null); return r.GetAwaiter().GetResult(); }"
    )]
    [InlineData(
        "void M(IOdd odd) => odd.{|LAP2006:BeginOptional|}(ar => Console.WriteLine(odd.EndOptional(ar)));",
        """
            void M(IOdd odd)
            {
                _ = CompleteOptionalAsync(
                    Task.Factory.FromAsync((callback, state) => odd.BeginOptional(callback, state: state), odd.EndOptional, null));

                async Task CompleteOptionalAsync(Task<int> optional)
                {
                    Console.WriteLine(await optional.ConfigureAwait(false));
                }
            }
            """
    )]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginBehind|}(1, null, null); return odd.EndBehind(r); }",
        "int M(IOdd odd) { var r = Task.Factory.FromAsync(\n"
            + "    (callback, state) => odd.BeginBehind(1, callback, state),\n"
            + "    odd.EndBehind,\n    null); return r.GetAwaiter().GetResult(); }"
    )]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginOwn|}(1, null, null); return odd.EndOwn(r); }",
        "int M(IOdd odd) { var r = Task.Factory.FromAsync(\n"
            + "    odd.BeginOwn,\n    asyncResult => odd.EndOwn((OwnResult)asyncResult),\n"
            + "    1,\n    null); return r.GetAwaiter().GetResult(); }"
    )]
    [InlineData(
        "int M(IOdd odd) { OwnResult r = odd.{|LAP2006:BeginOwn|}(1, null, null); r.Cancel(); return odd.EndOwn(r); }",
        "int M(IOdd odd) { OwnResult r = odd.{|LAP2006:BeginOwn|}(1, null, null); r.Cancel(); return odd.EndOwn(r); }"
    )]
    [InlineData(
        "void M(IOdd odd) => odd.{|LAP2006:BeginOwn|}(1, OnOwn, odd);\nvoid OnOwn(IAsyncResult ar) => "
            + "Console.WriteLine(((IOdd)ar.AsyncState).EndOwn((OwnResult)ar));",
        "void M(IOdd odd) => _ = OnOwnAsync(Task.Factory.FromAsync("
            + "odd.BeginOwn, asyncResult => odd.EndOwn((OwnResult)asyncResult), 1, null));\n"
            + "async Task OnOwnAsync(Task<int> task) => Console.WriteLine(await task.ConfigureAwait(false));"
    )]
    [InlineData(
        "int M(IOdd odd) { var r = odd.{|LAP2006:BeginStateless|}(1, null); return odd.EndStateless(r); }",
        "int M(IOdd odd) { var r = Task.Factory.FromAsync(\n"
            + "    (callback, state) => odd.BeginStateless(1, callback),\n"
            + "    odd.EndStateless,\n    null); return r.GetAwaiter().GetResult(); }"
    )]
    public Task Arguments_left_out_and_results_of_own_types(string member, string rewritten)
    {
        const string Odd = """
            abstract class OwnResult : IAsyncResult
            {
                public abstract object AsyncState { get; }
                public abstract WaitHandle AsyncWaitHandle { get; }
                public abstract bool CompletedSynchronously { get; }
                public abstract bool IsCompleted { get; }
                public void Cancel() { }
            }

            interface IOdd
            {
                IAsyncResult BeginOptional(AsyncCallback callback = null, object state = null);
                int EndOptional(IAsyncResult result);
                IAsyncResult BeginBehind(int a, AsyncCallback callback, object state, Action<int> progress = null);
                int EndBehind(IAsyncResult result);
                OwnResult BeginOwn(int a, AsyncCallback callback, object state);
                int EndOwn(OwnResult result);
                IAsyncResult BeginStateless(int a, AsyncCallback callback);
                int EndStateless(IAsyncResult result);
            }

            """;
        return OnNet.Only(DiagnosticIds.UseFromAsync).Fixes(Odd + "\n" + member, Odd + "\n" + rewritten);
    }

    [Theory]
    [InlineData("Print(\"{0} {1}\", socket.EndReceive(ar, out error), error);", "Print(\"{0} {1}\", outcome, error);")]
    [InlineData(
        "if (socket.EndReceive(ar, out error) > 0 && error == SocketError.Success) { Print(\"received\"); }",
        "if (outcome > 0 && error == SocketError.Success) { Print(\"received\"); }"
    )]
    [InlineData(
        "return socket.EndReceive(ar, out error) > 0 ? error : SocketError.Shutdown;",
        "return outcome > 0 ? error : SocketError.Shutdown;"
    )]
    public Task What_comes_by_reference_to_an_end_call_inside_a_statement(string statement, string rewritten) =>
        OnNet
            .Only(DiagnosticIds.UseFromAsync)
            .Fixes(
                $$"""
                static void Print(string format, params object[] args) { }

                SocketError M(Socket socket, byte[] buffer)
                {
                    SocketError error;
                    var ar = socket.{|LAP2006:BeginReceive|}(buffer, 0, 1, SocketFlags.None, out _, null, null);
                    {{statement}}
                    return error;
                }
                """,
                $$"""
                static void Print(string format, params object[] args) { }

                SocketError M(Socket socket, byte[] buffer)
                {
                    SocketError error;
                    var ar = Task.Factory.FromAsync((callback, state) => socket.BeginReceive(
                        buffer,
                        0,
                        1,
                        SocketFlags.None,
                        out _,
                        callback,
                        state), asyncResult =>
                    {
                        var returned = socket.EndReceive(asyncResult, out var errorCode);
                        return (returned, errorCode);
                    }, null);
                    int outcome;
                    (outcome, error) = ar.GetAwaiter().GetResult();
                    {{rewritten}}
                    return error;
                }
                """
            );

    [Fact]
    public Task No_tuples_in_old_languages() =>
        (OnFramework.Only(DiagnosticIds.UseFromAsync) with { LanguageVersion = LanguageVersion.CSharp6 }).DoesNotFix(
            """
            int M(Socket socket, byte[] buffer)
            {
                SocketError error;
                var result = socket.{|LAP2006:BeginReceive|}(buffer, 0, 1, SocketFlags.None, out error, null, null);
                return socket.EndReceive(result, out error);
            }
            """,
            RefusalReason.NoTaskForOperation
        );
}
