using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4001: an event-based operation is started where a method does the same with a task.
/// See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/">Asynchronous programming patterns</see>.
/// </summary>
internal sealed class UseTaskInsteadOfEventRule : Rule<EapOperation>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseTaskInsteadOfEvent;

    public override Finding? Inspect(EapOperation use) =>
        !use.IsOfComponent && use.FindCounterpart() is { Method.Name: var counterpart }
            ? new Finding(use.Method.Start.Name, counterpart, use.Method.Completed.Name)
            : null;
}
