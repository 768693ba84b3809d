using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2006: a Begin method is called that has no counterpart with a task (LAP2005 reports those that have one): <c>FromAsync</c> makes one
/// of it. See <see href="https://learn.microsoft.com/dotnet/standard/parallel-programming/tpl-and-traditional-async-programming">TPL and
/// traditional .NET asynchronous programming</see>. Where a tool has written the client that begins, the tool would write a counterpart,
/// too, if it were asked for one.
/// </summary>
internal sealed class UseFromAsyncRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseFromAsync;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.UseFromAsyncOrGenerateAgain);

    public override Finding? Inspect(MethodUse use) =>
        ApmConsumer.PairOf(use) is { Methods.CallbackOrdinal: >= 0 } begin
        && !FromAsyncCall.TakesResultOf(begin, use.Symbols)
        && !IsWrappedByItsType(begin, use)
        && use.FindCounterpart(begin.Methods) is null
            ? Wrap(begin, use)
            : null;

    /// <summary>
    /// Nothing gets better where an object begins and ends its own operation without a callback, and who waits for the task may hold the
    /// context on which the callback is to run.
    /// </summary>
    private static bool IsWrappedByItsType(BeginCall begin, MethodUse use)
    {
        if (begin is not { Callback.Kind: CallbackKind.None, Receiver: null or IInstanceReferenceOperation })
        {
            return false;
        }

        var type = use.Source.Model.GetEnclosingSymbol(use.Site.Name.SpanStart, use.Source.CancellationToken)?.ContainingType;
        return TypeHierarchy
            .Around(type)
            .Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, begin.Methods.Begin.ContainingType.OriginalDefinition));
    }

    private static Finding Wrap(BeginCall begin, MethodUse use) =>
        GeneratedClient.ContractOf(begin.Methods.Begin, use.Symbols) is { } contract
            ? new Finding(use.Method.Name, begin.Methods.End.Name, contract.Name) { Message = Descriptors.UseFromAsyncOrGenerateAgain }
            : new Finding(use.Method.Name, begin.Methods.End.Name);
}
