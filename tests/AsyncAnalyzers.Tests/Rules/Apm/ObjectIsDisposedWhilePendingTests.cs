using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2013.</summary>
public sealed class ObjectIsDisposedWhilePendingTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.ObjectIsDisposedWhilePending);

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            IAsyncResult kept;
            readonly ManualResetEvent done = new ManualResetEvent(false);
            volatile bool isDone;
            void OnRead(IAsyncResult ar) { ((Stream)ar.AsyncState).EndRead(ar); done.Set(); }
            async Task M(byte[] buffer, TcpClient client, Task<int> task)
            {
                await Task.Yield();
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_the_object_and_begin() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(byte[] b)
                {
                    using (var file = System.IO.File.OpenRead("f"))
                    {
                        file.{|#0:BeginRead|}(b, 0, 1, ar => file.EndRead(ar), null);
                    }
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.ObjectIsDisposedWhilePending, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'file' is disposed while the operation started by 'BeginRead' is still pending")
        );

    [Theory]
    [InlineData("using (var s = File.OpenRead(\"f\")) { s.{|LAP2013:BeginRead|}(buffer, 0, 1, OnRead, s); }")]
    [InlineData("using (var s = File.OpenRead(\"f\")) s.{|LAP2013:BeginRead|}(buffer, 0, 1, OnRead, s);")]
    [InlineData("using var s = File.OpenRead(\"f\"); s.{|LAP2013:BeginRead|}(buffer, 0, 1, OnRead, s);")]
    [InlineData("using (var s = File.OpenRead(\"f\")) { if (isDone) { s.{|LAP2013:BeginRead|}(buffer, 0, 1, s.EndReadCallback(), s); } }")]
    [InlineData(
        "using (var s = File.OpenRead(\"f\")) { s.{|LAP2013:BeginRead|}(buffer, 0, 1, OnRead, s); Console.WriteLine(\"begun\"); isDone "
            + "= false; }"
    )]
    [InlineData("using (var s = File.OpenRead(\"f\")) { kept = s.{|LAP2013:BeginRead|}(buffer, 0, 1, OnRead, s); }")]
    [InlineData("var s = File.OpenRead(\"f\"); s.{|LAP2013:BeginRead|}(buffer, 0, 1, OnRead, s); s.Close();")]
    [InlineData("client.{|LAP2013:BeginConnect|}(\"h\", 1, ar => client.EndConnect(ar), null); client.Dispose(); Console.WriteLine();")]
    public Task Disposed_at_once(string statements) =>
        Reports(statements.Replace("s.EndReadCallback()", "ar => s.EndRead(ar)", StringComparison.Ordinal));

    [Fact]
    public Task Returned_from_the_using() =>
        Net.Reports(
            """
            IAsyncResult BeginLoad(byte[] buffer, AsyncCallback callback, object state)
            {
                using (var s = File.OpenRead("f"))
                {
                    return s.{|LAP2013:BeginRead|}(buffer, 0, 1, callback, state);
                }
            }
            """
        );

    [Theory]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); done.WaitOne();")]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); Console.ReadLine();")]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); Wait();")]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); await task;")]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); Console.WriteLine(task.Result);")]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); while (!isDone) { }")]
    [InlineData("s.BeginRead(buffer, 0, 1, OnRead, s); lock (done) { }")]
    [InlineData("while (!isDone) { s.BeginRead(buffer, 0, 1, OnRead, s); }")]
    [InlineData("var ar = s.BeginRead(buffer, 0, 1, OnRead, s); ar.AsyncWaitHandle.WaitOne();")]
    [InlineData("var ar = s.BeginRead(buffer, 0, 1, null, s); s.EndRead(ar);")]
    [InlineData("var ar = s.BeginRead(buffer, 0, 1, OnRead, s); Keep(ar);")]
    [InlineData("Action later = () => s.BeginRead(buffer, 0, 1, OnRead, s);")]
    [InlineData("try { s.BeginRead(buffer, 0, 1, OnRead, s); } finally { Wait(); }")]
    public Task Something_may_wait(string statements) =>
        Reports($"using (var s = File.OpenRead(\"f\")) {{ {statements} }} void Wait() {{ }} void Keep(IAsyncResult ar) {{ }}");

    [Theory]
    [InlineData("var s = File.OpenRead(\"f\"); s.BeginRead(buffer, 0, 1, OnRead, s);")]
    [InlineData("var s = File.OpenRead(\"f\"); s.BeginRead(buffer, 0, 1, OnRead, s); Console.ReadLine(); s.Close();")]
    [InlineData("var s = File.OpenRead(\"f\"); var t = File.OpenRead(\"f\"); s.BeginRead(buffer, 0, 1, OnRead, s); t.Close();")]
    [InlineData("using (var s = File.OpenRead(\"f\")) { client.GetStream().BeginRead(buffer, 0, 1, OnRead, s); }")]
    public Task Object_lives_on(string statements) => Reports(statements);

    [Fact]
    public Task Operation_that_closes() =>
        Net.Reports("void M(Socket socket) { socket.BeginDisconnect(false, ar => socket.EndDisconnect(ar), null); socket.Close(); }");

    [Fact]
    public Task Never_ended_is_for_another_rule() =>
        OnNet.Reports(
            "void M(byte[] buffer) { using (var s = File.OpenRead(\"f\")) { s.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null); } }"
        );
}
