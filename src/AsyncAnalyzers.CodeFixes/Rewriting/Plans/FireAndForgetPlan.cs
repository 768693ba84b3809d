using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Writes <c>_ = Task.Run(() => d(a));</c> for a begin call that nothing ends: it still returns at once.</summary>
internal sealed class FireAndForgetPlan(BeginCall begin, BeginCallSite site, TaskStart start, RewriteContext context) : RewritePlan
{
    public override bool MayChangeSemantics =>
        begin.Callback.Kind == CallbackKind.End || LosesExceptionOfBegin || IsExpectedToThrow(site.Invocation, start);

    /// <summary>Whether what Begin threw at once stays in a task that nobody looks at. That of a delegate threw nothing.</summary>
    private bool LosesExceptionOfBegin => begin.Kind == PairKind.Apm && start.MayKeepExceptionOfBegin;

    protected override string Act => Replaces(begin, start);

    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context)
    {
        if (!BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (!site.IsForgotten)
        {
            return RefusalReason.ResultEscapes.At(site.Invocation);
        }

        return TaskStartSelector.TryCreate(begin, site, context, new FreshNames(site.Invocation)).Succeeds(out var start, out refusal)
            ? new FireAndForgetPlan(begin, site, start, context)
            : refusal;
    }

    protected override void AddEdits(SyntaxEdits edits) =>
        new BeginCallRewrite(site, start, context.Tasks).AddEdits(
            edits,
            (_, started) => started.Before(context.Tasks, context.Forget(started.Forgotten, site.Invocation))
        );
}
