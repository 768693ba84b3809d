using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>The last look before anything is written: whether each project that changed, and each that depends on one, compiles as it
/// did.</summary>
internal static class NewErrors
{
    /// <summary>The errors of the compiler that were not there before, or not as often.</summary>
    public static async Task<ImmutableArray<Problem>> BetweenAsync(
        Solution before,
        Solution after,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        var graph = after.GetProjectDependencyGraph();
        var projects = LinkedDocuments
            .ChangedBetween(before, after)
            .Select(id => id.ProjectId)
            .Distinct()
            .SelectMany(id => graph.GetProjectsThatTransitivelyDependOnThisProject(id).Append(id))
            .Distinct()
            .ToList();
        using var stage = progress.Begin("Compiling what changed", projects.Count);
        var added = new List<Problem>();
        foreach (var id in projects)
        {
            var known = (await ErrorsAsync(before.GetProject(id)!, cancellationToken).ConfigureAwait(false)).ToLookup(e => e.Text);
            var now = (await ErrorsAsync(after.GetProject(id)!, cancellationToken).ConfigureAwait(false)).ToLookup(e => e.Text);
            added.AddRange(now.SelectMany(error => error.Skip(known[error.Key].Count())));
            stage.Advance();
        }

        return [.. added.Distinct()];
    }

    private static async Task<IEnumerable<Problem>> ErrorsAsync(Project project, CancellationToken cancellationToken) =>
        (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!
            .GetDiagnostics(cancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => new Problem(
                d.Location.GetLineSpan().Path is { Length: > 0 } path ? path : project.Name,
                $"{d.Id}: {d.GetMessage()}"
            ));
}
