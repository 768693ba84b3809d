using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Counterparts;

/// <summary>The method that does with a task what an older pattern does otherwise: <c>ReadAsync</c> for <c>BeginRead</c> and
/// <c>EndRead</c>.</summary>
/// <param name="Method">The method, as it is called on the object that starts: an extension method is reduced.</param>
/// <param name="Arguments">What it is called with; its further parameters are optional.</param>
/// <param name="Delivery">Where in its result stands what the operation delivers; null where the result is just that.</param>
internal sealed record TaskCounterpart(IMethodSymbol Method, ImmutableArray<CounterpartArgument> Arguments, ResultDelivery? Delivery)
{
    /// <summary>What the task results in; null for nothing.</summary>
    public ITypeSymbol? Result => Method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } result } ? result[0] : null;

    /// <summary>Whether it returns a <c>ValueTask</c>, which can be awaited once only and not be waited for.</summary>
    public bool ReturnsValueTask => Method.ReturnType.IsValueType;
}
