using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>Tells the classes of clients by what they derive from.</summary>
internal static class WcfClient
{
    /// <summary>Whether a class derives from <c>ClientBase&lt;T&gt;</c>, or is the channel of one.</summary>
    public static bool Matches(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        Derives(type, t => IsClientBase(t, symbols)) || IsChannel(type, symbols);

    /// <summary>
    /// Whether a class derives from <c>ClientBase&lt;T&gt;.ChannelBase&lt;T&gt;</c>, whose <c>BeginInvoke</c> and <c>EndInvoke</c> know an
    /// operation by its name and need its Begin and End methods in the contract.
    /// </summary>
    public static bool IsChannel(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        Derives(type, t => t.ContainingType is { } around && IsClientBase(around, symbols));

    private static bool Derives(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> isMeant) =>
        TypeHierarchy.BasesOf(type.BaseType).OfType<INamedTypeSymbol>().Any(isMeant);

    private static bool IsClientBase(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        symbols.ContractAttributes.Any(a => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, a.ClientBase));
}
