using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// The statements of a handler that ask what became of the operation, one after the other, and what is done for each answer:
/// <c>if (e.Cancelled) C else if (e.Error != null) A else B</c>. What is done for a failure becomes a <c>catch</c> clause.
/// </summary>
/// <param name="First">The first of the statements that ask, in the block of the handler.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Failing">What is done without success, in the order in which it is asked for.</param>
/// <param name="Success">What is done on success, before what stands behind the last statement.</param>
internal sealed record OutcomeBranches(
    IfStatementSyntax First,
    IfStatementSyntax Last,
    ImmutableArray<OutcomePart> Failing,
    OutcomePart? Success
)
{
    /// <summary>The branches of a body; null where it uses the event's data otherwise, or what is done cannot be told apart.</summary>
    public static OutcomeBranches? TryRead(BlockSyntax body, EapHandler handler, SemanticModel model)
    {
        var kinds = handler.DataUses.ToDictionary(u => u.Operation.Syntax, u => u.Kind);
        var index = body.Statements.IndexOf(s => kinds.Any(k => k.Value != EventDataUseKind.UserState && s.Span.Contains(k.Key.Span)));
        if (index < 0 || body.Statements[index] is not IfStatementSyntax first)
        {
            return null;
        }

        var failing = ImmutableArray.CreateBuilder<OutcomePart>();
        OutcomePart? success = null;
        var last = first;
        for (; index < body.Statements.Count && body.Statements[index] is IfStatementSyntax next && success is null; index++)
        {
            var before = failing.Count;
            if (!Read(next, index == body.Statements.Count - 1))
            {
                return null;
            }

            if (failing.Count == before)
            {
                break;
            }

            last = next;
        }

        var branches = new OutcomeBranches(first, last, failing.ToImmutable(), success);
        return failing.Count > 0 && branches.IsTold(body, kinds) && !branches.LosesComments ? branches : null;

        // Whether the statement can be read, be it as one that does not ask.
        bool Read(IfStatementSyntax current, bool isLast)
        {
            if (OutcomeCondition.TryRead(current.Condition, n => kinds.TryGetValue(n, out var kind) ? kind : null) is not { } condition)
            {
                return failing.Count > 0 && current.Parent == body;
            }

            var part = new OutcomePart(condition.Of, current, IsElse: !condition.Holds);
            failing.Add(part);
            if (!isLast && CanGoOn(part.Statement, model))
            {
                return false;
            }

            if (!condition.Holds)
            {
                success = new OutcomePart(Outcome.Success, current, IsElse: false);
                return true;
            }

            switch (current.Else?.Statement)
            {
                case null:
                    return true;
                case IfStatementSyntax chained:
                    return Read(chained, isLast) && (success is not null || chained.Else is null);
                default:
                    success = new OutcomePart(Outcome.Success, current, IsElse: true);
                    return true;
            }
        }
    }

    /// <summary>All outcomes that are asked for.</summary>
    public Outcome Asked => Failing.Aggregate(Outcome.Success, (all, part) => all | part.Of);

    /// <summary>The statements that ask, those in others last.</summary>
    public IEnumerable<IfStatementSyntax> Asking =>
        Failing.Select(f => f.Branching).Append(Success?.Branching).OfType<IfStatementSyntax>().Distinct();

    private static bool CanGoOn(StatementSyntax? statement, SemanticModel model) =>
        statement is null || model.AnalyzeControlFlow(statement) is not { Succeeded: true, EndPointIsReachable: false };

    /// <summary>Whether everything that reads the event's data gets what it got: a failure has no result, and a success neither an error
    /// nor a cancellation.</summary>
    private bool IsTold(BlockSyntax body, Dictionary<SyntaxNode, EventDataUseKind> kinds)
    {
        var tail = body.Statements.Where(s => s.SpanStart > Last.Span.End).ToList();
        var success = OutcomePart.StatementsOf(Success?.Statement).Concat(tail).ToList();
        var failing = Failing.Select(f => f.Statement).OfType<StatementSyntax>().ToList();
        var conditions = Asking.Select(a => a.Condition).ToList();
        return kinds.All(k =>
                conditions.Any(c => c.Span.Contains(k.Key.Span))
                || k.Value == EventDataUseKind.UserState
                || (k.Value == EventDataUseKind.Result && success.Any(s => s.Span.Contains(k.Key.Span)))
                || (
                    k.Value == EventDataUseKind.Error
                    && Failing.Any(f => f.Of.HasFlag(Outcome.Failure) && f.Statement?.Span.Contains(k.Key.Span) == true)
                )
            ) && !success.SelectMany(DeclaredNames.In).Intersect(failing.SelectMany(DeclaredNames.In)).Any();
    }

    /// <summary>Whether comments stand where nothing is kept: at the conditions, and at the braces of what success does.</summary>
    private bool LosesComments =>
        Asking.Any(a =>
            FileSyntax.HasComments(a.Condition)
            || a.CloseParenToken.TrailingTrivia.Any(FileSyntax.IsComment)
            || (a != First && a.GetLeadingTrivia().Any(FileSyntax.IsComment))
            || (a.Else is { } other && other.ElseKeyword.GetAllTrivia().Any(FileSyntax.IsComment))
        )
        || (
            Success?.Statement is BlockSyntax block
            && (
                block.OpenBraceToken.GetAllTrivia().Any(FileSyntax.IsComment)
                || block.CloseBraceToken.GetAllTrivia().Any(FileSyntax.IsComment)
            )
        );
}
