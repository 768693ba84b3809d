using System.Collections.Immutable;
using AsyncAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tests;

/// <summary>What the analyzers report in projects, for a fix-all.</summary>
internal sealed class ReportedDiagnostics : FixAllContext.DiagnosticProvider
{
    /// <summary>What all analyzers of the package report in a project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> InAsync(Project project) =>
        await (await project.GetCompilationAsync())!
            .WithAnalyzers([.. Catalog.AnalyzerTypes.Select(Catalog.Create<DiagnosticAnalyzer>)])
            .GetAnalyzerDiagnosticsAsync();

    /// <summary>The solution after a fix-all for some rules with the key of an action, or with none.</summary>
    public static async Task<Solution> FixAllAsync(
        Document document,
        CodeFixProvider fixer,
        FixAllScope scope,
        string? key,
        params string[] ids
    )
    {
        var context = new FixAllContext(document, fixer, scope, key, ids, new ReportedDiagnostics(), CancellationToken.None);
        var operations = await (await fixer.GetFixAllProvider()!.GetFixAsync(context))!.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<Microsoft.CodeAnalysis.CodeActions.ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution
            ?? document.Project.Solution;
    }

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await InAsync(project);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
        Document document,
        CancellationToken cancellationToken
    ) => (await InAsync(document.Project)).Where(d => document.Project.GetDocument(d.Location.SourceTree) == document);

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);
}
