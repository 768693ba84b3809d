using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>One act of a fix.</summary>
/// <param name="Name">Its name in equivalence keys.</param>
/// <param name="TryPlanAsync">The plan for a target, or null where the act is not to be offered.</param>
internal sealed record FixAct(string Name, Func<FixTarget, RewriteContext, Task<RewritePlan?>> TryPlanAsync)
{
    /// <summary>The equivalence key of the act for a rule.</summary>
    public string KeyFor(string diagnosticId) => $"{diagnosticId}.{Name}";
}
