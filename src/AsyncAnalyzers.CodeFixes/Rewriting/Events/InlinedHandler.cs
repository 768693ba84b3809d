using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
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
/// <param name="Attached">The statement that attaches the lambda.</param>
/// <param name="Start">The start.</param>
/// <param name="Body">The code over the task.</param>
/// <param name="Context">The document.</param>
internal sealed record InlinedHandler(ExpressionStatementSyntax Attached, EventStart Start, HandlerBody Body, RewriteContext Context)
{
    /// <summary>The lambda, where its code means in the place of the start what it means where it is attached, and no comment of it is
    /// lost; null otherwise.</summary>
    public static InlinedHandler? TryCreate(HeardOperations heard, HandlerBody body, RewriteContext context) =>
        heard is { Handler: { Kind: FunctionKind.Lambda } handler, Starts: { Length: 1 } starts, Attached: { Length: 1 } attached }
        && attached[0].Statement is { Parent: BlockSyntax block } statement
        && starts[0].Statement is var start
        && start.Parent == block
        && start.SpanStart > statement.SpanStart
        && LastStatement.ReturnAfter(start) is null
        && !body.NeedsSender
        && !body.NeedsState
        && CanMove(handler.Body)
        && !HasCommentsBeside(statement, handler.Body)
        && !(start.GetTrailingTrivia().Any(FileSyntax.IsComment) && BeginsWithComment(handler.Body))
            ? new InlinedHandler(statement, starts[0], body, context)
            : null;

    /// <summary>Puts the code in the place of the start.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        BlockSyntax? code = null;
        edits.ReplaceStatement(
            Attached,
            current =>
            {
                var lambda = current.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().First();
                code = Body.In(lambda.Block, lambda.ExpressionBody, Token(SyntaxKind.SemicolonToken));
                return [];
            }
        );
        edits.Unwrap(
            Start.Statement,
            current => [.. Before(EventStart.InvocationIn(current)), .. Behind(Start.Task(EventStart.InvocationIn(current)), code!)]
        );
    }

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

    /// <summary>Whether comments stand in or behind the statement that attaches the lambda, and belong to no statement of that.</summary>
    private static bool HasCommentsBeside(ExpressionStatementSyntax attached, SyntaxNode code)
    {
        var moved = code is BlockSyntax block ? block.Statements.FullSpan : default;
        return attached
            .DescendantTrivia()
            .Any(t => FileSyntax.IsComment(t) && t.SpanStart >= attached.SpanStart && !moved.Contains(t.Span));
    }

    private static bool BeginsWithComment(SyntaxNode code) =>
        code is BlockSyntax block && block.Statements.Take(1).Any(s => s.GetLeadingTrivia().Any(FileSyntax.IsComment));
}
