using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>A function in source that Begin may call back.</summary>
/// <param name="Symbol">The function.</param>
/// <param name="Body">Its body.</param>
/// <param name="Uses">What it does with the async result.</param>
internal sealed record CallbackTarget(IMethodSymbol Symbol, SyntaxNode Body, ImmutableArray<AsyncResultUse> Uses);
