using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The examples on the pages of the rules: each violation is one, and what stands under "Fixed code" is what the fix makes of
/// it.</summary>
public sealed class ExampleTests
{
    /// <summary>The rules about code.</summary>
    public static TheoryData<string> Ids { get; } =
    [.. Catalog.Descriptors.Select(d => d.Id).Where(id => Catalog.FamilyOf(id) != "Configuration")];

    public static TheoryData<string, int> Examples { get; } = Numbered();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_violation_has_its_fixed_code(string id)
    {
        var page = new RulePage(id);

        Assert.NotEmpty(page.CodeOf("Violation"));
        Assert.Equal(Catalog.FixableIds.Contains(id) ? page.CodeOf("Violation").Count : 0, page.CodeOf("Fixed code").Count);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Fixed_code_is_what_the_fix_makes(string id, int number)
    {
        var page = new RulePage(id);
        var analyzer = Catalog
            .AnalyzerTypes.Select(Catalog.Create<DiagnosticAnalyzer>)
            .Single(a => a.SupportedDiagnostics.Any(d => d.Id == id));
        var others = page.OtherFiles.Select(f => (f.Name, SourceText.From(f.Content))).ToArray();
        var test = new FixTest([analyzer], Catalog.Fixers.SingleOrDefault(f => f.FixableDiagnosticIds.Contains(id)), page.Platform)
        {
            TestCode = page.CodeOf("Violation")[number - 1].ReplaceLineEndings(),
        };

        // Advice about what is right in itself, and what is mended may get it only then: for its own pages.
        var advice = new[]
        {
            DiagnosticIds.UseTaskOperation,
            DiagnosticIds.UseTaskCounterpart,
            DiagnosticIds.UseFromAsync,
            DiagnosticIds.UseTaskInsteadOfEvent,
            DiagnosticIds.UseTaskInsteadOfWorker,
            DiagnosticIds.PairHasNoTaskMethod,
        }
            .Where(other => other != id)
            .ToList();
        test.DisabledDiagnostics.AddRange(advice);
        var reported = (await page.CompilationOf(number).WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync())
            .Where(d => !advice.Contains(d.Id))
            .ToList();

        // What is wrong with an end call or an argument is reported beside the advice about the begin call.
        Assert.Contains(reported, diagnostic => diagnostic.Id == id);
        Assert.All(
            reported,
            diagnostic =>
                Assert.Contains(
                    diagnostic.Id,
                    new[] { id, DiagnosticIds.UseTaskRun, DiagnosticIds.UseTaskCounterpart, DiagnosticIds.UseFromAsync }
                )
        );

        test.ExpectedDiagnostics.AddRange(
            reported.Select(d =>
                new DiagnosticResult(d.Descriptor).WithSpan(new FileLinePositionSpan("", d.Location.GetLineSpan().Span)).WithMessage(null)
            )
        );
        test.TestState.Sources.AddRange(others);
        if (page.CodeOf("Fixed code") is { Count: > 0 } all)
        {
            test.FixedCode = all[number - 1].ReplaceLineEndings();
            test.FixedState.Sources.AddRange(others);
            test.CodeFixTestBehaviors = page.IsFixedOneByOne ? CodeFixTestBehaviors.SkipFixAllCheck : CodeFixTestBehaviors.None;
        }

        await test.RunAsync();
    }

    private static TheoryData<string, int> Numbered()
    {
        var examples = new TheoryData<string, int>();
        foreach (var id in Catalog.Descriptors.Select(d => d.Id))
        {
            for (var number = 1; number <= new RulePage(id).CodeOf("Violation").Count; number++)
            {
                examples.Add(id, number);
            }
        }

        return examples;
    }
}
