using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2001.</summary>
public sealed class BeginIsNeverEndedTests
{
    [Fact]
    public Task Message_names_begin_and_end() =>
        OnNet.ReportsInFile(
            "class C { void M(System.IO.Stream s, byte[] b) => s.{|#0:BeginRead|}(b, 0, 1, null, null); }",
            new DiagnosticResult(DiagnosticIds.BeginIsNeverEnded, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'EndRead' is never called for this 'BeginRead': its result or exception is lost and its resources are not released"
                )
        );

    [Theory]
    [InlineData("stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);")]
    [InlineData("stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, ar => Console.WriteLine(ar.AsyncState), null);")]
    [InlineData("stream?.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);")]
    [InlineData("_ = stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);")]
    [InlineData("stream.{|LAP2001:BeginRead|}(buffer, 0, 1, Lost, stream);")]
    [InlineData("var ar = stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null); ar.AsyncWaitHandle.WaitOne();")]
    [InlineData("socket.{|LAP2001:BeginReceive|}(buffer, 0, 1, SocketFlags.None, null, null);")]
    [InlineData("socket.{|LAP2001:BeginReceive|}(buffer, 0, 1, SocketFlags.None, out var error, null, null);")]
    [InlineData("socket.{|LAP2001:BeginAccept|}(Lost, null);")]
    [InlineData("socket.{|LAP2001:BeginSend|}(buffer, 0, 1, SocketFlags.None, null, null);")]
    [InlineData("request.{|LAP2001:BeginGetResponse|}(null, null);")]
    [InlineData("request.{|LAP2001:BeginGetRequestStream|}(Lost, request);")]
    [InlineData("Dns.{|LAP2001:BeginGetHostEntry|}(\"host\", null, null);")]
    [InlineData("Dns.{|LAP2001:BeginGetHostAddresses|}(\"host\", ar => { }, null);")]
    [InlineData("new TcpClient().{|LAP2001:BeginConnect|}(\"host\", 1, null, null);")]
    public Task Never_ended(string statement) =>
        OnFramework
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                $$"""
                void M(Stream stream, Socket socket, HttpWebRequest request, byte[] buffer) { {{statement}} }
                void Lost(IAsyncResult ar) { }
                """
            );

    [Theory]
    [InlineData("stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);")]
    [InlineData("socket.{|LAP2001:BeginReceive|}(buffer, 0, 1, SocketFlags.None, null, null);")]
    [InlineData("Dns.{|LAP2001:BeginGetHostEntry|}(\"host\", null, null);")]
    public Task Never_ended_on_Net(string statement) =>
        OnNet.Reports($$"""void M(Stream stream, Socket socket, byte[] buffer) { {{statement}} }""");

    [Theory]
    [InlineData("stream.EndRead(stream.BeginRead(buffer, 0, 1, null, null));")]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => stream.EndRead(ar), null);")]
    [InlineData("stream.BeginWrite(buffer, 0, 1, stream.EndWrite, null);")]
    [InlineData("stream.BeginRead(buffer, 0, 1, Done, stream);")]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); var read = stream.EndRead(ar);")]
    [InlineData("var ar = socket.BeginReceive(buffer, 0, 1, SocketFlags.None, out _, null, null); socket.EndReceive(ar, out _);")]
    [InlineData("Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, buffer, 0, 1, null);")]
    [InlineData("Task.Factory.FromAsync(stream.BeginRead(buffer, 0, 1, null, null), stream.EndRead);")]
    [InlineData("pending = stream.BeginRead(buffer, 0, 1, null, null);")]
    public Task Ended(string statement) =>
        OnFramework
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                $$"""
                private IAsyncResult pending;
                void Finish(Stream stream) => stream.EndRead(pending);
                void M(Stream stream, Socket socket, byte[] buffer) { {{statement}} }
                void Done(IAsyncResult ar) => ((Stream)ar.AsyncState).EndRead(ar);
                """
            );

    [Fact]
    public Task Pair_declared_here() =>
        OnNet.Reports(
            """
            class Service
            {
                public IAsyncResult BeginWork(string a, AsyncCallback callback, object state) => null;
                public string EndWork(IAsyncResult ar) => null;
            }

            void M(Service service)
            {
                service.{|LAP2001:BeginWork|}("a", null, null);
                service.{|LAP2001:BeginWork|}(null, null, null);
                service.EndWork(service.{|LAP2006:BeginWork|}("a", null, null));
            }
            """
        );

    [Fact]
    public Task Pair_that_is_called_without_a_receiver() =>
        OnNet.Reports(
            """
            IAsyncResult BeginWork(AsyncCallback callback, object state) => null;
            void EndWork(IAsyncResult ar) { }
            void M() => {|LAP2001:BeginWork|}(null, null);
            void N() => this.{|LAP2001:BeginWork|}(ar => { }, null);
            void O() => EndWork(BeginWork(null, null));
            """
        );

    /// <summary>Given the async result that it returns, a Begin method is a step of an operation that its caller began, and that is ended
    /// as the caller's own.</summary>
    [Fact]
    public Task Async_result_that_is_made_outside() =>
        OnNet.Reports(
            """
            class Pending : IAsyncResult
            {
                public object AsyncState => null;
                public WaitHandle AsyncWaitHandle => null;
                public bool CompletedSynchronously => false;
                public bool IsCompleted => true;
            }

            public IAsyncResult BeginAsk(AsyncCallback callback, object state)
            {
                var pending = new Pending();
                BeginSend("question", pending, true);
                return pending;
            }

            public int EndAsk(IAsyncResult result) => EndSend(result);
            IAsyncResult BeginSend(string question, Pending pending, bool fast) => pending;
            int EndSend(IAsyncResult result) => 0;
            """
        );

    [Fact]
    public Task Pair_in_a_base_type_and_a_generic_one() =>
        OnNet.Reports(
            """
            abstract class Base<T>
            {
                public IAsyncResult BeginWork<U>(U value, AsyncCallback callback, object state) => null;
                public T EndWork<U>(IAsyncResult ar) => default;
            }

            class Derived : Base<int> { }

            void M(Derived derived)
            {
                derived.{|LAP2001:BeginWork|}(1, null, null);
                derived.EndWork<int>(derived.{|LAP2006:BeginWork|}(1, null, null));
            }
            """
        );

    [Fact]
    public Task Wcf_channel() =>
        OnFramework.ReportsInFile(
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
                void Lost() => Channel.{|LAP2001:BeginAdd|}(1, 2, null, null);
                void Ended() => Channel.EndAdd(Channel.{|LAP2006:BeginAdd|}(1, 2, null, null));
                IAsyncResult OnBeginAdd(object[] values, AsyncCallback callback, object state) => Channel.BeginAdd((int)values[0], 2, callback, state);
            }
            """
        );

    // Whose End is somebody else's affair, or nobody's.

    [Theory]
    [InlineData("class Connection { public IDisposable BeginTransaction() => null; }", "x.BeginTransaction();")]
    [InlineData("class Connection { public void BeginInit() { } public void EndInit() { } }", "x.BeginInit();")]
    [InlineData("class Connection { public IDisposable BeginScope<T>(T state) => null; }", "x.BeginScope(1);")]
    [InlineData(
        "class Connection { public void BeginUpdate(AsyncCallback callback, object state) { } public void EndUpdate() { } }",
        "x.BeginUpdate(null, null);"
    )]
    [InlineData(
        "class Connection { public IAsyncResult BeginNothing(AsyncCallback callback, object state) => null; }",
        "x.BeginNothing(null, null);"
    )]
    [InlineData("class Connection { public Task BeginWork() => null; public void EndWork() { } }", "x.BeginWork();")]
    [InlineData(
        "class Connection { public IAsyncResult Begin(AsyncCallback callback, object state) => null; public void End(IAsyncResult ar) "
            + "{ } }",
        "x.Begin(null, null);"
    )]
    public Task Only_looks_like_a_pair(string type, string statement) =>
        OnNet.Reports(
            $$"""
            {{type}}
            void M(Connection x) { {{statement}} }
            """
        );

    [Fact]
    public Task Template_method_and_override_that_return_it() =>
        OnNet.Reports(
            """
            class Wrapper : MemoryStream
            {
                protected IAsyncResult OnBeginRead(byte[] b, AsyncCallback callback, object state) => base.BeginRead(b, 0, 1, callback, state);
                public override IAsyncResult BeginRead(byte[] b, int o, int c, AsyncCallback callback, object state)
                {
                    return base.BeginRead(b, o, c, callback, state);
                }
            }
            """
        );

    [Fact]
    public Task Callback_that_was_passed_in_may_end() =>
        OnNet
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                """
                void M(Stream stream, byte[] buffer, AsyncCallback callback) => stream.BeginRead(buffer, 0, 1, callback, null);
                void N(Stream stream, byte[] buffer, Action<IAsyncResult> done) => stream.BeginRead(buffer, 0, 1, ar => done(ar), null);
                void O(Stream stream, byte[] buffer, Action<IAsyncResult> done) => stream.BeginRead(buffer, 0, 1, new AsyncCallback(done), null);
                """
            );

    [Fact]
    public Task BeginInvoke_of_a_control_needs_no_end() =>
        OnFramework.Reports(
            """
            class Form : System.Windows.Forms.Form
            {
                void M(Action work)
                {
                    BeginInvoke(work);
                    this.BeginInvoke(work, 1, 2);
                    ((System.ComponentModel.ISynchronizeInvoke)this).BeginInvoke(work, null);
                }
            }
            """
        );

    [Theory]
    [InlineData("Assert.Throws<ObjectDisposedException>(() => stream.BeginRead(buffer, 0, 1, null, null));")]
    [InlineData("Assert.Throws<ObjectDisposedException>(() => { stream.BeginRead(buffer, 0, 1, null, null); });")]
    [InlineData("AssertThrows(() => stream.BeginRead(buffer, 0, 1, null, null));")]
    [InlineData("System.Linq.Expressions.Expression<Func<object>> tree = () => stream.BeginRead(buffer, 0, 1, null, null);")]
    [InlineData("stream.BeginRead(null, 0, 1, null, null);")]
    public Task Called_to_be_refused_or_not_at_all(string statement) =>
        OnNet.Reports(
            $$"""
            static class Assert { public static void Throws<T>(Action code) { } }
            static void AssertThrows(Action code) { }
            void M(Stream stream, byte[] buffer) { {{statement}} }
            """
        );

    [Fact]
    public Task TaskToAsyncResult() =>
        OnNet.Reports(
            """
            IAsyncResult BeginWork(Task work, AsyncCallback callback, object state) => TaskToAsyncResult.Begin(work, callback, state);
            void EndWork(IAsyncResult ar) => TaskToAsyncResult.End(ar);
            void M(Task work) => TaskToAsyncResult.Begin(work, null, null);
            """
        );

    // Pairs of other shapes than (…, callback, state).

    [Fact]
    public Task State_before_callback() =>
        OnFramework.Reports(
            """
            void Lost(System.Messaging.MessageQueue queue)
            {
                queue.{|LAP2001:BeginReceive|}(TimeSpan.Zero, "state", ar => { });
            }

            void Ended(System.Messaging.MessageQueue queue)
            {
                queue.{|LAP2006:BeginReceive|}(TimeSpan.Zero, "state", ar => queue.EndReceive(ar));
                queue.EndReceive(queue.{|LAP2006:BeginReceive|}(TimeSpan.Zero, "state", null));
            }
            """
        );

    [Fact]
    public Task Completion_that_an_event_tells() =>
        OnFramework.Reports(
            """
            void M(System.Messaging.MessageQueue queue)
            {
                queue.ReceiveCompleted += (s, e) => queue.EndReceive(e.AsyncResult);
                queue.BeginReceive();
            }
            """
        );

    [Fact]
    public Task No_callback_at_all() =>
        OnFramework.Reports(
            """
            void M(System.Data.SqlClient.SqlCommand command)
            {
                command.{|LAP2001:BeginExecuteNonQuery|}();
                command.EndExecuteNonQuery(command.{|LAP2005:BeginExecuteNonQuery|}());
                var ar = command.{|LAP2005:BeginExecuteReader|}(System.Data.CommandBehavior.Default);
                using (command.EndExecuteReader(ar)) { }
            }
            """
        );

    [Fact]
    public Task Callback_that_is_not_last() =>
        OnFramework
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                """
                void M(System.Data.SqlClient.SqlCommand command)
                {
                    command.{|LAP2001:BeginExecuteReader|}(ar => { }, null, System.Data.CommandBehavior.Default);
                    command.BeginExecuteReader(ar => command.EndExecuteReader(ar).Close(), null, System.Data.CommandBehavior.Default);
                }
                """
            );

    /// <summary><c>InvokeBegin</c> is no <c>Begin…</c>: its callers are the dispatchers of WCF, who know how to end it.</summary>
    [Fact]
    public Task InvokeBegin() =>
        OnFramework
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                "void M(System.ServiceModel.Dispatcher.IOperationInvoker invoker, object service) => invoker.InvokeBegin(service, new "
                    + "object[0], null, null);"
            );

    [Fact]
    public Task Extension_methods() =>
        OnNet
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .ReportsInFile(
                """
                using System;

                static class Extensions
                {
                    public static IAsyncResult BeginPing(this string host, AsyncCallback callback, object state) => null;
                    public static int EndPing(this string host, IAsyncResult ar) => 0;
                }

                class C
                {
                    void Lost(string host)
                    {
                        host.{|LAP2001:BeginPing|}(null, null);
                        Extensions.{|LAP2001:BeginPing|}(host, ar => { }, null);
                    }

                    void Ended(string host)
                    {
                        host.EndPing(host.BeginPing(null, null));
                        Extensions.BeginPing(host, ar => host.EndPing(ar), null);
                    }
                }
                """
            );

    [Fact]
    public Task End_of_another_stream_and_operation_is_for_other_rules() =>
        OnNet
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                """
                void M(Stream a, Stream b, byte[] buffer)
                {
                    b.EndRead(a.BeginRead(buffer, 0, 1, null, null));
                    a.EndWrite(a.BeginRead(buffer, 0, 1, null, null));
                }
                """
            );

    [Fact]
    public Task Call_object_of_a_library_that_can_be_ended_and_need_not_be() =>
        OnFramework.Reports(
            """
            interface ICall : IAsyncResult { void End(); }
            interface IService { ICall BeginCall(Action<string> call); void EndCall(ICall call); }
            void M(IService service) => service.BeginCall(name => Console.WriteLine(name));
            """
        );
}
