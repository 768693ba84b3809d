using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Finds where statements can be put so that they run just before an expression, and nothing else moves.</summary>
internal static class HoistingPoint
{
    /// <summary>The statement whose evaluation begins with the expression, or null where something else comes first.</summary>
    public static StatementSyntax? Before(ExpressionSyntax expression) =>
        expression.Parent switch
        {
            ExpressionStatementSyntax or ReturnStatementSyntax => (StatementSyntax)expression.Parent,
            AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax => Before((ExpressionSyntax)expression.Parent),
            MemberAccessExpressionSyntax access when access.Expression == expression => Before(access),
            InvocationExpressionSyntax call when call.Expression == expression => Before(call),
            AssignmentExpressionSyntax
            {
                Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            } assignment => Before(assignment),
            EqualsValueClauseSyntax
            {
                Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement }
            } => statement,
            _ => null,
        };

    /// <summary>The statement in whose evaluation nothing before the expression has an effect, or null where something has, or the
    /// statement repeats it.</summary>
    public static StatementSyntax? BeforeAllEffects(ExpressionSyntax expression) =>
        expression.Ancestors().TakeWhile(n => n is not AnonymousFunctionExpressionSyntax).OfType<StatementSyntax>().FirstOrDefault()
            is { } statement
        && statement
            is ExpressionStatementSyntax
                or ReturnStatementSyntax
                or LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 }
                or IfStatementSyntax
        && (statement is not IfStatementSyntax branch || branch.Condition.Span.Contains(expression.Span))
        && !expression.Ancestors().TakeWhile(n => n != statement).Any(n => MayPassOver(n, expression))
        && !statement.DescendantNodes().Any(n => n.Span.End <= expression.SpanStart && (Evaluation.MayHaveEffect(n) || IsStep(n)))
            ? statement
            : null;

    /// <summary>
    /// Whether evaluation reads, before it comes to an expression, what may change until that is there: a field, a property, an element.
    /// What a plain assignment fills is not read; locals belong to the function alone.
    /// </summary>
    public static bool IsReadBefore(ExpressionSyntax expression, SyntaxNode scope, SemanticModel model) =>
        scope
            .DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Any(name =>
                name.Span.End <= expression.SpanStart
                && !IsPlainlyAssigned(SourceReader.AccessOf(name))
                && MayChange(model.GetSymbolInfo(name).Symbol)
            );

    /// <summary>What is read of the async result itself stays the same, or goes.</summary>
    private static bool MayChange(ISymbol? read) =>
        read is IEventSymbol or IFieldSymbol { IsConst: false, IsReadOnly: false }
        || read is IPropertySymbol { ContainingType: not ({ SpecialType: SpecialType.System_IAsyncResult } or { Name: "AsyncResult" }) };

    private static bool IsPlainlyAssigned(ExpressionSyntax access) =>
        access.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
        && assignment.Left == access;

    /// <summary>The statements behind one in its block or switch section; none where it stands in neither.</summary>
    public static IEnumerable<StatementSyntax> Behind(StatementSyntax statement) =>
        (
            statement.Parent switch
            {
                BlockSyntax block => block.Statements,
                SwitchSectionSyntax section => section.Statements,
                _ => default,
            }
        )
            .SkipWhile(s => s != statement)
            .Skip(1);

    /// <summary>Whether evaluating the node may leave out the expression in it.</summary>
    private static bool MayPassOver(SyntaxNode node, ExpressionSyntax inner) =>
        node switch
        {
            ConditionalExpressionSyntax conditional => !conditional.Condition.Span.Contains(inner.Span),
            SwitchExpressionSyntax choice => !choice.GoverningExpression.Span.Contains(inner.Span),
            ConditionalAccessExpressionSyntax access => !access.Expression.Span.Contains(inner.Span),
            BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression
            } binary => !binary.Left.Span.Contains(inner.Span),
            _ => false,
        };

    private static bool IsStep(SyntaxNode node) =>
        node.RawKind
            is (int)SyntaxKind.PostIncrementExpression
                or (int)SyntaxKind.PostDecrementExpression
                or (int)SyntaxKind.PreIncrementExpression
                or (int)SyntaxKind.PreDecrementExpression;
}
