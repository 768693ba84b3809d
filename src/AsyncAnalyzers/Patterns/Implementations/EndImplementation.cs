using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>An End method that a type implements: it waits for the operation, and gives its result or throws its exception.</summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Method">The method.</param>
/// <param name="Body">Its body.</param>
/// <param name="Result">The parameter with the async result.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EndImplementation(
    MethodDeclarationSyntax Declaration,
    IMethodSymbol Method,
    SyntaxNode Body,
    IParameterSymbol Result,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
) : ImplementedMethod(Declaration, Method, Body, Symbols, Source)
{
    /// <summary>The async result.</summary>
    public override ImmutableArray<IParameterSymbol> Given => ImmutableArray.Create(Result);

    /// <summary>Whether a declaration may be of such a method, as it is written. To be asked before anything is bound.</summary>
    public static bool MayBeOne(MethodDeclarationSyntax declaration) =>
        ImplementedNames.MayEnd(declaration.Identifier.ValueText) && declaration.ParameterList.Parameters.Count > 0;

    /// <summary>The End method that a declaration is; null where it is none, or its body is not to be seen.</summary>
    public static EndImplementation? TryRecognise(MethodDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source) =>
        MayBeOne(declaration)
        && source.Model.GetDeclaredSymbol(declaration, source.CancellationToken) is IMethodSymbol method
        && ((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody) is { } body
        && method.Parameters.Where(p => SymbolEqualityComparer.Default.Equals(p.Type, symbols.AsyncResult)).ToList() is { Count: 1 } results
            ? new EndImplementation(declaration, method, body, results[0], symbols, source)
            : null;
}
