using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4003: the only handler of a completion event is attached when the operation runs already: it may be complete before. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/how-to-use-components-that-support-the-event-based-asynchronous-pattern">
/// How to: Use Components That Support the Event-based Asynchronous Pattern</see>.
/// </summary>
internal sealed class HandlerIsAttachedAfterStartRule : Rule<AttachedHandler>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.HandlerIsAttachedAfterStart;

    public override Finding? Inspect(AttachedHandler use) =>
        use.FindEarlierStart() is { } start ? new Finding(use.Event.Name, start.Method.Start.Name) : null;
}
