using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// An End method waits for its task with <c>GetAwaiter().GetResult()</c>, which throws what the operation threw. Callers that handle the
/// AggregateException that came before are looked for, and make the title say so.
/// </summary>
internal sealed class EndExceptionPlan : RewritePlan
{
    private readonly ImmutableArray<TaskWait> _waits;

    private EndExceptionPlan(ImmutableArray<TaskWait> waits, bool mayChangeSemantics)
    {
        _waits = waits;
        MayChangeSemantics = mayChangeSemantics;
    }

    public override bool MayChangeSemantics { get; }

    protected override string Act => "Throw the operation's own exception";

    /// <summary>The plan for an End method.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(EndImplementation end, RewriteContext context) =>
        new EndExceptionPlan(
            TaskWait.In(end).Where(w => w.WrapsException).ToImmutableArray(),
            await new CallersOfPair(context).HandleAggregateAsync(end).ConfigureAwait(false)
        );

    protected override void AddEdits(SyntaxEdits edits)
    {
        foreach (var wait in _waits)
        {
            edits.Replace(
                wait.Expression,
                current => TaskSyntaxFactory.ResultOf(TaskWait.TaskIn(current), canAwait: false).WithTriviaFrom(current)
            );
        }
    }
}
