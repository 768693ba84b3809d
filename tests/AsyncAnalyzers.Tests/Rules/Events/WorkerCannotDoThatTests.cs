using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4009.</summary>
public sealed class WorkerCannotDoThatTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.WorkerCannotDoThat) with { Fixer = new CorrectEventUseFixer() };

    [Fact]
    public Task Message_names_call_and_flag() =>
        Net.ReportsInFile(
            "class C { void M() { var w = new System.ComponentModel.BackgroundWorker(); w.{|#0:CancelAsync|}(); } }",
            new DiagnosticResult(DiagnosticIds.WorkerCannotDoThat, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'CancelAsync' throws InvalidOperationException: 'WorkerSupportsCancellation' of this BackgroundWorker is never set"
                )
        );

    [Theory]
    [InlineData("var w = new BackgroundWorker { WorkerReportsProgress = true }; w.ReportProgress(1);")]
    [InlineData("var w = new BackgroundWorker(); w.WorkerReportsProgress = flag; w.ReportProgress(1);")]
    [InlineData("var w = new BackgroundWorker(); Tell(w); w.ReportProgress(1);")]
    [InlineData("var w = new Own(); w.ReportProgress(1);")]
    [InlineData("given.ReportProgress(1); given.CancelAsync();")]
    [InlineData("var w = new BackgroundWorker(); w.DoWork += (s, e) => { }; w.RunWorkerAsync();")]
    public Task Worker_may_have_the_flag(string body) =>
        Net.Reports(
            $$"""
            class Own : BackgroundWorker { }
            static void Tell(object w) => Console.WriteLine(w);
            void M(BackgroundWorker given, bool flag) { {{body}} }
            """
        );

    [Fact]
    public Task Flag_is_set_where_the_worker_is_made() =>
        Net.Fixes(
            """
            BackgroundWorker field;
            void M()
            {
                field = new BackgroundWorker(); // here
                field.DoWork += Work;
                var other = new BackgroundWorker { Site = null };
                other.{|LAP4009:CancelAsync|}();
            }

            void Work(object sender, DoWorkEventArgs e)
            {
                field.{|LAP4009:ReportProgress|}(1);
            }
            """,
            """
            BackgroundWorker field;
            void M()
            {
                field = new BackgroundWorker { WorkerReportsProgress = true }; // here
                field.DoWork += Work;
                var other = new BackgroundWorker { Site = null, WorkerSupportsCancellation = true };
                other.CancelAsync();
            }

            void Work(object sender, DoWorkEventArgs e)
            {
                field.ReportProgress(1);
            }
            """
        );

    [Fact]
    public Task Work_is_async() =>
        Net.DoesNotFix(
            """
            void M(BackgroundWorker w)
            {
                w.{|LAP4009:DoWork|} += async (s, e) => await Task.Delay(1);
                w.{|LAP4009:DoWork|} += Work;
                w.DoWork += (s, e) => Task.Delay(1);
                w.ProgressChanged += async (s, e) => await Task.Delay(1);
            }

            async void Work(object sender, DoWorkEventArgs e) { await Task.Yield(); }
            """,
            RefusalReason.OnlyAuthorKnows
        );

    [Fact]
    public Task Worker_is_made_in_another_file() =>
        (
            Net with
            {
                OtherFiles =
                [
                    (
                        "Other.cs",
                        "partial class D { private System.ComponentModel.BackgroundWorker w = new "
                            + "System.ComponentModel.BackgroundWorker(); }"
                    ),
                ],
            }
        ).DoesNotFixFile("partial class D { void M() { w.{|LAP4009:CancelAsync|}(); } }", RefusalReason.DeclarationCannotBeChanged);
}
