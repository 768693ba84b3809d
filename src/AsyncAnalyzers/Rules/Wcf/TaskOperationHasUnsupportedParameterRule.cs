using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3008: an operation that returns a task with a parameter that WCF refuses when client or host open: a token, a progress, and for
/// clients anything that comes back by reference.
/// </summary>
internal sealed class TaskOperationHasUnsupportedParameterRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.TaskOperationHasUnsupportedParameter;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.TaskOperationPassesByReference);

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation.Task is { } task
        && use.Operation.Declares(task)
        && task.Symbol.Parameters.FirstOrDefault(p => IsRefused(p, use)) is { } parameter
            ? Refuse(parameter, task)
            : null;

    private static Finding Refuse(IParameterSymbol parameter, WcfMethod task) =>
        parameter.RefKind == RefKind.None
            ? new Finding(parameter, parameter.Name, task.Symbol.Name, parameter.Type.Name)
            : new Finding(parameter, parameter.Name, task.Symbol.Name) { Message = Descriptors.TaskOperationPassesByReference };

    private static bool IsRefused(IParameterSymbol parameter, ContractOperationContext use) =>
        SymbolEqualityComparer.Default.Equals(parameter.Type, use.Symbols.CancellationToken)
        || (
            use.Symbols.Progress is not null
            && SymbolEqualityComparer.Default.Equals(parameter.Type.OriginalDefinition, use.Symbols.Progress)
        )
        || (parameter.RefKind != RefKind.None && !use.Contract.Attributes.IsCoreWcf && !use.MayBeOnService);
}
