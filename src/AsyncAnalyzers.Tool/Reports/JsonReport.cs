using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AsyncAnalyzers.Tool.Sites;

namespace AsyncAnalyzers.Tool.Reports;

/// <summary>The inventory as JSON, for other programs.</summary>
internal static class JsonReport
{
    /// <summary>How all that the tool writes as JSON looks.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };

    public static string Of(Inventory inventory)
    {
        var tally = Tally.Of(inventory.Sites);
        return JsonSerializer.Serialize(
            new
            {
                inventory.Findings.IsWhole,
                Problems = inventory.Findings.Problems.Select(p => new
                {
                    Path = inventory.Findings.RelativePath(p.Path),
                    p.Text,
                    p.MakesIncomplete,
                }),
                Totals = new
                {
                    tally.Sites,
                    tally.WithAction,
                    tally.SameBehavior,
                    tally.InBulk,
                    WithoutAction = tally.Reasons.ToDictionary(r => r.Reason, r => r.Sites),
                },
                Sites = inventory.Sites.Select(s => new
                {
                    s.Rule,
                    s.Message,
                    s.Severity,
                    File = inventory.Findings.RelativePath(s.File),
                    s.Line,
                    s.Column,
                    s.Projects,
                    s.Member,
                    s.Outcome.Verdict,
                    s.Outcome.Title,
                    s.Outcome.Reason,
                }),
            },
            Options
        );
    }
}
