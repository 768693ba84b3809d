using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1004: an async result is ended that is ended already whenever this call is reached; the second <c>EndInvoke</c> throws
/// InvalidOperationException. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/calling-synchronous-methods-asynchronously">
/// Calling synchronous methods asynchronously</see>.
/// </summary>
internal sealed class EndInvokeIsCalledTwiceRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndInvokeIsCalledTwice;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use is { IsOfDelegate: true, End: { Variable: { } result } end } && end.FindEarlierEnd() is not null
            ? new Finding(result.Name)
            : null;
}
