using System.Collections.Immutable;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What the rules report in the projects of a solution. A project that is as it was is not analyzed again.</summary>
internal sealed class Analysis
{
    private readonly Dictionary<ProjectId, (Compilation Compilation, ImmutableArray<Diagnostic> Found)> _known = [];

    /// <summary>What is reported in projects.</summary>
    public async Task<ImmutableArray<(Project Project, ImmutableArray<Diagnostic> Found)>> OfAsync(
        IEnumerable<Project> projects,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        var all = projects.ToList();
        using var stage = progress.Begin("Analyzing projects", all.Count);
        var found = ImmutableArray.CreateBuilder<(Project, ImmutableArray<Diagnostic>)>(all.Count);
        foreach (var project in all)
        {
            found.Add((project, await InAsync(project, cancellationToken).ConfigureAwait(false)));
            stage.Advance();
        }

        return found.ToImmutable();
    }

    /// <summary>What is reported in a project, at the severities that its configuration says.</summary>
    public async Task<ImmutableArray<Diagnostic>> InAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        if (_known.TryGetValue(project.Id, out var known) && known.Compilation == compilation)
        {
            return known.Found;
        }

        var found = await compilation
            .WithAnalyzers(Package.Analyzers, project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(cancellationToken)
            .ConfigureAwait(false);
        _known[project.Id] = (compilation, found);
        return found;
    }
}
