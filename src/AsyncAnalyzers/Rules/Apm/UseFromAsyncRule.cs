using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2006: a Begin method is called that has no counterpart with a task (LAP2005 reports those that have one): <c>FromAsync</c> makes one of it.
/// See <see href="https://learn.microsoft.com/dotnet/standard/parallel-programming/tpl-and-traditional-async-programming">TPL and traditional .NET asynchronous programming</see>.
/// </summary>
internal sealed class UseFromAsyncRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseFromAsync;

    public override Finding? Inspect(MethodUse use)
        => Caller.PairOf(use) is { Methods.CallbackOrdinal: >= 0 } pair && !FromAsyncCall.TakesResultOf(pair, use.Symbols)
            ? new Finding(use.Method.Name, pair.Methods.End.Name)
            : null;
}
