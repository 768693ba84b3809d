using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4002: an event-based operation is started that no method does with a task (LAP4001 reports those that have one). A task can be made
/// of it: over the Begin and End methods of a WCF client, or over the event. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>.
/// </summary>
internal sealed class WrapEventInTaskRule : Rule<EapOperation>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.WrapEventInTask;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.WrapEventInTaskOrGenerateAgain);

    public override Finding? Inspect(EapOperation use) =>
        !use.IsOfComponent && !use.IsOfBackgroundWorker && !IsWrapped(use) && use.FindCounterpart() is null ? Wrap(use) : null;

    /// <summary>Whether the start stands in a method that makes a task of it.</summary>
    private static bool IsWrapped(EapOperation use)
    {
        for (
            var around = use.Source.Model.GetEnclosingSymbol(use.Site.Name.SpanStart, use.Source.CancellationToken);
            around is IMethodSymbol method;
            around = around.ContainingSymbol
        )
        {
            if (!method.IsAsync && use.Symbols.IsTask(method.ReturnType))
            {
                return true;
            }
        }

        return false;
    }

    private static Finding Wrap(EapOperation use) =>
        use.FindPair() is { Begin: var begin } && GeneratedClient.ContractOf(begin, use.Symbols) is { } contract
            ? new Finding(use.Method.Start.Name, use.Method.Completed.Name, contract.Name)
            {
                Message = Descriptors.WrapEventInTaskOrGenerateAgain,
            }
            : new Finding(use.Method.Start.Name, use.Method.Completed.Name);
}
