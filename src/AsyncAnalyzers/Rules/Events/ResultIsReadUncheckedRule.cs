using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4008: a handler reads the result of an operation and never looks at its error, or whether it was cancelled: the result throws, in
/// the handler, where nobody catches it. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.asynccompletedeventargs.raiseexceptionifnecessary">
/// AsyncCompletedEventArgs.RaiseExceptionIfNecessary</see>.
/// </summary>
internal sealed class ResultIsReadUncheckedRule : Rule<AttachedHandler>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ResultIsReadUnchecked;

    public override Finding? Inspect(AttachedHandler use) =>
        use.Subscription.FindHandler() is { } handler
        && use.UncheckedResultsIn(handler) is { Count: > 0 } reads
        && reads[0].Property is { } result
            ? new Finding(use.Event.Name, result.Name)
            : null;
}
