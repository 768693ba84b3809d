using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2001: neither the async result of a Begin method nor its callback ever reaches the matching End, which must be called once
/// for each Begin.
/// See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">Asynchronous Programming Model</see>.
/// </summary>
internal sealed class BeginIsNeverEndedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.BeginIsNeverEnded;

    public override Finding? Inspect(MethodUse use)
        => use.Pair is { Kind: PairKind.Apm, IsNeverEnded: true } pair && !ExpectedFailure.Surrounds(pair.Begin)
            ? new Finding(use.Method.Name, pair.Methods.End.Name)
            : null;
}
