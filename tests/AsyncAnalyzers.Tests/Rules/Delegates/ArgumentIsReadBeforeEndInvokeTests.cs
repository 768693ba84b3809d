using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1008.</summary>
public sealed class ArgumentIsReadBeforeEndInvokeTests
{
    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.ArgumentIsReadBeforeEndInvoke);

    private static string Member(string statements) =>
        $$"""
            delegate int Divide(int number, out int rest);
            delegate void Double(ref int number);
            static void Set(out int number) => number = 1;
            static void Use(in int number) { }
            int M(Divide divide, Double twice, bool condition, AsyncCallback callback, List<IAsyncResult> pending)
            {
                {{statements}}
                return 0;
            }
            """;

    private static Task Reports(string statements) => Framework.Reports(Member(statements));

    [Fact]
    public Task Message_names_the_variable() =>
        OnFramework.ReportsInFile(
            """
            delegate int Divide(int number, out int rest);
            class C
            {
                int M(Divide divide)
                {
                    int rest;
                    var ar = divide.{|LAP1007:BeginInvoke|}(7, out rest, null, null);
                    System.Console.WriteLine({|#0:rest|});
                    return divide.EndInvoke(out rest, ar);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.ArgumentIsReadBeforeEndInvoke, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'rest' is read before EndInvoke: 'BeginInvoke' does not set it")
        );

    [Theory]
    [InlineData("Console.WriteLine({|LAP1008:rest|});")]
    [InlineData("Console.WriteLine({|LAP1008:rest|}); Console.WriteLine(rest);")]
    [InlineData("if ({|LAP1008:rest|} > 0) return 1;")]
    [InlineData("if (condition) { Console.WriteLine(\"rest\" + {|LAP1008:rest|}); }")]
    [InlineData("while (!ar.IsCompleted) { } Console.WriteLine({|LAP1008:rest|});")]
    [InlineData("ar.AsyncWaitHandle.WaitOne(); var copy = {|LAP1008:rest|};")]
    [InlineData("{|LAP1008:rest|}++;")]
    [InlineData("{|LAP1008:rest|} += 1;")]
    [InlineData("Use({|LAP1008:rest|});")]
    [InlineData("Use(in {|LAP1008:rest|});")]
    [InlineData("{|LAP1008:rest|}.ToString();")]
    [InlineData("rest = {|LAP1008:rest|} + 1;")]
    public Task Read_before_the_end(string statements) =>
        Reports($"int rest; var ar = divide.BeginInvoke(7, out rest, null, null); {statements} divide.EndInvoke(out rest, ar);");

    [Theory]
    [InlineData(
        "var ar = divide.BeginInvoke(7, out var rest, null, null); Console.WriteLine({|LAP1008:rest|}); divide.EndInvoke(out rest, ar);"
    )]
    [InlineData(
        "var ar = divide.BeginInvoke(7, out int rest, null, null); Console.WriteLine({|LAP1008:rest|}); divide.EndInvoke(out rest, ar);"
    )]
    [InlineData(
        "var number = 2; var ar = twice.BeginInvoke(ref number, null, null); Console.WriteLine({|LAP1008:number|}); "
            + "twice.EndInvoke(ref number, ar);"
    )]
    [InlineData(
        "int rest; IAsyncResult ar; ar = divide.BeginInvoke(7, out rest, null, null); return {|LAP1008:rest|} + divide.EndInvoke(out "
            + "rest, ar);"
    )]
    [InlineData("divide.BeginInvoke(7, out var rest, null, null); Console.WriteLine({|LAP1008:rest|});")]
    [InlineData(
        "int rest; var ar = divide.BeginInvoke(7, out rest, null, null); var other = divide.EndInvoke(out var otherRest, ar); "
            + "Console.WriteLine(rest); Console.WriteLine(otherRest);",
        false
    )]
    [InlineData(
        "int rest; var ar = divide.BeginInvoke(7, out rest, null, null); while (condition) { Console.WriteLine({|LAP1008:rest|}); } "
            + "divide.EndInvoke(out rest, ar);"
    )]
    public Task Shapes_of_the_argument(string statements, bool isRead = true)
    {
        Assert.Equal(isRead, statements.Contains("LAP1008", StringComparison.Ordinal));
        return Reports(statements);
    }

    [Fact]
    public Task Beside_the_rule_about_the_call() =>
        OnFramework.Reports(Member("divide.{|LAP1002:BeginInvoke|}(7, out var rest, null, null); Console.WriteLine({|LAP1008:rest|});"));

    [Theory]
    [InlineData("divide.EndInvoke(out rest, ar); Console.WriteLine(rest);")]
    [InlineData("return divide.EndInvoke(out rest, ar) + rest;")]
    [InlineData("if (divide.EndInvoke(out rest, ar) > 0) Console.WriteLine(rest);")]
    [InlineData("try { divide.EndInvoke(out rest, ar); } finally { Console.WriteLine(rest); }")]
    [InlineData(
        "if (condition) { divide.EndInvoke(out rest, ar); Console.WriteLine(rest); } else { divide.EndInvoke(out rest, ar); "
            + "Console.WriteLine(rest); }"
    )]
    public Task Read_after_the_end(string statements) =>
        Reports($"int rest; var ar = divide.BeginInvoke(7, out rest, null, null); {statements}");

    [Theory]
    [InlineData("rest = 0; Console.WriteLine(rest);")]
    [InlineData("Set(out rest); Console.WriteLine(rest);")]
    [InlineData("if (condition) { rest = 1; Console.WriteLine(rest); }")]
    [InlineData("(rest, condition) = (1, true); Console.WriteLine(rest);")]
    public Task Written_before_it_is_read(string statements) =>
        Reports($"int rest; var ar = divide.BeginInvoke(7, out rest, null, null); {statements} divide.EndInvoke(out rest, ar);");

    [Theory]
    [InlineData("_ = nameof(rest);")]
    [InlineData("Console.WriteLine(ar.IsCompleted);")]
    [InlineData("Action later = () => Console.WriteLine(rest);")]
    [InlineData("void Later() => Console.WriteLine(rest);")]
    public Task Not_read_on_the_way(string statements) =>
        Reports($"int rest; var ar = divide.BeginInvoke(7, out rest, null, null); {statements} divide.EndInvoke(out rest, ar);");

    [Theory]
    [InlineData(
        "int rest = 1; Console.WriteLine(rest); var ar = divide.BeginInvoke(7, out rest, null, null); divide.EndInvoke(out rest, ar);"
    )]
    [InlineData("int rest = 1; var ar = divide.BeginInvoke(rest, out rest, null, null); divide.EndInvoke(out rest, ar);")]
    [InlineData(
        "for (var rest = 0; condition;) { Console.WriteLine(rest); var ar = divide.BeginInvoke(7, out rest, null, null); "
            + "divide.EndInvoke(out rest, ar); }"
    )]
    public Task Read_before_the_begin(string statements) => Reports(statements);

    [Theory]
    [InlineData("int rest; divide.BeginInvoke(7, out rest, callback, null); Console.WriteLine(rest);")]
    [InlineData(
        "int rest = 0; divide.BeginInvoke(7, out rest, ar => divide.EndInvoke(out rest, ar), null); Thread.Sleep(1000); "
            + "Console.WriteLine(rest);"
    )]
    [InlineData("int rest; pending.Add(divide.BeginInvoke(7, out rest, null, null)); Console.WriteLine(rest);")]
    [InlineData("int rest; var ar = divide.BeginInvoke(7, out rest, null, null); pending.Add(ar); Console.WriteLine(rest);")]
    public Task May_have_been_ended_elsewhere(string statements) => Reports(statements);

    [Fact]
    public Task Branch_without_the_begin() =>
        Reports(
            """
            var rest = 0;
            IAsyncResult ar = null;
            if (condition) { ar = divide.BeginInvoke(7, out rest, null, null); }
            Console.WriteLine(rest);
            if (ar != null) divide.EndInvoke(out rest, ar);
            """
        );

    [Fact]
    public Task Argument_of_the_other_case_of_a_switch() =>
        Reports(
            """
            int rest;
            IAsyncResult ar;
            switch (condition)
            {
                case true:
                    ar = divide.BeginInvoke(7, out rest, null, null);
                    divide.EndInvoke(out rest, ar);
                    break;
                default:
                    rest = 1;
                    Console.WriteLine(rest);
                    break;
            }
            """
        );

    [Fact]
    public Task On_Net_it_is_not_supported_at_all() =>
        OnNet
            .Only(DiagnosticIds.ArgumentIsReadBeforeEndInvoke)
            .Reports(
                Member(
                    "int rest; var ar = divide.BeginInvoke(7, out rest, null, null); Console.WriteLine(rest); divide.EndInvoke(out "
                        + "rest, ar);"
                )
            );

    [Fact]
    public Task There_is_no_action_for_it() =>
        OnFramework
            .Only(DiagnosticIds.ArgumentIsReadBeforeEndInvoke)
            .DoesNotFix(
                Member(
                    "int rest; var ar = divide.BeginInvoke(7, out rest, null, null); Console.WriteLine({|LAP1008:rest|}); "
                        + "divide.EndInvoke(out rest, ar);"
                )
            );
}
