using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2007.</summary>
public sealed class IsCompletedIsPolledTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.IsCompletedIsPolled) with { Fixer = new CorrectWaitFixer() };

    private static Task Reports(string loop) =>
        Net.Reports(
            $$"""
            IAsyncResult field;
            bool cancelled;
            void Work() { }
            async Task M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                {{loop}}
                stream.EndRead(ar);
                await Task.Yield();
            }
            """
        );

    [Fact]
    public Task Message_names_begin_and_end() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.IO.Stream s, byte[] b)
                {
                    var ar = s.BeginRead(b, 0, 1, null, null);
                    while (!ar.{|#0:IsCompleted|}) { }
                    s.EndRead(ar);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.IsCompletedIsPolled, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("This loop only polls for the completion of 'BeginRead'; call 'EndRead', which waits without polling")
        );

    [Theory]
    [InlineData("while (!ar.{|LAP2007:IsCompleted|}) ;")]
    [InlineData("while (!ar.{|LAP2007:IsCompleted|}) { Thread.Sleep(10); }")]
    [InlineData("while (!(ar.{|LAP2007:IsCompleted|})) Thread.Yield();")]
    [InlineData("while (ar.{|LAP2007:IsCompleted|} == false) Thread.SpinWait(20);")]
    [InlineData("do { Thread.Sleep(TimeSpan.FromSeconds(1)); } while (!ar.{|LAP2007:IsCompleted|});")]
    [InlineData("for (; !ar.{|LAP2007:IsCompleted|}; ) { Thread.Sleep(0); Thread.Sleep(1); }")]
    [InlineData("while (!ar.{|LAP2007:IsCompleted|}) await Task.Delay(10);")]
    [InlineData("while (!ar.{|LAP2007:IsCompleted|}) Task.Delay(10).Wait();")]
    [InlineData("var spin = new SpinWait(); while (!ar.{|LAP2007:IsCompleted|}) spin.SpinOnce();")]
    public Task Loop_only_waits(string loop) => Reports(loop);

    [Theory]
    [InlineData("while (!ar.IsCompleted) { Work(); Thread.Sleep(10); }")]
    [InlineData("while (!ar.IsCompleted) Console.Write('.');")]
    [InlineData("while (!ar.IsCompleted && !cancelled) Thread.Sleep(10);")]
    [InlineData("for (var i = 0; !ar.IsCompleted; i++) Thread.Sleep(10);")]
    [InlineData("for (var i = 0; i < 10; i++) { if (ar.IsCompleted) break; Thread.Sleep(10); }")]
    [InlineData("while (!ar.IsCompleted) { if (cancelled) return; Thread.Sleep(10); }")]
    [InlineData("if (!ar.IsCompleted) Thread.Sleep(10);")]
    [InlineData("while (ar.IsCompleted) Thread.Sleep(10);")]
    [InlineData("while (!Task.CompletedTask.IsCompleted) Thread.Sleep(10);")]
    public Task Loop_does_more(string loop) => Reports(loop);

    [Fact]
    public Task Never_ended_is_for_another_rule() =>
        OnNet.Reports(
            "void M(Stream stream, byte[] buffer) { var ar = stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null); while "
                + "(!ar.IsCompleted) Thread.Sleep(1); }"
        );

    [Fact]
    public Task Delegates_are_for_other_rules() =>
        OnFramework
            .Only(DiagnosticIds.IsCompletedIsPolled)
            .Reports(
                "void M(Action work) { var ar = work.BeginInvoke(null, null); while (!ar.IsCompleted) Thread.Sleep(1); "
                    + "work.EndInvoke(ar); }"
            );

    [Fact]
    public Task End_waits_in_place_of_the_loop() =>
        Net.Fixes(
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);

                // wait
                while (!ar.{|LAP2007:IsCompleted|})
                {
                    Thread.Sleep(100);
                }

                return stream.EndRead(ar); // done
            }
            """,
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);

                // wait

                return stream.EndRead(ar); // done
            }
            """
        );

    [Theory]
    [InlineData(
        "void M(Stream stream, byte[] buffer) { var ar = stream.BeginRead(buffer, 0, 1, null, null); while "
            + "(!ar.{|LAP2007:IsCompleted|}) ; Console.WriteLine(); stream.EndRead(ar); }",
        RefusalReason.EndIsNotNext
    )]
    [InlineData(
        "async Task M(Stream stream, byte[] buffer) { var ar = stream.BeginRead(buffer, 0, 1, null, null); while "
            + "(!ar.{|LAP2007:IsCompleted|}) await Task.Delay(1); stream.EndRead(ar); }",
        RefusalReason.WouldStillBlock
    )]
    [InlineData(
        "void M(Stream stream, byte[] buffer, bool b) { var ar = stream.BeginRead(buffer, 0, 1, null, null); while "
            + "(!ar.{|LAP2007:IsCompleted|}) ; if (b) stream.EndRead(ar); }",
        RefusalReason.EndIsNotNext
    )]
    [InlineData(
        "int M(Stream stream, byte[] buffer) { var ar = stream.BeginRead(buffer, 0, 1, null, null); while "
            + "(!ar.{|LAP2007:IsCompleted|}) ; return buffer[0] + stream.EndRead(ar); }",
        RefusalReason.EndIsNotNext
    )]
    public Task No_action_where_end_does_not_follow_or_would_block(string member, params RefusalReason[] reasons) =>
        Net.DoesNotFix(member, reasons);
}
