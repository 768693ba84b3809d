using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

using Xunit;

namespace AsyncAnalyzers.Tests.Verifier;

/// <summary>What the verifier must not let pass, and what it says then.</summary>
public sealed class RejectionTests
{
    [Fact]
    public Task Unexpected_diagnostic()
        => Rejects(new() { TestCode = "class C { int a = [|1|], b = 2; }" }, "Unexpected: /0/Test0.cs(1,26)-(1,27): Info NUM1: The number 2 is not 0 at `2`");

    [Fact]
    public Task Missing_diagnostic()
        => Rejects(new() { TestCode = "class C { int a = [|0|]; }" }, "Missing: /0/Test0.cs(1,19)-(1,20): Info NUM1");

    [Fact]
    public Task Wrong_id()
        => Rejects(new() { TestCode = "class C { int a = {|NUM2:1|}; }" }, "Missing: /0/Test0.cs(1,19)-(1,20): Error NUM2");

    [Fact]
    public Task Wrong_span()
        => Rejects(new() { TestCode = "class C { int a [|= 1|]; }" }, "the location is /0/Test0.cs(1,19)-(1,20), expected /0/Test0.cs(1,17)-(1,20)");

    [Fact]
    public Task Wrong_file()
        => Rejects(
            new() { TestState = { Sources = { "class C { }", "class D { int a = 1; }" }, ExpectedDiagnostics = { Expected.WithSpan(1, 19, 1, 20) } } },
            "the location is /0/Test1.cs(1,19)-(1,20), expected /0/Test0.cs(1,19)-(1,20)");

    [Fact]
    public Task Wrong_argument()
        => Rejects(
            new() { TestCode = "class C { int a = {|#0:1|}; }", ExpectedDiagnostics = { Expected.WithLocation(0).WithArguments("2") } },
            "the message is 'The number 1 is not 0'");

    [Fact]
    public Task Forgotten_argument()
        => Rejects(
            new() { TestCode = "class C { int a = {|#0:1|}; }", ExpectedDiagnostics = { Expected.WithLocation(0) } },
            "the message is 'The number 1 is not 0'");

    [Fact]
    public Task Wrong_severity()
        => Rejects(
            new() { TestCode = "class C { int a = {|#0:1|}; }", ExpectedDiagnostics = { new DiagnosticResult("NUM1", DiagnosticSeverity.Warning).WithLocation(0) } },
            "the severity is Info");

    [Fact]
    public Task Forgotten_location()
        => Rejects(
            new() { TestCode = "class C { int a = 1; }", ExpectedDiagnostics = { Expected.WithArguments("1") } },
            "it has 1 locations: /0/Test0.cs(1,19)-(1,20)");

    [Fact]
    public Task Forgotten_additional_location()
        => Rejects(
            new Test<PointingAnalyzer, NumberFixer> { TestCode = "class C { int a = {|#0:1|}; }", ExpectedDiagnostics = { Expected.WithLocation(0).WithArguments("1") } },
            "it has 2 locations");

    [Fact]
    public Task Diagnostic_reported_twice()
        => Rejects(new Test<StutteringAnalyzer, NumberFixer> { TestCode = "class C { int a = [|1|]; }" }, "Actual (2):");

    [Fact]
    public Task Number_without_markup()
        => Rejects(new() { TestCode = "class C { int a = 1; }", ExpectedDiagnostics = { Expected.WithLocation(3) } }, "The sources have no '{|#3:…|}'.");

    [Fact]
    public Task Default_diagnostic_among_several()
        => Rejects(new Test<TwofoldAnalyzer, NumberFixer> { TestCode = "class C { int a = [|1|]; }" }, "needs an analyzer with a single descriptor");

    [Fact]
    public Task No_source() => Rejects(new(), "'TestState.Sources' is empty");

    [Fact]
    public Task Compiler_error()
        => Rejects(new() { TestCode = "class C { Missing a = [|1|]; }" }, "Unexpected: /0/Test0.cs(1,11)-(1,18): Error CS0246");

    [Fact]
    public Task Compiler_error_in_the_fixed_source()
        => Rejects(
            new Test<NumberAnalyzer, CarelessFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = missing; }" },
            "Context: Diagnostics of fixed state\nThe reported diagnostics are not the expected ones.\nUnexpected: /0/Test0.cs(1,19)-(1,26): Error CS0103");

    [Fact]
    public Task Compiler_error_in_the_batch_fixed_source()
        => Rejects(
            new() { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 0; }", BatchFixedCode = "class C { int a = missing; }" },
            "Context: Diagnostics of batch fixed state");

    [Fact]
    public Task Diagnostic_in_the_fixed_source()
        => Rejects(
            new Test<NumberAnalyzer, ShyFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 2; }" },
            "Context: Diagnostics of fixed state");

    [Fact]
    public Task Another_text()
        => Rejects(
            new() { TestCode = "class C\n{\n    int a = [|1|];\n}", FixedCode = "class C\n{\n    int b = 0;\n}" },
            "Context: Iterative code fix application\n'Test0.cs' is not as expected; '-' marks expected lines, '+' actual ones:\n class C\n {\n-    int b = 0;\n+    int a = 0;\n }");

    [Fact]
    public Task Missing_document()
        => Rejects(
            new() { TestCode = "class C { int a = [|1|]; }", FixedState = { Sources = { "class C { int a = 0; }", ("New.cs", "class D { }") } } },
            "The documents of TestProject are Test0.cs, expected New.cs, Test0.cs.");

    [Fact]
    public Task No_fix()
        => Rejects(
            new Test<NumberAnalyzer, ShyFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 0; }" },
            "-class C { int a = 0; }\n+class C { int a = 1; }");

    [Fact]
    public Task Unexpected_action()
        => Rejects(new() { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = [|1|]; }" }, "More than 0 iterations");

    [Fact]
    public Task Action_that_changes_nothing()
        => Rejects(
            new Test<NumberAnalyzer, IdleFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = [|1|]; }" },
            "'Zero' changes nothing.");

    [Fact]
    public Task Another_outcome_of_fix_all()
        => Rejects(
            new Test<NumberAnalyzer, DividedFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 0; }" },
            "Context: Fix all in document\n'Test0.cs' is not as expected");

    [Theory]
    [InlineData(CodeFixTestBehaviors.None, "Fix all in document")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "Fix all in project")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "Fix all in solution")]
    public Task Fix_all_that_fixes_one(CodeFixTestBehaviors behaviors, string step)
        => Rejects(
            new Test<NumberAnalyzer, LazyFixer>
            {
                TestCode = "class C { int a = [|1|], b = [|2|]; }", FixedCode = "class C { int a = 0, b = 0; }", CodeFixTestBehaviors = behaviors,
            },
            $"Context: {step}\nMore than 1 iterations.");

    [Fact]
    public Task Too_many_single_fixes()
        => Rejects(
            new() { TestCode = "class C { int a = [|1|], b = [|2|]; }", FixedCode = "class C { int a = 0, b = 0; }", NumberOfIncrementalIterations = 1 },
            "Context: Iterative code fix application\nMore than 1 iterations.");

    [Fact]
    public Task Too_few_single_fixes()
        => Rejects(
            new() { TestCode = "class C { int a = [|1|], b = [|2|]; }", FixedCode = "class C { int a = 0, b = 0; }", NumberOfIncrementalIterations = 3 },
            "Expected 3 iterations, but there were 2.");

    [Fact]
    public Task Too_few_applications_of_fix_all()
        => Rejects(
            new() { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 0; }", NumberOfFixAllInProjectIterations = 2 },
            "Context: Fix all in project\nExpected 2 iterations, but there were 1.");

    [Fact]
    public Task Tree_that_its_text_does_not_parse_to()
        => Rejects(
            new Test<NumberAnalyzer, ForgingFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 0; }" },
            "it has IdentifierName `0`, parsed is NumericLiteralExpression `0`");

    [Fact]
    public Task Wrong_equivalence_key()
        => Rejects(
            new() { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = 0; }", CodeActionIndex = 0, CodeActionEquivalenceKey = "One" },
            "The equivalence key of action 0 'Zero' is 'Zero', expected 'One'.");

    [Fact]
    public Task Report_in_generated_code()
        => Rejects(
            new Test<NosyAnalyzer, NumberFixer> { TestCode = "class C { int a = [|1|]; }" },
            "Context: Diagnostics after '// <auto-generated/>'\nThe reported diagnostics are not the expected ones.\nUnexpected: /0/Test0.cs(2,19)-(2,20)");

    [Fact]
    public Task Exception_in_the_analyzer()
        => Rejects(
            new Test<ThrowingAnalyzer, NumberFixer> { TestCode = "class C { int a = 1; }" },
            "threw an exception of type 'System.NotSupportedException' with message 'no numbers'",
            "at AsyncAnalyzers.Tests.Verifier.ThrowingAnalyzer.Report(");

    [Theory]
    [InlineData("class C { int a = [|1; }", "is not closed")]
    [InlineData("class C { int a = 1|]; }", "'|]' at 19 closes nothing")]
    [InlineData("class C { int a = {|NUM1:1|]; }", "closes nothing")]
    [InlineData("class C { int a = $$1; }", "'$$' marks a position")]
    public async Task Broken_markup(string source, string message)
    {
        var exception = await Assert.ThrowsAsync<FormatException>(() => new Test { TestCode = source }.RunAsync());
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static DiagnosticResult Expected => new(NumberAnalyzer.Rule);

    private static Task Rejects(Test test, params string[] messages) => Rejects<NumberAnalyzer, NumberFixer>(test, messages);

    private static async Task Rejects<TAnalyzer, TCodeFix>(CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> test, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
        Assert.All(messages, message => Assert.Contains(message, exception.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    private sealed class Test : CSharpCodeFixTest<NumberAnalyzer, NumberFixer, DefaultVerifier>;

    private sealed class Test<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new();
}
