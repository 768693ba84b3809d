using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>An argument of a counterpart: one of Begin's own, or its buffer, offset and count put together into an
/// <c>ArraySegment</c>.</summary>
/// <param name="Ordinal">The ordinal of Begin's parameter, or of the buffer.</param>
/// <param name="Segment">The type of the segment, where it is one.</param>
internal sealed record CounterpartArgument(int Ordinal, INamedTypeSymbol? Segment = null);
