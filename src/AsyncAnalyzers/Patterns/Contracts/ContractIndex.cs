using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>
/// What the types of a compilation do with its contracts: which of them are implemented by services, and which are called back. Found out
/// once, and only if some rule has to know.
/// </summary>
internal sealed class ContractIndex
{
    private readonly Lazy<(HashSet<ISymbol> Implemented, HashSet<ISymbol> Served, ILookup<ISymbol, INamedTypeSymbol> Callbacks)> _found;

    public ContractIndex(LegacyAsyncSymbols symbols, CancellationToken cancellationToken)
    {
        Symbols = symbols;
        _found = new(() => Find(cancellationToken), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The types that contracts are described with.</summary>
    public LegacyAsyncSymbols Symbols { get; }

    /// <summary>Whether a class of the compilation may implement the contract, or for a callback contract the one that calls back, as a
    /// service: not as a client that passes calls on.</summary>
    public bool IsImplemented(INamedTypeSymbol contract) => IsAmong(_found.Value.Implemented, contract);

    /// <summary>Whether such a class is a service for certain: one that is not public may be there for the compilation itself, unless it
    /// says that it is a service.</summary>
    public bool IsServed(INamedTypeSymbol contract) => IsAmong(_found.Value.Served, contract);

    /// <summary>Whether a contract names the interface as the one that the client implements.</summary>
    public bool IsCallback(INamedTypeSymbol contract) => _found.Value.Callbacks.Contains(contract.OriginalDefinition);

    private bool IsAmong(HashSet<ISymbol> contracts, INamedTypeSymbol contract) =>
        contract.TypeKind == TypeKind.Class
        || contracts.Contains(contract.OriginalDefinition)
        || _found
            .Value.Callbacks[contract.OriginalDefinition]
            .Any(owner => owner.TypeKind == TypeKind.Class || contracts.Contains(owner.OriginalDefinition));

    private (HashSet<ISymbol> Implemented, HashSet<ISymbol> Served, ILookup<ISymbol, INamedTypeSymbol> Callbacks) Find(
        CancellationToken cancellationToken
    )
    {
        var implemented = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var served = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var callbacks = new List<(ISymbol Callback, INamedTypeSymbol Owner)>();
        foreach (var type in TypesIn(Symbols.Compilation.Assembly.GlobalNamespace))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                WcfAsyncContract.MayBeContract(type, cancellationToken)
                && WcfAsyncContract.ContractAttributeOf(type, Symbols).ServiceContract is { } attribute
                && attribute.NamedArguments.FirstOrDefault(a => a.Key == "CallbackContract").Value
                    is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol callback }
            )
            {
                callbacks.Add((callback.OriginalDefinition, type));
            }

            if (type is { TypeKind: TypeKind.Class, IsAbstract: false } && !WcfClient.Matches(type, Symbols))
            {
                var contracts = type
                    .AllInterfaces.Where(i => WcfAsyncContract.MayBeContract(i, cancellationToken) && !PassesOn(type, i))
                    .Select(i => i.OriginalDefinition)
                    .ToList();
                implemented.UnionWith(contracts);
                if (IsPublic(type) || WcfService.Matches(type, Symbols))
                {
                    served.UnionWith(contracts);
                }
            }
        }

        return (implemented, served, callbacks.ToLookup(c => c.Callback, c => c.Owner, SymbolEqualityComparer.Default));
    }

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a class has another implementation of the interface, or what makes one, to pass calls on to.</summary>
    private static bool PassesOn(INamedTypeSymbol type, INamedTypeSymbol contract) =>
        type.GetMembers()
            .OfType<IFieldSymbol>()
            .Any(f =>
                f.Type is INamedTypeSymbol field
                && field
                    .TypeArguments.OfType<INamedTypeSymbol>()
                    .Append(field)
                    .Any(t => IsOrImplements(t, contract) && !SymbolEqualityComparer.Default.Equals(t, type))
            );

    private static bool IsOrImplements(INamedTypeSymbol type, INamedTypeSymbol contract) =>
        SymbolEqualityComparer.Default.Equals(type, contract) || type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .SelectMany(m => m is INamedTypeSymbol type ? [type, .. TypesIn(type)] : TypesIn(m));
}
