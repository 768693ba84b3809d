using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3004: any other Begin and End operation that could return a task, which WCF calls the preferred way: see
/// <see href="https://learn.microsoft.com/dotnet/framework/wcf/synchronous-and-asynchronous-operations">Synchronous and asynchronous
/// operations</see>. What is passed by reference cannot be.
/// </summary>
internal sealed class UseTaskOperationRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseTaskOperation;

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation is { Pair: { } pair, Task: null, IsByReference: false }
        && use.Operation.Declares(pair.Begin)
        && use.Symbols.TaskOfResult is not null
            ? new(pair.Begin.Symbol, use.Operation.Name, pair.Begin.Symbol.Name, pair.End.Name)
            : null;
}
