using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5004.</summary>
public sealed class EndBlocksOnTaskTests
{
    private static CallPairTest Net { get; } = ImplementationTest.OnNet.Only(DiagnosticIds.EndBlocksOnTask);

    [Fact]
    public Task Message_names_end_and_what_waits() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                int EndLoad(IAsyncResult result) => ((Task<int>)result).{|#0:Result|};
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndBlocksOnTask, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(
                    "'Result' in 'EndLoad' throws AggregateException in place of the operation's own exception; "
                        + "use GetAwaiter().GetResult()"
                )
        );

    [Theory]
    [InlineData("void EndRun(IAsyncResult ar) { ((Task)ar).GetAwaiter().GetResult(); }")]
    [InlineData("void EndRun(IAsyncResult ar) { try { ((Task)ar).Wait(); } catch (AggregateException e) { throw e.InnerException; } }")]
    [InlineData("void EndRun(IAsyncResult ar) { ((Task)ar).Wait(1000); }")]
    [InlineData("void Finish(IAsyncResult ar) { ((Task)ar).Wait(); }")]
    [InlineData("void EndOfDay(Task task) { task.Wait(); }")]
    [InlineData("void EndRun(IAsyncResult ar) { Action later = () => ((Task)ar).Wait(); later(); }")]
    public Task What_throws_its_own_or_is_no_end(string end) => Net.Reports(end);

    [Theory]
    [InlineData(
        "int EndLoad(IAsyncResult ar) => ((Task<int>)ar).{|LAP5004:Result|};",
        "int EndLoad(IAsyncResult ar) => ((Task<int>)ar).GetAwaiter().GetResult();"
    )]
    [InlineData(
        "void EndRun(IAsyncResult ar) { ((Task)ar).{|LAP5004:Wait|}(); /* over */ }",
        "void EndRun(IAsyncResult ar) { ((Task)ar).GetAwaiter().GetResult(); /* over */ }"
    )]
    [InlineData(
        "Task<int> _load; int EndLoad(IAsyncResult ar) { var n = _load.{|LAP5004:Result|}; return n + 1; }",
        "Task<int> _load; int EndLoad(IAsyncResult ar) { var n = _load.GetAwaiter().GetResult(); return n + 1; }"
    )]
    [InlineData(
        "protected override void OnEndRun(IAsyncResult ar) { ((Task)ar).{|LAP5004:Wait|}(); }",
        "protected override void OnEndRun(IAsyncResult ar) { ((Task)ar).GetAwaiter().GetResult(); }"
    )]
    public Task Throws_its_own(string end, string fixedEnd) => Net.FixesFile(InFile(end), InFile(fixedEnd));

    [Fact]
    public Task Title_says_where_a_caller_handles_the_aggregate() =>
        (Net with { Title = "Throw the operation's own exception (may change semantics)" }).Fixes(
            """
            void EndRun(IAsyncResult ar) { ((Task)ar).{|LAP5004:Wait|}(); }
            void Use(IAsyncResult ar) { try { EndRun(ar); } catch (AggregateException) { } }
            """,
            """
            void EndRun(IAsyncResult ar) { ((Task)ar).GetAwaiter().GetResult(); }
            void Use(IAsyncResult ar) { try { EndRun(ar); } catch (AggregateException) { } }
            """
        );

    [Fact]
    public Task Nothing_where_another_configuration_has_it_too() =>
        Net.DoesNotFix(
            """
            int EndLoad(IAsyncResult ar) => ((Task<int>)ar)
            #if OTHER
                .ContinueWith(t => t.Result)
            #endif
                .{|LAP5004:Result|};
            """,
            RefusalReason.WouldNotCompile
        );

    private static string InFile(string members) =>
        $$"""
            using System;
            using System.Threading.Tasks;

            class C{{(members.Contains("override", StringComparison.Ordinal) ? " : Base" : "")}}
            {
                {{members}}
            }

            class Base { protected virtual void OnEndRun(IAsyncResult ar) { } }
            """;
}
