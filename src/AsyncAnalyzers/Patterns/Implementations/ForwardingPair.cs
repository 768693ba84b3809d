using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>A Begin and End of a type that do nothing but forward to another pair, or to a delegate.</summary>
/// <param name="Begin">The type's own Begin.</param>
/// <param name="End">The type's own End.</param>
/// <param name="Inner">The call of the other Begin.</param>
internal sealed record ForwardingPair(BeginImplementation Begin, EndImplementation End, BeginCall Inner)
{
    /// <summary>The pair that a Begin method is part of, or null where the two do more.</summary>
    public static ForwardingPair? TryRecognise(BeginImplementation begin)
    {
        return
            InnerOf(begin) is { } inner
            && begin.FindEnd() is { } end
            && OnlyCall(end) is { } endCall
            && EndCall.TryRecognise(endCall, end.Symbols, end.Source) is { Value: var ended }
            && HandedOn.Is(ended, end.Result)
            && endCall.TargetMethod.Name == inner.Methods.End.Name
            ? new ForwardingPair(begin, end, inner)
            : null;
    }

    /// <summary>The call of another Begin, with its callback and state, that is all that a Begin method does; null where it does
    /// more.</summary>
    public static BeginCall? InnerOf(BeginImplementation begin) =>
        OnlyCall(begin) is { } call
        && BeginCall.TryRecognise(call, begin.Symbols, begin.Source) is { } inner
        && HandedOn.Is(inner.CallbackArgument, begin.Callback)
        && HandedOn.Is(inner.StateArgument, begin.State)
        && !call.Arguments.Any(a => Evaluation.HasEffects(a.Value))
            ? inner
            : null;

    /// <summary>The call that is all that a method does.</summary>
    private static IInvocationOperation? OnlyCall(ImplementedMethod method) =>
        HandedOn.OnlyExpressionIn(method.Declaration) is { } expression && method.Source.OperationOf(expression) is { } operation
            ? SourceReader.Unconverted(operation) as IInvocationOperation
            : null;
}
