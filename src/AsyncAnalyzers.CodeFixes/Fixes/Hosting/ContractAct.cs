using AsyncAnalyzers.Rewriting.Contracts;
using AsyncAnalyzers.Rewriting.Documents;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>One act of a fix for contracts.</summary>
/// <param name="Name">Its name in equivalence keys.</param>
/// <param name="TryChangeAsync">The change for a target, or null where the act is not to be offered.</param>
internal sealed record ContractAct(string Name, Func<ContractTarget, Task<SolutionChange?>> TryChangeAsync)
{
    /// <summary>The equivalence key of the act for a rule.</summary>
    public string KeyFor(string diagnosticId) => $"{diagnosticId}.{Name}";
}
