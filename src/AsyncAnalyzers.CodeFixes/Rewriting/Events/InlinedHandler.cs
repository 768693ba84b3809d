using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Callbacks;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// A lambda that hears the one operation that its function starts in the end: its code comes behind the task, <c>var result = await
/// c.OpTaskAsync(a); …</c>, in the function that awaits it.
/// </summary>
/// <param name="Written">The statement in which the lambda is written: that attaches it, or gives it to a local.</param>
/// <param name="Gone">The other statements that are about the lambda alone.</param>
/// <param name="Start">The start.</param>
/// <param name="Body">The code over the task.</param>
/// <param name="Context">The document.</param>
internal sealed record InlinedHandler(
    StatementSyntax Written,
    ImmutableArray<StatementSyntax> Gone,
    EventStart Start,
    HandlerBody Body,
    RewriteContext Context
)
{
    /// <summary>The lambda, where its code means in the place of the start what it means where it is attached, and no comment of it is
    /// lost; null otherwise.</summary>
    public static InlinedHandler? TryCreate(HeardOperations heard, HandlerBody body, CallbackVariable? kept, RewriteContext context)
    {
        if (
            heard is not { Handler: { Kind: FunctionKind.Lambda or FunctionKind.KeptLambda } handler, IsOneForOne: true }
            || (kept?.Place ?? heard.Attached[0].Statement) is not { Parent: BlockSyntax block } written
        )
        {
            return null;
        }

        var start = heard.Starts[0];
        var gone = new[] { heard.Attached[0].Statement!, (StatementSyntax?)kept?.Declaration }
            .OfType<StatementSyntax>()
            .Where(s => s != written);
        return
            start.Guard is null
            && start.Statement.Parent == block
            && LastStatement.ReturnAfter(start.Statement) is null
            && !body.NeedsSender
            && !body.NeedsState
            && CanMove(handler.Body)
            && !HasCommentsBeside(written, handler.Body)
            && !(start.Statement.GetTrailingTrivia().Any(FileSyntax.IsComment) && BeginsWithComment(handler.Body))
            ? new InlinedHandler(written, gone.ToImmutableArray(), start, body, context)
            : null;
    }

    /// <summary>Puts the code in the place of the start.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        BlockSyntax? code = null;
        edits.ReplaceStatement(
            Written,
            current =>
            {
                var lambda = current.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().First();
                code = Body.In(lambda.Block, lambda.ExpressionBody, Token(SyntaxKind.SemicolonToken), Turn);
                return [];
            }
        );
        foreach (var gone in Gone)
        {
            edits.ReplaceStatement(gone, _ => []);
        }

        edits.Unwrap(
            Start.Statement,
            current => [.. Before(Start.InvocationIn(current)), .. Behind(Start.Task(Start.InvocationIn(current)), code!)]
        );
    }

    private HandlerTurn Turn => Start.Turn == HandlerTurn.BehindProgress ? Start.Turn : HandlerTurn.AtOnce;

    private IEnumerable<StatementSyntax> Before(InvocationExpressionSyntax current) =>
        Start.Before(current).Select(s => s.WithTrailingTrivia(EndOfLine(Context.NewLine)));

    /// <summary>The code behind the task. What the start throws at once is not for what handles errors: where more than the first
    /// statement needs the task, or that catches what it throws, a local keeps the task.</summary>
    private SyntaxList<StatementSyntax> Behind(ExpressionSyntax task, BlockSyntax code)
    {
        var names = code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == Body.Task).ToList();
        var first = code.Statements[0];
        var statements =
            names.Count == 1 && first is not TryStatementSyntax && first.Span.Contains(names[0].Span)
                ? code.ReplaceNode(names[0], task).Statements
                : code.Statements.Insert(0, Context.Tasks.Local(Body.Task, task).WithTrailingTrivia(EndOfLine(Context.NewLine)));
        return statements.Replace(statements[0], WithCommentBehind(Start.Statement, statements[0]));
    }

    /// <summary>The statement with what stands behind the start on its line.</summary>
    private static StatementSyntax WithCommentBehind(StatementSyntax start, StatementSyntax statement) =>
        statement.WithTrailingTrivia(
            start.GetTrailingTrivia().Where(t => !t.IsKind(SyntaxKind.EndOfLineTrivia)).Concat(statement.GetTrailingTrivia())
        );

    /// <summary>Whether nothing else in the member has a name that the code declares.</summary>
    private static bool CanMove(SyntaxNode code)
    {
        var declared = new HashSet<string>(DeclaredNames.In(code));
        return !SourceReader
            .EnclosingMember(code)
            .DescendantTokens()
            .Any(t => t.IsKind(SyntaxKind.IdentifierToken) && !code.Span.Contains(t.Span) && declared.Contains(t.ValueText));
    }

    /// <summary>Whether comments stand in or behind the statement in which the lambda is written, and belong to no statement of
    /// that.</summary>
    private static bool HasCommentsBeside(StatementSyntax written, SyntaxNode code)
    {
        var moved = code is BlockSyntax block ? block.Statements.FullSpan : default;
        return written.DescendantTrivia().Any(t => FileSyntax.IsComment(t) && t.SpanStart >= written.SpanStart && !moved.Contains(t.Span));
    }

    private static bool BeginsWithComment(SyntaxNode code) =>
        code is BlockSyntax block && block.Statements.Take(1).Any(s => s.GetLeadingTrivia().Any(FileSyntax.IsComment));
}
