using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Writes <c>_ = Task.Run(() => d(a));</c> for a begin call that nothing ends: it still returns at once.</summary>
internal sealed class FireAndForgetPlan(BeginCall begin, BeginCallSite site, TaskStart start, RewriteContext context) : RewritePlan
{
    public override bool MayChangeSemantics => begin.Callback.Kind == CallbackKind.End || IsExpectedToThrow(site, start);

    protected override string Act => Replaces(begin, start);

    public static FireAndForgetPlan? TryCreate(BeginCall begin, RewriteContext context) =>
        BeginCallSite.TryFind(begin, context) is { Role: BeginCallRole.Statement or BeginCallRole.ExpressionBody } site
        && TaskStartSelector.TryCreate(begin, site, context, new FreshNames(site.Invocation)) is { } start
            ? new FireAndForgetPlan(begin, site, start, context)
            : null;

    protected override void AddEdits(SyntaxEdits edits) =>
        new BeginCallRewrite(site, start, context.Tasks).AddEdits(
            edits,
            (_, started) => started.Before(context.Tasks, ExpressionStatement(context.Forget(started.Forgotten, site.Invocation)))
        );
}
