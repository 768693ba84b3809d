using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What the rules are.</summary>
internal static class RuleCatalog
{
    private static readonly ILookup<string, DiagnosticDescriptor> s_rules = Package
        .Analyzers.SelectMany(a => a.SupportedDiagnostics)
        .ToLookup(d => d.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether there is a rule of an id.</summary>
    public static bool Has(string rule) => s_rules.Contains(rule);

    /// <summary>The rule of an id; of its messages the first.</summary>
    public static DiagnosticDescriptor Of(string rule) => s_rules[rule].First();
}
