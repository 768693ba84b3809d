using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>A condition that asks what became of an operation, and nothing else: <c>e.Cancelled || e.Error != null</c>.</summary>
/// <param name="Of">The outcomes that it asks for.</param>
/// <param name="Holds">Whether it is true for them, or for all others.</param>
internal readonly record struct OutcomeCondition(Outcome Of, bool Holds)
{
    /// <summary>The condition that an expression is; null where it asks for more, or for something else.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="kindAt">What is read of the event's data at a node.</param>
    public static OutcomeCondition? TryRead(ExpressionSyntax expression, Func<SyntaxNode, EventDataUseKind?> kindAt) =>
        expression switch
        {
            ParenthesizedExpressionSyntax { Expression: var inner } => TryRead(inner, kindAt),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => Negated(
                TryRead(operand, kindAt)
            ),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => Joined(either, kindAt, holds: true),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Joined(both, kindAt, holds: false),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal => Compared(unequal, kindAt, isEqual: false),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal => Compared(equal, kindAt, isEqual: true),
            IsPatternExpressionSyntax
            {
                Expression: var tested,
                Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression }
            } when kindAt(tested) == EventDataUseKind.Error => new OutcomeCondition(Outcome.Failure, Holds: false),
            IsPatternExpressionSyntax
            {
                Expression: var tested,
                Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } }
            } when kindAt(tested) == EventDataUseKind.Error => new OutcomeCondition(Outcome.Failure, Holds: true),
            _ => kindAt(expression) == EventDataUseKind.Cancelled ? new OutcomeCondition(Outcome.Cancellation, Holds: true) : null,
        };

    private static OutcomeCondition? Negated(OutcomeCondition? condition) =>
        condition is { } known ? known with { Holds = !known.Holds } : null;

    /// <summary>One or the other happened; neither did.</summary>
    private static OutcomeCondition? Joined(BinaryExpressionSyntax both, Func<SyntaxNode, EventDataUseKind?> kindAt, bool holds) =>
        TryRead(both.Left, kindAt) is { } left && TryRead(both.Right, kindAt) is { } right && left.Holds == holds && right.Holds == holds
            ? new OutcomeCondition(left.Of | right.Of, holds)
            : null;

    private static OutcomeCondition? Compared(BinaryExpressionSyntax comparison, Func<SyntaxNode, EventDataUseKind?> kindAt, bool isEqual)
    {
        var (read, constant) =
            comparison.Left is LiteralExpressionSyntax ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        return (kindAt(read), constant.Kind()) switch
        {
            (EventDataUseKind.Error, SyntaxKind.NullLiteralExpression) => new OutcomeCondition(Outcome.Failure, !isEqual),
            (EventDataUseKind.Cancelled, SyntaxKind.TrueLiteralExpression) => new OutcomeCondition(Outcome.Cancellation, isEqual),
            (EventDataUseKind.Cancelled, SyntaxKind.FalseLiteralExpression) => new OutcomeCondition(Outcome.Cancellation, !isEqual),
            _ => null,
        };
    }
}
