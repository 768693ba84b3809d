using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2001: neither the async result of a Begin method nor its callback ever reaches the matching End, which must be called once for each
/// Begin. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">
/// Asynchronous Programming Model</see>.
/// </summary>
internal sealed class BeginIsNeverEndedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.BeginIsNeverEnded;

    public override Finding? Inspect(MethodUse use) =>
        use.Begin is { Kind: PairKind.Apm, IsNeverEnded: true } begin && !ExpectedFailure.Surrounds(begin.Call)
            ? new Finding(use.Method.Name, begin.Methods.End.Name)
            : null;
}
