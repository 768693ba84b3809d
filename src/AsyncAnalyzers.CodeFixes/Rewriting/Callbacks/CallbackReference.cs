using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>A begin call that names the callback.</summary>
/// <param name="Context">The document that it stands in.</param>
/// <param name="Begin">The call with all that belongs to it.</param>
/// <param name="Site">Its place.</param>
/// <param name="Start">What takes its place.</param>
/// <param name="Held">The variable that holds its async result, if anything looks at that.</param>
/// <param name="Branch">Where the caller ends what completes synchronously, if the callback leaves that to it.</param>
/// <param name="State">What it passes to the callback.</param>
/// <param name="Callback">The callback as it is named.</param>
/// <param name="StateType">What the state is to be cast to for the callback; null where it need not be.</param>
/// <param name="Names">Names for new locals there.</param>
internal sealed record CallbackReference(
    RewriteContext Context,
    BeginCall Begin,
    BeginCallSite Site,
    TaskStart Start,
    AsyncResultVariable? Held,
    CompletedSynchronouslyBranch? Branch,
    CallbackState State,
    ExpressionSyntax Callback,
    ITypeSymbol? StateType,
    FreshNames Names
)
{
    /// <summary>Whether a lambda starts the callback on the pool.</summary>
    public bool RunsOnPool { get; private init; }

    /// <summary>Where the caller waits for a signal of the callback, and for its task before.</summary>
    public SignalledWait? Wait { get; init; }

    /// <summary>The statement that starts the callback.</summary>
    public StatementSyntax Started(ExpressionSyntax call, CallbackExceptions exceptions) =>
        Wait?.Keep(call) ?? exceptions.Started(call, RunsOnPool, Site.Invocation, Context, isMethod: true);

    /// <summary>The begin call that names a callback, where it can start the callback over a task.</summary>
    public static Planned<CallbackReference> TryCreate(
        SyntaxNode reference,
        IMethodSymbol method,
        AsyncResultBody body,
        FreshNamesOfMembers namesOfMembers,
        RewriteContext context
    )
    {
        if (BeginGiven(reference, context) is not { Callback.OnlyTarget: { } target } begin)
        {
            return RefusalReason.CallbackMustStay.At(reference);
        }

        var invocation = (InvocationExpressionSyntax)begin.Call.Syntax;
        var callback = AccessOf(reference)!;
        if (!SymbolEqualityComparer.Default.Equals(target.Symbol.OriginalDefinition, method))
        {
            return RefusalReason.CallbackIsUnknown.At(reference);
        }

        if (!BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (!site.StandsAlone)
        {
            return RefusalReason.ResultEscapes.At(invocation);
        }

        if (!AsyncResultVariable.CanStandBesideCallback(begin, site, body.LeavesSynchronous, context, out var held, out refusal))
        {
            return refusal;
        }

        var names = namesOfMembers.Around(invocation);
        if (!TaskStartSelector.TryCreate(begin, site, context, names).Succeeds(out var start, out refusal))
        {
            return refusal;
        }

        if (!CallbackState.TryCreate(begin, body.NeedsState, kept: null).Succeeds(out var state, out refusal))
        {
            return refusal;
        }

        var branch = (CompletedSynchronouslyBranch?)null;
        if (
            body.LeavesSynchronous
            && !CompletedSynchronouslyBranch.TryCreate(site, held!, start, names, context).Succeeds(out branch, out refusal)
        )
        {
            return refusal;
        }

        var stateType = begin.StateArgument is IConversionOperation { IsImplicit: true } conversion
            ? conversion.Operand.Type
            : begin.StateArgument?.Type;
        var needsCast =
            body.NeedsState && stateType is not null && !context.Model.Compilation.ClassifyConversion(stateType, body.StateType).IsImplicit;
        var castTo = needsCast ? body.StateType : null;
        var found = new CallbackReference(context, begin, site, start, held, branch, state, callback, castTo, names);
        return begin.Kind == PairKind.Delegate ? found.OnPool(body.NeedsState) : found;
    }

    /// <summary>
    /// The same where a lambda starts the callback on the pool, so that it never runs inside the begin call: what the lambda reads must be
    /// then what it is now.
    /// </summary>
    public Planned<CallbackReference> OnPool(bool needsState)
    {
        var stability = new ValueStability(Context.Source, Site.Invocation);
        if (
            !CallbackState
                .TryCreate(Begin, needsState, new HoistedValues(Context, stability, Names))
                .Succeeds(out var state, out var refusal)
        )
        {
            return refusal;
        }

        return Context.Source.OperationOf(Callback) is IMemberReferenceOperation { Instance: { } instance } && !stability.IsStable(instance)
            ? RefusalReason.ReceiverCannotBeNamed.At(Callback)
            : this with
            {
                State = state,
                RunsOnPool = true,
            };
    }

    /// <summary>The begin call whose callback is the method that is named, and nothing else; null where the name serves
    /// otherwise.</summary>
    private static BeginCall? BeginGiven(SyntaxNode reference, RewriteContext context)
    {
        var callback = AccessOf(reference);
        var argument = reference
            .Ancestors()
            .OfType<ArgumentSyntax>()
            .LastOrDefault(a => a.Parent?.Parent is InvocationExpressionSyntax && IsOnly(callback, a));
        return
            argument?.Parent?.Parent is InvocationExpressionSyntax invocation
            && context.Source.OperationOf(invocation) is IInvocationOperation call
            && BeginCall.TryRecognise(call, context.Symbols, context.Source) is { } begin
            && begin.CallbackArgument?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() == argument
            ? begin
            : null;
    }

    /// <summary>Whether the callback is called on the object that names it, where that is the callback itself.</summary>
    public bool IsOnSameObject =>
        Begin.Callback.Targets[0].Symbol is var symbol
        && (
            symbol.IsStatic
                ? SymbolEqualityComparer.Default.Equals(symbol, symbol.OriginalDefinition)
                : Callback is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax }
        );

    /// <summary>The state as the callback takes it.</summary>
    /// <param name="current">The begin call as it is edited.</param>
    /// <param name="kept">Takes the statement that keeps it, if any.</param>
    public ExpressionSyntax? StateIn(InvocationExpressionSyntax current, ImmutableArray<StatementSyntax>.Builder kept) =>
        State.Read(current, kept) is { } state
            ? StateType is null
                ? state
                : CastExpression(Context.Tasks.Type(StateType), TaskSyntaxFactory.Parenthesized(state))
                    .WithAdditionalAnnotations(Simplifier.Annotation)
            : null;

    /// <summary>A name with what it is named of.</summary>
    public static ExpressionSyntax? AccessOf(SyntaxNode name) => name is SimpleNameSyntax simple ? SourceReader.AccessOf(simple) : null;

    /// <summary>Whether an argument is the callback and nothing else: <c>M</c>, <c>new AsyncCallback(M)</c>, a cast of it.</summary>
    private static bool IsOnly(ExpressionSyntax? callback, ArgumentSyntax argument) =>
        callback is not null
        && callback
            .Ancestors()
            .TakeWhile(n => n != argument)
            .All(n =>
                n
                    is BaseObjectCreationExpressionSyntax
                        or ArgumentListSyntax
                        or ArgumentSyntax
                        or CastExpressionSyntax
                        or ParenthesizedExpressionSyntax
            );
}
