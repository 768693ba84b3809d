using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>The names that code declares for itself: what is moved must not mean something else where it comes to stand.</summary>
internal static class DeclaredNames
{
    /// <summary>The names of locals, local functions and parameters that code declares.</summary>
    public static IEnumerable<string> In(SyntaxNode code) =>
        code.DescendantNodesAndSelf()
            .Select(n =>
                n switch
                {
                    VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                    SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
                    ForEachStatementSyntax loop => loop.Identifier.ValueText,
                    LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                    ParameterSyntax parameter => parameter.Identifier.ValueText,
                    CatchDeclarationSyntax caught => caught.Identifier.ValueText,
                    _ => "",
                }
            )
            .Where(name => name.Length > 0);
}
