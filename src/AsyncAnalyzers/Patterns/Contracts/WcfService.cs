using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>
/// A class that says that it is a service, with <c>[ServiceBehavior]</c>. Where a contract comes from another assembly nothing less tells:
/// who else implements it may do so for clients, or for tests.
/// </summary>
internal static class WcfService
{
    private const string Behavior = "ServiceBehavior";

    /// <summary>Whether a class may be a service by the names of its attributes. To be asked before anything is bound.</summary>
    public static bool MayBeOne(ClassDeclarationSyntax declaration) => WcfAsyncContract.HasAttribute(declaration, Behavior);

    /// <summary>Whether a type says that it is a service.</summary>
    public static bool Matches(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false }
        && type.GetAttributes()
            .Any(a => symbols.ContractAttributes.Any(c => SymbolEqualityComparer.Default.Equals(a.AttributeClass, c.ServiceBehavior)));

    /// <summary>
    /// The contracts of other assemblies that a type implements as a service; none where it is no service. What a base class of another
    /// assembly implements is no matter of the type.
    /// </summary>
    public static IEnumerable<INamedTypeSymbol> ContractsFromElsewhere(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        Matches(type, symbols)
            ? ImplementedHere(type)
                .Where(i => !IsSameAssembly(i, type) && WcfAsyncContract.ContractAttributeOf(i, symbols).ServiceContract is not null)
            : [];

    /// <summary>Where a class names a contract among what it implements; its own name where it inherits it.</summary>
    public static Location LocationOf(INamedTypeSymbol contract, ClassDeclarationSyntax service) =>
        service.BaseList?.Types.FirstOrDefault(t => NameOf(t.Type) == contract.Name)?.GetLocation() ?? service.Identifier.GetLocation();

    private static IEnumerable<INamedTypeSymbol> ImplementedHere(INamedTypeSymbol type)
    {
        var from = type.BaseType;
        while (from is not null && IsSameAssembly(from, type))
        {
            from = from.BaseType;
        }

        return type.AllInterfaces.Where(i => from?.AllInterfaces.Contains(i, SymbolEqualityComparer.Default) != true);
    }

    private static bool IsSameAssembly(ISymbol one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.ContainingAssembly, other.ContainingAssembly);

    private static string? NameOf(TypeSyntax type) =>
        type switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            _ => null,
        };
}
