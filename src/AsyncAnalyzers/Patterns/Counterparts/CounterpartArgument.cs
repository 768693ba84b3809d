using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Counterparts;

/// <summary>An argument of a counterpart: one of the start's own, or its buffer, offset and count put together into an
/// <c>ArraySegment</c>.</summary>
/// <param name="Ordinal">The ordinal of the start's parameter, or of the buffer.</param>
/// <param name="Segment">The type of the segment, where it is one.</param>
internal sealed record CounterpartArgument(int Ordinal, INamedTypeSymbol? Segment = null);
