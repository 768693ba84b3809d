using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>A loop that does nothing but wait for <c>IsCompleted</c>.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="IsCompleted">What it asks.</param>
internal sealed record PollingLoop(StatementSyntax Loop, MemberAccessExpressionSyntax IsCompleted)
{
    /// <summary>The loop whose whole condition a use of an async result is; null where it is none, or the loop does some work.</summary>
    public static PollingLoop? TryRecognise(AsyncResultUse use, SourceReader source) =>
        use is { Kind: AsyncResultUseKind.Polled, Operation.Syntax: MemberAccessExpressionSyntax access }
        && LoopOver(access) is { Loop: { } loop, Body: var body }
        && OnlyWaits(body!, source)
            ? new PollingLoop(loop, access)
            : null;

    /// <summary>Whether a member is the whole condition of a loop. To be asked before anything is bound.</summary>
    public static bool MayBeAsked(ExpressionSyntax access) => LoopOver(access).Loop is not null;

    private static (StatementSyntax? Loop, StatementSyntax? Body) LoopOver(ExpressionSyntax access) =>
        Negated(access) is not { } condition
            ? default
            : condition.Parent switch
            {
                WhileStatementSyntax loop when loop.Condition == condition => (loop, loop.Statement),
                DoStatementSyntax loop when loop.Condition == condition => (loop, loop.Statement),
                ForStatementSyntax { Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 } loop
                    when loop.Condition == condition => (loop, loop.Statement),
                _ => default,
            };

    private static ExpressionSyntax? Negated(ExpressionSyntax access) =>
        access.Parent switch
        {
            ParenthesizedExpressionSyntax parenthesized => Negated(parenthesized),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => not,
            BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression,
                Right.RawKind: (int)SyntaxKind.FalseLiteralExpression
            } comparison => comparison,
            _ => null,
        };

    private static bool OnlyWaits(StatementSyntax body, SourceReader source) =>
        body switch
        {
            EmptyStatementSyntax => true,
            BlockSyntax block => block.Statements.All(s => OnlyWaits(s, source)),
            ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax awaited } } => IsPause(
                awaited,
                source
            ),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => IsPause(call, source),
            _ => false,
        };

    private static bool IsPause(InvocationExpressionSyntax call, SourceReader source) =>
        source.OperationOf(call)
            is IInvocationOperation
            {
                TargetMethod:
                { ContainingNamespace.Name: "Threading" or "Tasks", ContainingType.Name: "Thread" or "SpinWait" or "Task" } method
            } pause
        && (
            method.Name is "Sleep" or "Yield" or "SpinWait" or "SpinOnce" or "Delay"
            || (method.Name == "Wait" && pause.Instance is IInvocationOperation { TargetMethod.Name: "Delay" })
        );
}
