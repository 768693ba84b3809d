using Xunit;

namespace AsyncAnalyzers.Tests.Verifier;

public sealed class AcceptanceTests
{
    [Fact]
    public Task Fixes_are_applied_one_by_one_and_all_at_once()
        => Verify.VerifyCodeFixAsync("class C { int a = [|1|], b = {|NUM1:2|}; }", "class C { int a = 0, b = 0; }");

    [Fact]
    public Task Numbered_locations_carry_arguments()
        => Verify.VerifyCodeFixAsync(
            "class C { int a = {|#0:1|}; }", Verify.Diagnostic().WithLocation(0).WithArguments("1"), "class C { int a = 0; }");

    [Fact]
    public Task Positions_are_counted_from_one()
        => Verify.VerifyAnalyzerAsync(
            "class C\n{\n    int a = 12; int b = 3;\n}",
            Verify.Diagnostic("NUM1").WithSpan(3, 13, 3, 15).WithArguments("12"),
            Verify.Diagnostic(NumberAnalyzer.Rule).WithLocation(3, 25).WithMessage("The number 3 is not 0"));

    private sealed class Verify : CSharpCodeFixVerifier<NumberAnalyzer, NumberFixer, DefaultVerifier>;
}
