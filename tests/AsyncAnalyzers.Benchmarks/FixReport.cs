namespace AsyncAnalyzers.Benchmarks;

/// <summary>How many diagnostics get an action, how many of these leave what they change as compilable as it was, how long that takes, and
/// why the rest gets none: the tables of docs/operations.md.</summary>
internal static class FixReport
{
    private const string Columns = """
         | Reported | With an action | Compile | Median time |
        |---|---|---|---|---|
        """;

    /// <param name="folders">Where the source is; each folder is a project of its own.</param>
    public static async Task PrintAsync(string[] folders)
    {
        var all = new List<(string Folder, FixedSite Site)>();
        Console.WriteLine("| Folder" + Columns);
        foreach (var folder in folders)
        {
            var sites = await FixCoverage.OfAsync(SourceBody.InFolder(folder));
            all.AddRange(sites.Select(s => (folder, s)));
            PrintRow(folder, sites);
        }

        PrintRow("**Sum**", [.. all.Select(a => a.Site)]);
        Console.WriteLine();
        Console.WriteLine("| Rule" + Columns);
        foreach (var rule in all.GroupBy(a => a.Site.Diagnostic.Id, a => a.Site).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            PrintRow(rule.Key, [.. rule]);
        }

        Console.WriteLine();
        PrintPlaces("Why there is no action", all.Where(a => !a.Site.Outcome.HasAction), s => $"`{s.Outcome.Reason}`");
        Console.WriteLine();
        PrintPlaces("What does not compile", all.Where(a => a.Site is { Outcome.HasAction: true, Compiles: false }), s => s.Diagnostic.Id);
    }

    private static void PrintRow(string name, IReadOnlyCollection<FixedSite> sites)
    {
        var offered = sites.Where(s => s.Outcome.HasAction).ToList();
        var time = offered.Count == 0 ? "" : $"{Run.Median(offered.Select(s => s.Time.TotalMilliseconds)):F0} ms";
        Console.WriteLine($"| {name} | {sites.Count} | {offered.Count} | {offered.Count(s => s.Compiles)} | {time} |");
    }

    private static void PrintPlaces(string heading, IEnumerable<(string Folder, FixedSite Site)> places, Func<FixedSite, string> reasonOf)
    {
        Console.WriteLine($"| {heading} | Diagnostics | Where |");
        Console.WriteLine("|---|---|---|");
        foreach (var reason in places.GroupBy(p => reasonOf(p.Site)).OrderByDescending(g => g.Count()))
        {
            var files = reason
                .GroupBy(p => $"{p.Folder} {Path.GetFileName(p.Site.Diagnostic.Location.GetLineSpan().Path)}")
                .Select(f =>
                    $"{f.Key}:{string.Join(',', f.Select(p => p.Site.Diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1))}"
                );
            Console.WriteLine($"| {reason.Key} | {reason.Count()} | {string.Join("; ", files)} |");
        }
    }
}
