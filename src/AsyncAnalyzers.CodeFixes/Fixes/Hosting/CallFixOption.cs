using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>One of the things that a fix can do about a begin or end call.</summary>
/// <param name="Name">Its name in equivalence keys.</param>
/// <param name="PlanAsync">The plan for a target, or the reason why there is none.</param>
internal sealed record CallFixOption(string Name, Func<CallTarget, Task<Planned<RewritePlan>>> PlanAsync)
{
    /// <summary>An option whose plan is made at once.</summary>
    public static CallFixOption Of(string name, Func<CallTarget, Planned<RewritePlan>> plan) =>
        new(name, target => Task.FromResult(plan(target)));

    /// <summary>The option for a target; a plan that does not compile is none.</summary>
    public FixOption For(CallTarget target) => FixOption.Of(Name, () => PlanAsync(target), target.Context);
}
