using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>LAP3006: an operation of a service that returns a task and has another version, which the host refuses when it opens.</summary>
internal sealed class TaskVersionIsNotAloneRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.TaskVersionIsNotAlone;

    public override bool IsAboutServices => true;

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation is { Task: { } task } && (use.Operation.Synchronous ?? use.Operation.Begin) is { } other && use.IsOnService
            ? new(use.Operation.LocationOf(task), task.Symbol.Name, other.Symbol.Name)
            : null;
}
