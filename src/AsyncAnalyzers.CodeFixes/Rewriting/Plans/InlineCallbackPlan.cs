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
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// A lambda that Begin calls back becomes the code after the task. For a delegate both run in one <c>Task.Run</c>, where the end call
/// stood the delegate is called; for an operation the lambda becomes an async local function over the started task.
/// </summary>
internal sealed class InlineCallbackPlan : RewritePlan
{
    private readonly BeginCall _pair;
    private readonly RewriteContext _context;
    private readonly BeginCallSite _site;
    private readonly TaskStart _start;
    private readonly AsyncResultVariable? _held;
    private readonly CompletedSynchronouslyBranch? _branch;
    private readonly ResultHelpers _handOvers;
    private readonly AsyncResultBody _body;
    private readonly CallbackState _state;
    private readonly AnonymousFunctionExpressionSyntax _lambda;
    private readonly ImmutableArray<EndCallRewrite> _ends;
    private readonly ImmutableArray<EndCallRewrite> _endsOfCaller;
    private readonly string _task;
    private readonly string _function;
    private readonly FreshNames _names;
    private readonly SignalledWait? _wait;
    private readonly CallbackExceptions _exceptions;

    private InlineCallbackPlan(
        BeginCall begin,
        RewriteContext context,
        BeginCallSite site,
        TaskStart start,
        AsyncResultVariable? held,
        CompletedSynchronouslyBranch? branch,
        ResultHelpers handOvers,
        AsyncResultBody body,
        CallbackState state,
        AnonymousFunctionExpressionSyntax lambda,
        ImmutableArray<EndCallRewrite> ends,
        ImmutableArray<EndCallRewrite> endsOfCaller,
        FreshNames names
    )
    {
        _pair = begin;
        _context = context;
        _site = site;
        _start = start;
        _held = held;
        _body = body;
        _exceptions = CallbackExceptions.Of(begin.Kind, body.CatchesEverything || !HasLocalFunctions, context);
        _state = state;
        _lambda = lambda;
        _ends = ends;
        _endsOfCaller = endsOfCaller;

        // A parameter cannot hide a local before C# 8.
        _task =
            begin.Kind == PairKind.Apm ? names.Take(FreshNames.Camel(begin.Methods.Operation))
            : held is not null && !_exceptions.EndProcess ? site.Variable!.Name
            : names.Take("work");
        _branch = branch;
        _handOvers = handOvers;
        _function = names.Take(_exceptions.NameOf((HasLocalFunctions ? "Complete" : "complete") + begin.Methods.Operation));
        _names = names;
        _wait = NestsCalls || _exceptions.EndProcess ? null : SignalledWait.TryFind(body, begin, site, names, context);
    }

    private bool HasLocalFunctions => _context.LanguageVersion >= LanguageVersion.CSharp7;

    public override bool MayChangeSemantics =>
        (!_body.CatchesEverything && !_exceptions.EndProcess) || _start.MayCallBackAtOnce || IsExpectedToThrow(_site.Invocation, _start);

    public override bool NeedsReview => _wait is null && !_exceptions.EndProcess && _body.WaitsForSuccessIn(_pair).Any();

    /// <summary>Whether the callback comes to begin again over tasks that can be complete at once: each round would run inside the one
    /// before, unless the pool runs it.</summary>
    private bool NestsCalls => _start.MayCompleteAtOnce && _branch is null && _body.ComesTo([_site.Invocation]);

    protected override string Act => Replaces(_pair, _start);

    /// <summary>Whether the delegate and its callback run in one <c>Task.Run</c>: its task is the one that nobody looks at.</summary>
    private bool RunsInOneTask => _pair.Kind == PairKind.Delegate && !_exceptions.EndProcess;

    /// <summary>Whether a lambda on the pool runs the callback.</summary>
    private bool RunsOnPool => NestsCalls || _pair.Kind == PairKind.Delegate;

    /// <summary>Whether the delegate can be called where its end call stands, and nothing needs to wait.</summary>
    private bool CallsInPlace =>
        _held is null
        && RunsInOneTask
        && _body.EndsFirst
        && !_body.ReadsBeforeItEnds
        && _start.ByReference.All(p => p.RefKind == RefKind.Out);

    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context)
    {
        var target = begin.Callback.Targets[0];
        if (!BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (!site.StandsAlone)
        {
            return RefusalReason.ResultEscapes.At(site.Invocation);
        }

        if (
            !ResultHelpers.TryCreate(target.Uses, context).Succeeds(out var helpers, out refusal)
            || !AsyncResultBody.TryCreate(target, context, helpers).Succeeds(out var body, out refusal)
        )
        {
            return refusal;
        }

        if (LambdaAt(site.Invocation, begin) is not { } lambda || !AwaitContext.CanBecomeAsync(lambda, ParameterList()))
        {
            return RefusalReason.CallbackMustStay.At(target.Body);
        }

        var callerEnds = body.Ends.IsEmpty && !body.LeavesSynchronous && begin.Uses.Any(u => u.Kind == AsyncResultUseKind.Ended);
        var canBeHeld = callerEnds
            ? AsyncResultVariable.TryCreateForCaller(begin, site, context).Succeeds(out var held, out refusal)
            : AsyncResultVariable.CanStandBesideCallback(begin, site, body.LeavesSynchronous, context, out held, out refusal);
        if (!canBeHeld)
        {
            return refusal!;
        }

        var names = new FreshNames(site.Invocation);
        if (!TaskStartSelector.TryCreate(begin, site, context, names).Succeeds(out var start, out refusal))
        {
            return refusal;
        }

        var later = new HoistedValues(context, new ValueStability(context.Source, site.Invocation), names);
        if (!CallbackState.TryCreate(begin, body.NeedsState, later).Succeeds(out var state, out refusal))
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

        if (!ResultHelpers.TryCreate(begin.Uses.Concat(target.Uses), context).Succeeds(out var handOvers, out refusal))
        {
            return refusal;
        }

        if (!handOvers.CanTake(start))
        {
            return RefusalReason.ResultEscapes.At(site.Invocation);
        }

        var endedByCaller = callerEnds ? held!.Ends : ImmutableArray<IInvocationOperation>.Empty;
        if (
            !EndCallRewrite.TryCreateAll(body.Ends, start, context).Succeeds(out var ends, out refusal)
            || !EndCallRewrite.TryCreateAll(endedByCaller, start, context).Succeeds(out var endsOfCaller, out refusal)
        )
        {
            return refusal;
        }

        return new InlineCallbackPlan(begin, context, site, start, held, branch, handOvers, body, state, lambda, ends, endsOfCaller, names);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        _body.AddEdits(edits, _task, _state.Reading, _state.ReadingType);
        foreach (var end in _ends)
        {
            if (CallsInPlace)
            {
                end.AddEditsInPlace(edits, _start.Build(_site.Whole).Call!);
            }
            else
            {
                var canAwait = AwaitContext.CouldAwait(end.Call, _lambda, _context.Model);
                end.AddEdits(
                    edits,
                    _ => canAwait ? Await(IdentifierName(_task)) : TaskSyntaxFactory.ResultOf(IdentifierName(_task), canAwait: false)
                );
            }
        }

        foreach (var end in _endsOfCaller)
        {
            end.AddEdits(edits, _ => end.ResultOf(IdentifierName(_site.Variable!.Name)));
        }

        _wait?.AddEdits(edits);
        _handOvers.AddEdits(edits, _start);
        _handOvers.AddEditsOfCalls(edits, _body.Uses, IdentifierName(_task), _state.Reading, _state.ReadingType);
        _held?.AddEditsOfCalls(edits, _handOvers);
        if (_held is not null)
        {
            new BeginCallRewrite(_site, _start, _context.Tasks).AddEditsOfKept(edits, _held, _branch, Follow);
        }
        else
        {
            new BeginCallRewrite(_site, _start, _context.Tasks).AddEdits(edits, Follow);
        }
    }

    /// <summary>The callback's code behind the task.</summary>
    private IReadOnlyList<StatementSyntax> Follow(InvocationExpressionSyntax current, StartedTask started)
    {
        if (_held is not null && _body.OnlyEnds && !_exceptions.EndProcess)
        {
            return [];
        }

        if (_held is null && DoesNothingElse(LambdaAt(current, _pair)!.Body))
        {
            return started.Before(_context.Tasks, _context.Forget(started.Forgotten, _site.Invocation));
        }

        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        _state.Read(current, kept);
        var body = LambdaAt(current, _pair)!.Body;
        return started.Before(
            _context.Tasks,
            [
                .. kept,
                .. RunsInOneTask ? Run(started, body)
                : HasLocalFunctions ? CallLocalFunction(started, body)
                : CallLambda(started, body),
            ]
        );
    }

    /// <summary>Whether the callback does nothing, or only what starting the work does anyway.</summary>
    private bool DoesNothingElse(CSharpSyntaxNode callback) =>
        (callback is BlockSyntax { Statements.Count: 0 } || (CallsInPlace && _body.OnlyEnds && _start.ByReference.IsEmpty))
        && !FileSyntax.HasComments(callback);

    /// <summary>The statement that starts the callback's code.</summary>
    private StatementSyntax Started(ExpressionSyntax task) =>
        _wait?.Keep(task) ?? _exceptions.Started(task, RunsOnPool, _site.Invocation, _context);

    /// <summary>Whether the callback's code names the task.</summary>
    private bool NamesTask => !_ends.IsEmpty || !_handOvers.IsEmpty;

    /// <summary>On the pool there is no context to come back to; elsewhere the callback did not come back to it either.</summary>
    private AwaitExpressionSyntax Await(ExpressionSyntax task) =>
        _pair.Kind == PairKind.Delegate ? WrittenAwait.OnPool(task) : WrittenAwait.InCallback(task, onPool: false);

    private IEnumerable<StatementSyntax> Run(StartedTask started, CSharpSyntaxNode body)
    {
        var lambda = CallsInPlace
            ? TaskSyntaxFactory.Lambda(body.WithoutTrivia(), isAsync: _lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword))
            : TaskSyntaxFactory.Lambda(WithWait(body, _held is null ? started.Task : null), isAsync: true);
        return [Started(_context.Tasks.Run(EndsAsDeepAsStatement ? lambda : KeptIndentation.Moved(lambda, null)))];
    }

    /// <summary>Whether the lambda ends as deep as its statement begins: then its lines stay where they are.</summary>
    private bool EndsAsDeepAsStatement =>
        _site.Statement is { } statement
        && _lambda.Block is { } block
        && KeptIndentation.Of(block.CloseBraceToken) == KeptIndentation.Of(statement);

    private IEnumerable<StatementSyntax> CallLocalFunction(StartedTask started, CSharpSyntaxNode body)
    {
        var function = _exceptions.Function(_function, _task, _start.Result, WithWait(body, null));
        var apart = _context.Tasks.SetApart(function, _site.Statement);
        return [.. Call(started), StandsAsFunction ? SyntaxEdits.LaidOut(WithBraceOnNextLine(apart)) : apart];
    }

    /// <summary>Whether the lambda's block stands on lines of its own and as deep as the statement, where a function's would.</summary>
    private bool StandsAsFunction =>
        !_site.IsConditional
        && _lambda.Block is { } block
        && KeptIndentation.Of(block) is { } depth
        && _site.Statement is { } statement
        && KeptIndentation.Of(statement) == depth
        && block.CloseBraceToken.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private LocalFunctionStatementSyntax WithBraceOnNextLine(LocalFunctionStatementSyntax function) =>
        function.WithParameterList(
            function.ParameterList.WithCloseParenToken(
                Token(SyntaxKind.CloseParenToken).WithLeadingTrivia().WithTrailingTrivia(EndOfLine(_context.NewLine))
            )
        );

    /// <summary><c>Func&lt;Task&lt;T&gt;, Task&gt; completeOpAsync = async op => …;</c>, where the language has no local
    /// functions.</summary>
    private IEnumerable<StatementSyntax> CallLambda(StartedTask started, CSharpSyntaxNode body)
    {
        var type = _context.Symbols.FuncOfOne!.Construct(_context.Tasks.TaskOf(_start.Result), _context.Symbols.Task!);
        var lambda = SimpleLambdaExpression(Parameter(Identifier(_task)), WithWait(body, null))
            .WithAsyncKeyword(Token(SyntaxKind.AsyncKeyword));
        return [_context.Tasks.Local(_function, lambda, type), .. Call(started)];
    }

    /// <summary>The call of the function, on the pool where each round would run inside the one before.</summary>
    private IEnumerable<StatementSyntax> Call(StartedTask started)
    {
        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var task = NestsCalls && _pair.Kind == PairKind.Apm ? started.Keep(_pair, _names, _context.Tasks, kept) : started.Task;
        ExpressionSyntax call = TaskSyntaxFactory.CallOf(_function, task);
        call = RunsOnPool ? _context.Tasks.Run(TaskSyntaxFactory.Lambda(call)) : call;
        return [.. kept, Started(call)];
    }

    /// <summary>The callback's code as a block, the task started and waited for first where the code itself does not begin with
    /// that.</summary>
    private BlockSyntax WithWait(CSharpSyntaxNode body, ExpressionSyntax? start)
    {
        var before = new List<StatementSyntax>();
        if (start is not null && NamesTask)
        {
            before.Add(_context.Tasks.Local(_task, start));
        }

        if (!_body.EndsFirst)
        {
            var task = start is not null && !NamesTask ? start : IdentifierName(_task);
            var wait = _context.Tasks.Call(IdentifierName("WhenAny"), task);
            before.Add(ExpressionStatement(Await(wait)));
        }

        return _context.Tasks.BlockWith(before, body);
    }

    /// <summary>The lambda or anonymous method among a begin call's arguments.</summary>
    private static AnonymousFunctionExpressionSyntax? LambdaAt(InvocationExpressionSyntax begin, BeginCall pair)
    {
        var original = (InvocationExpressionSyntax)pair.Call.Syntax;
        var argument = pair.Call.Arguments.First(a => a.Parameter!.Ordinal == pair.Methods.CallbackOrdinal).Syntax;
        var index = argument is ArgumentSyntax syntax ? original.ArgumentList.Arguments.IndexOf(syntax) : -1;
        return index < 0 ? null : Unwrap(begin.ArgumentList.Arguments[index].Expression) as AnonymousFunctionExpressionSyntax;
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
            CastExpressionSyntax cast => Unwrap(cast.Expression),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } only } => Unwrap(only[0].Expression),
            _ => expression,
        };
}
