using System.Globalization;
using System.Text.Json;
using AsyncAnalyzers.Tool.Sites;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Reports;

/// <summary>
/// The inventory as one SARIF 2.1.0 file for the whole solution (docs.oasis-open.org/sarif/sarif/v2.1.0); what can be done about a site is
/// in the properties of its result.
/// </summary>
internal static class SarifReport
{
    private const string Root = "SRCROOT";

    public static string Of(Inventory inventory) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
                ["version"] = "2.1.0",
                ["runs"] = new[] { RunOf(inventory) },
            },
            JsonReport.Options
        );

    private static object RunOf(Inventory inventory)
    {
        var rules = inventory.Sites.Select(s => s.Rule).Distinct().Order(StringComparer.Ordinal).ToList();
        return new
        {
            Tool = new
            {
                Driver = new
                {
                    Name = "async-analyzers",
                    Version = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                    Rules = rules.Select(id => RuleOf(RuleCatalog.Of(id))),
                },
            },
            ColumnKind = "utf16CodeUnits",
            OriginalUriBaseIds = new Dictionary<string, object>
            {
                [Root] = new { Uri = new Uri(inventory.Findings.Root + Path.DirectorySeparatorChar).AbsoluteUri },
            },
            Invocations = new[] { InvocationOf(inventory.Findings) },
            Results = inventory.Sites.Select(s => ResultOf(s, rules.IndexOf(s.Rule), inventory.Findings)),
        };
    }

    private static object RuleOf(DiagnosticDescriptor rule) =>
        new
        {
            rule.Id,
            ShortDescription = new { Text = rule.Title.ToString(CultureInfo.InvariantCulture) },
            HelpUri = rule.HelpLinkUri,
            DefaultConfiguration = new { Level = LevelOf(rule.DefaultSeverity) },
        };

    private static object InvocationOf(Findings findings) =>
        new
        {
            ExecutionSuccessful = findings.IsWhole,
            ToolExecutionNotifications = findings.Problems.Select(p => new
            {
                Level = p.MakesIncomplete ? "error" : "note",
                Message = new { Text = $"{findings.RelativePath(p.Path)}: {p.Text}" },
            }),
        };

    private static object ResultOf(TriedSite site, int ruleIndex, Findings findings) =>
        new
        {
            RuleId = site.Rule,
            RuleIndex = ruleIndex,
            Level = LevelOf(site.Severity),
            Message = new { Text = site.Message },
            Locations = new[]
            {
                new
                {
                    PhysicalLocation = new
                    {
                        ArtifactLocation = new { Uri = Escaped(findings.RelativePath(site.File)), UriBaseId = Root },
                        Region = new
                        {
                            StartLine = site.Line,
                            StartColumn = site.Column,
                            EndLine = site.Place.EndLinePosition.Line + 1,
                            EndColumn = site.Place.EndLinePosition.Character + 1,
                        },
                    },
                    LogicalLocations = new[] { new { FullyQualifiedName = site.Member } },
                },
            },
            Properties = new
            {
                Fixable = site.Outcome.HasAction,
                InBulk = site.Outcome.IsFixedInBulk,
                MayChange = site.Outcome is { HasAction: true, Verdict: not Verdict.SameBehavior },
                site.Outcome.Reason,
                Action = site.Outcome.Title,
                site.Projects,
            },
        };

    private static string LevelOf(DiagnosticSeverity severity) =>
        severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "note",
        };

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
