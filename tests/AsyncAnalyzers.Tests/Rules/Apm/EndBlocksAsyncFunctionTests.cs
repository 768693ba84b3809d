using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2009.</summary>
public sealed class EndBlocksAsyncFunctionTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.EndBlocksAsyncFunction);

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            async Task M(Stream stream, byte[] buffer)
            {
                await Task.Yield();
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_end_and_begin() =>
        Net.ReportsInFile(
            """
            class C
            {
                async System.Threading.Tasks.Task<int> M(System.IO.Stream s, byte[] b)
                {
                    var ar = s.BeginRead(b, 0, 1, null, null);
                    await System.Threading.Tasks.Task.Yield();
                    return s.{|#0:EndRead|}(ar);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndBlocksAsyncFunction, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'EndRead' blocks this async method until 'BeginRead' completes; await a task instead")
        );

    [Theory]
    [InlineData("stream.{|LAP2009:EndRead|}(stream.BeginRead(buffer, 0, 1, null, null));")]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); Console.WriteLine(); var read = stream.{|LAP2009:EndRead|}(ar);")]
    [InlineData(
        "var ar = stream.BeginRead(buffer, 0, 1, null, null); try { await Task.Delay(1); } finally { stream.{|LAP2009:EndRead|}(ar); }"
    )]
    [InlineData(
        "Func<Task> later = async () => { await Task.Yield(); var ar = stream.BeginRead(buffer, 0, 1, null, null); "
            + "stream.{|LAP2009:EndRead|}(ar); };"
    )]
    [InlineData(
        "async Task Local() { var ar = stream.BeginRead(buffer, 0, 1, null, null); await Task.Yield(); stream.{|LAP2009:EndRead|}(ar); "
            + "} await Local();"
    )]
    public Task Nothing_shows_completion(string statements) => Reports(statements);

    [Theory]
    [InlineData("while (!ar.IsCompleted) await Task.Delay(1); stream.EndRead(ar);")]
    [InlineData("if (ar.IsCompleted) stream.EndRead(ar);")]
    [InlineData("if (ar.CompletedSynchronously) stream.EndRead(ar);")]
    [InlineData("ar.AsyncWaitHandle.WaitOne(); stream.EndRead(ar);")]
    [InlineData("await Completion(ar); stream.EndRead(ar);")]
    [InlineData("lock (stream) { stream.EndRead(ar); }")]
    [InlineData("Action later = () => stream.EndRead(ar); later();")]
    [InlineData("void Local() => stream.EndRead(ar); Local();")]
    public Task Something_may(string statements) =>
        Net.Reports(
            $$"""
            protected virtual Task Completion(IAsyncResult ar) => Task.CompletedTask;
            async Task M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                await Task.Yield();
                {{statements}}
            }
            """
        );

    [Theory]
    [InlineData("stream.BeginRead(buffer, 0, 1, async ar => { stream.EndRead(ar); await Task.Yield(); }, null);")]
    [InlineData(
        "var done = new TaskCompletionSource<bool>(); var ar = stream.BeginRead(buffer, 0, 1, r => done.SetResult(true), null); await "
            + "done.Task; stream.EndRead(ar);"
    )]
    public Task Callback_tells_completion(string statements) => Reports(statements);

    [Fact]
    public Task Function_that_is_not_async() =>
        Net.Reports(
            """
            int M(Stream stream, byte[] buffer) => stream.EndRead(stream.BeginRead(buffer, 0, 1, null, null));
            Task<int> N(Stream stream, byte[] buffer) => Task.Run(() => stream.EndRead(stream.BeginRead(buffer, 0, 1, null, null)));
            """
        );

    [Fact]
    public Task Top_level_statements() =>
        (Net with { OutputKind = OutputKind.ConsoleApplication }).ReportsInFile(
            """
            System.IO.Stream stream = new System.IO.MemoryStream();
            stream.EndRead(stream.BeginRead(new byte[1], 0, 1, null, null));
            """
        );

    [Fact]
    public Task Pair_declared_here() =>
        Net.Reports(
            """
            IAsyncResult BeginWork(AsyncCallback callback, object state) => null;
            void EndWork(IAsyncResult ar) { }
            async Task M() { await Task.Yield(); {|LAP2009:EndWork|}(BeginWork(null, null)); }
            """
        );

    [Fact]
    public Task Task_is_awaited() =>
        Net.Fixes(
            """
            async Task<int> M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                await Task.Yield();
                var read = stream.{|LAP2009:EndRead|}(ar); // now
                return read + stream.{|LAP2009:EndRead|}(stream.BeginRead(buffer, 0, 1, null, null));
            }
            """,
            """
            async Task<int> M(Stream stream, byte[] buffer)
            {
                var ar = stream.ReadAsync(buffer, 0, 1);
                await Task.Yield();
                var read = await ar; // now
                return read + await stream.ReadAsync(buffer, 0, 1);
            }
            """
        );

    [Fact]
    public Task No_action_where_the_async_result_has_two_names() =>
        Net.DoesNotFix(
            """
            async Task M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                var same = ar;
                await Task.Yield();
                stream.{|LAP2009:EndRead|}(ar);
            }
            """,
            RefusalReason.ResultIsUsedOtherwise
        );
}
