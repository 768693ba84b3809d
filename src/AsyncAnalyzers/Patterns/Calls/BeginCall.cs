using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>One begin call with everything that becomes of it: what all rules report on and all fixes rewrite.</summary>
/// <param name="Methods">The Begin and End methods.</param>
/// <param name="Call">The begin call.</param>
/// <param name="Uses">What is done with the async result that Begin returns.</param>
/// <param name="Callback">What Begin is told to call back.</param>
internal sealed record BeginCall(ApmMethodPair Methods, IInvocationOperation Call, ImmutableArray<AsyncResultUse> Uses, Callback Callback)
{
    public PairKind Kind => Methods.Kind;

    /// <summary>What is done with the async result, by the caller and in the callbacks.</summary>
    public IEnumerable<AsyncResultUse> AllUses => Uses.Concat(Callback.Targets.SelectMany(t => t.Uses));

    /// <summary>The end calls, of the returned async result and in the callbacks.</summary>
    public IEnumerable<IInvocationOperation> Ends =>
        AllUses.Where(u => u.Kind == AsyncResultUseKind.Ended).Select(u => (IInvocationOperation)u.Operation);

    /// <summary>Whether the async result provably never reaches an End: nobody who could end it gets it.</summary>
    public bool IsNeverEnded =>
        !Methods.CompletesByEvent
        && Callback.NeverEnds
        && Uses.All(u => u.Kind is not (AsyncResultUseKind.Ended or AsyncResultUseKind.Escaped));

    /// <summary>Whether nothing reads the async result that Begin returns.</summary>
    public bool IsResultUnused => Uses.All(u => u.Kind == AsyncResultUseKind.Aliased);

    public Shape Shape =>
        Callback.Kind switch
        {
            _ when Uses.Any(u => u.Kind == AsyncResultUseKind.Escaped) => IsCollected ? Shape.Collected : Shape.Escapes,
            CallbackKind.Lambda => Shape.InlineCallback,
            CallbackKind.Method or CallbackKind.KeptLambda => Shape.NamedCallback,
            CallbackKind.None or CallbackKind.End when IsResultUnused => Shape.FireAndForget,
            CallbackKind.None when Uses.Any(u => u.Kind is AsyncResultUseKind.WaitHandle or AsyncResultUseKind.Polled) =>
                Shape.BeginWaitEnd,
            CallbackKind.None => EndsAtOnce ? Shape.BeginThenEnd : Shape.BeginWorkEnd,
            _ => Shape.Escapes,
        };

    /// <summary>Whether nothing is called back, and the async result goes into a collection that can be followed.</summary>
    private bool IsCollected => Callback.Kind == CallbackKind.None && ResultCollection.Of(Call) is not null;

    private bool EndsAtOnce =>
        Call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { Parent: { } block } begin
        && Ends.Select(e => e.Syntax.FirstAncestorOrSelf<StatementSyntax>())
            .All(end =>
                end == begin || (end is not null && end.Parent == block && begin.GetLastToken().GetNextToken() == end.GetFirstToken())
            );

    /// <summary>What Begin is called on; of <c>d?.BeginInvoke(…)</c> the <c>d</c>.</summary>
    public IOperation? Receiver =>
        Call.Instance is IConditionalAccessInstanceOperation ? (Call.Parent as IConditionalAccessOperation)?.Operation : Call.Instance;

    /// <summary>The value that Begin is given for its callback, as written.</summary>
    public IOperation? CallbackArgument => ArgumentAt(Methods.CallbackOrdinal);

    /// <summary>The value that Begin is given for its state, as written.</summary>
    public IOperation? StateArgument => ArgumentAt(Methods.StateOrdinal);

    private IOperation? ArgumentAt(int ordinal) => Call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value;

    /// <summary>The begin calls among calls; only those are bound whose names pass.</summary>
    public static IEnumerable<BeginCall> Among(
        IEnumerable<InvocationExpressionSyntax> calls,
        LegacyAsyncSymbols symbols,
        SourceReader source
    ) =>
        calls
            .Where(c => CallSite.TryFrom(c) is { } site && ApmNames.MayBegin(site.Name.Identifier.ValueText))
            .Select(source.OperationOf)
            .OfType<IInvocationOperation>()
            .Select(call => TryRecognise(call, symbols, source))
            .OfType<BeginCall>();

    /// <summary>Recognises a call as the begin call of a pair; null where it is none.</summary>
    public static BeginCall? TryRecognise(IInvocationOperation call, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (ApmMethodPair.TryResolve(call.TargetMethod, symbols) is not { } methods)
        {
            return null;
        }

        var begin = new BeginCall(methods, call, AsyncResultFlow.Of(call, symbols, source), Callback.None);
        begin = begin with { Callback = new CallbackResolver(symbols, source).Resolve(begin.CallbackArgument) };
        return begin with { Methods = methods.EndedBy(begin.Ends.Select(e => e.TargetMethod)) };
    }
}
