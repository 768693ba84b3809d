using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Symbols;

/// <summary>The types that one implementation of WCF, System.ServiceModel or CoreWCF, describes contracts with.</summary>
/// <param name="ServiceContract">The attribute of a contract.</param>
/// <param name="OperationContract">The attribute of an operation.</param>
/// <param name="FaultContract">The attribute that declares a fault of an operation.</param>
/// <param name="ServiceKnownType">The attribute that declares a known type.</param>
/// <param name="OperationBehavior">What attributes that are behaviors of an operation implement.</param>
/// <param name="ServiceBehavior">The attribute of a class that is a service.</param>
/// <param name="ClientBase">The base class of clients.</param>
/// <param name="IsCoreWcf">Whether this is CoreWCF, which has services only and runs no Begin and End operations.</param>
internal sealed record ContractAttributes(
    INamedTypeSymbol ServiceContract,
    INamedTypeSymbol OperationContract,
    INamedTypeSymbol? FaultContract,
    INamedTypeSymbol? ServiceKnownType,
    INamedTypeSymbol? OperationBehavior,
    INamedTypeSymbol? ServiceBehavior,
    INamedTypeSymbol? ClientBase,
    bool IsCoreWcf
);
