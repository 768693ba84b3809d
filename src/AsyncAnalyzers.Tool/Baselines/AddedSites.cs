using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Sites;

namespace AsyncAnalyzers.Tool.Baselines;

/// <summary>A member with more sites of a rule than the baseline has.</summary>
/// <param name="Key">The rule and the member.</param>
/// <param name="Known">How many the baseline has.</param>
/// <param name="Sites">All that are there; which of them are new, nobody can tell.</param>
internal sealed record AddedSites(BaselineKey Key, int Known, ImmutableArray<Site> Sites)
{
    public int Count => Sites.Length - Known;
}
