using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>One of the things that a fix can do about a diagnostic.</summary>
/// <param name="Name">Its name in equivalence keys.</param>
/// <param name="PlanAsync">The change, or the reason why it is not offered.</param>
internal sealed record FixOption(string Name, Func<Task<Planned<SolutionChange>>> PlanAsync)
{
    /// <summary>The equivalence key of the option for a rule.</summary>
    public string KeyFor(string diagnosticId) => $"{diagnosticId}.{Name}";

    /// <summary>The key of a change that needs review: fixing all with it does what it does without a key, and leaves such
    /// changes.</summary>
    public string KeyForOneIn(string diagnosticId) => KeyFor(diagnosticId) + "Here";
}
