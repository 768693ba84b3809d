using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// Writes what a handler does for each outcome as <c>try { result = await task; } catch …</c>, and what it does on success behind that:
/// its exceptions never went to what is done for a failure.
/// </summary>
/// <param name="branches">What the handler does.</param>
/// <param name="context">The document.</param>
/// <param name="failsWhenCancelled">Whether a cancelled operation fails, as those of <c>WebClient</c> do: with a
/// <c>WebException</c>.</param>
/// <param name="error">What the exception is called.</param>
/// <param name="readsError">Whether a part reads the exception.</param>
internal sealed class OutcomeCatches(
    OutcomeBranches branches,
    RewriteContext context,
    bool failsWhenCancelled,
    string error,
    Func<OutcomePart, bool> readsError
)
{
    private readonly Dictionary<IfStatementSyntax, SyntaxAnnotation> _marks = branches.Asking.ToDictionary(
        a => a,
        _ => new SyntaxAnnotation()
    );

    /// <summary>Whether the clauses do what the branches do.</summary>
    /// <param name="branches">What the handler does.</param>
    /// <param name="failsWhenCancelled">Whether a cancelled operation fails, too.</param>
    /// <param name="mayBeCancelled">Whether one may be cancelled.</param>
    /// <param name="readsError">Whether a part reads the error.</param>
    public static bool CanSay(OutcomeBranches branches, bool failsWhenCancelled, bool mayBeCancelled, Func<OutcomePart, bool> readsError)
    {
        if (!branches.Asked.HasFlag(Outcome.Failure))
        {
            return false;
        }

        if (failsWhenCancelled)
        {
            // What comes after the question for an error is never asked: the cancelled operation has one.
            return branches.Failing.TakeWhile(f => f.Of != Outcome.Failure).Count(f => f.Of == Outcome.Cancellation)
                == branches.Failing.Count(f => f.Of == Outcome.Cancellation);
        }

        return !mayBeCancelled
            || (
                branches.Asked.HasFlag(Outcome.Cancellation)
                && !branches.Failing.Any(f => f.Of == (Outcome.Failure | Outcome.Cancellation) && readsError(f))
            );
    }

    /// <summary>Marks the branches, to be found again when what is in them is edited.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        foreach (var mark in _marks)
        {
            edits.Replace(mark.Key, current => current.WithAdditionalAnnotations(mark.Value));
        }
    }

    /// <summary>The first question.</summary>
    public StatementSyntax First => branches.First;

    /// <summary>The body with the clauses in the place of the branches.</summary>
    /// <param name="body">The body as it is edited.</param>
    /// <param name="awaited">The statement that awaits the task.</param>
    /// <param name="before">What stands before the <c>try</c> statement.</param>
    public BlockSyntax In(BlockSyntax body, StatementSyntax awaited, IReadOnlyList<StatementSyntax> before)
    {
        var first = body.Statements.IndexOf(s => s.HasAnnotation(_marks[branches.First]));
        var last = body.Statements.IndexOf(s => s.HasAnnotation(_marks[branches.Last]));
        var depth = KeptIndentation.Of(body.Statements[first]);
        var success = OutcomePart
            .StatementsOf(CurrentOf(branches.Success, body))
            .Select(s => KeptIndentation.Moved(s, null).WithAdditionalAnnotations(Formatter.Annotation))
            .Concat(body.Statements.Skip(last + 1).Select(s => KeptIndentation.KeepFirstLine(s, depth)))
            .ToList();
        var attempt = TryStatement(
            context.Tasks.Block(awaited),
            List(branches.Failing.Select(part => Clause(part, CurrentOf(part, body), leaves: success.Count > 0))),
            null
        );
        var made = before.Append(attempt.WithAdditionalAnnotations(Formatter.Annotation)).ToList();
        made[0] = made[0].WithLeadingTrivia(body.Statements[first].GetLeadingTrivia());
        var lines = made.Select(s => KeptIndentation.Keep(s.WithTrailingTrivia(EndOfLine(context.NewLine)), depth));
        return body.WithStatements(List(body.Statements.Take(first).Concat(lines).Concat(SetApart(success))));
    }

    private StatementSyntax? CurrentOf(OutcomePart? part, BlockSyntax body) =>
        part?.Branching is { } branching ? part.In((IfStatementSyntax)body.GetAnnotatedNodes(_marks[branching]).Single()) : null;

    private CatchClauseSyntax Clause(OutcomePart part, StatementSyntax? branch, bool leaves)
    {
        var needsFilter = part.Of == Outcome.Cancellation && failsWhenCancelled;
        var type =
            needsFilter ? context.Symbols.WebException
            : part.Of == Outcome.Cancellation ? context.Symbols.OperationCanceledException
            : context.Symbols.Exception;
        var declaration = CatchDeclaration(context.Tasks.Type(type!));
        return CatchClause()
            .WithDeclaration(needsFilter || readsError(part) ? declaration.WithIdentifier(Identifier(error)) : declaration)
            .WithFilter(needsFilter ? CatchFilterClause(context.Tasks.IsRequestCanceled(IdentifierName(error))) : null)
            .WithBlock(BlockOf(part, branch, leaves));
    }

    private BlockSyntax BlockOf(OutcomePart part, StatementSyntax? branch, bool leaves)
    {
        var isLeft =
            !leaves
            || (
                part.Statement is { } written
                && context.Model.AnalyzeControlFlow(written) is { Succeeded: true, EndPointIsReachable: false }
            );
        var leaving = isLeft ? [] : new StatementSyntax[] { ReturnStatement() };
        return branch is BlockSyntax { Statements.Count: > 0 } block && leaving.Length == 0
            ? block.WithoutTrivia()
            : context.Tasks.Block([.. OutcomePart.StatementsOf(branch), .. leaving]);
    }

    /// <summary>A blank line sets what follows apart, as it did from the branches.</summary>
    private IEnumerable<StatementSyntax> SetApart(IReadOnlyList<StatementSyntax> statements) =>
        statements.Select(
            (s, index) =>
                index > 0 || (s.GetLeadingTrivia() is { Count: > 0 } trivia && trivia[0].IsKind(SyntaxKind.EndOfLineTrivia))
                    ? s
                    : s.WithLeadingTrivia(s.GetLeadingTrivia().Insert(0, EndOfLine(context.NewLine)))
        );
}
