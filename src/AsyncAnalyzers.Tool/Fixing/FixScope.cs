using AsyncAnalyzers.Tool.Sites;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>What is to be fixed.</summary>
/// <param name="Rules">The ids of the rules; all where none is named.</param>
/// <param name="SameBehavior">Whether only what surely does the same is.</param>
internal sealed record FixScope(IReadOnlyCollection<string> Rules, bool SameBehavior)
{
    /// <summary>Whether it is about a rule.</summary>
    public bool Includes(string rule) => Rules.Count == 0 || Rules.Contains(rule, StringComparer.OrdinalIgnoreCase);

    /// <summary>The findings of these rules.</summary>
    public Findings In(Findings findings) => findings with { Sites = [.. findings.Sites.Where(s => Includes(s.Diagnostic.Id))] };
}
