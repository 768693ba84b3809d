using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2009: an async function begins an operation and blocks in End, with nothing in between that shows the operation to be complete. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/blocking-application-execution-by-ending-an-async-operation">
/// Blocking application execution by ending an async operation</see>.
/// </summary>
internal sealed class EndBlocksAsyncFunctionRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndBlocksAsyncFunction;

    public override Finding? Inspect(MethodUse use) =>
        use is { IsOfDelegate: false, End: { } end }
        && end.FindOnlyBegin() is { } begin
        && FunctionSyntax.IsInAsyncCode(end.Call.Syntax)
        && FunctionSyntax.Around(begin.Syntax) == FunctionSyntax.Around(end.Call.Syntax)
        && BeginCall.TryRecognise(begin, use.Symbols, use.Source) is { Callback.Kind: CallbackKind.None } pair
        && pair.Uses.All(u => u.Kind is AsyncResultUseKind.Aliased or AsyncResultUseKind.PassedToHelper or AsyncResultUseKind.Ended)
        && pair.Ends.Any(e => e.Syntax == end.Call.Syntax)
            ? new Finding(use.Method.Name, begin.TargetMethod.Name)
            : null;
}
