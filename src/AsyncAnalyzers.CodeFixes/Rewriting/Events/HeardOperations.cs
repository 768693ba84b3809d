using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Members;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// All operations that a handler hears, with all that attaches and detaches it. A method that returns a task may raise the event, too: they
/// become tasks together, or none does.
/// </summary>
/// <param name="Handler">The handler; null where nothing listens.</param>
/// <param name="Starts">The starts that it hears.</param>
/// <param name="Attached">The statements that attach it.</param>
/// <param name="Detached">The statements that detach it.</param>
/// <param name="MayBeCancelled">Whether something may cancel one of the operations.</param>
internal sealed record HeardOperations(
    EapHandler? Handler,
    ImmutableArray<EventStart> Starts,
    ImmutableArray<EapSubscription> Attached,
    ImmutableArray<EapSubscription> Detached,
    bool MayBeCancelled
)
{
    /// <summary>Whether the handler is attached for the one operation that is started next in the same place, and hears no
    /// other.</summary>
    public bool IsOneForOne =>
        Starts is { Length: 1 }
        && Attached is { Length: 1 }
        && Attached[0].Statement?.Parent == Starts[0].Statement.Parent
        && Attached[0].Assignment.Syntax.SpanStart < Starts[0].Statement.SpanStart;

    /// <summary>All that is heard by whoever hears an operation, where all of it is in sight.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="context">The document.</param>
    /// <param name="takesAll">Whether all that is started on the object is wanted where nothing listens.</param>
    public static async Task<Planned<HeardOperations>> TryFindAsync(EapOperation operation, RewriteContext context, bool takesAll)
    {
        var completed = operation.Method.Completed;
        if (!operation.Object.IsInSight)
        {
            return await TryFindBySenderAsync(operation, context).ConfigureAwait(false);
        }

        var attached = operation.Object.AttachedTo(completed).ToList();
        if (attached.Count == 0)
        {
            return Unheard(operation, context, takesAll || operation.IsOfBackgroundWorker);
        }

        if (attached[0].FindHandler() is not { } handler)
        {
            return RefusalReason.HandlerIsUnknown.At(attached[0].Assignment.Syntax);
        }

        var listening = handler.Kind switch
        {
            FunctionKind.Lambda => attached,
            FunctionKind.KeptLambda => EventReferences.OfKept(attached[0], context),
            _ => await EventReferences.OfAsync(handler.Function, context).ConfigureAwait(false),
        };
        return listening?.All(s => RemovableCode.Is(s.Assignment.Syntax, operation, context)) != true
            ? RefusalReason.HandlerMustStay.At(handler.Body)
            : TryFind(handler, listening, context);
    }

    /// <summary>An operation that nobody listens to; all of a worker, which goes with them.</summary>
    private static Planned<HeardOperations> Unheard(EapOperation operation, RewriteContext context, bool takesAll)
    {
        var starts = ImmutableArray.CreateBuilder<EventStart>();
        foreach (var start in takesAll ? operation.StartsOnObject() : [operation])
        {
            if (!EventStartSelector.TryCreate(start, handler: null, context).Succeeds(out var task, out var refusal))
            {
                return refusal;
            }

            starts.Add(task);
        }

        if (FindCancellationByState(starts, operation.Object) is { } cancellation)
        {
            return RefusalReason.CancelledByState.At(cancellation.Syntax);
        }

        return new HeardOperations(
            null,
            starts.ToImmutable(),
            ImmutableArray<EapSubscription>.Empty,
            ImmutableArray<EapSubscription>.Empty,
            MayBeCancelled: false
        );
    }

    /// <summary>The next operation that a handler starts on its sender is heard by the handler.</summary>
    private static async Task<Planned<HeardOperations>> TryFindBySenderAsync(EapOperation operation, RewriteContext context)
    {
        var shared = RefusalReason.ObjectIsShared.At(operation.Site.Access);
        if (
            FunctionSyntax.Around(operation.Call.Syntax) is not MethodDeclarationSyntax around
            || context.Model.GetDeclaredSymbol(around, context.CancellationToken) is not IMethodSymbol { Parameters.Length: 2 } method
            || await EventReferences.OfAsync(method, context).ConfigureAwait(false) is not { Count: > 0 } listening
            || !listening.TrueForAll(s => RemovableCode.Is(s.Assignment.Syntax, operation, context))
            || listening[0].FindHandler() is not { } handler
        )
        {
            return shared;
        }

        var found = TryFind(handler, listening, context);
        return found.OrNull is { } heard && heard.Starts.All(s => s.Operation.Call.Syntax != operation.Call.Syntax) ? shared : found;
    }

    private static Planned<HeardOperations> TryFind(EapHandler handler, List<EapSubscription> listening, RewriteContext context)
    {
        var (starts, detached) = (new List<IInvocationOperation>(), new List<EapSubscription>());
        var own = handler.Sender is { } sender ? EapObject.Received(sender, handler.Body, context.Symbols, context.Source) : null;
        if (own is { IsOwn: false })
        {
            return RefusalReason.ObjectIsShared.At(handler.Body);
        }

        var objects = own is null ? [] : new List<EapObject> { own };
        var mayBeCancelled = false;
        foreach (var subscription in listening.Where(s => s.Adds))
        {
            var of = EapObject.Of(subscription.Receiver, context.Symbols, context.Source);
            if (!of.IsInSight || (of.IsItsOwnState && !OnlyUsesState(handler, subscription.Event, context)))
            {
                return RefusalReason.ObjectIsShared.At(subscription.Assignment.Syntax);
            }

            var attached = of.AttachedTo(subscription.Event).ToList();
            if (!attached.All(IsOfHandler) || own?.AttachedTo(subscription.Event).Any() == true)
            {
                return RefusalReason.SeveralHandlers.At(subscription.Assignment.Syntax);
            }

            if (of.StartsUnknown(context.Symbols) || own?.StartsUnknown(context.Symbols) == true)
            {
                return RefusalReason.HandlerMustStay.At(subscription.Assignment.Syntax);
            }

            var heard = of.StartsOf(subscription.Event, context.Symbols).ToList();
            var gone = of.DetachedFrom(subscription.Event).Concat(own?.DetachedFrom(subscription.Event) ?? []).ToList();
            var places = attached.Select(a => new SubscriptionPlace(a, of, handler)).ToList();
            if (!(gone.Count == 0 ? SubscriptionPlace.AreHeard(heard, places) : places.Count == 1 && places[0].IsHeardOnce(heard, gone)))
            {
                return places.Count > 1
                    ? RefusalReason.SeveralHandlers.At(subscription.Assignment.Syntax)
                    : RefusalReason.SubscriptionIsNotCertain.At(subscription.Assignment.Syntax);
            }

            objects.Add(of);
            starts.AddRange(heard);
            starts.AddRange(own?.StartsOf(subscription.Event, context.Symbols) ?? []);
            detached.AddRange(gone);
            mayBeCancelled |= of.Creations.Any(IsInUsing) || of.Calls.Any(c => MayCancel(c) && !handler.Body.Span.Contains(c.Syntax.Span));
        }

        // It detaches itself, or nothing does.
        if (listening.Find(s => !s.Adds && detached.All(d => d.Assignment.Syntax != s.Assignment.Syntax)) is { } elsewhere)
        {
            return RefusalReason.SubscriptionIsNotCertain.At(elsewhere.Assignment.Syntax);
        }

        var planned = ImmutableArray.CreateBuilder<EventStart>();
        foreach (var call in starts.GroupBy(s => s.Syntax).Select(same => same.First()))
        {
            if (call.Syntax.SyntaxTree != context.Root.SyntaxTree)
            {
                return RefusalReason.HandlerMustStay.At(call.Syntax);
            }

            var start = EapOperation.TryRecognise(call, context.Symbols, context.Source)!;
            if (!EventStartSelector.TryCreate(start, handler, context).Succeeds(out var task, out var refusal))
            {
                return refusal;
            }

            planned.Add(task);
        }

        if (planned.Select(s => s.Result).Distinct(SymbolEqualityComparer.Default).Skip(1).Any())
        {
            return RefusalReason.HandlerMustStay.At(handler.Body);
        }

        if (FindCancellationByState(planned, [.. objects]) is { } cancellation)
        {
            return RefusalReason.CancelledByState.At(cancellation.Syntax);
        }

        return new HeardOperations(
            handler,
            planned.ToImmutable(),
            listening.Where(s => s.Adds).ToImmutableArray(),
            detached.GroupBy(d => d.Assignment.Syntax).Select(same => same.First()).ToImmutableArray(),
            mayBeCancelled
        );

        bool IsOfHandler(EapSubscription attached) => listening.Any(l => l.Assignment.Syntax == attached.Assignment.Syntax);
    }

    /// <summary>Whether a handler neither hands on what it gets as the state, nor listens to it or starts anything on it.</summary>
    private static bool OnlyUsesState(EapHandler handler, IEventSymbol completed, RewriteContext context)
    {
        var reads = handler.DataUses.Where(u => u.Kind == EventDataUseKind.UserState).Select(u => u.Operation);
        var state = EapObject.Read(reads, context.Symbols, context.Source);
        return handler.KeepsData
            && state.IsOwn
            && state.Handlers.IsEmpty
            && !state.StartsOf(completed, context.Symbols).Any()
            && !state.StartsUnknown(context.Symbols);
    }

    /// <summary>What cancels operations by a user state that not all of them would get.</summary>
    private static IInvocationOperation? FindCancellationByState(IEnumerable<EventStart> starts, params EapObject[] objects) =>
        starts.All(s => s.PassesState)
            ? null
            : objects.Select(o => o.FindCancellationByState()).FirstOrDefault(cancellation => cancellation is not null);

    private static bool IsInUsing(IOperation creation) =>
        creation.Syntax.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent
            is UsingStatementSyntax
                or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    /// <summary>Whether a call may end an operation before it is complete; the operation of a WCF client fails then.</summary>
    private static bool MayCancel(IInvocationOperation call) =>
        call.TargetMethod.Name is "Dispose" or "Close" or "Abort" || EapNames.MayCancel(call.TargetMethod.Name);
}
