using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Selects the plan for a begin call by its shape.</summary>
internal static class PlanSelector
{
    /// <summary>The plan for a pair, or null where no rewrite keeps what the code does.</summary>
    public static async Task<RewritePlan?> TryCreateAsync(BeginCall begin, RewriteContext context) =>
        begin.Shape switch
        {
            _ when Evaluation.IsInExpressionTree(begin.Call) => null,

            // What another operation's End made of it would be gone; LAP2004 has its own fix.
            _ when begin.Kind == PairKind.Apm && begin.Ends.Any(e => IsOfAnotherOperation(e, context)) => null,

            // Nobody gets the state, but somebody may see that it is made.
            _ when begin.Callback.Kind is CallbackKind.None or CallbackKind.End && Evaluation.HasEffects(begin.StateArgument) => null,
            Shape.FireAndForget when begin.Uses.IsEmpty => FireAndForgetPlan.TryCreate(begin, context),
            Shape.FireAndForget or Shape.BeginThenEnd or Shape.BeginWorkEnd or Shape.BeginWaitEnd => BeginEndPlan.TryCreate(begin, context),
            Shape.InlineCallback => InlineCallbackPlan.TryCreate(begin, context),
            Shape.Escapes => CollectionPlan.TryCreate(begin, context),
            Shape.NamedCallback => await NamedCallbackPlan.TryCreateAsync(begin, context).ConfigureAwait(false),
            _ => null,
        };

    /// <summary>Whether an end call ends what it cannot, whichever begin call its async result comes from.</summary>
    private static bool IsOfAnotherOperation(IInvocationOperation end, RewriteContext context) =>
        EndCall.TryRecognise(end, context.Symbols, context.Source) is { } call
        && new EndMatcher(context.Symbols, context.Source).Match(call) != EndMatch.MayMatch;
}
