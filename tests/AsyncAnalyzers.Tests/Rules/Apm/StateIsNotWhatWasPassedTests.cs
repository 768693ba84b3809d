using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2012.</summary>
public sealed class StateIsNotWhatWasPassedTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.StateIsNotWhatWasPassed);

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            enum Kind { A }
            Stream field;
            void M(Stream stream, FileStream file, Socket socket, object thing, byte[] buffer, IDisposable disposable, string text, int? maybe, object[] things, Func<object> make)
            {
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_both_types() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.IO.Stream s, byte[] b)
                {
                    s.BeginRead(b, 0, 1, OnRead, "state");
                    s.BeginRead(b, 0, 1, ar => ({|#1:(System.IO.Stream)ar.AsyncState|}).EndRead(ar), null);
                }

                void OnRead(System.IAsyncResult ar) => ({|#0:(System.IO.Stream)ar.AsyncState|}).EndRead(ar);
            }
            """,
            new DiagnosticResult(DiagnosticIds.StateIsNotWhatWasPassed, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("AsyncState cannot be used as 'Stream': 'BeginRead' passes 'string'"),
            new DiagnosticResult(DiagnosticIds.StateIsNotWhatWasPassed, DiagnosticSeverity.Warning)
                .WithLocation(1)
                .WithMessage("AsyncState cannot be used as 'Stream': 'BeginRead' passes null")
        );

    [Theory]
    [InlineData("(({|LAP2012:(Stream)ar.AsyncState|})).EndRead(ar)", "null")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; s.EndRead(ar); }", "null")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; s.EndRead(ar); }", "default(object)")]
    [InlineData("{ int i = {|LAP2012:(int)ar.AsyncState|}; }", "null")]
    [InlineData("{|LAP2012:ar.AsyncState|}.ToString()", "null")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "socket")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "text")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "this")]
    [InlineData("{ var s = {|LAP2012:(FileStream)ar.AsyncState|}; }", "new MemoryStream()")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "new object()")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "new object[] { stream }")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "buffer")]
    [InlineData("{ var s = {|LAP2012:(string[])ar.AsyncState|}; }", "new object[1]")]
    [InlineData("{ var s = {|LAP2012:(string)ar.AsyncState|}; }", "make")]
    [InlineData("{ var s = {|LAP2012:(IDisposable)ar.AsyncState|}; }", "\"text\"")]
    [InlineData("{ var s = {|LAP2012:(Stream)ar.AsyncState|}; }", "1")]
    [InlineData("{ var s = {|LAP2012:(long)ar.AsyncState|}; }", "1")]
    [InlineData("{ var s = {|LAP2012:(string)ar.AsyncState|}; }", "DateTime.Now")]
    public Task It_cannot_be_that(string callback, string state) => Reports($"stream.BeginRead(buffer, 0, 1, ar => {callback}, {state});");

    [Theory]
    [InlineData("((Stream)ar.AsyncState).EndRead(ar)", "stream")]
    [InlineData("((Stream)ar.AsyncState).EndRead(ar)", "file")]
    [InlineData("((FileStream)ar.AsyncState).EndRead(ar)", "stream")]
    [InlineData("((FileStream)ar.AsyncState).EndRead(ar)", "disposable")]
    [InlineData("((Stream)ar.AsyncState).EndRead(ar)", "thing")]
    [InlineData("((Stream)ar.AsyncState).EndRead(ar)", "field")]
    [InlineData("{ var s = (IEnumerable<char>)ar.AsyncState; }", "text")]
    [InlineData("{ var s = (IEnumerable<object>)ar.AsyncState; }", "new List<string>()")]
    [InlineData("{ var s = (object[])ar.AsyncState; }", "new string[1]")]
    [InlineData("{ var s = (string[])ar.AsyncState; }", "things")]
    [InlineData("{ var s = (Func<string>)ar.AsyncState; }", "make")]
    [InlineData("{ var s = (uint[])ar.AsyncState; }", "new int[1]")]
    [InlineData("{ var s = (Kind[])ar.AsyncState; }", "new int[1]")]
    [InlineData("{ var s = (int)ar.AsyncState; }", "Kind.A")]
    [InlineData("{ var s = (Kind)ar.AsyncState; }", "1")]
    [InlineData("{ var s = (int?)ar.AsyncState; }", "1")]
    [InlineData("{ var s = (int)ar.AsyncState; }", "maybe")]
    [InlineData("{ var s = (int?)ar.AsyncState; }", "null")]
    [InlineData("{ var s = (IComparable)ar.AsyncState; }", "1")]
    [InlineData("{ var s = (Stream)ar.AsyncState; }", "null")]
    [InlineData("{ var s = (Stream)ar.AsyncState; if (s != null) s.EndRead(ar); }", "null")]
    [InlineData("{ var s = (Stream)ar.AsyncState; s?.EndRead(ar); }", "null")]
    [InlineData("{ var s = (Stream)ar.AsyncState; s = stream; s.EndRead(ar); }", "null")]
    [InlineData("{ var s = ar.AsyncState as Stream; }", "socket")]
    [InlineData("{ if (ar.AsyncState is Stream s) s.EndRead(ar); }", "socket")]
    [InlineData("{ dynamic s = ar.AsyncState; }", "socket")]
    public Task It_can_or_is_asked_first(string callback, string state) =>
        Reports($"stream.BeginRead(buffer, 0, 1, ar => {callback}, {state});");

    [Fact]
    public Task Callback_that_several_begin_calls_name() =>
        Net.Reports(
            """
            void M(Stream stream, Socket socket, byte[] buffer)
            {
                stream.BeginRead(buffer, 0, 1, OnEither, socket);
                stream.BeginRead(buffer, 0, 1, OnEither, stream);
                stream.BeginRead(buffer, 0, 1, OnNever, socket);
                stream.BeginRead(buffer, 0, 1, new AsyncCallback(this.OnNever), "text");
                stream.BeginRead(buffer, 0, 1, OnOthers, socket);
                stream.BeginRead(buffer, 0, 1, OnCalled, socket);
                OnCalled(null);
                stream.BeginRead(buffer, 0, 1, Kept, socket);
                callback = Kept;
            }

            AsyncCallback callback;
            void OnEither(IAsyncResult ar) { var s = (Stream)ar.AsyncState; }
            void OnNever(IAsyncResult ar) { var s = {|LAP2012:(Stream)ar.AsyncState|}; }
            public void OnOthers(IAsyncResult ar) { var s = (Stream)ar.AsyncState; }
            void OnCalled(IAsyncResult ar) { var s = (Stream)ar.AsyncState; }
            void Kept(IAsyncResult ar) { var s = (Stream)ar.AsyncState; }
            """
        );

    [Fact]
    public Task Pair_declared_here_that_may_keep_something_else() =>
        Net.Reports(
            """
            interface IService { IAsyncResult BeginWork(AsyncCallback callback, object state); void EndWork(IAsyncResult ar); }
            Stream inner;
            IAsyncResult BeginOwn(AsyncCallback callback, object state) => inner.BeginRead(null, 0, 0, callback, inner);
            void EndOwn(IAsyncResult ar) { }
            IAsyncResult BeginKept(AsyncCallback callback, object state) => inner.BeginRead(null, 0, 0, callback, state);
            void EndKept(IAsyncResult ar) { }
            void M(IService service)
            {
                BeginOwn(ar => ((Stream)ar.AsyncState).EndRead(ar), this);
                BeginKept(ar => ({|LAP2012:(Stream)ar.AsyncState|}).EndRead(ar), this);
                service.BeginWork(ar => ({|LAP2012:(Stream)ar.AsyncState|}).EndRead(ar), this);
            }
            """
        );

    /// <summary>What the channel factory makes is a proxy, never the generated client class.</summary>
    [Fact]
    public Task Wcf_channel_that_is_taken_for_a_client() =>
        OnFramework
            .Only(DiagnosticIds.StateIsNotWhatWasPassed)
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

                interface ICalculatorChannel : ICalculator, IClientChannel { }

                class CalculatorClient : ClientBase<ICalculator>, ICalculator
                {
                    public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => Channel.BeginAdd(a, b, callback, state);
                    public int EndAdd(IAsyncResult ar) => Channel.EndAdd(ar);
                }

                class Program
                {
                    static void Main()
                    {
                        var factory = new ChannelFactory<ICalculatorChannel>();
                        ICalculatorChannel channel = factory.CreateChannel();
                        channel.BeginAdd(1, 2, AddCallback, channel);
                        channel.BeginAdd(1, 2, RightCallback, channel);
                        var client = new CalculatorClient();
                        client.BeginAdd(1, 2, ClientCallback, client);
                    }

                    static void AddCallback(IAsyncResult ar) => Console.WriteLine(({|LAP2012:(CalculatorClient)ar.AsyncState|}).EndAdd(ar));
                    static void RightCallback(IAsyncResult ar) => Console.WriteLine(((ICalculator)ar.AsyncState).EndAdd(ar));
                    static void ClientCallback(IAsyncResult ar) => Console.WriteLine(((CalculatorClient)ar.AsyncState).EndAdd(ar));
                }
                """
            );

    [Fact]
    public Task State_before_callback() =>
        OnFramework
            .Only(DiagnosticIds.StateIsNotWhatWasPassed)
            .Reports(
                """
                void M(System.Messaging.MessageQueue queue)
                {
                    queue.BeginReceive(TimeSpan.Zero, queue, ar => ((System.Messaging.MessageQueue)ar.AsyncState).EndReceive(ar));
                    queue.BeginReceive(TimeSpan.Zero, "queue", ar => ({|LAP2012:(System.Messaging.MessageQueue)ar.AsyncState|}).EndReceive(ar));
                }
                """
            );
}
