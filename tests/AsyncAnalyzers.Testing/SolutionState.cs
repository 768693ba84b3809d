using System.Collections.Immutable;

namespace AsyncAnalyzers.Testing;

/// <summary>The sources of a test before or after the fix, and the diagnostics expected there.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    /// <summary>By default everything if this state equals the one before it, else all but the diagnostics that were to be fixed.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    public MarkupMode? MarkupHandling { get; set; }

    public ProjectCollection AdditionalProjects { get; } = new(language, defaultExtension);

    /// <summary>Diagnostics beside those that are expected by markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Whether the test says anything about this state.</summary>
    internal bool IsSpecified
        => HasContent || AdditionalProjects.Count > 0 || ExpectedDiagnostics.Count > 0 || InheritanceMode is not null || MarkupHandling is not null;

    /// <summary>This state with what it inherits from the state before it. The original stays as the test wrote it.</summary>
    internal SolutionState InheritFrom(SolutionState? other, ImmutableHashSet<string> fixableIds)
    {
        var state = new SolutionState(Name, Language, "", "");
        state.Inherit(this);
        foreach (var (project, content) in AdditionalProjects)
        {
            state.AdditionalProjects[project].Inherit(content);
        }

        state.ExpectedDiagnostics.AddRange(ExpectedDiagnostics);
        var isChanged = other is null || Changes(other)
            || AdditionalProjects.Any(own => !other.AdditionalProjects.TryGetValue(own.Key, out var project) || own.Value.Changes(project));
        state.InheritanceMode = InheritanceMode ?? (isChanged ? StateInheritanceMode.AutoInherit : StateInheritanceMode.AutoInheritAll);
        state.MarkupHandling = MarkupHandling ?? (other is null ? MarkupMode.Allow : isChanged ? MarkupMode.IgnoreFixable : other.MarkupHandling);

        if (other is not null && state.InheritanceMode != StateInheritanceMode.Explicit)
        {
            state.Inherit(other);
            foreach (var (project, content) in other.AdditionalProjects)
            {
                state.AdditionalProjects[project].Inherit(content);
            }

            state.ExpectedDiagnostics.AddRange(other.ExpectedDiagnostics
                .Where(expected => state.InheritanceMode == StateInheritanceMode.AutoInheritAll || !fixableIds.Contains(expected.Id)));
        }

        return state;
    }
}
