using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>A function that stands behind a delegate.</summary>
/// <param name="Symbol">The function.</param>
/// <param name="Body">Its body; null where that is not in source, or an override may run instead.</param>
internal sealed record SourceFunction(IMethodSymbol Symbol, SyntaxNode? Body);
