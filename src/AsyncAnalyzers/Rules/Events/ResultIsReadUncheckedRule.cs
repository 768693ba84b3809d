using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
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
        && handler.DataUses.FirstOrDefault(u => u.Kind == EventDataUseKind.Result)?.Property is { } result
        && handler.DataUses.All(u => u.Kind is EventDataUseKind.Result or EventDataUseKind.UserState)
        && !handler.DataUses.Any(u => FunctionSyntax.CatchingAround(u.Operation.Syntax, handler.Body).Any())
            ? new Finding(use.Event.Name, result.Name)
            : null;
}
