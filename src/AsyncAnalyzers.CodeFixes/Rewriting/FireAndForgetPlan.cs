using AsyncAnalyzers.Patterns;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>Writes <c>_ = Task.Run(() => d(a));</c> for a begin call that nothing ends: it still returns at once.</summary>
internal sealed class FireAndForgetPlan(CallPair pair, BeginSite site, TaskStart start, RewriteContext context) : RewritePlan
{
    public override string Title => TitleFor(pair, start, keepsBehavior: pair.Callback.Kind != CallbackKind.End);

    public static FireAndForgetPlan? TryCreate(CallPair pair, RewriteContext context)
        => BeginSite.TryFind(pair, context) is { Role: BeginRole.Statement or BeginRole.ExpressionBody } site
            && TaskStart.TryCreate(pair, site, context, new FreshNames(site.Invocation)) is { } start
                ? new FireAndForgetPlan(pair, site, start, context)
                : null;

    protected override void AddEdits(SyntaxEdits edits)
        => site.Replace(edits, context.Tasks, start, (_, started) => started.Before(context.Tasks, ExpressionStatement(context.Forget(started.Forgotten, site.Invocation))));
}
