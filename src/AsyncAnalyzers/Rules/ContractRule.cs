using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules;

/// <summary>A rule about the asynchronous operations of WCF contracts. Of those that an operation breaks the first is the only one to report it.</summary>
internal abstract class ContractRule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Whether the rule is about what a service runs, and so to be asked of services, too, that implement contracts of other assemblies.</summary>
    public virtual bool IsAboutServices => false;

    /// <summary>The finding where the operation breaks the rule, or null where it does not.</summary>
    public abstract ContractFinding? Inspect(OperationUse use);
}

/// <summary>What a rule found.</summary>
/// <param name="Where">The name or the argument that is wrong.</param>
/// <param name="Arguments">The message's arguments.</param>
internal sealed record ContractFinding(Location Where, params object[] Arguments)
{
    public ContractFinding(ISymbol where, params object[] arguments)
        : this(where.Locations[0], arguments)
    {
    }
}

/// <summary>An operation, as the host hands it to its rules.</summary>
/// <param name="Contract">The contract that declares it.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Uses">What the compilation does with its contracts.</param>
/// <param name="IsFromElsewhere">Whether another assembly declares the contract, and a service implements it here.</param>
/// <param name="CancellationToken">Cancels.</param>
internal sealed record OperationUse(WcfAsyncContract Contract, WcfOperation Operation, ContractUses Uses, bool IsFromElsewhere, CancellationToken CancellationToken)
{
    public LegacyAsyncSymbols Symbols => Operation.Symbols;

    /// <summary>Whether a service of the compilation has the operation, for certain.</summary>
    public bool IsOnService => IsFromElsewhere || Uses.IsServed(Contract.Type);

    /// <summary>Whether what implements the contract in the compilation may be a service.</summary>
    public bool MayBeOnService => Uses.IsImplemented(Contract.Type);

    /// <summary>Whether it is the client that has the operation, for the service to call back.</summary>
    public bool IsCallback => Uses.IsCallback(Contract.Type);
}
