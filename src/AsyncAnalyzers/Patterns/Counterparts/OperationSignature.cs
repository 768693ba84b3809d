using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Counterparts;

/// <summary>What a counterpart has to match: how an operation is started, with what, and what it delivers. Each family makes its
/// own.</summary>
/// <param name="Start">The method that starts the operation; a counterpart is a member of its type.</param>
/// <param name="CounterpartNames">The names that a counterpart may have, the likeliest first.</param>
/// <param name="Parameters">What the operation itself takes, without what only its pattern needs: a callback, a state.</param>
/// <param name="Returned">What it returns in the end; null for nothing.</param>
/// <param name="ByReference">What it gives back by reference in the end.</param>
internal sealed record OperationSignature(
    IMethodSymbol Start,
    ImmutableArray<string> CounterpartNames,
    ImmutableArray<IParameterSymbol> Parameters,
    ITypeSymbol? Returned,
    ImmutableArray<IParameterSymbol> ByReference
);
