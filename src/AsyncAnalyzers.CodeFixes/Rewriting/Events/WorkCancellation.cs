using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// A place where the work of a <c>BackgroundWorker</c>, asked to cancel, says that it was cancelled: <c>e.Cancel = true</c>. A task is
/// cancelled by an exception that it throws for a token that asks for it. See
/// <see href="https://learn.microsoft.com/dotnet/standard/parallel-programming/task-cancellation">Task cancellation</see>.
/// </summary>
/// <param name="Set">The statement that says so.</param>
/// <param name="Form">What takes its place.</param>
/// <param name="Asking">The <c>if</c> statement whose branch it is in; null for <c>e.Cancel = worker.CancellationPending;</c>.</param>
internal sealed record WorkCancellation(ExpressionStatementSyntax Set, CancellationForm Form, IfStatementSyntax? Asking)
{
    /// <summary>The statement that the token's own method takes the place of.</summary>
    public StatementSyntax Whole => (StatementSyntax?)Asking ?? Set;

    /// <summary>The statement that leaves the work behind what it does when it is cancelled; null where it just ends.</summary>
    public StatementSyntax? Leaving =>
        OutcomePart.StatementsOf(Asking?.Statement).LastOrDefault() is (ReturnStatementSyntax or BreakStatementSyntax) and var last
            ? last
            : null;

    /// <summary>The place that an assignment to <c>e.Cancel</c> is; null where it does not follow from a question, or where what comes
    /// behind it cannot be told.</summary>
    /// <param name="written">What is assigned to.</param>
    /// <param name="body">The body of the work.</param>
    /// <param name="questions">Where the work asks whether it is to cancel.</param>
    public static WorkCancellation? TryRead(IOperation written, BlockSyntax body, IReadOnlyCollection<IOperation> questions)
    {
        if (
            written.Parent is not ISimpleAssignmentOperation { Value: var value, Syntax.Parent: ExpressionStatementSyntax set }
            || FunctionSyntax.Around(set) != FunctionSyntax.Around(body)
        )
        {
            return null;
        }

        var isCaught = FunctionSyntax.CatchingAround(set, body).Any();
        if (questions.Contains(SourceReader.Unconverted(value)))
        {
            return !isCaught && LastStatement.Is(set, body) ? new WorkCancellation(set, CancellationForm.Throws, null) : null;
        }

        if (
            value.ConstantValue.Value is not true
            || set.FirstAncestorOrSelf<IfStatementSyntax>() is not { Statement: var branch } asking
            || !questions.Any(q => IsAnswer(asking.Condition, q.Syntax))
            || OutcomePart.StatementsOf(branch).ToList() is var done && !done.Contains(set)
        )
        {
            return null;
        }

        if (!isCaught && Leaves(done[done.Count - 1], asking, body))
        {
            var other = done.Where(s => s != set)
                .Take(done[done.Count - 1] is ReturnStatementSyntax or BreakStatementSyntax ? done.Count - 2 : done.Count);
            return other.Any()
                ? other.Any(HoldsJump)
                    ? null
                    : new WorkCancellation(set, CancellationForm.ThrowsLast, asking)
                : new WorkCancellation(set, CancellationForm.Throws, asking);
        }

        return ComesToEnd(set, body) ? new WorkCancellation(set, CancellationForm.Noted, asking) : null;
    }

    /// <summary>Whether a condition is a question, or compares it with <c>true</c>.</summary>
    private static bool IsAnswer(ExpressionSyntax condition, SyntaxNode question) =>
        condition == question
        || condition
            is BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression,
                Left: var left,
                Right.RawKind: (int)SyntaxKind.TrueLiteralExpression
            }
            && left == question;

    /// <summary>Whether nothing is done behind the last statement of a branch.</summary>
    private static bool Leaves(StatementSyntax last, IfStatementSyntax asking, BlockSyntax body) =>
        last switch
        {
            ReturnStatementSyntax => true,
            BreakStatementSyntax => last.FirstAncestorOrSelf<StatementSyntax>(s => LoopSyntax.IsLoop(s) || s is SwitchStatementSyntax)
                is { } left
                && LoopSyntax.IsLoop(left)
                && LastStatement.Is(left, body),
            _ => LastStatement.Is(asking, body),
        };

    /// <summary>Whether the work can only come to the end of its body from there: nothing behind, and nothing in a loop around, leaves it
    /// or goes elsewhere.</summary>
    private static bool ComesToEnd(StatementSyntax set, BlockSyntax body)
    {
        var loop = set.Ancestors().TakeWhile(n => n != body).LastOrDefault(LoopSyntax.IsLoop);
        return !OwnNodesOf(body)
            .Any(n =>
                n is GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: 0 }
                || (n is ReturnStatementSyntax && (n.SpanStart > set.SpanStart || loop?.Span.Contains(n.Span) == true))
            );
    }

    private static bool HoldsJump(StatementSyntax statement) =>
        OwnNodesOf(statement)
            .Any(n => n is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax);

    private static IEnumerable<SyntaxNode> OwnNodesOf(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
