using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>A handler that is attached to a completion event.</summary>
/// <param name="Subscription">What attaches it.</param>
/// <param name="Object">The object of the event.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record AttachedHandler(EapSubscription Subscription, EapObject Object, LegacyAsyncSymbols Symbols, SourceReader Source)
{
    /// <summary>The event.</summary>
    public IEventSymbol Event => Subscription.Event;

    /// <summary>The handler that an assignment attaches to a completion event; null where it attaches none.</summary>
    public static AttachedHandler? TryRecognise(AssignmentExpressionSyntax added, LegacyAsyncSymbols symbols, SourceReader source) =>
        source.OperationOf(added) is IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation reference }
        && EapMethod.ArgsOf(reference.Event, symbols) is not null
        && EapSubscription.Of(reference, symbols, source) is { } subscription
            ? new AttachedHandler(subscription, EapObject.Of(reference.Instance, symbols, source), symbols, source)
            : null;

    /// <summary>Where a handler reads a result that throws if there is none, and neither asks for the error or the cancellation nor catches
    /// what the result throws; empty where it does, or hands the data on.</summary>
    public IReadOnlyList<EventDataUse> UncheckedResultsIn(EapHandler handler) =>
        handler.DataUses.All(u => u.Kind is EventDataUseKind.Result or EventDataUseKind.UserState)
        && !handler.DataUses.Any(u => FunctionSyntax.CatchingAround(u.Operation.Syntax, handler.Body).Any())
            ? handler
                .DataUses.Where(u => u is { Kind: EventDataUseKind.Result, Property: { } p } && ResultProperty.Throws(p, Source))
                .ToList()
            : [];

    /// <summary>A start that the handler hears, in its own file; null where there is none.</summary>
    public EapOperation? FindStart() =>
        Object
            .StartsOf(Event, Symbols)
            .Where(s => s.Syntax.SyntaxTree == Subscription.Assignment.Syntax.SyntaxTree)
            .Select(s => EapOperation.TryRecognise(s, Symbols, Source))
            .FirstOrDefault(s => s is not null);

    /// <summary>The start that stands before in the same block, where this is the only handler of the object's event and all starts stand
    /// before it; null where the event can be heard.</summary>
    public EapOperation? FindEarlierStart()
    {
        if (
            Subscription.Statement is not { Parent: BlockSyntax block } statement
            || Object.Variable is null
            || Object.AttachedTo(Event).Count() != 1
        )
        {
            return null;
        }

        var starts = Object.StartsOf(Event, Symbols).ToList();
        var last = starts.OrderBy(s => s.Syntax.SpanStart).LastOrDefault();
        return
            starts.All(s => s.Syntax.SyntaxTree == statement.SyntaxTree && s.Syntax.SpanStart < statement.SpanStart)
            && last?.Syntax.Parent is ExpressionStatementSyntax { Parent: var around }
            && around == block
            ? EapOperation.TryRecognise(last, Symbols, Source)
            : null;
    }
}
