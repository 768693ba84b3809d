using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1002: neither the async result of a delegate's <c>BeginInvoke</c> nor its callback ever reaches <c>EndInvoke</c>, which must be
/// called no matter how completion is noticed. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/calling-synchronous-methods-asynchronously">
/// Calling synchronous methods asynchronously</see>.
/// </summary>
internal sealed class BeginInvokeIsNeverEndedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.BeginInvokeIsNeverEnded;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use.Begin is { Kind: PairKind.Delegate, IsNeverEnded: true } begin && !ExpectedFailure.Surrounds(begin.Call)
            ? new Finding(use.Method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            : null;
}
