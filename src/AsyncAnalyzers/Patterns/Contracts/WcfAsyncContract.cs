using System.Collections.Immutable;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>
/// A WCF contract that has asynchronous operations, found by its attributes: an interface or class with <c>[ServiceContract]</c>, or the
/// callback interface that such a contract names. WCF wants Begin and End in one type, but the versions of an operation may stand in a
/// contract and those that it inherits from.
/// </summary>
/// <param name="Type">The interface or class.</param>
/// <param name="Attributes">The attributes that it is described with.</param>
/// <param name="ServiceContract">Its own attribute; null for a callback contract without one.</param>
/// <param name="Operations">Its operations that have an asynchronous version, or are meant to.</param>
internal sealed record WcfAsyncContract(
    INamedTypeSymbol Type,
    ContractAttributes Attributes,
    AttributeData? ServiceContract,
    ImmutableArray<WcfOperation> Operations
)
{
    private const string ContractName = "ServiceContract";
    private const string OperationName = "OperationContract";

    /// <summary>Whether a type has an attribute that may make it a contract, by its name. To be asked before anything is bound.</summary>
    public static bool MayBeContract(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind is TypeKind.Interface or TypeKind.Class
        && !IsDeclaredTwice(type, cancellationToken)
        && DeclarationsOf(type, cancellationToken).Any(d => HasAttribute(d, ContractName));

    /// <summary>
    /// Whether a declaration may be that of a contract, or a part of one, by the names of the attributes of the type and its members.
    /// Nothing is bound but the declaration of a partial type.
    /// </summary>
    public static bool MayBePartOfOne(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellationToken) =>
        IsDescribed(declaration)
        || (
            declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && model.GetDeclaredSymbol(declaration, cancellationToken) is { DeclaringSyntaxReferences.Length: > 1 } type
            && DeclarationsOf(type, cancellationToken).Any(IsDescribed)
        );

    /// <summary>A callback contract may do without an attribute of its own, but only interfaces are called back.</summary>
    private static bool IsDescribed(TypeDeclarationSyntax declaration) =>
        HasAttribute(declaration, ContractName)
        || (
            declaration is InterfaceDeclarationSyntax
            && declaration.Members.Any(m => m is not BaseTypeDeclarationSyntax && HasAttribute(m, OperationName))
        );

    /// <summary>Whether an attribute of a declaration is written so. To be asked before anything is bound.</summary>
    public static bool HasAttribute(MemberDeclarationSyntax declaration, string name)
    {
        foreach (var list in declaration.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (IsNamed(attribute, name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a type is declared more than once without being partial, by mistake.</summary>
    public static bool IsDeclaredTwice(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Length > 1
        && !DeclarationsOf(type, cancellationToken).All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Recognises a type as a contract with asynchronous operations; null where it is none.</summary>
    public static WcfAsyncContract? TryRecognise(INamedTypeSymbol type, LegacyAsyncSymbols symbols)
    {
        if (type.TypeKind is not (TypeKind.Interface or TypeKind.Class))
        {
            return null;
        }

        var (attributes, serviceContract) = ContractAttributeOf(type, symbols);
        if (attributes is null && type.TypeKind != TypeKind.Interface)
        {
            return null;
        }

        var methods = MethodsOf(type, symbols);
        if (methods.IsEmpty)
        {
            return null;
        }

        attributes ??= symbols.ContractAttributes.First(a =>
            SymbolEqualityComparer.Default.Equals(a.OperationContract, methods[0].Attribute.AttributeClass)
        );
        var inherited = type
            .AllInterfaces.Where(i => ContractAttributeOf(i, symbols).ServiceContract is not null)
            .SelectMany(i => MethodsOf(i, symbols))
            .ToLookup(m => m.OperationName);
        var operations = methods
            .GroupBy(m => NameOf(m, methods))
            .Select(g => new WcfOperation(
                g.Key,
                g.ToImmutableArray(),
                inherited[g.Key].Where(m => m.Version != VersionKind.End).ToImmutableArray(),
                symbols
            ))
            .Where(o => o.Methods.Concat(o.Inherited).Any(m => m.Version != VersionKind.Synchronous) && o.HasNoErrorTypes)
            .ToImmutableArray();
        return operations.IsEmpty ? null : new WcfAsyncContract(type, attributes, serviceContract, operations);
    }

    /// <summary>The attribute that makes a type a contract, with those that belong to it.</summary>
    public static (ContractAttributes? Attributes, AttributeData? ServiceContract) ContractAttributeOf(
        INamedTypeSymbol type,
        LegacyAsyncSymbols symbols
    )
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (
                symbols.ContractAttributes.FirstOrDefault(c =>
                    SymbolEqualityComparer.Default.Equals(c.ServiceContract, attribute.AttributeClass)
                ) is
                { } attributes
            )
            {
                return (attributes, attribute);
            }
        }

        return (null, null);
    }

    private static ImmutableArray<WcfMethod> MethodsOf(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        type.GetMembers().OfType<IMethodSymbol>().Select(m => WcfMethod.TryRecognise(m, symbols)).OfType<WcfMethod>().ToImmutableArray();

    private static IEnumerable<TypeDeclarationSyntax> DeclarationsOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>();

    private static bool IsNamed(AttributeSyntax attribute, string name) =>
        attribute.Name.GetLastToken().ValueText.StartsWith(name, StringComparison.Ordinal);

    /// <summary>An End method with the attribute is part of the operation that it ends, whatever name it has been given.</summary>
    private static string NameOf(WcfMethod method, IEnumerable<WcfMethod> all) =>
        method.Version == VersionKind.End
        && all.FirstOrDefault(m => m.Version == VersionKind.Begin && m.LogicalName == method.LogicalName) is { } begin
            ? begin.OperationName
            : method.OperationName;
}
