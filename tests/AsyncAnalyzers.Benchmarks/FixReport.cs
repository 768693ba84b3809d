namespace AsyncAnalyzers.Benchmarks;

/// <summary>How many diagnostics get an action, how many of these leave what they change as compilable as it was, and how long that
/// takes.</summary>
internal static class FixReport
{
    /// <param name="folders">Where the source is; each folder is a project of its own.</param>
    public static async Task PrintAsync(string[] folders)
    {
        var all = new List<FixedSite>();
        foreach (var folder in folders)
        {
            var sites = await FixCoverage.OfAsync(SourceBody.InFolder(folder));
            all.AddRange(sites);
            Print(folder, sites);
            foreach (var site in sites.Where(s => s.Action is null || !s.Compiles))
            {
                var line = site.Diagnostic.Location.GetLineSpan();
                var place = $"{Path.GetRelativePath(folder, line.Path)}:{line.StartLinePosition.Line + 1}";
                var outcome = site.Action is null ? $"no action, {site.Refusal}" : "breaks";
                Console.WriteLine($"    {outcome}: {site.Diagnostic.Id} {place}");
            }
        }

        foreach (var rule in all.GroupBy(s => s.Diagnostic.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Print(rule.Key, [.. rule]);
        }

        Print("all", all);
        Console.WriteLine("Why there is no action:");
        foreach (var reason in all.Where(s => s.Action is null).GroupBy(s => s.Refusal).OrderByDescending(g => g.Count()))
        {
            Console.WriteLine($"    {reason.Key}: {reason.Count()}");
        }
    }

    private static void Print(string name, IReadOnlyCollection<FixedSite> sites)
    {
        var offered = sites.Where(s => s.Action is not null).ToList();
        var time = offered.Count == 0 ? 0 : Run.Median(offered.Select(s => s.Time.TotalMilliseconds));
        Console.WriteLine(
            $"{name}: {sites.Count} reported, {offered.Count} with an action, {offered.Count(s => s.Compiles)} compile, {time:F0} ms median"
        );
    }
}
