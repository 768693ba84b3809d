using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1005: <c>EndInvoke</c> is called on another delegate object than the one that began. The run time compares them by reference and
/// throws InvalidOperationException. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/calling-synchronous-methods-asynchronously">
/// Calling synchronous methods asynchronously</see>.
/// </summary>
internal sealed class EndInvokeOfAnotherDelegateRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndInvokeOfAnotherDelegate;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use.IsOfDelegate
        && use.End is { Variable: { } result } end
        && end.FindOnlyBegin() is { TargetMethod.Name: "BeginInvoke" } begin
        && new ObjectDifference(use.Symbols, use.Source).AreDifferent(begin.Instance, end.Call.Instance)
            ? new Finding(result.Name)
            : null;
}
