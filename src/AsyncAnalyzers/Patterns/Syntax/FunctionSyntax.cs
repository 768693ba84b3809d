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

    /// <summary>Whether a function is async; top-level code is where it awaits, for it says so nowhere.</summary>
    public static bool IsAsync(SyntaxNode function) =>
        function switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.AsyncKeyword),
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Any(Awaits),
            _ => false,
        };

    private static bool Awaits(GlobalStatementSyntax statement) =>
        statement
            .DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n =>
                n is AwaitExpressionSyntax
                || (n is CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 })
                || (n is UsingStatementSyntax { AwaitKeyword.RawKind: not 0 })
                || (n is LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 })
            );

    /// <summary>The <c>try</c> statements around a node that catch what it throws, the nearest first.</summary>
    /// <param name="node">The node.</param>
    /// <param name="within">What they stand in.</param>
    public static IEnumerable<TryStatementSyntax> CatchingAround(SyntaxNode node, SyntaxNode? within) =>
        node.Ancestors()
            .TakeWhile(n => n != within)
            .OfType<TryStatementSyntax>()
            .Where(t => t.Catches.Count > 0 && t.Block.Span.Contains(node.Span));

    /// <summary>Whether code stands where a function that says so is async, and nothing holds a lock, which bars <c>await</c>.</summary>
    public static bool IsInAsyncCode(SyntaxNode node) =>
        Around(node) is { } function and not CompilationUnitSyntax
        && IsAsync(function)
        && !node.Ancestors().TakeWhile(n => n != function).Any(n => n is LockStatementSyntax);
}
