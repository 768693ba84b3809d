using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>
/// A callback that begins again as the last thing it does becomes a loop over its task. If it called itself, each round would run inside
/// the one before wherever tasks are complete at once, until the stack is exhausted.
/// </summary>
internal sealed class CallbackLoop
{
    private readonly BlockSyntax _body;
    private readonly ImmutableHashSet<StatementSyntax> _begins;

    private CallbackLoop(BlockSyntax body, ImmutableHashSet<StatementSyntax> begins)
    {
        _body = body;
        _begins = begins;
    }

    /// <summary>The loop of a callback, or null where it does not begin again, or where more is to be done after one of its begin
    /// calls.</summary>
    public static CallbackLoop? TryCreate(AsyncResultBody body, IEnumerable<CallbackReference> begins)
    {
        if (body.Block is not { } block || body.IsCaptured)
        {
            return null;
        }

        var again = begins.Where(b => block.Span.Contains(b.Site.Invocation.Span)).ToList();
        return again.Count > 0 && again.All(b => b.IsOnSameObject && IsRepeatable(b, body) && LastStatement.Is(b.Site.Statement!, block))
            ? new CallbackLoop(block, again.Select(b => b.Site.Statement!).ToImmutableHashSet())
            : null;
    }

    /// <summary>Whether a begin call of the callback is one that the loop goes on with.</summary>
    public bool Repeats(CallbackReference begin) => begin.Site.Statement is { } statement && _begins.Contains(statement);

    /// <summary><c>task = x.OpAsync(a); continue;</c>.</summary>
    public void AddEdits(SyntaxEdits edits, CallbackReference begin, string task, string state)
    {
        var statement = begin.Site.Statement!;
        if (LastStatement.ReturnAfter(statement) is { } leaving)
        {
            edits.ReplaceStatement(leaving, _ => []);
        }

        new BeginCallRewrite(begin.Site, begin.Start, begin.Context.Tasks).AddEdits(
            edits,
            (current, started) =>
            {
                var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
                var again = new List<StatementSyntax> { Assign(task, started.Task) };
                if (begin.StateIn(current, kept) is { } next && !(next is IdentifierNameSyntax name && name.Identifier.ValueText == state))
                {
                    again.Add(Assign(state, next));
                }

                return started.Before(
                    begin.Context.Tasks,
                    [.. kept, .. again, .. IsEndOfRound(statement) ? [] : new[] { ContinueStatement() }]
                );
            }
        );
    }

    /// <summary>The callback's statements in the loop.</summary>
    public BlockSyntax Around(BlockSyntax body, string newLine)
    {
        var end = EndOfLine(newLine);
        var statements = CanEnd(_body)
            ? body.Statements.Add(
                ReturnStatement().WithLeadingTrivia(end).WithTrailingTrivia(end).WithAdditionalAnnotations(Formatter.Annotation)
            )
            : body.Statements;
        var loop = WhileStatement(LiteralExpression(SyntaxKind.TrueLiteralExpression), Block());
        if (BlockIndenter.Of(_body) is not var (indent, unit))
        {
            var inside = Block(
                Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(end),
                List(statements.Select(s => KeptIndentation.Moved(s, null))),
                Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(end)
            );
            return body.WithStatements(
                SingletonList<StatementSyntax>(loop.WithStatement(inside).WithAdditionalAnnotations(Formatter.Annotation))
            );
        }

        // The author's layout stays: only what is new is formatted.
        var block = Block(
            Token(TriviaList(Whitespace(indent)), SyntaxKind.OpenBraceToken, TriviaList(end)),
            BlockIndenter.Deeper(statements, unit),
            Token(TriviaList(Whitespace(indent)), SyntaxKind.CloseBraceToken, TriviaList(end))
        );
        return body.WithStatements(
            SingletonList<StatementSyntax>(
                loop.WithWhileKeyword(Token(TriviaList(Whitespace(indent)), SyntaxKind.WhileKeyword, TriviaList(Space)))
                    .WithCloseParenToken(Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(end))
                    .WithStatement(block)
            )
        );
    }

    private static bool IsRepeatable(CallbackReference begin, AsyncResultBody body) =>
        begin is { Held: null, Site: { Role: BeginCallRole.Statement, IsConditional: false } }
        && (begin.Begin.Kind == PairKind.Apm || !body.NeedsState);

    private static ExpressionStatementSyntax Assign(string name, ExpressionSyntax value) =>
        ExpressionStatement(AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(name), value));

    /// <summary>Whether the round is over behind the statement by itself.</summary>
    private bool IsEndOfRound(StatementSyntax statement) =>
        statement.Parent == _body
        && _body.Statements.Last() is var last
        && (last == statement || last == LastStatement.ReturnAfter(statement));

    /// <summary>Whether control can run through the statement, when no begin call of the loop lets it.</summary>
    private bool CanEnd(StatementSyntax statement) =>
        statement switch
        {
            _ when _begins.Contains(statement) => false,
            ReturnStatementSyntax or ThrowStatementSyntax => false,
            BlockSyntax block => block.Statements.All(CanEnd),
            IfStatementSyntax { Else: { } other } branch => CanEnd(branch.Statement) || CanEnd(other.Statement),
            UsingStatementSyntax { Statement: var used } => CanEnd(used),
            LockStatementSyntax { Statement: var locked } => CanEnd(locked),
            TryStatementSyntax { Finally: not null } => true,
            TryStatementSyntax protectedCode => CanEnd(protectedCode.Block) || protectedCode.Catches.Any(c => CanEnd(c.Block)),
            _ => true,
        };
}
