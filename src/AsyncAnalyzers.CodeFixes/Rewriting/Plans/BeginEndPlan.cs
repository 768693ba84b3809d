using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
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

    private BeginEndPlan(
        RewriteContext context,
        string act,
        ImmutableArray<(BeginCallSite Site, TaskStart Start)> begins,
        ImmutableArray<EndCallRewrite> ends,
        AsyncResultVariable? variable
    )
    {
        _context = context;
        Act = act;
        _begins = begins;
        _ends = ends;
        _variable = variable;
    }

    protected override string Act { get; }

    /// <summary>Whether all end calls and waits would be <c>await</c> if a function were async: they stand in it, where that is
    /// legal.</summary>
    public bool CouldAwaitIn(SyntaxNode function) =>
        !_ends.IsEmpty
        && _variable?.HandOvers.IsEmpty != false
        && _ends.Select(e => e.Call).Concat(_variable?.Waits ?? []).All(e => AwaitContext.CouldAwait(e, function, _context.Model));

    public static BeginEndPlan? TryCreate(BeginCall begin, RewriteContext context) =>
        BeginCallSite.TryFind(begin, context) switch
        {
            { Role: BeginCallRole.EndArgument } site => TryNest(begin, site, context),
            { Variable: { } variable } => TryCreate(begin, variable, context),
            _ => null,
        };

    /// <summary><c>d.EndInvoke(d.BeginInvoke(a, null, null))</c>: started and waited for in one expression.</summary>
    private static BeginEndPlan? TryNest(BeginCall begin, BeginCallSite site, RewriteContext context) =>
        TaskStartSelector.TryCreate(begin, site, context, new FreshNames(site.Invocation))
            is { NeedsStatements: false, ByReference.IsEmpty: true } start
        && begin.Ends.ToList() is { Count: 1 } ends
        && EndCallRewrite.TryCreate(ends[0], start, context) is { } end
            ? new BeginEndPlan(context, Replaces(begin, start), ImmutableArray.Create((site, start)), ImmutableArray.Create(end), null)
            : null;

    private static BeginEndPlan? TryCreate(BeginCall begin, ISymbol variable, RewriteContext context)
    {
        if (AsyncResultVariable.TryCreate(begin, variable, context) is not { } held)
        {
            return null;
        }

        // One variable, one type of task: everything that is ever put into it must become one.
        var names = new FreshNamesOfMembers();
        var begins = ImmutableArray.CreateBuilder<(BeginCallSite Site, TaskStart Start)>();
        foreach (var value in AsyncResultVariable.ValuesOf(variable, context))
        {
            if (value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation)
            {
                continue;
            }

            if (
                value is null
                || SourceReader.Unconverted(value) is not IInvocationOperation call
                || BeginCall.TryRecognise(call, context.Symbols, context.Source) is not { Callback.Kind: CallbackKind.None } other
                || BeginCallSite.TryFind(other, context) is not { Variable: not null, IsConditional: false } site
                || TaskStartSelector.TryCreate(other, site, context, names.Around(call.Syntax)) is not { } start
                || (begins.Count > 0 && !begins[0].Start.IsAlike(start))
            )
            {
                return null;
            }

            begins.Add((site, start));
        }

        if (begins.Count == 0)
        {
            return null;
        }

        return
            EndCallRewrite.TryCreateAll(held.Ends, begins[0].Start, context) is { } ends
            && held.HandOvers.CanTake(begins[0].Start)
            && (begins.Count == 1 || !held.HandOvers.StateTypes.Any())
            ? new BeginEndPlan(context, Replaces(begin, begins[0].Start), begins.ToImmutable(), ends, held)
            : null;
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
