using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2004.</summary>
public sealed class EndOfAnotherOperationTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.EndOfAnotherOperation) with { Fixer = new CorrectEndFixer() };

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            Stream field;
            void M(Stream stream, Stream other, Socket socket, byte[] buffer, bool condition)
            {
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_both() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.IO.Stream s, byte[] b)
                {
                    var ar = s.BeginRead(b, 0, 1, null, null);
                    s.{|#0:EndWrite|}(ar);
                    using var one = new System.IO.MemoryStream();
                    using var two = new System.IO.MemoryStream();
                    var read = one.BeginRead(b, 0, 1, null, null);
                    two.{|#1:EndRead|}(read);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndOfAnotherOperation, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'EndWrite' receives the IAsyncResult of 'BeginRead'; pass it to the matching End method"),
            new DiagnosticResult(DiagnosticIds.EndOfAnotherOperation, DiagnosticSeverity.Warning)
                .WithLocation(1)
                .WithMessage(
                    "'EndRead' receives the IAsyncResult of 'BeginRead' of another object; pass it to the End method of that object"
                )
        );

    [Theory]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); stream.{|LAP2004:EndWrite|}(ar);")]
    [InlineData("stream.{|LAP2004:EndWrite|}(stream.BeginRead(buffer, 0, 1, null, null));")]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => stream.{|LAP2004:EndWrite|}(ar), null);")]
    [InlineData("field.BeginWrite(buffer, 0, 1, delegate (IAsyncResult ar) { this.field.{|LAP2004:EndRead|}(ar); }, null);")]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, new AsyncCallback(ar => { var s = (Stream)ar.AsyncState; s.{|LAP2004:EndWrite|}(ar); }), stream);"
    )]
    [InlineData("socket.BeginAccept(Done, socket); void Done(IAsyncResult ar) => ((Socket)ar.AsyncState).{|LAP2004:EndConnect|}(ar);")]
    [InlineData("var ar = Dns.BeginGetHostEntry(\"host\", null, null); Dns.{|LAP2004:EndGetHostAddresses|}(ar);")]
    [InlineData(
        "IAsyncResult ar = socket.BeginReceive(buffer, 0, 1, SocketFlags.None, null, null); if (condition) "
            + "socket.{|LAP2004:EndSend|}(ar); else socket.EndReceive(ar);"
    )]
    public Task Other_operation(string statements) => Reports(statements);

    [Fact]
    public Task Callback_that_every_begin_gives() =>
        Net.Reports(
            """
            Stream stream;
            void M(byte[] buffer) { stream.BeginRead(buffer, 0, 1, OnRead, null); stream.BeginRead(buffer, 0, 2, this.OnRead, null); }
            void N(byte[] buffer) { stream.BeginRead(buffer, 0, 1, OnEither, null); stream.BeginWrite(buffer, 0, 2, OnEither, null); }
            void O(byte[] buffer) { stream.BeginRead(buffer, 0, 1, OnAny, null); OnAny(null); }
            void P(byte[] buffer) { stream.BeginRead(buffer, 0, 1, OnOthers, null); }
            private void OnRead(IAsyncResult ar) => stream.{|LAP2004:EndWrite|}(ar);
            private void OnEither(IAsyncResult ar) => stream.EndWrite(ar);
            private void OnAny(IAsyncResult ar) => stream.EndWrite(ar);
            internal void OnOthers(IAsyncResult ar) => stream.EndWrite(ar);
            """
        );

    [Theory]
    [InlineData(
        "var one = new MemoryStream(); var two = new MemoryStream(); var ar = one.BeginRead(buffer, 0, 1, null, null); "
            + "two.{|LAP2004:EndRead|}(ar);"
    )]
    [InlineData(
        "var one = new MemoryStream(); Stream two = new FileStream(\"f\", FileMode.Open); "
            + "two.{|LAP2004:EndRead|}(one.BeginRead(buffer, 0, 1, null, null));"
    )]
    [InlineData(
        "var one = new TcpClient(); var two = new TcpClient(); one.BeginConnect(\"h\", 1, ar => two.{|LAP2004:EndConnect|}(ar), null);"
    )]
    public Task Other_object(string statements) => Reports(statements);

    [Theory]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); stream.EndRead(ar);")]
    [InlineData(
        "var ar = socket.BeginReceive(buffer, 0, 1, SocketFlags.None, out var error, null, null); socket.EndReceive(ar, out error);"
    )]
    [InlineData(
        "var ar = stream.BeginRead(buffer, 0, 1, null, null); if (condition) ar = stream.BeginWrite(buffer, 0, 1, null, null); "
            + "stream.EndWrite(ar);"
    )]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => { ar = stream.BeginWrite(buffer, 0, 1, null, null); stream.EndWrite(ar); }, null);")]
    public Task Same_operation(string statements) => Reports(statements);

    [Theory]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); other.EndRead(ar);")]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); other.EndWrite(ar);")]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); field.EndRead(ar);")]
    [InlineData("var net = new NetworkStream(socket); var ar = net.BeginRead(buffer, 0, 1, null, null); socket.EndReceive(ar);")]
    [InlineData(
        "var one = new NetworkStream(socket); var two = new NetworkStream(socket); two.EndRead(one.BeginRead(buffer, 0, 1, null, null));"
    )]
    [InlineData(
        "var inner = new MemoryStream(); var outer = new BufferedStream(inner); inner.EndRead(outer.BeginRead(buffer, 0, 1, null, null));"
    )]
    [InlineData(
        "var one = new MemoryStream(buffer); var two = new MemoryStream(buffer); two.EndRead(one.BeginRead(buffer, 0, 1, null, null));"
    )]
    [InlineData(
        "var one = new TcpClient { NoDelay = true }; var two = new TcpClient(); two.EndConnect(one.BeginConnect(\"h\", 1, null, null));"
    )]
    [InlineData("var one = new MemoryStream(); var two = one; two.EndRead(one.BeginRead(buffer, 0, 1, null, null));")]
    [InlineData(
        "var one = new TcpClient(); var two = new TcpClient(); two.Client = one.Client; two.EndConnect(one.BeginConnect(\"h\", 1, "
            + "null, null));"
    )]
    [InlineData(
        "var one = new MemoryStream(); Stream two = condition ? one : stream; two.EndRead(one.BeginRead(buffer, 0, 1, null, null));"
    )]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => ((Stream)ar.AsyncState).EndWrite(ar), other);")]
    public Task Object_that_may_be_the_same_or_hand_on(string statements) => Reports(statements);

    [Fact]
    public Task Methods_over_other_methods() =>
        Net.Reports(
            """
            IAsyncResult BeginRead(AsyncCallback callback, object state) => null;
            void EndRead(IAsyncResult ar) { }
            IAsyncResult BeginFill(AsyncCallback callback, object state) => BeginRead(callback, state);
            void EndFill(IAsyncResult ar) => EndRead(ar);
            IAsyncResult BeginWrite(AsyncCallback callback, object state) => null;
            void EndWrite(IAsyncResult ar) { }
            void EndProgress(IAsyncResult ar) { }
            void M()
            {
                EndRead(BeginFill(null, null));
                EndFill(BeginRead(null, null));
                EndProgress(BeginRead(null, null));
                {|LAP2004:EndWrite|}(BeginRead(null, null));
            }
            """
        );

    [Fact]
    public Task Base_type_and_interface_are_the_same_operation() =>
        Net.Reports(
            """
            class Wrapper : MemoryStream
            {
                IAsyncResult pending;
                void M(byte[] b) { var ar = base.BeginRead(b, 0, 1, null, null); this.EndRead(ar); base.EndRead(this.BeginRead(b, 0, 1, null, null)); }
                public override int EndRead(IAsyncResult ar) => base.EndRead(ar);
                void OnEndWork(IAsyncResult ar) => EndWrite(ar);
            }
            """
        );

    /// <summary>Two objects for one message queue.</summary>
    [Fact]
    public Task Objects_that_stand_for_the_same_thing() =>
        OnFramework
            .Only(DiagnosticIds.EndOfAnotherOperation)
            .Reports(
                """
                void M()
                {
                    var queue = new System.Messaging.MessageQueue("q");
                    queue.BeginReceive(TimeSpan.Zero, 1, OnReceive);
                }

                void OnReceive(IAsyncResult ar)
                {
                    var queue = new System.Messaging.MessageQueue("q");
                    queue.EndReceive(ar);
                }
                """
            );

    [Fact]
    public Task Ends_the_operation_that_began() =>
        Net.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.BeginRead(buffer, 0, 1, ar => { /* now */ stream.{|LAP2004:EndWrite|}(ar); }, null);
                var one = new MemoryStream();
                var two = new MemoryStream();
                var pending = one.BeginWrite(buffer, 0, 1, null, null);
                two.{|LAP2004:EndWrite|}(pending); // there
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.BeginRead(buffer, 0, 1, ar => { /* now */ stream.EndRead(ar); }, null);
                var one = new MemoryStream();
                var two = new MemoryStream();
                var pending = one.BeginWrite(buffer, 0, 1, null, null);
                one.EndWrite(pending); // there
            }
            """
        );

    [Theory]
    [InlineData("int read = stream.{|LAP2004:EndRead|}(stream.BeginWrite(buffer, 0, 1, null, null));", RefusalReason.WouldNotCompile)]
    [InlineData(
        "var two = new MemoryStream(); two.{|LAP2004:EndWrite|}(new MemoryStream().BeginWrite(buffer, 0, 1, null, null));",
        RefusalReason.ReceiverCannotBeNamed
    )]
    public Task No_action_where_the_right_call_cannot_stand_there(string statement, params RefusalReason[] reasons) =>
        Net.DoesNotFix($"void M(Stream stream, byte[] buffer) {{ {statement} }}", reasons);
}
