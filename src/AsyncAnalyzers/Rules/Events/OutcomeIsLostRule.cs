using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4004: an operation is started on an object of the function's own, and nothing listens to the event that tells its outcome. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/best-practices-for-implementing-the-event-based-asynchronous-pattern">
/// Best practices for implementing the event-based asynchronous pattern</see>: errors are reported by the event and nowhere else.
/// </summary>
internal sealed class OutcomeIsLostRule : Rule<EapOperation>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.OutcomeIsLost;

    public override Finding? Inspect(EapOperation use) =>
        use.Object is { Variable: null or ILocalSymbol, IsOwn: true } own
        && !own.AttachedTo(use.Method.Completed).Any()
        && (
            use.IsOfBackgroundWorker
                ? !BackgroundWorkerUse.HasNothingToTell(own)
                : use.FindCounterpart() is not null || use.FindPair() is not null
        )
            ? new Finding(use.Method.Completed.Name, use.Method.Start.Name)
            : null;
}
