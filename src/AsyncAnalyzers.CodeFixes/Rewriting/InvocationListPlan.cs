using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// An event that is raised with <c>BeginInvoke</c> and forgotten: each delegate of its invocation list gets a <c>Task.Run</c> of its own, as
/// each would have got a call of its own.
/// </summary>
internal sealed class InvocationListPlan(CallPair pair, BeginSite site, TaskStart start, RewriteContext context, string handler) : RewritePlan
{
    public override string Title => "Run each delegate of the invocation list with 'Task.Run'";

    public static InvocationListPlan? TryCreate(CallPair pair, RewriteContext context)
    {
        if (pair is not { Kind: PairKind.Delegate, Shape: Shape.FireAndForget } || !pair.Uses.IsEmpty || BeginSite.TryFind(pair, context) is not { Role: BeginRole.Statement or BeginRole.ExpressionBody } site)
        {
            return null;
        }

        var names = new FreshNames(site.Invocation);
        return TaskStart.TryCreate(pair, site, context, names) is { ByReference.IsEmpty: true } start
            ? new InvocationListPlan(pair, site, start, context, names.Take("target"))
            : null;
    }

    protected override void AddEdits(SyntaxEdits edits)
        => site.Replace(edits, context.Tasks, start, (_, started) =>
        {
            // The delegate of the call is the loop's own.
            var several = started.Call!.Expression.WithoutTrivia();
            var work = started.Call.WithExpression(IdentifierName(handler));
            return started.Before(context.Tasks, ForEachStatement(
                context.Tasks.Type(pair.Methods.Begin.ContainingType),
                Identifier(handler),
                InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, several, IdentifierName("GetInvocationList"))),
                context.Tasks.Block(ExpressionStatement(context.Forget(context.Tasks.Run(TaskSyntax.Lambda(work)), site.Invocation)))));
        });
}
