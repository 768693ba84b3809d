using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1004.</summary>
public sealed class EndInvokeIsCalledTwiceTests
{
    private static CallPairTest Framework { get; } =
        OnFramework.Only(DiagnosticIds.EndInvokeIsCalledTwice) with
        {
            Fixer = new CorrectEndFixer(),
        };

    private static string Member(string statements) =>
        $$"""
            void Other() { }
            static void Restart(Func<int> work, out IAsyncResult ar) => ar = work.BeginInvoke(null, null);
            int M(Func<int> work, bool condition, int number)
            {
                var ar = work.BeginInvoke(null, null);
                {{statements}}
                return 0;
            }
            """;

    private static Task Reports(string statements) => Framework.Reports(Member(statements));

    [Fact]
    public Task Message_names_the_async_result() =>
        OnFramework.ReportsInFile(
            """
            class C
            {
                void M(System.Action work)
                {
                    var pending = work.{|LAP1007:BeginInvoke|}(null, null);
                    work.EndInvoke(pending);
                    work.{|#0:EndInvoke|}(pending);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndInvokeIsCalledTwice, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("The async result 'pending' is ended already: a second EndInvoke throws InvalidOperationException")
        );

    [Theory]
    [InlineData("work.EndInvoke(ar); work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("work.EndInvoke(ar); Other(); work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("work.EndInvoke(ar); work.{|LAP1004:EndInvoke|}(ar); work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("var first = work.EndInvoke(ar); return work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("number = work.EndInvoke(ar); number += work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("Console.WriteLine(work.EndInvoke(ar)); Console.WriteLine(work.{|LAP1004:EndInvoke|}(ar));")]
    [InlineData("work.EndInvoke(result: ar); work.{|LAP1004:EndInvoke|}(result: ar);")]
    [InlineData("work.EndInvoke(ar); if (condition) work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("work.EndInvoke(ar); if (condition) { Other(); } else { work.{|LAP1004:EndInvoke|}(ar); }")]
    [InlineData("work.EndInvoke(ar); while (condition) { work.{|LAP1004:EndInvoke|}(ar); }")]
    [InlineData("work.EndInvoke(ar); try { work.{|LAP1004:EndInvoke|}(ar); } catch (InvalidOperationException) { }")]
    [InlineData("work.EndInvoke(ar); try { Other(); } finally { work.{|LAP1004:EndInvoke|}(ar); }")]
    [InlineData("work.EndInvoke(ar); return condition ? work.{|LAP1004:EndInvoke|}(ar) : 0;")]
    [InlineData("if (condition) { work.EndInvoke(ar); work.{|LAP1004:EndInvoke|}(ar); }")]
    [InlineData("Action later = () => { work.EndInvoke(ar); work.{|LAP1004:EndInvoke|}(ar); }; later();")]
    [InlineData("work.EndInvoke((IAsyncResult)ar); work?.{|LAP1004:EndInvoke|}(ar);")]
    public Task Ended_before(string statements) => Reports(statements);

    [Theory]
    [InlineData("work.EndInvoke(ar); ar = work.BeginInvoke(null, null); work.EndInvoke(ar);")]
    [InlineData("work.EndInvoke(ar); if (condition) ar = work.BeginInvoke(null, null); work.EndInvoke(ar);")]
    [InlineData("work.EndInvoke(ar); Restart(work, out ar); work.EndInvoke(ar);")]
    [InlineData("work.EndInvoke(ar); (ar, number) = (work.BeginInvoke(null, null), 1); work.EndInvoke(ar);")]
    [InlineData("void Again() => ar = work.BeginInvoke(null, null); work.EndInvoke(ar); Again(); work.EndInvoke(ar);")]
    [InlineData("work.EndInvoke(ar); work.EndInvoke(ar = work.BeginInvoke(null, null));")]
    [InlineData("do { work.EndInvoke(ar); ar = work.BeginInvoke(null, null); } while (condition); work.EndInvoke(ar);")]
    public Task Begun_again_in_between(string statements) => Reports(statements);

    [Theory]
    [InlineData("if (condition) work.EndInvoke(ar); else work.EndInvoke(ar);")]
    [InlineData("if (condition) { work.EndInvoke(ar); } else { work.EndInvoke(ar); }")]
    [InlineData("if (condition) { work.EndInvoke(ar); return 1; } work.EndInvoke(ar);")]
    [InlineData("switch (number) { case 1: work.EndInvoke(ar); break; default: work.EndInvoke(ar); break; }")]
    [InlineData("return condition ? work.EndInvoke(ar) : work.EndInvoke(ar);")]
    [InlineData("return number switch { 1 => work.EndInvoke(ar), _ => work.EndInvoke(ar) };")]
    [InlineData("if (condition) work.EndInvoke(ar); if (!condition) work.EndInvoke(ar);")]
    public Task Exclusive_branches(string statements) => Reports(statements);

    [Theory]
    [InlineData("condition = condition && work.EndInvoke(ar) > 0; if (!condition) work.EndInvoke(ar);")]
    [InlineData("number = condition ? work.EndInvoke(ar) : 0; work.EndInvoke(ar);")]
    [InlineData("try { work.EndInvoke(ar); } finally { work.EndInvoke(ar); }")]
    [InlineData("Action later = () => work.EndInvoke(ar); if (condition) later(); else work.EndInvoke(ar);")]
    [InlineData("work.EndInvoke(ar); Action never = () => work.EndInvoke(ar);")]
    public Task Not_always_ended_before(string statements) => Reports(statements);

    [Theory]
    [InlineData("var other = work.BeginInvoke(null, null); work.EndInvoke(ar); work.EndInvoke(other);")]
    [InlineData("foreach (var one in new[] { ar }) { work.EndInvoke(one); }")]
    [InlineData(
        "{ var one = work.BeginInvoke(null, null); work.EndInvoke(one); } { var one = work.BeginInvoke(null, null); work.EndInvoke(one); }"
    )]
    [InlineData("Console.WriteLine(ar.IsCompleted); work.EndInvoke(ar); Console.WriteLine(ar.IsCompleted);")]
    public Task Another_async_result(string statements) => Reports(statements);

    [Fact]
    public Task End_of_other_operations() =>
        Framework.Reports(
            """
            void EndProgress(IAsyncResult ar) { }
            void M(Stream stream, byte[] buffer, Action work)
            {
                var ar = work.BeginInvoke(null, null);
                EndProgress(ar);
                work.EndInvoke(ar);
                var read = stream.BeginRead(buffer, 0, 1, null, null);
                stream.EndRead(read);
                stream.EndRead(read);
            }
            """
        );

    [Fact]
    public Task Parameter_of_a_callback() =>
        Framework.Reports(
            """
            Func<int> work;
            void M() => work.BeginInvoke(OnDone, null);
            void OnDone(IAsyncResult ar)
            {
                work.EndInvoke(ar);
                Console.WriteLine(work.{|LAP1004:EndInvoke|}(ar));
            }
            """
        );

    [Fact]
    public Task Top_level_statements() =>
        (Framework with { OutputKind = OutputKind.ConsoleApplication }).ReportsInFile(
            """
            System.Func<int> work = () => 1;
            var ar = work.BeginInvoke(null, null);
            work.EndInvoke(ar);
            work.{|LAP1004:EndInvoke|}(ar);
            """
        );

    [Fact]
    public Task On_Net_it_is_not_supported_at_all() =>
        OnNet.Reports(
            """
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                work.{|LAP1001:EndInvoke|}(ar);
                work.{|LAP1001:EndInvoke|}(ar);
            }
            """
        );

    [Fact]
    public Task Second_call_goes() =>
        (OnFramework with { Fixer = new CorrectEndFixer() }).Fixes(
            """
            void M(Action work)
            {
                var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                work.EndInvoke(ar); // once
                Console.WriteLine();

                // Again.
                work.{|LAP1004:EndInvoke|}(ar);
                Console.WriteLine("done");
            }
            """,
            """
            void M(Action work)
            {
                var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                work.EndInvoke(ar); // once
                Console.WriteLine();

                // Again.
                Console.WriteLine("done");
            }
            """
        );

    [Fact]
    public Task All_but_the_first_go() =>
        Framework.Fixes(
            Member(
                """
                work.EndInvoke(ar);
                    work.{|LAP1004:EndInvoke|}(ar);
                    if (condition)
                    {
                        Other();
                        work.{|LAP1004:EndInvoke|}(ar);
                    }

                    work.{|LAP1004:EndInvoke|}(ar);

                    Other();
                """
            ),
            Member(
                """
                work.EndInvoke(ar);
                    if (condition)
                    {
                        Other();
                    }

                    Other();
                """
            )
        );

    [Theory]
    [InlineData("work.EndInvoke(ar); return work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("work.EndInvoke(ar); number = work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("work.EndInvoke(ar); var second = work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("work.EndInvoke(ar); if (condition) work.{|LAP1004:EndInvoke|}(ar);")]
    public Task No_action_where_the_second_call_is_used_or_embedded(string statements) =>
        Framework.DoesNotFix(Member(statements), RefusalReason.EndResultIsUsed);

    [Fact]
    public Task No_action_where_the_receiver_has_effects_or_results_come_by_reference() =>
        Framework.DoesNotFix(
            """
            delegate void Divide(int number, out int rest);
            Action Next() => null;
            void M(Divide divide, Action work)
            {
                var ar = divide.BeginInvoke(1, out var rest, null, null);
                divide.EndInvoke(out rest, ar);
                divide.{|LAP1004:EndInvoke|}(out rest, ar);
                var other = work.BeginInvoke(null, null);
                work.EndInvoke(other);
                Next().{|LAP1004:EndInvoke|}(other);
            }
            """,
            RefusalReason.EndResultIsUsed
        );
}
