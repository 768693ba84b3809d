using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Symbols;

namespace AsyncAnalyzers.Rules;

/// <summary>An operation, as the host hands it to its rules.</summary>
/// <param name="Contract">The contract that declares it.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Uses">What the compilation does with its contracts.</param>
/// <param name="IsFromElsewhere">Whether another assembly declares the contract, and a service implements it here.</param>
/// <param name="CancellationToken">Cancels.</param>
internal sealed record ContractOperationContext(
    WcfAsyncContract Contract,
    WcfOperation Operation,
    ContractIndex Uses,
    bool IsFromElsewhere,
    CancellationToken CancellationToken
)
{
    public LegacyAsyncSymbols Symbols => Operation.Symbols;

    /// <summary>Whether a service of the compilation has the operation, for certain.</summary>
    public bool IsOnService => IsFromElsewhere || Uses.IsServed(Contract.Type);

    /// <summary>Whether what implements the contract in the compilation may be a service.</summary>
    public bool MayBeOnService => Uses.IsImplemented(Contract.Type);

    /// <summary>Whether it is the client that has the operation, for the service to call back.</summary>
    public bool IsCallback => Uses.IsCallback(Contract.Type);
}
