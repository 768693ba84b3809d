using AsyncAnalyzers.Tool.Fixing;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;

namespace AsyncAnalyzers.Tool.Reports;

/// <summary>What was fixed, what was left, and why: a line for each site.</summary>
internal static class FixReport
{
    /// <summary>The lines of the report. Places of what was fixed are those before, places of what is left those after.</summary>
    public static IEnumerable<string> LinesOf(FixedSolution result, FixScope scope)
    {
        var sites = Counted.Of(result.Fixed.Length, "site");
        var files = Counted.Of(result.Changes.Length, "file");
        return
        [
            .. result.Fixed.Select(s => $"fixed {Place(s)}: {s.Rule}"),
            .. result.Left.Select(s => $"left  {Place(s)}: {s.Rule}: {WhyLeft(s.Outcome, scope)}"),
            $"{sites} fixed, {result.Left.Length} left, {files} changed.",
        ];

        string Place(Site site) => $"{result.Before.RelativePath(site.File)}({site.Line})";
    }

    private static string WhyLeft(Outcome outcome, FixScope scope) =>
        outcome switch
        {
            { Reason: { } reason } => reason,
            { Verdict: Verdict.MayChange } when scope.SameBehavior => $"{outcome.Title}",
            _ => "can be fixed by running again",
        };
}
