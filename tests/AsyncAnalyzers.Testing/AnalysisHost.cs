using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Testing;

/// <summary>Runs the analyzers over the projects of a test, each project once.</summary>
internal sealed class AnalysisHost(ImmutableArray<DiagnosticAnalyzer> analyzers, CompilerDiagnostics compilerDiagnostics, IVerifier verifier)
{
    private const string AnalyzerThrew = "AD0001";

    private readonly ConcurrentDictionary<Project, Task<ImmutableArray<Diagnostic>>> _diagnostics = [];

    public async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Solution solution, CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            diagnostics.AddRange(await GetDiagnosticsAsync(project, cancellationToken));
        }

        return diagnostics.ToImmutable();
    }

    /// <summary>The diagnostics of a project in the order of its documents.</summary>
    public Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => _diagnostics.GetOrAdd(project, project => AnalyzeAsync(project, cancellationToken));

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken) ?? throw new InvalidOperationException("There is no compilation.");
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = analyzers.IsEmpty
            ? compilation.GetDiagnostics(cancellationToken)
            : await compilation.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync(cancellationToken);

        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == AnalyzerThrew) is { } threw)
        {
            verifier.Fail(threw.GetMessage(CultureInfo.InvariantCulture));
        }

        var order = project.DocumentIds.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        return
        [
            .. diagnostics
                .Where(IsShown)
                .OrderBy(diagnostic => project.GetDocument(diagnostic.Location.SourceTree) is { } document ? order[document.Id] : -1)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    private bool IsShown(Diagnostic diagnostic)
        => !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler) || compilerDiagnostics switch
        {
            CompilerDiagnostics.None => false,
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            _ => true,
        };
}
