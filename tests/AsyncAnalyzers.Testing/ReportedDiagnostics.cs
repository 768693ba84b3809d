using System.Collections.Concurrent;
using System.Collections.Immutable;
using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Testing;

/// <summary>What the analyzers report in projects, for a fix-all; each project is analyzed once.</summary>
public sealed class ReportedDiagnostics : FixAllContext.DiagnosticProvider
{
    private readonly ConcurrentDictionary<Project, Task<ImmutableArray<Diagnostic>>> _found = new();

    /// <summary>What all analyzers of the package report in a project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> InAsync(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers(Package.Analyzers).GetAnalyzerDiagnosticsAsync();

    /// <summary>The solution after a fix-all for some rules with the key of an action, or with none.</summary>
    public static Task<Solution> FixAllAsync(
        Document document,
        CodeFixProvider fixer,
        FixAllScope scope,
        string? key,
        params string[] ids
    ) => ApplyAsync(new(document, fixer, scope, key, ids, new ReportedDiagnostics(), CancellationToken.None));

    /// <summary>The solution after a fix-all for some rules in all projects, with the first action of each where no key is given.</summary>
    public Task<Solution> FixAllAsync(Project project, CodeFixProvider fixer, IEnumerable<string> ids, string? key = null) =>
        ApplyAsync(new(project, fixer, FixAllScope.Solution, key!, ids, this, CancellationToken.None));

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await _found.GetOrAdd(project, InAsync);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
        Document document,
        CancellationToken cancellationToken
    ) =>
        (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(d =>
            document.Project.GetDocument(d.Location.SourceTree) == document
        );

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);

    private static async Task<Solution> ApplyAsync(FixAllContext context)
    {
        var operations = await (await context.CodeFixProvider.GetFixAllProvider()!.GetFixAsync(context))!.GetOperationsAsync(
            CancellationToken.None
        );
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution ?? context.Solution;
    }
}
