using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>
/// A method with the attribute of an operation. What its name and shape mean to WCF is told by
/// <see href="https://learn.microsoft.com/dotnet/framework/wcf/synchronous-and-asynchronous-operations">Synchronous and asynchronous
/// operations</see>.
/// </summary>
/// <param name="Symbol">The method.</param>
/// <param name="Attribute">Its attribute.</param>
/// <param name="Version">What it is to the operation.</param>
internal sealed record WcfMethod(IMethodSymbol Symbol, AttributeData Attribute, VersionKind Version)
{
    /// <summary>The argument that says that a method is the Begin method of an operation.</summary>
    public const string AsyncPattern = nameof(AsyncPattern);

    private const string AsyncSuffix = "Async";

    /// <summary>The name of the operation as far as the method's own name tells it.</summary>
    public string LogicalName { get; } =
        Version switch
        {
            VersionKind.Begin when ApmNames.MayBegin(Symbol.Name) => ApmNames.OperationOf(Symbol.Name)!,
            VersionKind.End => ApmNames.OperationOf(Symbol.Name)!,
            VersionKind.Task when Symbol.Name.Length > AsyncSuffix.Length && Symbol.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal) =>
                Symbol.Name.Substring(0, Symbol.Name.Length - AsyncSuffix.Length),
            _ => Symbol.Name,
        };

    /// <summary>The name of the operation.</summary>
    public string OperationName => Argument("Name") as string ?? LogicalName;

    public bool IsOneWay => Argument("IsOneWay") is true;

    /// <summary>Whether the method is said to be the Begin method of an operation.</summary>
    public bool HasAsyncPattern => IsSaidToBeginBy(Attribute);

    /// <summary>The value of a named argument of the attribute, or null where it has none.</summary>
    public object? Argument(string name) => ArgumentOf(Attribute, name);

    /// <summary>The attributes that are of a type, derive from it, or implement it.</summary>
    public IEnumerable<AttributeData> AttributesOf(INamedTypeSymbol? type) =>
        Symbol
            .GetAttributes()
            .Where(a =>
                type is not null
                && a.AttributeClass is { } attribute
                && (
                    SymbolEqualityComparer.Default.Equals(attribute, type)
                    || attribute.AllInterfaces.Contains(type, SymbolEqualityComparer.Default)
                )
            );

    /// <summary>What the operation results in: what its End returns, or what its task has; null for nothing.</summary>
    public ITypeSymbol? Result(IMethodSymbol? end) =>
        Version == VersionKind.Task ? ((INamedTypeSymbol)Symbol.ReturnType).TypeArguments.FirstOrDefault()
        : (end ?? Symbol) is { ReturnsVoid: false } method ? method.ReturnType
        : null;

    /// <summary>What goes to the service, in the order of the parameters: all but <c>out</c> parameters, callback and state.</summary>
    public IEnumerable<IParameterSymbol> Inputs =>
        Symbol.Parameters.Take(Symbol.Parameters.Length - (Version == VersionKind.Begin ? 2 : 0)).Where(p => p.RefKind != RefKind.Out);

    /// <summary>What comes back by reference, from End where there is one.</summary>
    public IEnumerable<IParameterSymbol> Outputs(IMethodSymbol? end) =>
        (end is null ? Symbol.Parameters : end.Parameters.Take(end.Parameters.Length - 1)).Where(p => p.RefKind != RefKind.None);

    /// <summary>The operation's method that a method is, or null where it has no attribute that makes it one.</summary>
    public static WcfMethod? TryRecognise(IMethodSymbol method, LegacyAsyncSymbols symbols) =>
        method.MethodKind == MethodKind.Ordinary
        && method
            .GetAttributes()
            .FirstOrDefault(a =>
                symbols.ContractAttributes.Any(c => SymbolEqualityComparer.Default.Equals(c.OperationContract, a.AttributeClass))
            )
            is { } attribute
            ? new WcfMethod(method, attribute, VersionOf(method, attribute, symbols))
            : null;

    /// <summary>Whether a method has the shape that WCF wants of a Begin method, to the letter.</summary>
    public static bool HasBeginShape(IMethodSymbol method, LegacyAsyncSymbols symbols) =>
        ApmNames.MayBegin(method.Name)
        && method.Parameters is { Length: >= 2 } parameters
        && symbols.IsAsyncCallback(parameters[parameters.Length - 2].Type)
        && parameters[parameters.Length - 1].Type.SpecialType == SpecialType.System_Object
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, symbols.AsyncResult);

    /// <summary>Whether a method has the shape that WCF wants of an End method, to the letter.</summary>
    public static bool HasEndShape(IMethodSymbol method, LegacyAsyncSymbols symbols) =>
        ApmNames.MayEnd(method.Name)
        && method.Parameters is { Length: >= 1 } parameters
        && SymbolEqualityComparer.Default.Equals(parameters[parameters.Length - 1].Type, symbols.AsyncResult);

    private static VersionKind VersionOf(IMethodSymbol method, AttributeData attribute, LegacyAsyncSymbols symbols) =>
        HasEndShape(method, symbols) ? VersionKind.End
        : symbols.IsTask(method.ReturnType) ? VersionKind.Task
        : IsSaidToBeginBy(attribute) ? VersionKind.Begin
        : VersionKind.Synchronous;

    private static bool IsSaidToBeginBy(AttributeData attribute) => ArgumentOf(attribute, AsyncPattern) is true;

    private static object? ArgumentOf(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: var value }
            ? value
            : null;
}
