using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// Tells callers of the pattern, who can use tasks instead, from its implementers, who are asked for an async result: a Begin method that
/// hands its own callback on to another Begin, or returns what that returned, and a type that is an async result itself.
/// </summary>
internal static class ApmConsumer
{
    /// <summary>The pair of declared methods that a caller begins, or null.</summary>
    public static BeginCall? PairOf(MethodUse use) =>
        use.Begin is { Kind: PairKind.Apm } begin
        && !HandsCallbackOn(begin, use.Symbols)
        && !IsReturned(begin.Call)
        && !IsInAsyncResult(use)
        && !ExpectedFailure.Surrounds(begin.Call)
            ? begin
            : null;

    private static bool HandsCallbackOn(BeginCall begin, LegacyAsyncSymbols symbols) =>
        begin
            .CallbackArgument?.DescendantsAndSelf()
            .Any(o => o is IParameterReferenceOperation { Parameter.Type: var type } && symbols.IsAsyncCallback(type)) == true;

    /// <summary><c>class SendAsyncResult : AsyncResult</c> goes through the steps of an operation of its own.</summary>
    private static bool IsInAsyncResult(MethodUse use)
    {
        var type = use.Source.Model.GetEnclosingSymbol(use.Site.Name.SpanStart, use.Source.CancellationToken)?.ContainingType;
        return use.Symbols.IsAsyncResult(type);
    }

    private static bool IsReturned(IOperation begin)
    {
        var current = begin.Parent;
        while (
            current
                is IConversionOperation
                    or IParenthesizedOperation
                    or IConditionalAccessOperation
                    or IConditionalOperation
                    or ICoalesceOperation
        )
        {
            current = current.Parent;
        }

        return current is IReturnOperation;
    }
}
