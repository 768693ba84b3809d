using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3005: an operation of a service with a synchronous version and Begin and End. The service runs the synchronous one: see
/// <see href="https://learn.microsoft.com/dotnet/api/system.servicemodel.operationcontractattribute.asyncpattern">AsyncPattern</see>.
/// </summary>
internal sealed class OnlySynchronousVersionRunsRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.OnlySynchronousVersionRuns;

    public override bool IsAboutServices => true;

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation is { Synchronous: { } synchronous, Pair: { } pair, Task: null } && !use.IsCallback && use.IsOnService
            ? new(use.Operation.LocationOf(pair.Begin), synchronous.Symbol.Name, pair.Begin.Symbol.Name)
            : null;
}
