using System.Collections.Immutable;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>What fixing made of a solution; nothing is written yet.</summary>
/// <param name="Before">What was found before.</param>
/// <param name="Fixed">The sites that are gone.</param>
/// <param name="Left">The sites that there are now, and why they are left.</param>
/// <param name="Changes">The files to write.</param>
/// <param name="Complaints">What does not compile any more; nothing may be written if there is any.</param>
internal sealed record FixedSolution(
    Findings Before,
    ImmutableArray<Site> Fixed,
    ImmutableArray<TriedSite> Left,
    ImmutableArray<FileChange> Changes,
    ImmutableArray<Problem> Complaints
)
{
    /// <summary>Fixes a solution in memory, and looks at what came of it.</summary>
    public static async Task<FixedSolution> OfAsync(
        LoadedSolution loaded,
        FixScope scope,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        var analysis = new Analysis();
        var before = await FindAsync(loaded.Solution).ConfigureAwait(false);
        var solution = await new SolutionFixer(loaded, analysis, scope, progress).FixAsync(cancellationToken).ConfigureAwait(false);
        var after = await FindAsync(solution).ConfigureAwait(false);
        var changes = await FileChange.BetweenAsync(loaded.Solution, solution, cancellationToken).ConfigureAwait(false);

        var there = after.Sites.Select(s => (s.File, Place: TrackedDiagnostic.Of(s.Diagnostic))).ToHashSet();
        var gone = before.Sites.Where(s => After(s, changes) is not { } place || !there.Contains((s.File, place)));
        return new FixedSolution(
            before,
            await (before with { Sites = [.. gone] }).LocateAsync(cancellationToken).ConfigureAwait(false),
            (await Inventory.OfAsync(after, progress, cancellationToken).ConfigureAwait(false)).Sites,
            changes,
            await NewErrors.BetweenAsync(loaded.Solution, solution, progress, cancellationToken).ConfigureAwait(false)
        );

        async Task<Findings> FindAsync(Solution current) =>
            scope.In(await Findings.InAsync(loaded, current, analysis, progress, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Why files cannot be written as they are on disk now; nothing may be written if there is any.</summary>
    public ImmutableArray<Problem> Obstacles() => [.. Changes.Select(c => c.Obstacle()).OfType<Problem>()];

    /// <summary>Where a site would be in the fixed solution if it were left; null where its text has gone.</summary>
    private static TrackedDiagnostic? After(FoundSite site, ImmutableArray<FileChange> changes) =>
        TrackedDiagnostic
            .Of(site.Diagnostic)
            .After(changes.FirstOrDefault(c => c.Path == site.File)?.Edits ?? ImmutableArray<TextChange>.Empty);
}
