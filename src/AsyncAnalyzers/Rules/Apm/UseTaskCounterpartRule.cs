using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2005: a Begin method is called, or wrapped by <c>FromAsync</c>, where a method does the same with a task.
/// See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/">Asynchronous programming patterns</see>.
/// </summary>
internal sealed class UseTaskCounterpartRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseTaskCounterpart;

    public override Finding? Inspect(MethodUse use)
    {
        var methods = use.Call is null
            ? FromAsyncCall.TryRecognise(use.Site.Access, use.Symbols, use.Source) is { Methods.Kind: PairKind.Apm } wrapped
            && wrapped.Begin.Syntax == use.Site.Access
                ? wrapped.Methods
                : null
            : ApmConsumer.PairOf(use)?.Methods;
        return methods is not null && use.FindCounterpart(methods) is { Method.Name: var counterpart }
            ? new Finding(use.Method.Name, counterpart)
            : null;
    }
}
