using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Callbacks;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// A method that Begin calls back stays a method: <c>void OnOp(IAsyncResult ar)</c> becomes <c>async Task OnOpAsync(Task&lt;T&gt; task,
/// TState state)</c>, and every Begin that names it starts it over its task. A lambda that a local keeps becomes a local function of that
/// kind.
/// </summary>
internal sealed class NamedCallbackPlan : RewritePlan
{
    private readonly RewriteContext _context;
    private readonly CallbackFunction _function;
    private readonly AsyncResultBody _body;
    private readonly CallbackReferences _naming;
    private readonly ImmutableArray<EndCallRewrite> _ends;
    private readonly ResultHelpers _handOvers;
    private readonly CallbackLoop? _loop;
    private readonly string _task;
    private readonly string _state;

    private NamedCallbackPlan(
        RewriteContext context,
        CallbackFunction function,
        AsyncResultBody body,
        CallbackReferences naming,
        CallbackLoop? loop,
        ResultHelpers handOvers,
        ImmutableArray<EndCallRewrite> ends
    )
    {
        _context = context;
        _function = function;
        _body = body;
        _naming = naming;
        _handOvers = handOvers;
        _ends = ends;
        _loop = loop;
        var names = new FreshNames(function.Declaration);
        _task = names.Take("task");
        _state = body.StateDeclaration?.Declaration.Variables[0].Identifier.ValueText ?? names.Take("state");
    }

    public override bool MayChangeSemantics =>
        (!_body.CatchesEverything && !_function.Exceptions.EndProcess)
        || _naming.Begins.Any(b =>
            (b.Start.MayCallBackAtOnce && _loop?.Repeats(b) != true) || IsExpectedToThrow(b.Site.Invocation, b.Start)
        );

    protected override string Act => Replaces(_naming.Begins[0].Begin, _naming.Begins[0].Start);

    public override bool NeedsReview =>
        _naming.Begins.Any(b =>
            (b.Wait is null && !_function.Exceptions.EndProcess && _body.WaitsForSuccessIn(b.Begin).Any())
            || (Nests(b, _loop, _body, _context) && !b.RunsOnPool)
        );

    /// <summary>
    /// Whether a begin call that the callback comes to, over a task that can be complete at once, would run each round inside the one
    /// before, until the stack is exhausted.
    /// </summary>
    private static bool Nests(CallbackReference begin, CallbackLoop? loop, AsyncResultBody body, RewriteContext context) =>
        begin is { Start.MayCompleteAtOnce: true, Branch: null }
        && begin.Context == context
        && loop?.Repeats(begin) != true
        && body.ComesTo([begin.Site.Invocation]);

    public static async Task<Planned<RewritePlan>> TryCreateAsync(BeginCall begin, RewriteContext asked)
    {
        var target = begin.Callback.Targets[0];
        var method = target.Symbol.OriginalDefinition;
        if (method.IsGenericMethod || await asked.ForAsync(target.Body.SyntaxTree).ConfigureAwait(false) is not { } context)
        {
            return RefusalReason.CallbackMustStay.At(target.Body);
        }

        if (
            !ResultHelpers.TryCreate(target.Uses, context).Succeeds(out var helpers, out var refusal)
            || !AsyncResultBody.TryCreate(target, context, helpers).Succeeds(out var body, out refusal)
        )
        {
            return refusal;
        }

        var exceptions = CallbackExceptions.Of(begin.Kind, body.CatchesEverything, context);
        if (!CallbackFunction.TryFind(target, exceptions, context).Succeeds(out var function, out refusal))
        {
            return refusal;
        }

        var named = await function.NamingAsync(method, body, context, asked).ConfigureAwait(false);
        if (!named.Succeeds(out var naming, out refusal))
        {
            return refusal;
        }

        return naming.Begins.IsEmpty ? RefusalReason.CallbackMustStay.At(target.Body) : TryCreate(target, naming, function, body, context);
    }

    private static Planned<RewritePlan> TryCreate(
        CallbackTarget target,
        CallbackReferences naming,
        CallbackFunction function,
        AsyncResultBody body,
        RewriteContext context
    )
    {
        var begins = naming.Begins;
        var start = begins[0].Start;
        var uses = begins.SelectMany(b => b.Begin.Uses).Concat(target.Uses);
        if (!ResultHelpers.TryCreate(uses, context).Succeeds(out var handOvers, out var refusal))
        {
            return refusal;
        }

        if (!handOvers.CanTake(start) || begins.Any(b => b.Context != context && !handOvers.IsEmpty))
        {
            return RefusalReason.ResultEscapes.At(target.Body);
        }

        if (begins.FirstOrDefault(b => !b.Start.IsAlike(start)) is { } other)
        {
            return RefusalReason.CallbackMustStay.At(other.Site.Invocation);
        }

        if (!EndCallRewrite.TryCreateAll(body.Ends, start, context).Succeeds(out var ends, out refusal))
        {
            return refusal;
        }

        var loop = CallbackLoop.TryCreate(body, begins.Where(b => b.Context == context));
        begins = begins
            .Select(b =>
                Nests(b, loop, body, context)
                    ? b.OnPool(body.NeedsState).OrNull ?? b
                    : b with
                    {
                        Wait = function.Exceptions.EndProcess ? null : SignalledWait.TryFind(body, b.Begin, b.Site, b.Names, b.Context),
                    }
            )
            .ToImmutableArray();
        return new NamedCallbackPlan(context, function, body, naming with { Begins = begins }, loop, handOvers, ends);
    }

    public override IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) =>
        [
            .. _naming
                .Begins.Select(b => b.Context)
                .Concat(_naming.Cached.Select(c => c.Context))
                .Concat(_naming.Documented.Select(d => d.Context))
                .Append(_context)
                .Distinct(),
        ];

    protected override void AddEdits(SyntaxEdits edits, RewriteContext home)
    {
        if (home == _context)
        {
            AddEdits(edits);
        }

        foreach (var begin in _naming.Begins.Where(b => b.Context == home))
        {
            begin.Wait?.AddEdits(edits);
            if (_loop?.Repeats(begin) == true)
            {
                _loop.AddEdits(edits, begin, _task, _state);
            }
            else if (begin.Held is { } held)
            {
                held.AddEditsOfCalls(edits, _handOvers);
                new BeginCallRewrite(begin.Site, begin.Start, home.Tasks).AddEditsOfKept(
                    edits,
                    held,
                    begin.Branch,
                    (current, started) => Call(begin, current, started)
                );
            }
            else
            {
                new BeginCallRewrite(begin.Site, begin.Start, home.Tasks).AddEdits(
                    edits,
                    (current, started) => Call(begin, current, started)
                );
            }
        }

        foreach (var (variable, _) in _naming.Cached.Where(c => c.Context == home))
        {
            variable.AddEdits(edits);
        }

        foreach (var (cref, _) in _naming.Documented.Where(d => d.Context == home))
        {
            edits.Replace(cref, current => current.WithName(IdentifierName(_function.AsyncName)).WithParameters(null));
        }
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        _body.AddEdits(edits, _task, IdentifierName(_state), _body.StateType, _body.StateDeclaration);
        foreach (var end in _ends)
        {
            var canAwait = AwaitContext.CouldAwait(end.Call, _function.Declaration, _context.Model);
            end.AddEdits(
                edits,
                _ => canAwait ? Await(IdentifierName(_task)) : TaskSyntaxFactory.ResultOf(IdentifierName(_task), canAwait: false)
            );
        }

        _handOvers.AddEdits(edits, _naming.Begins[0].Start);
        _handOvers.AddEditsOfCalls(edits, _body.Uses, IdentifierName(_task), IdentifierName(_state), _body.StateType);
        _function.AddEdits(edits, _context, _task, Parameters(), NewBody, keepsExpression: _body.EndsFirst);
    }

    /// <summary><c>_ = OnOpAsync(x.OpAsync(a), s);</c>; on the pool inside <c>Task.Run</c>, the operation begun before.</summary>
    private IReadOnlyList<StatementSyntax> Call(CallbackReference begin, InvocationExpressionSyntax current, StartedTask started)
    {
        var tasks = begin.Context.Tasks;
        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var task = begin is { RunsOnPool: true, Begin.Kind: PairKind.Apm }
            ? started.Keep(begin.Begin, begin.Names, tasks, kept)
            : started.Task;
        var arguments = new List<ArgumentSyntax> { Argument(task) };
        if (begin.StateIn(current, kept) is { } state)
        {
            arguments.Add(Argument(state));
        }

        ExpressionSyntax call = InvocationExpression(
            begin.Callback is MemberAccessExpressionSyntax access
                ? access.WithName(IdentifierName(_function.AsyncName)).WithoutTrivia()
                : IdentifierName(_function.AsyncName),
            ArgumentList(SeparatedList(arguments))
        );
        call = begin.RunsOnPool ? tasks.Run(TaskSyntaxFactory.Lambda(call)) : call;
        return started.Before(tasks, [.. kept, begin.Started(call, _function.Exceptions)]);
    }

    /// <summary>The body, in a loop where it repeats, that waits for the task before anything else.</summary>
    private BlockSyntax? NewBody(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon)
    {
        var waiting = WithWait(block, expression, semicolon);
        return waiting is not null && _loop is not null ? _loop.Around(waiting, _context.NewLine) : waiting;
    }

    private BlockSyntax? WithWait(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon)
    {
        if (_body.EndsFirst)
        {
            return block;
        }

        var wait = ExpressionStatement(Await(_context.Tasks.Call(IdentifierName("WhenAny"), IdentifierName(_task))));
        var waiting = _context.Tasks.BlockWith(
            [wait.WithAdditionalAnnotations(Formatter.Annotation)],
            block ?? (CSharpSyntaxNode)expression!
        );
        return block is null ? TaskSyntaxFactory.InPlaceOfExpression(waiting, semicolon) : waiting;
    }

    /// <summary>Elsewhere than on the pool there may be a context; the callback did not come back to it.</summary>
    private AwaitExpressionSyntax Await(ExpressionSyntax task) =>
        WrittenAwait.InCallback(task, onPool: _naming.Begins.All(b => b.RunsOnPool));

    private SeparatedSyntaxList<ParameterSyntax> Parameters()
    {
        var parameters = new List<ParameterSyntax>
        {
            _context.Tasks.ParameterOf(_context.Tasks.TaskOf(_naming.Begins[0].Start.Result), _task),
        };
        if (_body.NeedsState)
        {
            parameters.Add(_context.Tasks.ParameterOf(_body.StateType, _state));
        }

        return TaskSyntaxFactory.Listed(parameters);
    }
}
