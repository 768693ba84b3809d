using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2003: an async result is ended that is ended already whenever this call is reached. What a second End does is undefined; most throw
/// InvalidOperationException. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">
/// Asynchronous Programming Model</see>.
/// </summary>
internal sealed class EndIsCalledTwiceRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndIsCalledTwice;

    public override Finding? Inspect(MethodUse use) =>
        use is { IsOfDelegate: false, End: { IsInEndMethod: false, Variable: { } result } end }
        && end.FindEarlierEnd() is not null
        && ApmMethodPair.TryResolveEnd(use.Method, use.Symbols) is not null
            ? new Finding(result.Name, use.Method.Name)
            : null;
}
