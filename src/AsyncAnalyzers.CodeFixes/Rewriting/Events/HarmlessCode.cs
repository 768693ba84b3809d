using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Code that throws nothing, whatever state the program is in: whoever calls a function that does no more before it awaits can
/// catch nothing of it.</summary>
internal static class HarmlessCode
{
    /// <summary>Whether a function makes an object, attaches handlers to that, and starts its operation with what is constant.</summary>
    public static bool IsAllOf(SyntaxNode function, EventStart start, RewriteContext context) =>
        start.Statement.Parent is BlockSyntax body
        && body.Parent == function
        && body.Statements.TakeWhile(s => s != start.Statement).All(s => IsHarmless(s, context))
        && start.Invocation.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax }
        && start.Invocation.ArgumentList.Arguments.All(a => IsHarmless(a.Expression, context));

    private static bool IsHarmless(StatementSyntax statement, RewriteContext context) =>
        statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: var variables } => variables.All(v =>
                v.Initializer is null || IsHarmless(v.Initializer.Value, context)
            ),
            ExpressionStatementSyntax
            {
                Expression: AssignmentExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.AddAssignmentExpression,
                    Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } attached,
                    Right: AnonymousFunctionExpressionSyntax or IdentifierNameSyntax
                }
            } => context.Model.GetSymbolInfo(attached, context.CancellationToken).Symbol is IEventSymbol
                && context.Model.GetSymbolInfo(attached.Expression, context.CancellationToken).Symbol is ILocalSymbol,
            LocalFunctionStatementSyntax => true,
            _ => false,
        };

    private static bool IsHarmless(ExpressionSyntax expression, RewriteContext context) =>
        expression is ObjectCreationExpressionSyntax { Initializer: null } creation
            ? IsHarmless(creation, context)
            : context.Model.GetConstantValue(expression, context.CancellationToken) is { HasValue: true, Value: not null };

    /// <summary>Whether a <c>WebClient</c> is made, or an address that is one.</summary>
    private static bool IsHarmless(ObjectCreationExpressionSyntax creation, RewriteContext context) =>
        context.Model.GetTypeInfo(creation, context.CancellationToken).Type is { } made
        && creation.ArgumentList?.Arguments is { } arguments
        && (
            arguments.Count == 0
                ? made.Equals(context.Symbols.WebClient, SymbolEqualityComparer.Default)
                : arguments.Count == 1
                    && made is { Name: nameof(Uri), ContainingNamespace.Name: nameof(System) }
                    && context.Model.GetConstantValue(arguments[0].Expression, context.CancellationToken).Value is string address
                    && Uri.TryCreate(address, UriKind.Absolute, out _)
        );
}
