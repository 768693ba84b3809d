using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// Compares Begin and End by what the pattern asks for: End of the same operation, on the same object. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">
/// Asynchronous Programming Model</see>.
/// </summary>
internal sealed class EndMatcher(LegacyAsyncSymbols symbols, SourceReader source)
{
    private readonly ObjectDifference _difference = new(symbols, source);

    /// <summary>How an end call goes with what began; certain only where it is wrong for everything that may have begun.</summary>
    public EndMatch Match(EndCall end, ImmutableArray<BeginCall> begins) =>
        begins.Select(begin => Match(begin.Methods, begin.Receiver, end.Call.TargetMethod, end.Call.Instance, begin)).Distinct().ToList()
            is { Count: 1 } matches
            ? matches[0]
            : EndMatch.MayMatch;

    /// <param name="begun">The pair that began.</param>
    /// <param name="began">What Begin is called on.</param>
    /// <param name="end">The End method.</param>
    /// <param name="ended">What End is called on.</param>
    /// <param name="call">The begin call, where it is one.</param>
    public EndMatch Match(ApmMethodPair begun, IOperation? began, IMethodSymbol end, IOperation? ended, BeginCall? call = null) =>
        begun.Kind == PairKind.Apm && ApmMethodPair.TryResolveEnd(end, symbols) is { } pair && AreOfOneType(begun.Begin, end)
            ? pair.Operation == begun.Operation
                ? _difference.AreDifferent(began, ended)
                    ? EndMatch.OtherObject
                    : EndMatch.MayMatch
                : (ObjectIdentity.AreSame(began, ended) || IsStateOf(call, ended))
                && !IsOver(begun.Begin, pair.Begin)
                && !IsOver(end, begun.End)
                    ? EndMatch.OtherOperation
                    : EndMatch.MayMatch
            : EndMatch.MayMatch;

    private static bool AreOfOneType(IMethodSymbol begin, IMethodSymbol end) =>
        TypeHierarchy.IsOrHas(begin.ContainingType, end.ContainingType) || TypeHierarchy.IsOrHas(end.ContainingType, begin.ContainingType);

    /// <summary>Whether End is called on the state, and Begin was given the object that it was called on for that.</summary>
    private bool IsStateOf(BeginCall? call, IOperation? ended) =>
        call is { Receiver: not null, StateArgument: { } state }
        && ObjectIdentity.AreSame(call.Receiver, state)
        && ended switch
        {
            IConversionOperation conversion => IsStateOf(call, conversion.Operand),
            ILocalReferenceOperation { Local: var local } => source.OnlyValueOf(local) is { } value && IsStateOf(call, value),
            IPropertyReferenceOperation { Property.Name: nameof(IAsyncResult.AsyncState) } => true,
            _ => false,
        };

    /// <summary>Whether a method in source is written over another one, so that the two are one operation.</summary>
    private bool IsOver(IMethodSymbol method, IMethodSymbol inner) =>
        source.BodyOf(method)?.DescendantTokens().Any(t => t.ValueText == inner.Name) == true;
}
