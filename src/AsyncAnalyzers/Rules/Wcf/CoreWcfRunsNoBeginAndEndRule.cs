using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3002: an operation that has nothing but Begin and End, on a contract that CoreWCF serves. CoreWCF has no invoker for it and throws
/// when the host starts. Its contracts have attributes of its own, or those of System.ServiceModel where no other host is there.
/// </summary>
internal sealed class CoreWcfRunsNoBeginAndEndRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.CoreWcfRunsNoBeginAndEnd;

    public override bool IsAboutServices => true;

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation is { Pair: { } pair, Synchronous: null, Task: null }
        && use.Operation.Declares(pair.Begin)
        && IsServedByCoreWcf(use)
        && !use.IsCallback
            ? new(pair.Begin.Symbol, use.Operation.Name)
            : null;

    private static bool IsServedByCoreWcf(ContractOperationContext use) =>
        use.Contract.Attributes.IsCoreWcf
            ? !use.IsFromElsewhere // it is reported where it is declared
            : (use.Symbols.ContractAttributes.Any(a => a.IsCoreWcf) && use.Symbols.ServiceHost is null && use.IsOnService);
}
