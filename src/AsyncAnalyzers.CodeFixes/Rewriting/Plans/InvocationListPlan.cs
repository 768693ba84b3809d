using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// An event that is raised with <c>BeginInvoke</c> and forgotten: each delegate of its invocation list gets a <c>Task.Run</c> of its own,
/// as each would have got a call of its own.
/// </summary>
internal sealed class InvocationListPlan(BeginCall begin, BeginCallSite site, TaskStart start, RewriteContext context, string handler)
    : RewritePlan
{
    protected override string Act => "Run each delegate of the invocation list with 'Task.Run'";

    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context)
    {
        if (begin is not { Kind: PairKind.Delegate, Shape: Shape.FireAndForget } || !begin.Uses.IsEmpty)
        {
            return RefusalReason.EndResultIsUsed.At(begin.Call.Syntax);
        }

        if (!BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (!site.IsForgotten)
        {
            return RefusalReason.EndResultIsUsed.At(site.Invocation);
        }

        var names = new FreshNames(site.Invocation);
        if (!TaskStartSelector.TryCreate(begin, site, context, names).Succeeds(out var start, out refusal))
        {
            return refusal;
        }

        return start.ByReference.IsEmpty
            ? new InvocationListPlan(begin, site, start, context, names.Take("target"))
            : RefusalReason.TaskCannotCarry.At(site.Invocation);
    }

    protected override void AddEdits(SyntaxEdits edits) =>
        new BeginCallRewrite(site, start, context.Tasks).AddEdits(
            edits,
            (_, started) =>
            {
                // The delegate of the call is the loop's own.
                var several = started.Call!.Expression.WithoutTrivia();
                ExpressionSyntax work = start is DelegateStart { RunsDelegate: true }
                    ? IdentifierName(handler)
                    : TaskSyntaxFactory.Lambda(started.Call.WithExpression(IdentifierName(handler)));
                return started.Before(
                    context.Tasks,
                    ForEachStatement(
                        context.Tasks.Type(begin.Methods.Begin.ContainingType),
                        Identifier(handler),
                        InvocationExpression(
                            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, several, IdentifierName("GetInvocationList"))
                        ),
                        context.Tasks.Block(context.Forget(context.Tasks.Run(work), site.Invocation))
                    )
                );
            }
        );
}
