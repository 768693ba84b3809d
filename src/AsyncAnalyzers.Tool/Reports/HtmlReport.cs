using System.Globalization;
using System.Net;
using AsyncAnalyzers.Tool.Sites;

namespace AsyncAnalyzers.Tool.Reports;

/// <summary>The inventory as one page that needs nothing beside it: totals, bars, and every site with its reason, sortable.</summary>
internal static class HtmlReport
{
    private static readonly (Verdict Verdict, string Style, string Name)[] s_verdicts =
    [
        (Verdict.SameBehavior, "same", "fixed in bulk, same behavior"),
        (Verdict.MayChange, "may", "fixed in bulk, may change semantics"),
        (Verdict.OneByOne, "one", "an action for one place at a time"),
        (Verdict.None, "none", "no action"),
    ];

    private static readonly string[] s_columns = ["File", "Line", "Rule", "Projects", "Verdict", "Reason", "Action", "Member"];

    /// <param name="inventory">The inventory.</param>
    /// <param name="title">What the page is about: the name of the solution.</param>
    public static string Of(Inventory inventory, string title)
    {
        var tally = Tally.Of(inventory.Sites);
        return $"""
            {Head(title)}
            <body>
            <h1>Legacy async code in {Text(title)}</h1>
            {Problems(inventory.Findings)}
            <ul class="totals">
            {Total(tally.Sites, "sites")}
            {Total(tally.WithAction, "with an action")}
            {Total(tally.SameBehavior, "of these with the same behavior")}
            {Total(tally.InBulk, "fixed in bulk")}
            {Total(tally.WithoutAction, "without an action")}
            </ul>
            <p class="legend">{string.Concat(s_verdicts.Select(v => $"""<i class="{v.Style}"></i><span>{v.Name}</span>"""))}</p>
            {Bars("By rule", inventory, s => [$"{s.Rule} {RuleCatalog.Of(s.Rule).Title.ToString(CultureInfo.InvariantCulture)}"])}
            {Bars("By project", inventory, s => s.Projects)}
            {Bars("By reason why fixing all leaves it", inventory, s => s.Outcome.Reason is null ? [] : [s.Outcome.Reason])}
            <h2>All sites</h2>
            <p>
            <input id="filter" type="search" placeholder="Filter, such as LAP2005 Shop" aria-label="Filter">
            <span id="shown">{tally.Sites}</span> of {tally.Sites}
            </p>
            <table id="sites">
            <thead><tr>{string.Concat(s_columns.Select(Header))}</tr></thead>
            <tbody>
            {string.Join('\n', inventory.Sites.Select(s => Row(s, inventory.Findings)))}
            </tbody>
            </table>
            <script>
            {Resource("report.js")}</script>
            </body>
            </html>

            """;
    }

    private static string Head(string title) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Legacy async code in {Text(title)}</title>
            <style>
            {Resource("report.css")}</style>
            </head>
            """;

    private static string Problems(Findings findings) =>
        findings.Problems.IsEmpty
            ? ""
            : $"""
                <div class="problems"><p>{(findings.IsWhole ? "Notes" : "The result is not whole")}</p>
                <ul>{string.Concat(
                    findings.Problems.Select(p => $"<li>{Text(findings.RelativePath(p.Path))}: {Text(p.Text)}</li>")
                )}</ul></div>
                """;

    private static string Total(int count, string name) => $"<li><strong>{count}</strong>{name}</li>";

    private static string Bars(string heading, Inventory inventory, Func<TriedSite, IEnumerable<string>> keysOf)
    {
        var groups = inventory
            .Sites.SelectMany(s => keysOf(s).Select(key => (Key: key, s.Outcome.Verdict)))
            .GroupBy(s => s.Key, s => s.Verdict)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        var longest = groups.Select(g => g.Count()).FirstOrDefault();
        return groups.Count == 0
            ? ""
            : $"""
                <h2>{heading}</h2>
                <div class="bars">
                {string.Join('\n', groups.Select(g => Bar(g.Key, [.. g], longest)))}
                </div>
                """;
    }

    private static string Bar(string name, List<Verdict> verdicts, int longest)
    {
        var parts =
            from verdict in s_verdicts
            let count = verdicts.Count(v => v == verdict.Verdict)
            where count > 0
            let width = (100.0 * count / longest).ToString("0.##", CultureInfo.InvariantCulture)
            select $"""<i class="{verdict.Style}" style="width:{width}%" title="{count} {verdict.Name}"></i>""";
        return $"""<span>{Text(name)}</span><span class="bar">{string.Concat(parts)}</span><span class="count">{verdicts.Count}</span>""";
    }

    private static string Header(string name) => $"""<th data-key="{name.ToLowerInvariant()}"><button type="button">{name}</button></th>""";

    private static string Row(TriedSite site, Findings findings)
    {
        var help = RuleCatalog.Of(site.Rule).HelpLinkUri;
        string[] cells =
        [
            Text(findings.RelativePath(site.File)),
            $"{site.Line}",
            $"""<a href="{help}" title="{Text(site.Message)}">{site.Rule}</a>""",
            Text(string.Join(", ", site.Projects)),
            NameOf(site.Outcome.Verdict),
            Text(site.Outcome.Reason ?? ""),
            Text(site.Outcome.Title ?? ""),
            $"<code>{Text(site.Member)}</code>",
        ];
        return $"<tr>{string.Concat(cells.Select(c => $"<td>{c}</td>"))}</tr>";
    }

    private static string NameOf(Verdict verdict) => s_verdicts.Single(v => v.Verdict == verdict).Name;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
