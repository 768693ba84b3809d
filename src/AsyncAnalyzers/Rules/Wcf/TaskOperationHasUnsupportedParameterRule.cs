using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3008: an operation that returns a task with a parameter that WCF refuses when client or host open: a token, a progress, and for
/// clients anything that comes back by reference.
/// </summary>
internal sealed class TaskOperationHasUnsupportedParameterRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.TaskOperationHasUnsupportedParameter;

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation.Task is { } task
        && use.Operation.Declares(task)
        && task.Symbol.Parameters.FirstOrDefault(p => IsRefused(p, use)) is { } parameter
            ? new(
                parameter,
                parameter.Name,
                task.Symbol.Name,
                parameter.RefKind == RefKind.None ? $"a parameter of type '{parameter.Type.Name}'" : "by-reference parameters"
            )
            : null;

    private static bool IsRefused(IParameterSymbol parameter, ContractOperationContext use) =>
        SymbolEqualityComparer.Default.Equals(parameter.Type, use.Symbols.CancellationToken)
        || (
            use.Symbols.Progress is not null
            && SymbolEqualityComparer.Default.Equals(parameter.Type.OriginalDefinition, use.Symbols.Progress)
        )
        || (parameter.RefKind != RefKind.None && !use.Contract.Attributes.IsCoreWcf && !use.MayBeOnService);
}
