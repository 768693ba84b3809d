using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2007: a loop asks <c>IsCompleted</c> and at most sleeps in between. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/polling-for-the-status-of-an-asynchronous-operation">
/// Polling for the status of an asynchronous operation</see>.
/// </summary>
internal sealed class IsCompletedIsPolledRule : Rule<AsyncResultRead>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.IsCompletedIsPolled;

    public override Finding? Inspect(AsyncResultRead use) =>
        use.Begins.FirstOrDefault(b => b is { Kind: PairKind.Apm, IsNeverEnded: false }) is { } begin
        && begin.Uses.FirstOrDefault(u => PollingLoop.TryRecognise(u, use.Source) is not null) is { } first
        && use.Is(first)
            ? new Finding(begin.Methods.Begin.Name, begin.Methods.End.Name)
            : null;
}
