using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1006.</summary>
public sealed class BeginInvokeOfSeveralTargetsTests
{
    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.BeginInvokeOfSeveralTargets);

    private static string Member(string statements) =>
        $$"""
            event Action Happened;
            static event Action StaticHappened;
            Action field;
            Action Property { get; set; }
            void Do() => StaticHappened?.Invoke();
            void M(Action parameter, Action[] all, C other)
            {
                {{statements}}
            }
            """;

    private static Task Reports(string statements) => Framework.Reports(Member(statements));

    [Fact]
    public Task Message_names_the_event() =>
        OnFramework.ReportsInFile(
            """
            class C
            {
                event System.Action Happened;
                void M() => Happened.{|#0:BeginInvoke|}(Happened.EndInvoke, null);
            }
            """,
            new DiagnosticResult(DiagnosticIds.BeginInvokeOfSeveralTargets, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'BeginInvoke' of 'Happened' throws ArgumentException as soon as it has more than one target; begin each delegate "
                        + "of its invocation list"
                )
        );

    [Theory]
    [InlineData("Happened.{|LAP1006:BeginInvoke|}(Happened.EndInvoke, null);")]
    [InlineData("Happened?.{|LAP1006:BeginInvoke|}(Happened.EndInvoke, null);")]
    [InlineData("this.Happened.{|LAP1006:BeginInvoke|}(ar => Happened.EndInvoke(ar), null);")]
    [InlineData("other.Happened?.{|LAP1006:BeginInvoke|}(other.Happened.EndInvoke, null);")]
    [InlineData("StaticHappened.{|LAP1006:BeginInvoke|}(StaticHappened.EndInvoke, null);")]
    [InlineData("C.StaticHappened.{|LAP1006:BeginInvoke|}(StaticHappened.EndInvoke, null);")]
    [InlineData("var ar = Happened.{|LAP1006:BeginInvoke|}(null, null); Happened.EndInvoke(ar);")]
    [InlineData("Happened.EndInvoke(Happened.{|LAP1006:BeginInvoke|}(null, null));")]
    public Task Event(string statements) => Reports(statements);

    [Theory]
    [InlineData("var copy = Happened; copy.{|LAP1006:BeginInvoke|}(copy.EndInvoke, null);")]
    [InlineData("var copy = Happened; if (copy != null) { copy.{|LAP1006:BeginInvoke|}(copy.EndInvoke, null); }")]
    [InlineData("Action copy; copy = this.Happened; copy?.{|LAP1006:BeginInvoke|}(copy.EndInvoke, null);")]
    public Task Copy_of_an_event(string statements) => Reports(statements);

    [Theory]
    [InlineData("Action work = Do; work += Do; work.{|LAP1006:BeginInvoke|}(work.EndInvoke, null);")]
    [InlineData("Action work = () => { }; work += () => { }; work?.{|LAP1006:BeginInvoke|}(work.EndInvoke, null);")]
    [InlineData("Action work = null; foreach (var one in all) work += one; work.{|LAP1006:BeginInvoke|}(work.EndInvoke, null);")]
    [InlineData("Action work = Do; work += Do; var ar = work.{|LAP1006:BeginInvoke|}(null, null); work.EndInvoke(ar);")]
    public Task Local_that_delegates_are_added_to(string statements) => Reports(statements);

    [Theory]
    [InlineData("Action work = Do; work.BeginInvoke(work.EndInvoke, null);")]
    [InlineData("Action work = null; work += Do; work.BeginInvoke(work.EndInvoke, null);")]
    [InlineData("Action work = Do; work -= Do; work?.BeginInvoke(work.EndInvoke, null);")]
    [InlineData("Action work = Do, more = Do; more += Do; more(); work.BeginInvoke(work.EndInvoke, null);")]
    [InlineData("var count = 1; count += 1; Action work = () => Console.WriteLine(count); work.BeginInvoke(work.EndInvoke, null);")]
    [InlineData("new Action(Do).BeginInvoke(ar => { }, null);")]
    public Task Single_target(string statements) => Reports(statements);

    [Theory]
    [InlineData("parameter.BeginInvoke(parameter.EndInvoke, null);")]
    [InlineData("field.BeginInvoke(field.EndInvoke, null);")]
    [InlineData("Property.BeginInvoke(Property.EndInvoke, null);")]
    [InlineData("all[0].BeginInvoke(all[0].EndInvoke, null);")]
    [InlineData("var copy = field; copy.BeginInvoke(copy.EndInvoke, null);")]
    public Task Delegate_that_comes_from_elsewhere(string statements) => Reports(statements);

    [Theory]
    [InlineData("foreach (Action one in Happened.GetInvocationList()) { one.BeginInvoke(one.EndInvoke, null); }")]
    [InlineData("foreach (var one in Happened.GetInvocationList().Cast<Action>()) one.BeginInvoke(one.EndInvoke, null);")]
    [InlineData(
        "foreach (Delegate one in Happened.GetInvocationList()) { var action = (Action)one; action.BeginInvoke(action.EndInvoke, null); }"
    )]
    [InlineData("foreach (var one in Happened.GetInvocationList()) ((Action)one).BeginInvoke(((Action)one).EndInvoke, null);")]
    [InlineData("((Action)Happened.GetInvocationList()[0]).BeginInvoke(ar => Happened.EndInvoke(ar), null);")]
    [InlineData("Array.ForEach(Happened.GetInvocationList(), one => ((Action)one).BeginInvoke(((Action)one).EndInvoke, null));")]
    public Task Each_of_the_invocation_list(string statements) => Reports(statements);

    [Fact]
    public Task Other_uses_of_an_event() =>
        Reports("Happened(); Happened?.Invoke(); Happened += Do; Happened -= Do; other.Happened += parameter;");

    [Fact]
    public Task Comes_before_the_rules_about_its_end() =>
        OnFramework.Reports(
            Member(
                "Happened.{|LAP1006:BeginInvoke|}(null, null); var ar = Happened?.{|LAP1006:BeginInvoke|}(null, null); if (parameter "
                    + "== null) Happened.EndInvoke(ar);"
            )
        );

    [Fact]
    public Task On_Net_it_is_not_supported_at_all() =>
        OnNet.Reports(
            """
            event Action Happened;
            void M() => Happened.{|LAP1001:BeginInvoke|}(Happened.{|LAP1001:EndInvoke|}, null);
            """
        );

    [Fact]
    public Task Each_target_runs_on_its_own() =>
        OnFramework.Fixes(
            """
            event EventHandler<string> Said;
            void Say(string text)
            {
                var said = Said;
                if (said != null)
                {
                    // In the background.
                    said.{|LAP1006:BeginInvoke|}(this, text, said.EndInvoke, null); // all of them
                }
            }
            """,
            """
            event EventHandler<string> Said;
            void Say(string text)
            {
                var said = Said;
                if (said != null)
                {
                    // In the background.
                    foreach (EventHandler<string> target in said.GetInvocationList())
                    {
                        _ = Task.Run(() => target(this, text));
                    } // all of them
                }
            }
            """
        );

    [Fact]
    public Task Each_target_of_an_event_that_may_have_none() =>
        OnFramework.Fixes(
            """
            event Action Happened;
            void M()
            {
                Happened?.{|LAP1006:BeginInvoke|}(Happened.EndInvoke, null);
                Happened?.{|LAP1006:BeginInvoke|}(Happened.EndInvoke, null);
            }
            """,
            """
            event Action Happened;
            void M()
            {
                var happened = Happened;
                if (happened != null)
                {
                    foreach (Action target in happened.GetInvocationList())
                    {
                        _ = Task.Run(target);
                    }
                }
                var happened1 = Happened;
                if (happened1 != null)
                {
                    foreach (Action target1 in happened1.GetInvocationList())
                    {
                        _ = Task.Run(target1);
                    }
                }
            }
            """
        );

    [Fact]
    public Task Arguments_are_evaluated_once() =>
        OnFramework.Fixes(
            """
            event Action<int> Counted;
            int _count;
            int Next() => ++_count;
            void M(int target)
            {
                var counted = Counted;
                counted.{|LAP1006:BeginInvoke|}(Next() + target, counted.EndInvoke, null);
            }
            """,
            """
            event Action<int> Counted;
            int _count;
            int Next() => ++_count;
            void M(int target)
            {
                var counted = Counted;
                var argument = Next() + target;
                foreach (Action<int> target1 in counted.GetInvocationList())
                {
                    _ = Task.Run(() => target1(argument));
                }
            }
            """
        );

    [Fact]
    public Task Second_action_runs_all_in_one() =>
        (Framework with { EquivalenceKey = "LAP1006.ConvertToTask" }).Fixes(
            """
            event Action Happened;
            void M()
            {
                var happened = Happened;
                happened.{|LAP1006:BeginInvoke|}(happened.EndInvoke, null);
            }
            """,
            """
            event Action Happened;
            void M()
            {
                var happened = Happened;
                _ = Task.Run(happened);
            }
            """
        );

    [Fact]
    public Task Somebody_waits_for_it() =>
        OnFramework.Fixes(
            """
            void M(Action one, Action other)
            {
                Action work = one;
                work += other;
                var ar = work.{|LAP1006:BeginInvoke|}(null, null);
                Console.WriteLine();
                work.EndInvoke(ar);
            }
            """,
            """
            void M(Action one, Action other)
            {
                Action work = one;
                work += other;
                var ar = Task.Run(work);
                Console.WriteLine();
                ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task No_action_where_the_result_goes_elsewhere() =>
        OnFramework.DoesNotFix(
            """
            event Func<int> Asked;
            IAsyncResult M(AsyncCallback callback) => Asked.{|LAP1006:BeginInvoke|}(callback, null);
            void N(List<IAsyncResult> pending) => pending.Add(Asked.{|LAP1006:BeginInvoke|}(null, null));
            """,
            RefusalReason.EndResultIsUsed
        );
}
