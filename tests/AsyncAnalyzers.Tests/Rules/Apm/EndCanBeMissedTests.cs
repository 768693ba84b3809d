using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2002. The paths themselves are the same as those of a delegate, and tested there.</summary>
public sealed class EndCanBeMissedTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.EndCanBeMissed);

    private static string Member(string statements) =>
        $$"""
            int M(Stream stream, byte[] buffer, bool condition)
            {
                {{statements}}
                return 0;
            }
            """;

    [Fact]
    public Task Message_names_begin_and_end() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.IO.Stream s, byte[] b, bool condition)
                {
                    var ar = s.{|#0:BeginRead|}(b, 0, 1, null, null);
                    if (condition) s.EndRead(ar);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndCanBeMissed, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("A path from this 'BeginRead' leaves the function without 'EndRead'")
        );

    [Theory]
    [InlineData("if (condition) stream.EndRead(ar);")]
    [InlineData("if (condition) return 1; return stream.EndRead(ar);")]
    [InlineData("if (ar.AsyncWaitHandle.WaitOne(1000)) return stream.EndRead(ar);")]
    [InlineData("try { if (condition) return 1; stream.EndRead(ar); } finally { Console.WriteLine(); }")]
    public Task Branch_and_early_return(string statements) =>
        Net.Reports(Member($"var ar = stream.{{|LAP2002:BeginRead|}}(buffer, 0, 1, null, null); {statements}"));

    [Theory]
    [InlineData("stream.EndRead(ar);")]
    [InlineData("if (condition) throw new IOException(); stream.EndRead(ar);")]
    [InlineData("try { if (condition) return 1; } finally { stream.EndRead(ar); }")]
    [InlineData("if (!ar.CompletedSynchronously) return 1; return stream.EndRead(ar);")]
    [InlineData("if (ar != null) stream.EndRead(ar);")]
    [InlineData("bool done; if (done = ar.IsCompleted) stream.EndRead(ar); if (!done) stream.EndRead(ar);")]
    [InlineData("var done = ar.IsCompleted; if (done) stream.EndRead(ar); if (!done) stream.EndRead(ar);")]
    [InlineData("GC.KeepAlive(ar); if (condition) stream.EndRead(ar);")]
    public Task On_every_path_or_not_to_be_told(string statements) =>
        Net.Reports(Member($"var ar = stream.BeginRead(buffer, 0, 1, null, null); {statements}"));

    [Fact]
    public Task Pair_declared_here_and_one_without_a_callback() =>
        OnFramework
            .Only(DiagnosticIds.EndCanBeMissed)
            .Reports(
                """
                IAsyncResult BeginWork(string a, AsyncCallback callback, object state) => null;
                string EndWork(IAsyncResult ar) => null;
                void M(System.Data.SqlClient.SqlCommand command, bool condition)
                {
                    var work = {|LAP2002:BeginWork|}("a", null, null);
                    var query = command.{|LAP2002:BeginExecuteNonQuery|}();
                    if (condition) return;
                    EndWork(work);
                    command.EndExecuteNonQuery(query);
                }
                """
            );

    [Fact]
    public Task Completion_that_an_event_tells() =>
        OnFramework.Reports(
            """
            void M(System.Messaging.MessageQueue queue, bool condition)
            {
                var ar = queue.BeginReceive();
                if (condition) queue.EndReceive(ar);
            }
            """
        );

    [Fact]
    public Task Callback_may_end() =>
        Net.Reports(
            """
            void M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, r => { if (!r.CompletedSynchronously) stream.EndRead(r); }, null);
                if (ar.CompletedSynchronously) stream.EndRead(ar);
            }
            """
        );

    [Fact]
    public Task Missing_everywhere_is_for_another_rule() =>
        OnNet.Reports(
            "void M(Stream stream, byte[] buffer, bool condition) { var ar = stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null); "
                + "if (condition) return; }"
        );

    [Fact]
    public Task Becomes_a_task() =>
        Net.Fixes(
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.{|LAP2002:BeginRead|}(buffer, 0, 1, null, null);
                if (ar.AsyncWaitHandle.WaitOne(1000))
                {
                    return stream.EndRead(ar); // in time
                }

                return -1;
            }
            """,
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.ReadAsync(buffer, 0, 1);
                if (Task.WaitAny(new Task[] { ar }, 1000) == 0)
                {
                    return ar.GetAwaiter().GetResult(); // in time
                }

                return -1;
            }
            """
        );

    [Fact]
    public Task No_action_where_the_async_result_has_two_names() =>
        Net.DoesNotFix(
            Member("var ar = stream.{|LAP2002:BeginRead|}(buffer, 0, 1, null, null); var same = ar; if (condition) stream.EndRead(same);"),
            RefusalReason.ResultIsUsedOtherwise
        );
}
