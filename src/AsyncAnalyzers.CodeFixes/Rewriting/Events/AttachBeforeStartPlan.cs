using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Attaches a handler before the operation starts: <c>c.OpCompleted += H; c.OpAsync(a);</c> for the other order.</summary>
internal sealed class AttachBeforeStartPlan : RewritePlan
{
    private readonly StatementSyntax _start;
    private readonly StatementSyntax _subscription;

    private AttachBeforeStartPlan(StatementSyntax start, StatementSyntax subscription)
    {
        _start = start;
        _subscription = subscription;
    }

    protected override string Act => "Attach the handler before the start";

    /// <summary>The plan, where nothing but other handlers is attached between the start and the handler.</summary>
    public static Planned<RewritePlan> TryCreate(AttachedHandler use)
    {
        if (
            use.FindEarlierStart() is not { Statement: { } start }
            || use.Subscription.Statement is not { Parent: BlockSyntax block } subscription
        )
        {
            return RefusalReason.SubscriptionIsNotCertain.At(use.Subscription.Assignment.Syntax);
        }

        var between = block.Statements.SkipWhile(s => s != start).Skip(1).TakeWhile(s => s != subscription);
        return between.All(IsSubscription)
            ? new AttachBeforeStartPlan(start, subscription)
            : RefusalReason.SubscriptionIsNotCertain.At(use.Subscription.Assignment.Syntax);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        edits.ReplaceStatement(_subscription, _ => []);
        edits.ReplaceStatement(_start, current => [SyntaxEdits.LaidOut(_subscription.WithoutTrivia()), current]);
    }

    private static bool IsSubscription(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression.RawKind: (int)SyntaxKind.AddAssignmentExpression };
}
