using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns;

/// <summary>The method that does with a task what a Begin and End pair does: <c>ReadAsync</c> for <c>BeginRead</c> and <c>EndRead</c>.</summary>
/// <param name="Method">The method, as it is called on the object that begins: an extension method is reduced.</param>
/// <param name="Arguments">What it is called with; its further parameters are optional.</param>
/// <param name="Delivery">Where in its result stands what End delivers; null where the result is what End returns.</param>
internal sealed record TaskCounterpart(IMethodSymbol Method, ImmutableArray<CounterpartArgument> Arguments, ResultDelivery? Delivery)
{
    /// <summary>What the task results in; null for nothing.</summary>
    public ITypeSymbol? Result => Method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } result } ? result[0] : null;

    /// <summary>Whether it returns a <c>ValueTask</c>, which can be awaited once only and not be waited for.</summary>
    public bool ReturnsValueTask => Method.ReturnType.IsValueType;
}

/// <summary>An argument of a counterpart: one of Begin's own, or its buffer, offset and count put together into an <c>ArraySegment</c>.</summary>
/// <param name="Ordinal">The ordinal of Begin's parameter, or of the buffer.</param>
/// <param name="Segment">The type of the segment, where it is one.</param>
internal sealed record CounterpartArgument(int Ordinal, INamedTypeSymbol? Segment = null);

/// <summary>The members of a result in which a counterpart delivers what End returns and what it gives back by reference.</summary>
/// <param name="Returned">The member with what End returns.</param>
/// <param name="ByReference">The members with what End's by-reference parameters give back, in their order.</param>
internal sealed record ResultDelivery(string Returned, ImmutableArray<string> ByReference);
