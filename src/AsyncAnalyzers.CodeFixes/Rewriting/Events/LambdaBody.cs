using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>The body of a handler that was a lambda.</summary>
internal static class LambdaBody
{
    /// <summary>Makes the body that a handler has over a task, of the block or the expression that it had.</summary>
    public delegate BlockSyntax NewBody(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon);

    /// <summary>The new body of the lambda that a statement, as it is edited, attaches to an event.</summary>
    public static BlockSyntax In(StatementSyntax attached, NewBody newBody)
    {
        var lambda = attached.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().First();
        return newBody(lambda.Block?.WithoutTrivia(), lambda.ExpressionBody, SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }
}
