using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Sites;

namespace AsyncAnalyzers.Tool.Baselines;

/// <summary>What became of the sites of a baseline.</summary>
/// <param name="Known">How many the baseline has.</param>
/// <param name="Left">How many of these are still there.</param>
/// <param name="Added">Where there are more than the baseline has.</param>
internal sealed record BaselineComparison(int Known, int Left, ImmutableArray<AddedSites> Added)
{
    /// <summary>Compares the sites that there are with those of a baseline.</summary>
    public static BaselineComparison Of(Baseline baseline, IReadOnlyCollection<Site> sites)
    {
        var now = Baseline.Of(sites).Counts;
        var left = now.Sum(c => Math.Min(c.Value, baseline.Counts.GetValueOrDefault(c.Key)));
        return new BaselineComparison(
            baseline.Sites,
            left,
            [
                .. from count in now
                let known = baseline.Counts.GetValueOrDefault(count.Key)
                where count.Value > known
                select new AddedSites(count.Key, known, [.. sites.Where(s => IsAt(s, count.Key))]),
            ]
        );
    }

    private static bool IsAt(Site site, BaselineKey key) =>
        site.Rule == key.Rule && site.Member == key.Member && site.Projects.Contains(key.Project);
}
