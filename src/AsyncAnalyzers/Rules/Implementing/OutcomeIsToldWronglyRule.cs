using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5006: the result of an event-based operation can be read although the operation failed, where
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.asynccompletedeventargs#notes-to-inheritors">
/// AsyncCompletedEventArgs</see> wants read-only properties to call <c>RaiseExceptionIfNecessary</c>; or the event is raised on the thread
/// that did the work, where
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/implementing-the-event-based-asynchronous-pattern">
/// an <c>AsyncOperation</c></see> knows that of the caller.
/// </summary>
internal sealed class OutcomeIsToldWronglyRule : Rule<EapComponentPart>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.OutcomeIsToldWrongly;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.CompletionIsRaisedOnOtherThread);

    public override Finding? Inspect(EapComponentPart use) =>
        use switch
        {
            CompletedArgsType args when args.FindUncheckedResult() is { Identifier: var name } => new Finding(
                name.GetLocation(),
                args.Type.Name,
                name.ValueText
            ),
            EapImplementation { RaisesOnOtherThread: true, Method: var method } => new Finding(method.Start.Name, method.Completed.Name)
            {
                Message = Descriptors.CompletionIsRaisedOnOtherThread,
            },
            _ => null,
        };
}
