using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2008.</summary>
public sealed class WaitHandleIsNeverClosedTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.WaitHandleIsNeverClosed) with { Fixer = new CorrectWaitFixer() };

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            WaitHandle kept;
            void Keep(WaitHandle handle) { }
            void Pass(IAsyncResult ar) => kept = ar.AsyncWaitHandle;
            void M(Stream stream, byte[] buffer, ManualResetEvent stop)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_begin_and_end() =>
        Net.ReportsInFile(
            """
            class C
            {
                int M(System.IO.Stream s, byte[] b)
                {
                    var ar = s.BeginRead(b, 0, 1, null, null);
                    ar.{|#0:AsyncWaitHandle|}.WaitOne();
                    return s.EndRead(ar);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.WaitHandleIsNeverClosed, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("The AsyncWaitHandle of this 'BeginRead' is never closed; 'EndRead' does not close it")
        );

    [Theory]
    [InlineData("ar.{|LAP2008:AsyncWaitHandle|}.WaitOne(); stream.EndRead(ar);")]
    [InlineData(
        "if (ar.{|LAP2008:AsyncWaitHandle|}.WaitOne(100, false)) stream.EndRead(ar); else { ar.AsyncWaitHandle.WaitOne(); "
            + "stream.EndRead(ar); }"
    )]
    [InlineData("var handle = ar.{|LAP2008:AsyncWaitHandle|}; handle.WaitOne(); stream.EndRead(ar);")]
    public Task Only_waited_for(string statements) => Reports(statements);

    [Theory]
    [InlineData("ar.AsyncWaitHandle.WaitOne(); stream.EndRead(ar); ar.AsyncWaitHandle.Close();")]
    [InlineData("ar.AsyncWaitHandle.WaitOne(); stream.EndRead(ar); ar.AsyncWaitHandle.Dispose();")]
    [InlineData("using (ar.AsyncWaitHandle) { ar.AsyncWaitHandle.WaitOne(); stream.EndRead(ar); }")]
    [InlineData("using (var handle = ar.AsyncWaitHandle) { handle.WaitOne(); stream.EndRead(ar); }")]
    [InlineData("using var handle = ar.AsyncWaitHandle; handle.WaitOne(); stream.EndRead(ar);")]
    [InlineData("var handle = ar.AsyncWaitHandle; handle.WaitOne(); stream.EndRead(ar); handle.Close();")]
    [InlineData("WaitHandle.WaitAny(new[] { ar.AsyncWaitHandle, stop }, 100); stream.EndRead(ar);")]
    [InlineData("WaitHandle.WaitAll(new[] { ar.AsyncWaitHandle }); stream.EndRead(ar);")]
    [InlineData("kept = ar.AsyncWaitHandle; kept.WaitOne(); stream.EndRead(ar);")]
    [InlineData("Keep(ar.AsyncWaitHandle); stream.EndRead(ar);")]
    [InlineData("ar.AsyncWaitHandle.WaitOne(); Pass(ar); stream.EndRead(ar);")]
    [InlineData("ar.AsyncWaitHandle.WaitOne(); GC.KeepAlive(ar); stream.EndRead(ar);")]
    [InlineData("stream.EndRead(ar);")]
    public Task Closed_or_passed_on(string statements) => Reports(statements);

    [Fact]
    public Task Never_ended_is_for_another_rule() =>
        OnNet.Reports(
            "void M(Stream stream, byte[] buffer) { var ar = stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null); "
                + "ar.AsyncWaitHandle.WaitOne(); }"
        );

    [Fact]
    public Task Delegates_are_for_other_rules() =>
        OnFramework
            .Only(DiagnosticIds.WaitHandleIsNeverClosed)
            .Reports("void M(Action work) { var ar = work.BeginInvoke(null, null); ar.AsyncWaitHandle.WaitOne(); work.EndInvoke(ar); }");

    [Fact]
    public Task Handle_is_closed_behind_end() =>
        Net.Fixes(
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                ar.{|LAP2008:AsyncWaitHandle|}.WaitOne();
                var read = stream.EndRead(ar); // done

                return read;
            }
            """,
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                ar.AsyncWaitHandle.WaitOne();
                var read = stream.EndRead(ar);
                ar.AsyncWaitHandle.Close(); // done

                return read;
            }
            """
        );

    [Theory]
    [InlineData("return stream.EndRead(ar);", RefusalReason.NoPlaceForStatement)]
    [InlineData("if (buffer.Length > 0) return stream.EndRead(ar); return stream.EndRead(ar);", RefusalReason.SeveralEnds)]
    public Task No_action_where_end_is_not_a_statement(string statements, params RefusalReason[] reasons) =>
        Net.DoesNotFix(
            $"int M(Stream stream, byte[] buffer) {{ var ar = stream.BeginRead(buffer, 0, 1, null, null); ar.{{|LAP2008:AsyncWaitHandle|}}.WaitOne(); {statements} }}",
            reasons
        );
}
