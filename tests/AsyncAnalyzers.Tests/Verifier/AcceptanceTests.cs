using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

using Xunit;

namespace AsyncAnalyzers.Tests.Verifier;

/// <summary>What the verifier must let pass.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public Task Fixes_one_by_one_and_all_at_once()
        => Verify.VerifyCodeFixAsync("class C { int a = [|1|], b = {|NUM1:2|}; }", "class C { int a = 0, b = 0; }");

    [Fact]
    public Task Numbered_location_with_arguments()
        => Verify.VerifyCodeFixAsync(
            "class C { int a = {|#0:1|}; }", Verify.Diagnostic().WithLocation(0).WithArguments("1"), "class C { int a = 0; }");

    [Fact]
    public Task Positions_counted_from_one()
        => Verify.VerifyAnalyzerAsync(
            "class C\n{\n    int a = 12; int b = 3;\n}",
            Verify.Diagnostic("NUM1").WithSpan(3, 13, 3, 15).WithArguments("12"),
            Verify.Diagnostic(NumberAnalyzer.Rule).WithLocation(3, 25).WithMessage("The number 3 is not 0"));

    [Fact]
    public Task Expected_compiler_error()
        => Verify.VerifyCodeFixAsync("class C { {|CS0246:Missing|} a = [|1|]; }", "class C { {|CS0246:Missing|} a = 0; }");

    [Fact]
    public Task Expected_compiler_error_inherited_by_the_fixed_state()
        => Verify.VerifyCodeFixAsync(
            "class C { int a = [|1|]; Missing b; }",
            DiagnosticResult.CompilerError("CS0246").WithSpan(1, 22, 1, 29),
            "class C { int a = 0; Missing b; }");

    [Fact]
    public Task Compiler_errors_not_looked_at()
        => new Test { TestCode = "class C { Missing a = [|1|]; }", CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();

    [Fact]
    public Task Compiler_warnings_looked_at()
        => new Test { TestCode = "class C { int {|CS0169:a|}; }", CompilerDiagnostics = CompilerDiagnostics.Warnings }.RunAsync();

    [Fact]
    public Task Diagnostic_that_is_switched_off()
        => new Test { TestCode = "class C { int a = 1; }", DisabledDiagnostics = { "NUM1" } }.RunAsync();

    [Fact]
    public Task Diagnostic_without_action()
        => new Test<NumberAnalyzer, ShyFixer> { TestCode = "class C { int a = [|1|]; }", FixedCode = "class C { int a = [|1|]; }" }.RunAsync();

    [Fact]
    public Task Diagnostic_without_action_by_numbered_location()
        => CSharpCodeFixVerifier<NumberAnalyzer, ShyFixer, DefaultVerifier>.VerifyCodeFixAsync(
            "class C { int a = {|#0:1|}; }", Verify.Diagnostic().WithLocation(0).WithArguments("1"), "class C { int a = {|#0:1|}; }");

    [Fact]
    public Task Diagnostic_left_beside_a_fixed_one()
        => new Test
        {
            TestCode = "class C { int a = [|1|], b = [|2|]; }",
            FixedState = { Sources = { "class C { int a = 0, b = [|2|]; }" }, MarkupHandling = MarkupMode.Allow },
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
            BatchFixedCode = "class C { int a = 0, b = 0; }",
        }.RunAsync();

    [Fact]
    public Task No_fix_tried_without_a_fixed_state()
        => Verify.VerifyAnalyzerAsync("class C { int a = [|1|]; }");

    [Fact]
    public Task Different_outcome_of_fix_all()
        => new Test<NumberAnalyzer, DividedFixer>
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = 0; }",
            BatchFixedCode = "class C { int a = default; }",
        }.RunAsync();

    [Fact]
    public Task Fix_all_that_needs_several_iterations()
        => new Test<NumberAnalyzer, LazyFixer>
        {
            TestCode = "class C { int a = [|1|], b = [|2|]; }",
            FixedCode = "class C { int a = 0, b = 0; }",
            NumberOfIncrementalIterations = 2,
            NumberOfFixAllIterations = 2,
        }.RunAsync();

    [Fact]
    public Task Second_action_by_index()
        => new Test<NumberAnalyzer, ChoosyFixer>
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = default; }",
            CodeActionIndex = 1,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();

    [Fact]
    public async Task Second_action_by_equivalence_key()
    {
        var titles = new List<string>();
        await new Test<NumberAnalyzer, ChoosyFixer>
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = default; }",
            CodeActionEquivalenceKey = "Default",
            CodeActionVerifier = (action, verifier) => titles.Add(action.Title),
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();
        Assert.Equal(["Default"], titles);
    }

    [Fact]
    public Task Tree_that_is_not_compared_with_its_text()
        => new Test<NumberAnalyzer, ForgingFixer>
        {
            TestCode = "class C { int a = [|1|]; }",
            FixedCode = "class C { int a = 0; }",
            CodeActionValidationMode = CodeActionValidationMode.None,
        }.RunAsync();

    [Fact]
    public Task Several_files()
        => new Test
        {
            TestState = { Sources = { "class C { int a = [|1|]; }", ("D.cs", "class D { int a = [|1|]; }") } },
            FixedState = { Sources = { "class C { int a = 0; }", ("D.cs", "class D { int a = 0; }") } },
            NumberOfFixAllInDocumentIterations = 2,
        }.RunAsync();

    [Fact]
    public Task Several_projects()
    {
        var test = new Test
        {
            TestCode = "class C { int a = [|1|] + D.X; }",
            FixedCode = "class C { int a = 0 + D.X; }",
            NumberOfFixAllInDocumentIterations = 2,
            NumberOfFixAllInProjectIterations = 2,
        };
        test.TestState.AdditionalProjectReferences.Add("Library");
        test.TestState.AdditionalProjects["Library"].Sources.Add("public class D { public static int X = [|1|]; }");
        test.FixedState.AdditionalProjects["Library"].Sources.Add("public class D { public static int X = 0; }");
        return test.RunAsync();
    }

    [Fact]
    public Task Options_of_an_editorconfig()
        => new Test
        {
            TestState =
            {
                Sources = { "class C { int a = [|1|], b = 2; }" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\nnumber_limit = 1\n") },
            },
            FixedCode = "class C { int a = 0, b = 2; }",
        }.RunAsync();

    [Fact]
    public Task Severity_of_an_editorconfig()
        => new Test
        {
            TestState =
            {
                Sources = { "class C { int {|CS0169:a|}; }" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS0169.severity = error\n") },
            },
        }.RunAsync();

    [Fact]
    public Task Options_of_the_project()
        => new Test
        {
            TestCode = "class C { string {|CS8618:s|}; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            DisabledDiagnostics = { "CS0169" },
            SolutionTransforms =
            {
                (solution, id) => solution.WithProjectCompilationOptions(
                    id, ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable)),
            },
        }.RunAsync();

    [Fact]
    public Task References_of_the_Framework()
        => new Test
        {
            TestCode = """
                using System.Runtime.Remoting.Messaging;
                using System.ServiceModel;

                [ServiceContract]
                class C : System.Windows.Forms.Form
                {
                    AsyncResult a;
                    System.Threading.Tasks.Task<(int, int)> b;
                }
                """,
            ReferenceAssemblies = ReferenceAssemblies.NetFramework.Net472.Default.AddAssemblies(["System.ServiceModel", "System.Windows.Forms"]),
        }.RunAsync();

    [Fact]
    public Task References_of_Net()
        => new Test { TestCode = "class C { System.Threading.Lock a; }", ReferenceAssemblies = ReferenceAssemblies.Net.Net100 }.RunAsync();

    [Fact]
    public Task References_of_the_Standard()
        => new Test { TestCode = "class C { System.IO.Stream a; System.Threading.{|CS0234:Lock|} b; }" }.RunAsync();

    [Fact]
    public Task Program_with_statements_at_the_top()
        => new Test { TestState = { Sources = { "System.Console.WriteLine([|1|]);" }, OutputKind = OutputKind.ConsoleApplication } }.RunAsync();

    [Fact]
    public Task Expected_diagnostics_that_a_greedy_match_would_mix_up()
        => CSharpAnalyzerVerifier<StutteringAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
            "class C { int a = {|#0:1|}; }",
            Verify.Diagnostic().WithLocation(0).WithMessage(null),
            Verify.Diagnostic().WithLocation(0).WithArguments("first"));

    [Fact]
    public Task Additional_locations()
        => CSharpAnalyzerVerifier<PointingAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(
            "class C { int {|#1:a|} = {|#0:1|}, {|#3:b|} = [|2|]; }", Verify.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("1"));

    [Fact]
    public Task Reports_in_generated_code()
        => new Test<NosyAnalyzer, NumberFixer> { TestCode = "class C { int a = [|1|]; }", TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck }.RunAsync();

    [Fact]
    public Task First_of_several_descriptors()
        => new Test<TwofoldAnalyzer, NumberFixer> { TestCode = "class C { int a = [|1|]; }", MarkupOptions = MarkupOptions.UseFirstDescriptor }.RunAsync();

    [Fact]
    public Task Chosen_of_several_descriptors()
        => new ChosenDescriptorTest { TestCode = "class C { int a = [|1|]; }" }.RunAsync();

    private sealed class ChosenDescriptorTest : CSharpAnalyzerTest<TwofoldAnalyzer, DefaultVerifier>
    {
        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => NumberAnalyzer.Rule;
    }

    private sealed class Verify : CSharpCodeFixVerifier<NumberAnalyzer, NumberFixer, DefaultVerifier>;

    private sealed class Test : CSharpCodeFixTest<NumberAnalyzer, NumberFixer, DefaultVerifier>;

    private sealed class Test<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new();
}
