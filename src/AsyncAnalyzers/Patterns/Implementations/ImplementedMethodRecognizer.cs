using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>Recognises what a declaration implements, for rules and fixes alike.</summary>
internal static class ImplementedMethodRecognizer
{
    /// <summary>The Begin or End method that a declaration is, or null.</summary>
    public static ImplementedMethod? TryRecognise(MethodDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source) =>
        (ImplementedMethod?)BeginImplementation.TryRecognise(declaration, symbols, source)
        ?? EndImplementation.TryRecognise(declaration, symbols, source);
}
