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
        var sites = ImmutableArray.CreateBuilder<TriedSite>(findings.Sites.Length);
        foreach (var site in findings.Sites)
        {
            sites.Add(await site.TryAsync(cancellationToken).ConfigureAwait(false));
            stage.Advance();
        }

        return new Inventory(findings, sites.ToImmutable());
    }
}
