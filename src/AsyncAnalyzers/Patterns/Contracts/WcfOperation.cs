using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>An operation of a contract with all its versions: methods of one name on the wire.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Methods">The methods of the contract itself that have the attribute of an operation.</param>
/// <param name="Inherited">Those of the contracts that it inherits from: WCF makes one operation of all.</param>
/// <param name="Symbols">The known types.</param>
internal sealed record WcfOperation(
    string Name,
    ImmutableArray<WcfMethod> Methods,
    ImmutableArray<WcfMethod> Inherited,
    LegacyAsyncSymbols Symbols
)
{
    public WcfMethod? Synchronous => FirstOf(VersionKind.Synchronous);

    public WcfMethod? Begin => FirstOf(VersionKind.Begin);

    public WcfMethod? Task => FirstOf(VersionKind.Task);

    /// <summary>Whether the contract and one that it inherits from share the operation.</summary>
    public bool IsShared => !Inherited.IsEmpty;

    /// <summary>The methods that WCF takes for the End of the Begin method: all of the name in the same type, inherited ones are
    /// none.</summary>
    public ImmutableArray<IMethodSymbol> Ends =>
        Begin is null
            ? ImmutableArray<IMethodSymbol>.Empty
            : Begin.Symbol.ContainingType.GetMembers(ApmNames.EndOf(Begin.LogicalName)).OfType<IMethodSymbol>().ToImmutableArray();

    /// <summary>The Begin and End methods, where WCF accepts them as such.</summary>
    public (WcfMethod Begin, IMethodSymbol End)? Pair =>
        Begin is { } begin
        && Methods.Concat(Inherited).Count(m => m.Version == VersionKind.Begin) == 1
        && !Methods.Any(m => m.Version == VersionKind.End)
        && WcfMethod.HasBeginShape(begin.Symbol, Symbols)
        && Ends is { Length: 1 } ends
        && WcfMethod.HasEndShape(ends[0], Symbols)
            ? (begin, ends[0])
            : null;

    /// <summary>Whether a Begin or End method takes or gives anything by reference, which a task cannot.</summary>
    public bool IsByReference =>
        Pair is { } pair && (pair.Begin.Inputs.Any(p => p.RefKind != RefKind.None) || pair.Begin.Outputs(pair.End).Any());

    /// <summary>Whether all types of its methods are known; of code that does not compile nothing is said.</summary>
    public bool HasNoErrorTypes =>
        Methods
            .Concat(Inherited)
            .Select(m => m.Symbol)
            .Concat(Ends)
            .All(m => IsKnown(m.ReturnType) && m.Parameters.All(p => IsKnown(p.Type)));

    /// <summary>Whether a version is the contract's own.</summary>
    public bool Declares(WcfMethod version) => Methods.Contains(version);

    /// <summary>Where to report what is wrong with a version: there, or if it is inherited, at the method that stands beside it.</summary>
    public IMethodSymbol LocationOf(WcfMethod version) => (Declares(version) ? version : Methods[0]).Symbol;

    private WcfMethod? FirstOf(VersionKind version) => Methods.Concat(Inherited).FirstOrDefault(m => m.Version == version);

    private static bool IsKnown(ITypeSymbol type) =>
        type switch
        {
            IErrorTypeSymbol => false,
            IArrayTypeSymbol array => IsKnown(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.All(IsKnown),
            _ => true,
        };
}
