using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>
/// Tells clients that a tool has written from the metadata of a service. Their Begin and End operations are there because the tool was
/// told to write them, with <c>/async</c>: see
/// <see href="https://learn.microsoft.com/dotnet/framework/wcf/servicemodel-metadata-utility-tool-svcutil-exe">ServiceModel Metadata
/// Utility Tool</see>.
/// </summary>
internal static class GeneratedClient
{
    /// <summary>What svcutil and Visual Studio name themselves, and what dotnet-svcutil does.</summary>
    private static readonly string[] s_tools = ["System.ServiceModel", "Microsoft.Tools.ServiceModel.Svcutil", "dotnet-svcutil"];

    /// <summary>The generated contract that declares what a client, or its channel, begins; null where the contract was written by
    /// hand.</summary>
    public static INamedTypeSymbol? ContractOf(IMethodSymbol begin, LegacyAsyncSymbols symbols) =>
        TypeHierarchy
            .Of(begin.ContainingType)
            .FirstOrDefault(type =>
                type.TypeKind == TypeKind.Interface
                && IsGenerated(type, symbols)
                && WcfAsyncContract.ContractAttributeOf(type, symbols).ServiceContract is not null
                && type.GetMembers(begin.Name)
                    .OfType<IMethodSymbol>()
                    .Any(m => WcfMethod.TryRecognise(m, symbols)?.Version == VersionKind.Begin)
            );

    private static bool IsGenerated(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        type.GetAttributes()
            .Any(a =>
                SymbolEqualityComparer.Default.Equals(a.AttributeClass, symbols.GeneratedCode)
                && a.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string tool }
                && s_tools.Contains(tool)
            );
}
