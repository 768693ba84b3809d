using System.Collections.Immutable;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>How many sites there are, and what can be done about them.</summary>
/// <param name="Sites">All.</param>
/// <param name="WithAction">Those for which an action is offered.</param>
/// <param name="SameBehavior">Those whose action surely does the same.</param>
/// <param name="InBulk">Those that fixing all changes.</param>
/// <param name="Reasons">Why there is no action for the rest, the most frequent reason first.</param>
internal sealed record Tally(int Sites, int WithAction, int SameBehavior, int InBulk, ImmutableArray<(string Reason, int Sites)> Reasons)
{
    public int WithoutAction => Sites - WithAction;

    public static Tally Of(IReadOnlyCollection<TriedSite> sites) =>
        new(
            sites.Count,
            sites.Count(s => s.Outcome.HasAction),
            sites.Count(s => s.Outcome.Verdict == Verdict.SameBehavior),
            sites.Count(s => s.Outcome.IsFixedInBulk),
            [
                .. sites
                    .Where(s => !s.Outcome.HasAction)
                    .GroupBy(s => s.Outcome.Reason!)
                    .Select(g => (g.Key, g.Count()))
                    .OrderByDescending(r => r.Item2)
                    .ThenBy(r => r.Key, StringComparer.Ordinal),
            ]
        );
}
