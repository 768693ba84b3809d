using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>What two versions of an operation differ in, where WCF wants them to agree.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Name">The argument or attribute, or the empty string.</param>
internal sealed record VersionDifference(VersionDifferenceKind Kind, string Name = "")
{
    /// <summary>The arguments that all versions have to agree in.</summary>
    public const string IsOneWay = nameof(IsOneWay);

    /// <inheritdoc cref="IsOneWay"/>
    public const string Action = nameof(Action);

    /// <inheritdoc cref="IsOneWay"/>
    public const string ReplyAction = nameof(ReplyAction);

    private const string DefaultNamespace = "http://tempuri.org/";

    /// <summary>What the signatures differ in, or null where they agree. What comes back by reference is compared with that of End
    /// only.</summary>
    /// <param name="first">The synchronous version, or else the one that returns a task.</param>
    /// <param name="second">Another version.</param>
    /// <param name="end">Its End, where it has one.</param>
    public static VersionDifference? InSignature(WcfMethod first, WcfMethod second, IMethodSymbol? end) =>
        !AreAlike(first.Inputs, second.Inputs) ? new(VersionDifferenceKind.Parameters)
        : first.Version == VersionKind.Synchronous && end is not null && !AreAlike(first.Outputs(null), second.Outputs(end))
            ? new(VersionDifferenceKind.ByReference)
        : !SymbolEqualityComparer.Default.Equals(first.Result(null), second.Result(end)) ? new(VersionDifferenceKind.Result)
        : null;

    /// <summary>What the attributes differ in, or null where they agree: faults, known types and behaviors stand on the first version
    /// only.</summary>
    public static VersionDifference? InAttributes(WcfMethod first, WcfMethod second, ContractAttributes attributes) =>
        SingleVersionAttributes(attributes).FirstOrDefault(t => second.AttributesOf(t).Any()) is { } type
            ? new(VersionDifferenceKind.Attribute, second.AttributesOf(type).First().AttributeClass!.Name)
        : first.IsOneWay != second.IsOneWay ? new(VersionDifferenceKind.Argument, IsOneWay)
        : MustDiffer(first, second, Action, "", attributes) ? new(VersionDifferenceKind.Argument, Action)
        : !first.IsOneWay && MustDiffer(first, second, ReplyAction, "Response", attributes)
            ? new(VersionDifferenceKind.Argument, ReplyAction)
        : null;

    /// <summary>The attributes, or what they implement, that only one version of an operation may have.</summary>
    public static IEnumerable<INamedTypeSymbol> SingleVersionAttributes(ContractAttributes attributes) =>
        new[] { attributes.FaultContract, attributes.ServiceKnownType, attributes.OperationBehavior }.OfType<INamedTypeSymbol>();

    /// <summary>
    /// Whether an action of two versions cannot be the same. By default it is made of the name and namespace of the contract that declares
    /// the version, and the name of the operation; where only one names it, it may name what is the other's by default.
    /// </summary>
    private static bool MustDiffer(WcfMethod first, WcfMethod second, string argument, string suffix, ContractAttributes attributes) =>
        (first.Argument(argument) as string, second.Argument(argument) as string) switch
        {
            (null, null) => ContractOf(first, attributes) is { } one && ContractOf(second, attributes) is { } other && one != other,
            ({ } one, { } other) => one != other,
            ({ } one, null) => !MayBeDefault(one, second, suffix, attributes),
            (null, { } other) => !MayBeDefault(other, first, suffix, attributes),
        };

    private static bool AreAlike(IEnumerable<IParameterSymbol> ones, IEnumerable<IParameterSymbol> others) =>
        ones.Count() == others.Count() && ones.Zip(others, IsAlike).All(isAlike => isAlike);

    private static bool IsAlike(IParameterSymbol one, IParameterSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.Type, other.Type) && (one.RefKind == RefKind.None) == (other.RefKind == RefKind.None);

    private static bool MayBeDefault(string action, WcfMethod method, string suffix, ContractAttributes attributes) =>
        ContractOf(method, attributes) is not { Name: var contract }
        || action.EndsWith($"{contract}/{method.OperationName}{suffix}", StringComparison.Ordinal)
        || action.EndsWith($"{contract}:{method.OperationName}{suffix}", StringComparison.Ordinal);

    /// <summary>The name and namespace of the contract that declares a method; null where it has no attribute of its own, or is generic
    /// and its name made of more.</summary>
    private static (string Name, string Namespace)? ContractOf(WcfMethod method, ContractAttributes attributes) =>
        method.Symbol.ContainingType is { IsGenericType: false } type
        && type.GetAttributes().FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attributes.ServiceContract))
            is { } contract
            ? (ArgumentOf(contract, "Name") ?? type.Name, ArgumentOf(contract, "Namespace") ?? DefaultNamespace)
            : null;

    private static string? ArgumentOf(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: string value }
            ? value
            : null;
}
