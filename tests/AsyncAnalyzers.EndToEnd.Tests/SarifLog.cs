using System.Text.Json;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>The diagnostics of one compilation, as the compiler logged them.</summary>
internal sealed class SarifLog
{
    private readonly Finding[] _findings;

    private SarifLog(Finding[] findings)
    {
        _findings = findings;
    }

    /// <summary>What the rules of AsyncAnalyzers reported.</summary>
    public IEnumerable<Finding> OfOurRules => _findings.Where(finding => finding.Id.StartsWith("LAP", StringComparison.Ordinal));

    /// <summary>What tells that an analyzer threw (AD0001), could not be created (CS8032) or is newer than the compiler (CS9057).</summary>
    public IEnumerable<Finding> OfBrokenAnalyzers => _findings.Where(finding => finding.Id is "AD0001" or "CS8032" or "CS9057");

    /// <summary>Reads a SARIF 2.1 file.</summary>
    public static SarifLog Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new SarifLog([
            .. document
                .RootElement.GetProperty("runs")
                .EnumerateArray()
                .SelectMany(run => run.GetProperty("results").EnumerateArray())
                .Where(result => !result.TryGetProperty("suppressions", out _))
                .Select(ReadFinding),
        ]);
    }

    private static Finding ReadFinding(JsonElement result)
    {
        var id = result.GetProperty("ruleId").GetString()!;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return new Finding("", 0, id);
        }

        var location = locations[0].GetProperty("physicalLocation");
        var uri = location.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        return new Finding(uri[(uri.LastIndexOf('/') + 1)..], location.GetProperty("region").GetProperty("startLine").GetInt32(), id);
    }
}
