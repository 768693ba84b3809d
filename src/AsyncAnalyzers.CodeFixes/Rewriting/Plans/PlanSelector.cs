using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Selects the plan for a begin call by its shape.</summary>
internal static class PlanSelector
{
    /// <summary>The plan for a place that begins or ends an operation, or hands one on, where a rewrite keeps what the code does.</summary>
    /// <param name="use">What stands there.</param>
    /// <param name="begin">The begin call that it belongs to, where one is in sight.</param>
    /// <param name="context">The document.</param>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(LegacyUse use, BeginCall? begin, RewriteContext context)
    {
        var (access, symbols, source) = (use.Site.Access, context.Symbols, context.Source);
        var wrapped = FromAsyncCall.TryRecognise(access, symbols, source);
        if (wrapped is not null && (begin is null ? use.Site.Invocation is null : wrapped.BeginCall?.Syntax == begin.Call.Syntax))
        {
            return FromAsyncPlan.TryCreate(wrapped, context);
        }

        if (use.Site.Invocation is null && begin is null)
        {
            return RefusalReason.MethodIsOnlyNamed.At(access);
        }

        if (ForwardedOperation.OverDelegates(access, symbols, source) is { } forwarded)
        {
            return await ForwardingPairPlan.TryCreateAsync(forwarded, context).ConfigureAwait(false);
        }

        if (begin is null)
        {
            // A call whose arguments are dynamic is bound when it runs.
            var isDynamic = use is MethodUse { Call: null, Site.Invocation: not null };
            return (isDynamic ? RefusalReason.CallIsIrregular : RefusalReason.ResultEscapes).At(access);
        }

        return await TryCreateAsync(begin, context).ConfigureAwait(false);
    }

    /// <summary>The plan for a pair, where a rewrite keeps what the code does.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(BeginCall begin, RewriteContext context)
    {
        if (Evaluation.IsInExpressionTree(begin.Call))
        {
            return RefusalReason.ExpressionTree.At(begin.Call.Syntax);
        }

        // What another operation's End made of it would be gone; LAP2004 has its own fix.
        if (begin.Kind == PairKind.Apm && begin.Ends.FirstOrDefault(e => IsOfAnotherOperation(e, context)) is { } other)
        {
            return RefusalReason.EndsAnotherOperation.At(other.Syntax);
        }

        // Nobody gets the state, but somebody may see that it is made.
        if (begin.Callback.Kind is CallbackKind.None or CallbackKind.End && Evaluation.HasEffects(begin.StateArgument))
        {
            return RefusalReason.StateHasEffects.At(begin.StateArgument!.Syntax);
        }

        return begin.Shape switch
        {
            Shape.FireAndForget when begin.Uses.IsEmpty => FireAndForgetPlan.TryCreate(begin, context),
            Shape.FireAndForget or Shape.BeginThenEnd or Shape.BeginWorkEnd or Shape.BeginWaitEnd => BeginEndPlan.TryCreate(begin, context),
            Shape.InlineCallback => InlineCallbackPlan.TryCreate(begin, context),
            Shape.NamedCallback => await NamedCallbackPlan.TryCreateAsync(begin, context).ConfigureAwait(false),
            Shape.Collected => CollectionPlan.TryCreate(begin, context),
            _ when begin.Callback.Kind is CallbackKind.Several or CallbackKind.Opaque => RefusalReason.CallbackIsUnknown.At(
                begin.Call.Syntax
            ),
            _ => RefusalReason.ResultEscapes.At(begin.Call.Syntax),
        };
    }

    /// <summary>Whether an end call ends what it cannot, whichever begin call its async result comes from.</summary>
    private static bool IsOfAnotherOperation(IInvocationOperation end, RewriteContext context) =>
        EndCall.TryRecognise(end, context.Symbols, context.Source) is { } call
        && new EndMatcher(context.Symbols, context.Source).Match(call, call.FindBegins()) != EndMatch.MayMatch;
}
