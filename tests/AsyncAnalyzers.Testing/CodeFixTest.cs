using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Testing;

/// <summary>Verifies what analyzers report and how code fixes change it.</summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected CodeFixTest()
    {
        FixedState = new(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
        BatchFixedState = new(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    /// <summary>Adds a source to <see cref="FixedState"/>.</summary>
    [StringSyntax("C#-test")]
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Adds a source to <see cref="BatchFixedState"/>.</summary>
    [StringSyntax("C#-test")]
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>The outcome of single fixes, one after the other until none is offered. If it says nothing, no fix is tried.</summary>
    public SolutionState FixedState { get; }

    /// <summary>The outcome of fix-all; by default that of the single fixes.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>Which of the actions offered for a diagnostic is applied; by default the first.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The equivalence key of the action that is applied.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>Looks at every action that is applied.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>How many single fixes are expected, or at most if negative; by default at most one for each fixable diagnostic.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often fix-all is expected to be applied, or at most if negative; by default once, if anything changes.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    public int? NumberOfFixAllInDocumentIterations { get; set; }

    public int? NumberOfFixAllInProjectIterations { get; set; }

    private protected override ImmutableHashSet<string> FixableIds => [.. GetCodeFixProviders().SelectMany(fixer => fixer.FixableDiagnosticIds)];

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken);
        if (!FixedState.IsSpecified && !BatchFixedState.IsSpecified)
        {
            return;
        }

        var analyzers = GetDiagnosticAnalyzers().ToImmutableArray();
        var testState = TestState.InheritFrom(null, FixableIds);
        var fixedState = FixedState.InheritFrom(testState, FixableIds);
        var before = Evaluate(testState, analyzers);
        var after = Evaluate(fixedState, analyzers);
        var afterBatch = Evaluate(BatchFixedState.InheritFrom(fixedState, FixableIds), analyzers);

        await VerifyDiagnosticsAsync(after, analyzers, "Diagnostics of fixed state", cancellationToken);
        if (BatchFixedState.IsSpecified)
        {
            await VerifyDiagnosticsAsync(afterBatch, analyzers, "Diagnostics of batch fixed state", cancellationToken);
        }

        var fixers = GetCodeFixProviders().ToImmutableArray();
        var selection = new CodeActionSelection(CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier);
        var solution = CreateSolution(before);
        var host = new AnalysisHost(analyzers, CompilerDiagnostics, Verify);

        var fixable = before.ExpectedDiagnostics.Count(diagnostic => FixableIds.Contains(diagnostic.Id));
        var fixesOne = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne);
        var isChanged = HasChange(before, after);
        var single = NumberOfIncrementalIterations ?? (isChanged ? (fixesOne ? 1 : -fixable) : 0);
        await IterateAsync("Iterative code fix application", scope: null, single, after);

        var all = NumberOfFixAllIterations ?? (HasChange(before, afterBatch) ? 1 : 0);
        await FixAllAsync("Fix all in document", FixAllScope.Document, NumberOfFixAllInDocumentIterations, CodeFixTestBehaviors.SkipFixAllInDocumentCheck);
        await FixAllAsync("Fix all in project", FixAllScope.Project, NumberOfFixAllInProjectIterations, CodeFixTestBehaviors.SkipFixAllInProjectCheck);
        await FixAllAsync("Fix all in solution", FixAllScope.Solution, null, CodeFixTestBehaviors.SkipFixAllInSolutionCheck);

        Task FixAllAsync(string step, FixAllScope scope, int? iterations, CodeFixTestBehaviors skip)
        {
            var isSupported = fixers.Any(fixer => fixer.GetFixAllProvider()?.GetSupportedFixAllScopes().Contains(scope) == true);
            return CodeFixTestBehaviors.HasFlag(skip) || !isSupported ? Task.CompletedTask : IterateAsync(step, scope, iterations ?? all, afterBatch);
        }

        async Task IterateAsync(string step, FixAllScope? scope, int iterations, EvaluatedState expected)
        {
            var verifier = Verify.PushContext(step);
            var session = new CodeFixSession(fixers, host, selection, CodeActionValidationMode, verifier);
            var (current, count) = (solution, 0);
            while (await session.FixAsync(current, scope, cancellationToken) is { } next)
            {
                current = next;
                if (++count > Math.Abs(iterations))
                {
                    verifier.Fail($"More than {Math.Abs(iterations)} iterations. The last one led to:\n{await PrintAsync(current, cancellationToken)}");
                }

                if (scope is null && fixesOne)
                {
                    break;
                }
            }

            await SolutionComparison.VerifyAsync(expected, current, verifier, cancellationToken);
            verifier.True(iterations < 0 || count == iterations, $"Expected {iterations} iterations, but there were {count}.");
        }
    }

    private static bool HasChange(EvaluatedState before, EvaluatedState after)
        => before.Projects.Length != after.Projects.Length || before.Projects.Zip(after.Projects).Any(pair => pair.Second.Changes(pair.First));

    private static async Task<string> PrintAsync(Solution solution, CancellationToken cancellationToken)
    {
        var texts = solution.Projects.SelectMany(project => project.Documents).Select(document => document.GetTextAsync(cancellationToken));
        return string.Join("\n", (await Task.WhenAll(texts)).AsEnumerable());
    }
}
