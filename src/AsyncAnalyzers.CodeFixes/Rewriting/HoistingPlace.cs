using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting;

/// <summary>Finds where statements can be put so that they run just before an expression, and nothing else moves.</summary>
internal static class HoistingPlace
{
    /// <summary>The statement whose evaluation begins with the expression, or null where something else comes first.</summary>
    public static StatementSyntax? Before(ExpressionSyntax expression)
        => expression.Parent switch
        {
            ExpressionStatementSyntax or ReturnStatementSyntax => (StatementSyntax)expression.Parent,
            AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax => Before((ExpressionSyntax)expression.Parent),
            MemberAccessExpressionSyntax access when access.Expression == expression => Before(access),
            InvocationExpressionSyntax call when call.Expression == expression => Before(call),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } assignment => Before(assignment),
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } => statement,
            _ => null,
        };
}
