using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// A callback that begins again as the last thing it does becomes a loop over its task. If it called itself, each round would run inside the
/// one before wherever tasks are complete at once, until the stack is exhausted.
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

    /// <summary>The loop of a callback, or null where it does not begin again, or where more is to be done after that.</summary>
    public static CallbackLoop? TryCreate(SyntaxNode declaration, CallbackBody body, IEnumerable<BeginOfCallback> begins)
    {
        var block = declaration switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax function => function.Body,
            _ => null,
        };
        if (block is null || body.IsCaptured)
        {
            return null;
        }

        ImmutableHashSet<StatementSyntax> last = [.. begins.Where(b => b.IsOnSameObject && IsRepeatable(b, body)).Select(b => b.Site.Statement!).Where(s => block.Span.Contains(s.Span) && IsLast(s, block))];
        return last.IsEmpty ? null : new CallbackLoop(block, last);
    }

    /// <summary>Whether a begin call of the callback is one that the loop goes on with.</summary>
    public bool Repeats(BeginOfCallback begin) => begin.Site.Statement is { } statement && _begins.Contains(statement);

    /// <summary><c>task = x.OpAsync(a); continue;</c>.</summary>
    public void AddEdits(SyntaxEdits edits, BeginOfCallback begin, string task, string state)
    {
        var statement = begin.Site.Statement!;
        if (ReturnAfter(statement) is { } leaving)
        {
            edits.ReplaceStatement(leaving, _ => []);
        }

        begin.Site.Replace(edits, begin.Context.Tasks, begin.Start, (current, started) =>
        {
            var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
            var again = new List<StatementSyntax> { Assign(task, started.Task) };
            if (begin.StateIn(current, kept) is { } next && !(next is IdentifierNameSyntax name && name.Identifier.ValueText == state))
            {
                again.Add(Assign(state, next));
            }

            return started.Before(begin.Context.Tasks, [.. kept, .. again, .. IsEndOfRound(statement) ? [] : new[] { ContinueStatement() }]);
        });
    }

    /// <summary>The callback's statements in the loop.</summary>
    public BlockSyntax Around(BlockSyntax body, string newLine)
    {
        var open = Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(EndOfLine(newLine));
        var close = Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(EndOfLine(newLine));
        var statements = CanEnd(_body) ? body.Statements.Add(ReturnStatement().WithLeadingTrivia(EndOfLine(newLine)).WithTrailingTrivia(EndOfLine(newLine))) : body.Statements;
        return body.WithStatements(SingletonList<StatementSyntax>(
            WhileStatement(LiteralExpression(SyntaxKind.TrueLiteralExpression), Block(open, statements, close)).WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static bool IsRepeatable(BeginOfCallback begin, CallbackBody body)
        => begin is { Held: null, Site: { Role: BeginRole.Statement, IsConditional: false } }
            && (begin.Pair.Kind == PairKind.Apm || !body.NeedsState);

    private static ExpressionStatementSyntax Assign(string name, ExpressionSyntax value)
        => ExpressionStatement(AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(name), value));

    /// <summary>Whether the round is over behind the statement by itself.</summary>
    private bool IsEndOfRound(StatementSyntax statement) => statement.Parent == _body && _body.Statements.Last() is var last && (last == statement || last == ReturnAfter(statement));

    private static bool IsLast(StatementSyntax begin, BlockSyntax body)
    {
        for (SyntaxNode current = begin; current != body; current = current.Parent!)
        {
            switch (current.Parent)
            {
                case BlockSyntax block when block.Statements.SkipWhile(s => s != current).Skip(1).All(s => s is ReturnStatementSyntax { Expression: null } or LocalFunctionStatementSyntax):
                case IfStatementSyntax or ElseClauseSyntax or UsingStatementSyntax or LockStatementSyntax or CatchClauseSyntax or TryStatementSyntax:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>The <c>return;</c> behind the statement.</summary>
    private static ReturnStatementSyntax? ReturnAfter(StatementSyntax statement)
        => statement.Parent is BlockSyntax block && block.Statements.SkipWhile(s => s != statement).Skip(1).FirstOrDefault() is ReturnStatementSyntax { Expression: null } leaving ? leaving : null;

    /// <summary>Whether control can run through the statement, when no begin call of the loop lets it.</summary>
    private bool CanEnd(StatementSyntax statement)
        => statement switch
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
