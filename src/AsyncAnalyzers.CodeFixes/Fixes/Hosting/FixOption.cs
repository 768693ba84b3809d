using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>One of the things that a fix can do about a diagnostic.</summary>
/// <param name="Name">Its name in equivalence keys.</param>
/// <param name="PlanAsync">The change, or the reason why it is not offered.</param>
internal sealed record FixOption(string Name, Func<Task<Planned<SolutionChange>>> PlanAsync)
{
    /// <summary>An option that is a plan; one that does not compile is none.</summary>
    public static FixOption Of(string name, Func<Task<Planned<RewritePlan>>> planAsync, RewriteContext context) =>
        new(
            name,
            async () =>
                (await planAsync().ConfigureAwait(false)).Succeeds(out var plan, out var refusal)
                    ? await plan.ChangeAsync(context).ConfigureAwait(false)
                    : refusal
        );

    /// <summary>An option whose plan is made at once.</summary>
    public static FixOption Of(string name, Func<Planned<RewritePlan>> plan, RewriteContext context) =>
        Of(name, () => Task.FromResult(plan()), context);

    /// <summary>The equivalence key of what the option does about what a rule found.</summary>
    public string KeyFor(string diagnosticId, ChangeKind kind) => FixAllRequest.KeyOf($"{diagnosticId}.{Name}", kind);

    /// <summary>The equivalence key of the option for a rule, where it keeps the behavior or is refused.</summary>
    public string KeyFor(string diagnosticId) => KeyFor(diagnosticId, ChangeKind.SameBehavior);
}
