using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1005.</summary>
public sealed class EndInvokeOfAnotherDelegateTests
{
    private static CallPairTest Framework { get; } =
        OnFramework.Only(DiagnosticIds.EndInvokeOfAnotherDelegate) with
        {
            Fixer = new CorrectEndFixer(),
        };

    private static string Member(string statements) =>
        $$"""
            static readonly Action Shared = () => { };
            Action field;
            Action Property => field;
            Action Make() => field;
            void Do() { }
            void DoMore() { }
            static void DoStatic() { }
            static void DoMoreStatic() { }
            static void Change(ref Action work) => work = Shared;
            void M(Action parameter, Action otherParameter, bool condition)
            {
                {{statements}}
            }
            """;

    [Fact]
    public Task Message_names_the_async_result() =>
        OnFramework.ReportsInFile(
            """
            class C
            {
                void M()
                {
                    System.Action one = M, other = M;
                    var pending = one.{|LAP1007:BeginInvoke|}(null, null);
                    other.{|#0:EndInvoke|}(pending);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndInvokeOfAnotherDelegate, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("The async result 'pending' comes from another delegate object: EndInvoke throws InvalidOperationException")
        );

    [Theory]
    [InlineData("Action one = () => { }, other = () => { };")]
    [InlineData("Action one = () => { }; Action other = delegate { };")]
    [InlineData("Action one = Do; Action other = DoMore;")]
    [InlineData("Action one = Do; Action other = Do;")]
    [InlineData("Action one = Do; var other = new Action(Do);")]
    [InlineData("var one = new Action(Do); var other = new Action(Do);")]
    [InlineData("Action one = new(Do); Action other = new(Do);")]
    [InlineData("var one = (Action)Do; var other = (Action)(() => Do());")]
    [InlineData("Action one = DoStatic; Action other = DoMoreStatic;")]
    [InlineData("Action one = DoStatic; Action other = () => DoStatic();")]
    [InlineData("Action one; one = Do; Action other; other = Do;")]
    [InlineData("Action one = Do; Func<int> other = () => 1;")]
    public Task Two_locals(string locals) =>
        Framework.Reports(Member($"{locals} var ar = one.BeginInvoke(null, null); other.{{|LAP1005:EndInvoke|}}(ar);"));

    [Theory]
    [InlineData("var ar = new Action(Do).BeginInvoke(null, null); new Action(Do).{|LAP1005:EndInvoke|}(ar);")]
    [InlineData("Action one = Do; var ar = one.BeginInvoke(null, null); new Action(Do).{|LAP1005:EndInvoke|}(ar);")]
    [InlineData("Action one = Do; var ar = new Action(Do).BeginInvoke(null, null); one.{|LAP1005:EndInvoke|}(ar);")]
    [InlineData("Action one = Do; var ar = one.BeginInvoke(null, null); ((Action)Do).{|LAP1005:EndInvoke|}(ar);")]
    [InlineData(
        "Action one = Do; var ar = one.BeginInvoke(null, null); if (condition) one.EndInvoke(ar); else new "
            + "Action(Do).{|LAP1005:EndInvoke|}(ar);"
    )]
    [InlineData(
        "Action one = Do, other = Do; IAsyncResult ar; ar = one.BeginInvoke(null, null); if (ar.IsCompleted) { "
            + "other.{|LAP1005:EndInvoke|}(ar); }"
    )]
    [InlineData(
        "Action one = Do, other = Do; var ar = one.BeginInvoke(null, null); Action later = () => other.{|LAP1005:EndInvoke|}(ar); later();"
    )]
    public Task Delegate_made_in_place(string statements) => Framework.Reports(Member(statements));

    [Fact]
    public Task Each_ends_the_other() =>
        Framework.Reports(
            Member(
                """
                Action one = Do, other = DoMore;
                var first = one.BeginInvoke(null, null);
                var second = other.BeginInvoke(null, null);
                one.{|LAP1005:EndInvoke|}(second);
                other.{|LAP1005:EndInvoke|}(first);
                """
            )
        );

    /// <summary>Since C# 11 the compiler keeps the delegate that it converts a static method to; before, each conversion made
    /// one.</summary>
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "{|LAP1005:EndInvoke|}")]
    [InlineData(LanguageVersion.CSharp10, "{|LAP1005:EndInvoke|}")]
    [InlineData(LanguageVersion.CSharp11, "EndInvoke")]
    [InlineData(LanguageVersion.Latest, "EndInvoke")]
    public Task Static_method_twice(LanguageVersion version, string end) =>
        (Framework with { LanguageVersion = version }).Reports(
            Member($"Action one = DoStatic; Action other = DoStatic; var ar = one.BeginInvoke(null, null); other.{end}(ar);")
        );

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public Task Instance_method_twice_is_never_shared(LanguageVersion version) =>
        (Framework with { LanguageVersion = version }).Reports(
            Member("Action one = Do; Action other = Do; var ar = one.BeginInvoke(null, null); other.{|LAP1005:EndInvoke|}(ar);")
        );

    [Theory]
    [InlineData("Action one = Do; var ar = one.BeginInvoke(null, null); one.EndInvoke(ar);")]
    [InlineData("Action one = Do; Action other = one; var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);")]
    [InlineData("Action one = Do; var other = (Action)one; var ar = other.BeginInvoke(null, null); one.EndInvoke(ar);")]
    [InlineData("Action one = Do; var ar = one.BeginInvoke(null, null); ((Action)one).EndInvoke(ar);")]
    [InlineData("Action one = Do; Action other = DoMore; other = one; var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);")]
    [InlineData(
        "Action one = Do; Action other = DoMore; if (condition) one = other; var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);"
    )]
    [InlineData("Action one = Do; Action other = DoMore; Change(ref other); var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);")]
    [InlineData("Action one = Do; Action other = null; other ??= one; var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);")]
    [InlineData(
        "Action one = Do; Action other = DoMore; (one, other) = (other, one); var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);"
    )]
    [InlineData(
        "Action one = Do; Action other = DoMore; other = null; other += one; var ar = one.BeginInvoke(null, null); other.EndInvoke(ar);"
    )]
    [InlineData(
        "Action one = condition ? Do : DoMore; Action other = condition ? one : Do; var ar = one.BeginInvoke(null, null); "
            + "other.EndInvoke(ar);"
    )]
    public Task Alias(string statements) => Framework.Reports(Member(statements));

    [Theory]
    [InlineData("parameter", "otherParameter")]
    [InlineData("parameter", "field")]
    [InlineData("field", "this.field")]
    [InlineData("field", "Property")]
    [InlineData("parameter", "Shared")]
    [InlineData("Make()", "Make()")]
    [InlineData("new Action(Do)", "parameter")]
    [InlineData("parameter", "new Action(Do)")]
    public Task Delegate_that_comes_from_elsewhere(string begin, string end) =>
        Framework.Reports(Member($"var ar = {begin}.BeginInvoke(null, null); {end}.EndInvoke(ar);"));

    [Theory]
    [InlineData(
        "Action one = Do, other = Do; var ar = one.BeginInvoke(null, null); if (condition) ar = other.BeginInvoke(null, null); "
            + "other.EndInvoke(ar);"
    )]
    [InlineData(
        "Action one = Do, other = Do; IAsyncResult ar = null; if (condition) ar = other.BeginInvoke(null, null); if (ar != null) "
            + "other.EndInvoke(ar);"
    )]
    [InlineData("Action one = Do, other = Do; foreach (var ar in new[] { one.BeginInvoke(null, null) }) other.EndInvoke(ar);")]
    public Task Async_result_that_may_be_of_another_call(string statements) => Framework.Reports(Member(statements));

    [Fact]
    public Task Delegate_of_a_loop() =>
        Framework.Reports(
            Member(
                """
                foreach (var i in new[] { 1, 2 })
                {
                    Action one = () => Console.WriteLine(i);
                    var ar = one.BeginInvoke(null, null);
                    one.EndInvoke(ar);
                }
                """
            )
        );

    [Fact]
    public Task On_Net_it_is_not_supported_at_all() =>
        OnNet.Reports(
            """
            void M()
            {
                Action one = M, other = M;
                var ar = one.{|LAP1001:BeginInvoke|}(null, null);
                other.{|LAP1001:EndInvoke|}(ar);
            }
            """
        );

    [Fact]
    public Task Ends_the_delegate_that_began() =>
        (OnFramework with { Fixer = new CorrectEndFixer() }).Fixes(
            """
            int Count(string text) => text.Length;
            int M(string text)
            {
                Func<string, int> count = Count;
                var ar = count.{|LAP1007:BeginInvoke|}(text, null, null);
                return /* again */ new Func<string, int>(Count).{|LAP1005:EndInvoke|}(ar); // ended
            }
            """,
            """
            int Count(string text) => text.Length;
            int M(string text)
            {
                Func<string, int> count = Count;
                var ar = count.{|LAP1007:BeginInvoke|}(text, null, null);
                return /* again */ count.EndInvoke(ar); // ended
            }
            """
        );

    [Fact]
    public Task Ends_the_delegates_that_began() =>
        Framework.Fixes(
            """
            int M()
            {
                Func<int> width = () => 2;
                Func<int> height = () => 3;
                var first = width.BeginInvoke(null, null);
                var second = height.BeginInvoke(null, null);
                return width.{|LAP1005:EndInvoke|}(second) * height.{|LAP1005:EndInvoke|}(first);
            }
            """,
            """
            int M()
            {
                Func<int> width = () => 2;
                Func<int> height = () => 3;
                var first = width.BeginInvoke(null, null);
                var second = height.BeginInvoke(null, null);
                return height.EndInvoke(second) * width.EndInvoke(first);
            }
            """
        );

    [Theory]
    [InlineData("Action one = Do; Func<int> other = () => 1; var ar = one.BeginInvoke(null, null); other.{|LAP1005:EndInvoke|}(ar);")]
    [InlineData("Action other = Do; var ar = new Action(Do).BeginInvoke(null, null); other.{|LAP1005:EndInvoke|}(ar);")]
    [InlineData(
        "Action other = Do; IAsyncResult ar; { Action one = Do; ar = one.BeginInvoke(null, null); } other.{|LAP1005:EndInvoke|}(ar);"
    )]
    public Task No_action_where_the_delegate_that_began_cannot_take_its_place(string statements) =>
        Framework.DoesNotFix(Member(statements), RefusalReason.ReceiverCannotBeNamed);
}
