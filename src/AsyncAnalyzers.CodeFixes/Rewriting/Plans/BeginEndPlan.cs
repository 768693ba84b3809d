using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// Begin and End in one function, or of one field: the variable that held the async result holds the task, End becomes <c>await</c>, or
/// <c>GetAwaiter().GetResult()</c> where the function is not async, which blocks and throws as End did. Waits and polls stay waits and
/// polls.
/// </summary>
internal sealed class BeginEndPlan : RewritePlan
{
    private readonly RewriteContext _context;
    private readonly ImmutableArray<(BeginCallSite Site, TaskStart Start)> _begins;
    private readonly ImmutableArray<EndCallRewrite> _ends;
    private readonly AsyncResultVariable? _variable;
    private readonly bool _endsAtOnce;

    private BeginEndPlan(
        RewriteContext context,
        BeginCall begin,
        ImmutableArray<(BeginCallSite Site, TaskStart Start)> begins,
        ImmutableArray<EndCallRewrite> ends,
        AsyncResultVariable? variable
    )
    {
        _context = context;
        Act = Replaces(begin, begins[0].Start);
        _endsAtOnce = begin.Shape == Shape.BeginThenEnd;
        _begins = begins;
        _ends = ends;
        _variable = variable;
    }

    protected override string Act { get; }

    /// <summary>What Begin threw at once comes out at the end calls, if a task keeps it: behind what stands between, and behind a handler
    /// that was there for Begin alone.</summary>
    public override bool MayChangeSemantics =>
        _begins.Any(b =>
            (b.Start.KeepsExceptionOfBegin && !_endsAtOnce) || IsExpectedToThrow(b.Site.Invocation, b.Start, [.. _ends.Select(e => e.Call)])
        );

    public override bool CouldAwaitIn(SyntaxNode function) =>
        !_ends.IsEmpty
        && _variable?.HandOvers.IsEmpty != false
        && _ends.Select(e => e.Call).Concat(_variable?.Waits ?? []).All(e => AwaitContext.CouldAwait(e, function, _context.Model));

    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context) =>
        !BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal) ? refusal
        : site.Role == BeginCallRole.EndArgument ? TryNest(begin, site, context)
        : site.Variable is { } variable ? TryCreate(begin, variable, context)
        : RefusalReason.ResultEscapes.At(site.Invocation);

    /// <summary><c>d.EndInvoke(d.BeginInvoke(a, null, null))</c>: started and waited for in one expression.</summary>
    private static Planned<RewritePlan> TryNest(BeginCall begin, BeginCallSite site, RewriteContext context)
    {
        if (!TaskStartSelector.TryCreate(begin, site, context, new FreshNames(site.Invocation)).Succeeds(out var start, out var refusal))
        {
            return refusal;
        }

        if (start.NeedsStatements || !start.ByReference.IsEmpty)
        {
            return RefusalReason.NoPlaceForStatement.At(site.Invocation);
        }

        if (begin.Ends.ToList() is not { Count: 1 } ends)
        {
            return RefusalReason.SeveralEnds.At(site.Invocation);
        }

        return EndCallRewrite.TryCreate(ends[0], start, context).Succeeds(out var end, out refusal)
            ? new BeginEndPlan(context, begin, ImmutableArray.Create((site, start)), ImmutableArray.Create(end), null)
            : refusal;
    }

    private static Planned<RewritePlan> TryCreate(BeginCall begin, ISymbol variable, RewriteContext context)
    {
        if (!AsyncResultVariable.TryCreate(begin, variable, context).Succeeds(out var held, out var refusal))
        {
            return refusal;
        }

        if (held.SynchronyForItself is { } asked)
        {
            return RefusalReason.ResultIsUsedOtherwise.At(asked);
        }

        // One variable, one type of task: everything that is ever put into it must become one.
        var names = new FreshNamesOfMembers();
        var begins = ImmutableArray.CreateBuilder<(BeginCallSite Site, TaskStart Start)>();
        foreach (var value in AsyncResultVariable.ValuesOf(variable, context).Where(v => v is null || !IsNothing(v)))
        {
            if (!TryBegin(value, begin, names, context).Succeeds(out var given, out refusal))
            {
                return refusal;
            }

            if (begins.Count > 0 && !begins[0].Start.IsAlike(given.Start))
            {
                return RefusalReason.ResultIsMixed.At(given.Site.Invocation);
            }

            begins.Add(given);
        }

        if (begins.Count == 0)
        {
            return RefusalReason.ResultIsMixed.At(begin.Call.Syntax);
        }

        var start = begins[0].Start;
        if (!EndCallRewrite.TryCreateAll(held.Ends, start, context).Succeeds(out var ends, out refusal))
        {
            return refusal;
        }

        return held.HandOvers.CanTake(start) && (begins.Count == 1 || !held.HandOvers.StateTypes.Any())
            ? new BeginEndPlan(context, begin, begins.ToImmutable(), ends, held)
            : RefusalReason.ResultEscapes.At(begin.Call.Syntax);
    }

    private static bool IsNothing(IOperation value) =>
        value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;

    /// <summary>The begin call that the variable is given.</summary>
    private static Planned<(BeginCallSite Site, TaskStart Start)> TryBegin(
        IOperation? value,
        BeginCall begin,
        FreshNamesOfMembers names,
        RewriteContext context
    )
    {
        if (
            value is null
            || SourceReader.Unconverted(value) is not IInvocationOperation call
            || BeginCall.TryRecognise(call, context.Symbols, context.Source) is not { Callback.Kind: CallbackKind.None } other
        )
        {
            return RefusalReason.ResultIsMixed.At(value?.Syntax ?? begin.Call.Syntax);
        }

        if (!BeginCallSite.TryFind(other, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (site.Variable is null || site.IsConditional)
        {
            return RefusalReason.CallIsIrregular.At(call.Syntax);
        }

        return TaskStartSelector.TryCreate(other, site, context, names.Around(call.Syntax)).Succeeds(out var start, out refusal)
            ? (site, start)
            : refusal;
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        if (_variable is not null)
        {
            _variable.AddEdits(edits, _context.Tasks.TaskType(_begins[0].Start.Result));
            _variable.HandOvers.AddEdits(edits, _begins[0].Start);
            _variable.AddEditsOfCalls(edits, _variable.HandOvers);
        }

        foreach (var end in _ends)
        {
            end.AddEdits(edits, current => end.ResultOf(TaskIn(current)));
        }

        foreach (var (site, start) in _begins)
        {
            start.RemoveOrphans(edits);
            if (site.Role == BeginCallRole.EndArgument)
            {
                edits.Replace(site.Whole, whole => start.Build(whole).Task);
            }
            else
            {
                edits.ReplaceStatement(
                    site.Statement!,
                    current =>
                    {
                        var whole = BeginCallSite.WholeIn(current);
                        var started = start.Build(whole);
                        return started.Before(_context.Tasks, current.ReplaceNode(whole, started.Task.WithTriviaFrom(whole)));
                    }
                );
            }
        }
    }

    /// <summary>The task among an end call's arguments, which stands where the async result stood.</summary>
    private ExpressionSyntax TaskIn(ExpressionSyntax endCall)
    {
        var arguments = BeginCallSite.InvocationIn(endCall).ArgumentList.Arguments;
        return arguments
            .Select(a => a.Expression)
            .First(e => _begins[0].Site.Role == BeginCallRole.EndArgument ? e is InvocationExpressionSyntax : IsVariable(e))
            .WithoutTrivia();
    }

    private bool IsVariable(ExpressionSyntax expression) =>
        _begins[0].Site.Variable!.Name
        == expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        };
}
