using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>The function that code belongs to, as syntax.</summary>
internal static class FunctionSyntax
{
    /// <summary>The method, accessor, lambda or local function around a node; top-level code is the compilation unit.</summary>
    public static SyntaxNode? Around(SyntaxNode node) =>
        node.Ancestors()
            .FirstOrDefault(n =>
                n
                    is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or AccessorDeclarationSyntax
                        or GlobalStatementSyntax
                        or MemberDeclarationSyntax
            ) switch
        {
            GlobalStatementSyntax global => global.Parent,
            var function => function,
        };

    /// <summary>Whether a function is async, or may become it without saying so, as top-level code may.</summary>
    public static bool IsAsync(SyntaxNode function) =>
        function switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.AsyncKeyword),
            CompilationUnitSyntax => true,
            _ => false,
        };

    /// <summary>Whether code stands where a function that says so is async, and nothing holds a lock, which bars <c>await</c>.</summary>
    public static bool IsInAsyncCode(SyntaxNode node) =>
        Around(node) is { } function and not CompilationUnitSyntax
        && IsAsync(function)
        && !node.Ancestors().TakeWhile(n => n != function).Any(n => n is LockStatementSyntax);
}
