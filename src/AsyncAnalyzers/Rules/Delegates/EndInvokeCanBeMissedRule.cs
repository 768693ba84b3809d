using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1003: a path from <c>BeginInvoke</c> to the exit of the function passes no <c>EndInvoke</c>, which must be called for every call.
/// See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/calling-synchronous-methods-asynchronously">
/// Calling synchronous methods asynchronously</see>.
/// </summary>
internal sealed class EndInvokeCanBeMissedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndInvokeCanBeMissed;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use.Begin is { Kind: PairKind.Delegate } begin && EndPathAnalysis.CanBeMissed(begin, use.Symbols, use.Source)
            ? new Finding(use.Method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            : null;
}
