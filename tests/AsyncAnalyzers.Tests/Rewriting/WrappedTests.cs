using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A delegate's pair that FromAsync wraps by name.</summary>
public sealed class WrappedTests
{
    private static string Member(string body) =>
        $$"""
            readonly Func<int> _work;
            Func<int> _variable;
            Action<int> _variableOn;
            Func<int> Make() => _work;
            Task M(Action<int> act, Func<int, string> ask, int number) => {{body}};
            """;

    [Theory]
    [InlineData("Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, _work.{|LAP1001:EndInvoke|}, null)", "Task.Run(_work)")]
    [InlineData("Task<int>.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, _work.{|LAP1001:EndInvoke|}, null)", "Task.Run(_work)")]
    [InlineData("Task.Factory.FromAsync(_variable.{|LAP1001:BeginInvoke|}, _variable.{|LAP1001:EndInvoke|}, null)", "Task.Run(_variable)")]
    [InlineData(
        "Task.Factory.FromAsync(act.{|LAP1001:BeginInvoke|}, act.{|LAP1001:EndInvoke|}, number, null)",
        "Task.Run(() => act(number))"
    )]
    [InlineData(
        "Task.Factory.FromAsync<int, string>(ask.{|LAP1001:BeginInvoke|}, ask.{|LAP1001:EndInvoke|}, number, null)",
        "Task.Run(() => ask(number))"
    )]
    [InlineData(
        "Task<string>.Factory.FromAsync(ask.{|LAP1001:BeginInvoke|}, ask.{|LAP1001:EndInvoke|}, 1, null)",
        "Task.Run(() => ask(1))"
    )]
    [InlineData("Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, _work.{|LAP1001:EndInvoke|}, state: null)", "Task.Run(_work)")]
    public Task Becomes_Task_Run(string wrapped, string run) => OnNet.Fixes(Member(wrapped), Member(run));

    [Fact]
    public Task On_the_Framework() =>
        OnFramework.Fixes(
            """
            async Task<int> M(Func<string, int> work, string text)
            {
                // Wrapped.
                return await Task.Factory.FromAsync(work.{|LAP1007:BeginInvoke|}, work.EndInvoke, text, null); // and awaited
            }
            """,
            """
            async Task<int> M(Func<string, int> work, string text)
            {
                // Wrapped.
                return await Task.Run(() => work(text)); // and awaited
            }
            """
        );

    [Fact]
    public Task Variable_and_effects_are_kept() =>
        OnNet.Fixes(
            """
            Func<int, int> _work;
            int _number;
            Task<int> M()
            {
                return Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, _work.{|LAP1001:EndInvoke|}, _number++, null);
            }
            """,
            """
            Func<int, int> _work;
            int _number;
            Task<int> M()
            {
                var work = _work;
                var arg = _number++;
                return Task.Run(() => work(arg));
            }
            """
        );

    [Fact]
    public Task State_of_an_awaited_task_is_read_by_nobody() =>
        OnNet.Fixes(
            """
            async Task M(Action work, object state)
            {
                await Task.Factory.FromAsync(work.{|LAP1001:BeginInvoke|}, work.{|LAP1001:EndInvoke|}, state);
            }
            """,
            """
            async Task M(Action work, object state)
            {
                await Task.Run(work);
            }
            """
        );

    [Fact]
    public Task Several_in_one_expression() =>
        OnNet.Fixes(
            """
            Task M(Action one, Action other)
                => Task.WhenAll(
                    Task.Factory.FromAsync(one.{|LAP1001:BeginInvoke|}, one.{|LAP1001:EndInvoke|}, null),
                    Task.Factory.FromAsync(other.{|LAP1001:BeginInvoke|}, other.{|LAP1001:EndInvoke|}, null));
            """,
            """
            Task M(Action one, Action other)
                => Task.WhenAll(
                    Task.Run(one),
                    Task.Run(other));
            """
        );

    [Fact]
    public Task In_CSharp_5() =>
        (OnFramework with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            Task<int> M(Func<int, int> work) { return Task<int>.Factory.FromAsync(work.{|LAP1007:BeginInvoke|}, work.EndInvoke, 1, null); }
            """,
            """
            Task<int> M(Func<int, int> work) { return Task.Run(() => work(1)); }
            """
        );

    [Theory]
    // the task's AsyncState
    [InlineData("Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, _work.{|LAP1001:EndInvoke|}, this)", RefusalReason.StateHasEffects)]
    [InlineData(
        "Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, _work.{|LAP1001:EndInvoke|}, null, TaskCreationOptions.AttachedToParent)",
        RefusalReason.MethodIsOnlyNamed
    )]
    [InlineData("Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}, ar => 1, null)", RefusalReason.MethodIsOnlyNamed)]
    [InlineData(
        "Task.Factory.FromAsync(_work.{|LAP1001:BeginInvoke|}(null, null), _work.{|LAP1001:EndInvoke|})",
        RefusalReason.MethodIsOnlyNamed,
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "Task.Factory.FromAsync((c, s) => _work.{|LAP1001:BeginInvoke|}(c, s), _work.{|LAP1001:EndInvoke|}, null)",
        RefusalReason.CallbackIsUnknown,
        RefusalReason.MethodIsOnlyNamed
    )]
    // no place to keep it in
    [InlineData(
        "Task.Factory.FromAsync(_variableOn.{|LAP1001:BeginInvoke|}, _variableOn.{|LAP1001:EndInvoke|}, number, null)",
        RefusalReason.NoPlaceForStatement
    )]
    [InlineData(
        "Task.Factory.FromAsync(Make().{|LAP1001:BeginInvoke|}, Make().{|LAP1001:EndInvoke|}, null)",
        RefusalReason.CallIsIrregular
    )]
    public Task No_action(string wrapped, params RefusalReason[] reasons) => OnNet.DoesNotFix(Member(wrapped), reasons);

    [Fact]
    public Task No_action_where_the_receiver_of_End_has_effects() =>
        OnNet.DoesNotFix(
            """
            Func<int> Next() => null;
            Task<int> M()
            {
                return Task.Factory.FromAsync(Next().{|LAP1001:BeginInvoke|}, Next().{|LAP1001:EndInvoke|}, null);
            }
            """,
            RefusalReason.CallIsIrregular
        );
}
