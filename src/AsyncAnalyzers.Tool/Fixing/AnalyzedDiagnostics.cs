using AsyncAnalyzers.Tool.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>Gives a fix-all what an analysis found in the projects that are to be fixed.</summary>
internal sealed class AnalyzedDiagnostics(Analysis analysis, IReadOnlySet<ProjectId> projects) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        projects.Contains(project.Id) ? await analysis.InAsync(project, cancellationToken).ConfigureAwait(false) : [];

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
        Document document,
        CancellationToken cancellationToken
    ) =>
        (await GetAllDiagnosticsAsync(document.Project, cancellationToken).ConfigureAwait(false)).Where(d =>
            document.Project.GetDocument(d.Location.SourceTree) == document
        );

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);
}
