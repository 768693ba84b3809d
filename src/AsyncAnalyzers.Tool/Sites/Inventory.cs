using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Working;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What there is of legacy async code in a solution, and what can be done about it.</summary>
/// <param name="Findings">What the rules found.</param>
/// <param name="Sites">The sites, with the fixes tried on each.</param>
internal sealed record Inventory(Findings Findings, ImmutableArray<TriedSite> Sites)
{
    /// <summary>Tries the fixes on each site.</summary>
    public static async Task<Inventory> OfAsync(Findings findings, IWorkProgress progress, CancellationToken cancellationToken)
    {
        using var stage = progress.Begin("Trying fixes", findings.Sites.Length);
        var sites = new TriedSite[findings.Sites.Length];
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, sites.Length),
                cancellationToken,
                async (index, token) =>
                {
                    sites[index] = await findings.Sites[index].TryAsync(token).ConfigureAwait(false);
                    stage.Advance();
                }
            )
            .ConfigureAwait(false);
        return new Inventory(findings, [.. sites]);
    }
}
