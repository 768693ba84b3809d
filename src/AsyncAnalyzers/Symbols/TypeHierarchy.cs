using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Symbols;

/// <summary>What a type inherits from and implements.</summary>
internal static class TypeHierarchy
{
    /// <summary>A type and those that it inherits from, the nearest first.</summary>
    public static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>A type and those that it is declared in.</summary>
    public static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    /// <summary>A type with all that it inherits from and implements.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) =>
        BasesOf(type).OfType<INamedTypeSymbol>().Concat(type.AllInterfaces);

    /// <summary>Whether a type is another one or inherits from it, whatever their type arguments.</summary>
    public static bool IsOrDerivesFrom(ITypeSymbol? type, ITypeSymbol? other) =>
        BasesOf(type).Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, other?.OriginalDefinition));

    /// <summary>Whether a type is another one, inherits from it or implements it, whatever their type arguments.</summary>
    public static bool IsOrHas(INamedTypeSymbol type, INamedTypeSymbol other) =>
        Of(type).Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, other.OriginalDefinition));
}
