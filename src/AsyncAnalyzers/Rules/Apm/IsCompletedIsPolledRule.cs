using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2007: a loop asks <c>IsCompleted</c> and at most sleeps in between.
/// See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/polling-for-the-status-of-an-asynchronous-operation">Polling for the status of an asynchronous operation</see>.
/// </summary>
internal sealed class IsCompletedIsPolledRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.IsCompletedIsPolled;

    public override bool IsAboutTheCall => false;

    public override Finding? Inspect(MethodUse use)
        => use.Pair is { Kind: PairKind.Apm, IsNeverEnded: false } pair && pair.Uses.Select(u => PollingLoop.TryRecognise(u, use.Source)).FirstOrDefault(l => l is not null) is { } loop
            ? new Finding(loop.IsCompleted.Name.GetLocation(), use.Method.Name, pair.Methods.End.Name)
            : null;
}
