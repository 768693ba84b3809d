using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Callbacks;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Members;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// The handler of an event becomes an async function over the task of the operation: <c>c.OpCompleted += OnOp; … c.OpAsync(a);</c> becomes
/// <c>_ = OnOpAsync(c.OpTaskAsync(a));</c>. A lambda becomes a local function. Where the start is the last that an async function does, or
/// the handler of an event that can be one, that awaits it, and the lambda's code comes behind the task.
/// </summary>
internal sealed class EventsToTasksPlan : RewritePlan
{
    private readonly HeardOperations _heard;
    private readonly RewriteContext _context;
    private readonly HandlerBody? _body;
    private readonly CallbackFunction? _function;
    private readonly string _name;
    private readonly CallbackExceptions _exceptions;
    private IReadOnlyCollection<RewriteContext> _others = [];
    private IReadOnlyDictionary<EventStart, AwaitingFunction> _awaiting = new Dictionary<EventStart, AwaitingFunction>();
    private InlinedHandler? _inlined;
    private MovedHandler? _moved;
    private bool _awaitsInPlace;
    private bool _handlesAsBefore;

    private EventsToTasksPlan(HeardOperations heard, RewriteContext context, HandlerBody? body, CallbackFunction? function, string name)
    {
        _heard = heard;
        _context = context;
        _body = body;
        _function = function;
        _name = name;
        _exceptions = function?.Exceptions ?? CallbackExceptions.OfHandler(context);
    }

    /// <summary>What a handler throws comes to light no more: nobody awaits the task. And where there is no context it may run at once, on
    /// the thread of the start, if the operation is complete by then. Where nothing listens and the task is awaited, what the operation
    /// throws comes to light.</summary>
    public override bool MayChangeSemantics =>
        (!_handlesAsBefore && (_body is not null || Awaits)) || _heard.Starts.Any(s => s.MayChangeSemantics);

    /// <summary>Whether an async function can wait for what nothing listens to.</summary>
    private bool Awaits => _awaitsInPlace || (_body is null && AwaitContext.CanAwait(_heard.Starts[0].Statement, _context.Model));

    protected override string Act =>
        _awaitsInPlace
            ? $"Await '{_heard.Starts[0].Name}'"
            : $"Replace '{_heard.Starts[0].Operation.Method.Start.Name}' with '{_heard.Starts[0].Name}'";

    /// <summary>The plan for a start and all that its handler hears.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(EapOperation operation, RewriteContext context)
    {
        if (!(await TryFindPlanAsync(operation, context, takesAll: false).ConfigureAwait(false)).Succeeds(out var plan, out var refusal))
        {
            return refusal;
        }

        await plan.AwaitAtEndAsync().ConfigureAwait(false);
        plan._others = await plan.OtherHomesAsync().ConfigureAwait(false);
        return plan;
    }

    /// <summary>The plan by which each function waits for what it starts before it goes on: for an object that runs one operation at a
    /// time, or is disposed next.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAwaitingAsync(EapOperation operation, RewriteContext context)
    {
        if (!(await TryFindPlanAsync(operation, context, takesAll: true).ConfigureAwait(false)).Succeeds(out var plan, out var refusal))
        {
            return refusal;
        }

        var starts = plan._heard.Starts;
        if (
            operation.Object.Calls.Any(c =>
                EapMethod.TryResolve(c.TargetMethod, context.Symbols) is not null && starts.All(s => s.Invocation != c.Syntax)
            )
        )
        {
            return RefusalReason.HandlerMustStay.At(operation.Site.Access);
        }

        var awaiting = new Dictionary<EventStart, AwaitingFunction>();
        foreach (var start in starts.Where(s => !plan.IsInHandler(s)))
        {
            if (AwaitingFunction.Around(start.Statement, context) is not { } function)
            {
                return RefusalReason.MemberCannotBeAsync.At(start.Statement);
            }

            awaiting.Add(start, function);
        }

        plan._awaiting = awaiting;
        plan._awaitsInPlace = true;
        plan._others = await plan.OtherHomesAsync().ConfigureAwait(false);
        return plan;
    }

    /// <summary>Lets functions await the handler that have nothing else to do behind a start; one that is <c>async void</c> itself
    /// nobody can await.</summary>
    private async Task AwaitAtEndAsync()
    {
        if (_body is null)
        {
            return;
        }

        var awaiting = new Dictionary<EventStart, AwaitingFunction>();
        foreach (var start in _heard.Starts.Where(s => !IsInHandler(s)))
        {
            if (await AwaitingFunction.EndedByAsync(start.Statement, _context).ConfigureAwait(false) is { } function)
            {
                awaiting.Add(start, function);
            }
        }

        _inlined = awaiting.Count > 0 ? InlinedHandler.TryCreate(_heard, _body, _function?.Local, _context) : null;
        _awaiting = _inlined is null && _exceptions.EndProcess ? _awaiting : awaiting;
        _handlesAsBefore =
            _heard.IsOneForOne
            && _body.KeepsOutcome
            && _heard.Starts[0] is { CompletesLater: true, Operation.Object.Variable: ILocalSymbol } only
            && _awaiting.TryGetValue(only, out var caller)
            && (!caller.BecomesAsync || HarmlessCode.IsAllOf(caller.Declaration, only, _context))
            && await caller.StaysInUserInterfaceAsync(_context).ConfigureAwait(false);
    }

    /// <summary>Whether a start is in the handler itself, which becomes async.</summary>
    private bool IsInHandler(EventStart start) => _heard.Handler?.Body.Span.Contains(start.Statement.Span) == true;

    /// <summary>The other files of the type: what they have of it goes.</summary>
    private async Task<IReadOnlyCollection<RewriteContext>> OtherHomesAsync()
    {
        var trees = _heard
            .Attached.Concat(_heard.Detached)
            .Select(s => s.Assignment.Syntax)
            .Concat(_heard.Starts.SelectMany(s => s.Others))
            .Select(n => n.SyntaxTree)
            .Where(t => t != _context.Root.SyntaxTree)
            .Distinct();
        var homes = new List<RewriteContext>();
        foreach (var tree in trees)
        {
            var document = _context.Document.Project.GetDocument(tree)!;
            homes.Add((await RewriteContext.TryCreateAsync(document, _context.CancellationToken).ConfigureAwait(false))!);
        }

        return homes;
    }

    /// <summary>Whether a function would await all that it starts of it, and that is the last that it does.</summary>
    public override bool CouldAwaitIn(SyntaxNode function) =>
        !_exceptions.EndProcess
        && _heard.Starts.Where(s => FunctionSyntax.Around(s.Statement) == function).ToList() is { Count: > 0 } starts
        && starts.TrueForAll(s => !IsInHandler(s) && AwaitingFunction.IsEnd(s.Statement, function, _context));

    public override IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) => [context, .. _others];

    private static async Task<Planned<EventsToTasksPlan>> TryFindPlanAsync(EapOperation operation, RewriteContext context, bool takesAll)
    {
        var found = await HeardOperations.TryFindAsync(operation, context, takesAll).ConfigureAwait(false);
        if (!found.Succeeds(out var heard, out var refusal))
        {
            return refusal;
        }

        if (heard.Handler is not { } handler)
        {
            return heard.Starts[0].StateHasEffects
                ? RefusalReason.StateHasEffects.At(operation.Site.Access)
                : new EventsToTasksPlan(heard, context, null, null, "");
        }

        var names = new FreshNames(handler.Body);
        if (!HandlerBody.TryCreate(handler, heard, names, context).Succeeds(out var body, out refusal))
        {
            return refusal;
        }

        if (heard.Starts.FirstOrDefault(s => s.StateHasEffects) is { } state)
        {
            return RefusalReason.StateHasEffects.At(state.Operation.Site.Access);
        }

        return handler.Kind switch
        {
            FunctionKind.Lambda => OfLambda(heard, handler, body, names, context),
            FunctionKind.KeptLambda => OfKeptLambda(heard, handler, body, context),
            _ => OfMethod(heard, handler, body, context),
        };
    }

    private static Planned<EventsToTasksPlan> OfLambda(
        HeardOperations heard,
        EapHandler handler,
        HandlerBody body,
        FreshNames names,
        RewriteContext context
    )
    {
        if (!AwaitContext.CanBecomeAsync(handler.Body.Parent!, ParameterList()))
        {
            return RefusalReason.HandlerMustStay.At(handler.Body);
        }

        var wanted = HandlerNames.For(heard.Attached[0]).Select(CallbackExceptions.OfHandler(context).NameOf).ToArray();
        var block = heard.Attached[0].Statement!.Parent!;
        if (!heard.Starts.All(s => (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(s.Statement.Span)))
        {
            return MovedHandler.TryCreate(handler, heard.Attached[0], context) is { } moved
                ? new EventsToTasksPlan(heard, context, body, null, moved.FreeOf(wanted)) { _moved = moved }
                : RefusalReason.HandlerMustStay.At(handler.Body);
        }

        return context.LanguageVersion < LanguageVersion.CSharp7
            ? RefusalReason.LanguageIsTooOld.At(handler.Body)
            : new EventsToTasksPlan(heard, context, body, null, names.TakeOf(wanted));
    }

    /// <summary>A lambda that a local keeps becomes a function in its place; where the local says no more of it than that it handles an
    /// event, it is called as one that was written where it is attached.</summary>
    private static Planned<EventsToTasksPlan> OfKeptLambda(
        HeardOperations heard,
        EapHandler handler,
        HandlerBody body,
        RewriteContext context
    )
    {
        if (context.LanguageVersion < LanguageVersion.CSharp7)
        {
            return RefusalReason.LanguageIsTooOld.At(handler.Body);
        }

        var exceptions = CallbackExceptions.OfHandler(context);
        var local = (ILocalReferenceOperation)SourceReader.Unconverted(heard.Attached[0].Assignment.HandlerValue);
        string[] names =
            local.Local.Name.EndsWith("handler", StringComparison.OrdinalIgnoreCase) || local.Local.Name.Length == 1
                ? HandlerNames.For(heard.Attached[0])
                : [];
        return
            CallbackFunction.OfKept(handler.Body, exceptions, context, names) is { Local.Place.Parent: { } block } function
            && heard.Starts.All(s => block.Span.Contains(s.Statement.Span))
            ? new EventsToTasksPlan(heard, context, body, function, function.AsyncName)
            : RefusalReason.HandlerMustStay.At(handler.Body);
    }

    private static Planned<EventsToTasksPlan> OfMethod(HeardOperations heard, EapHandler handler, HandlerBody body, RewriteContext context)
    {
        if (
            ChangeableMethod.DeclarationOf(handler.Function, context.Root.SyntaxTree) is not { } declaration
            || !AwaitContext.CanBecomeAsync(declaration, ChangeableMethod.ParametersOf(declaration))
            || declaration is MethodDeclarationSyntax { AttributeLists.Count: > 0 }
            || handler.Function.IsGenericMethod
        )
        {
            return RefusalReason.HandlerMustStay.At(handler.Body);
        }

        var exceptions = CallbackExceptions.OfHandler(context);
        var function = new CallbackFunction(declaration, exceptions.NameOf(handler.Function, declaration), exceptions);
        return new EventsToTasksPlan(heard, context, body, function, function.AsyncName);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        foreach (var function in _awaiting.Values.Distinct())
        {
            function.AddEdits(edits);
        }

        _body?.AddEdits(edits);
        foreach (var start in _heard.Starts)
        {
            start.AddEdits(edits);
        }

        foreach (var gone in _heard.Detached)
        {
            edits.ReplaceStatement(gone.Statement!, _ => []);
        }

        if (_inlined is not null)
        {
            _inlined.AddEdits(edits);
            return;
        }

        foreach (var start in _heard.Starts)
        {
            edits.ReplaceStatement(start.Statement, current => StartedBy(start, start.InvocationIn(current)));
        }

        if (_moved is not null)
        {
            _moved.AddEdits(
                edits,
                MethodDeclaration(_exceptions.Returned, _name)
                    .AddModifiers(Token(SyntaxKind.AsyncKeyword))
                    .WithParameterList(ParameterList(Parameters())),
                BodyOver
            );
            return;
        }

        if (_body is not null && (_function is null ? _heard.Attached[0].Statement : _function.Local?.Place) is { } place)
        {
            SetApart(edits, place);
        }

        foreach (var attached in _heard.Attached)
        {
            edits.ReplaceStatement(
                attached.Statement!,
                current => _function is null ? [LocalFunction((ExpressionStatementSyntax)current, attached.Statement!)] : []
            );
        }

        _function?.AddEdits(edits, _context, _body!.Task, Parameters(), BodyOver, keepsExpression: false);
    }

    private BlockSyntax BodyOver(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon) =>
        _body!.In(block, expression, semicolon, Turn);

    private IReadOnlyList<StatementSyntax> StartedBy(EventStart start, InvocationExpressionSyntax current)
    {
        var isKept = _body is null && start.KeepsTask && !Awaits;
        var started = isKept ? start.Before(current) : [.. start.Before(current), Started(start, current)];
        return start.Guard is { } guard ? guard.Around(started) : started;
    }

    /// <summary><c>_ = OnOpAsync(c.OpTaskAsync(a), s);</c>, or only the task where nothing listens.</summary>
    private StatementSyntax Started(EventStart start, InvocationExpressionSyntax current)
    {
        var task = start.Task(current);
        if (_body is null)
        {
            return Awaits ? ExpressionStatement(WrittenAwait.Of(task)) : _context.Forget(task, start.Statement);
        }

        var arguments = new List<ArgumentSyntax>();
        if (_body.NeedsSender)
        {
            arguments.Add(Argument(EventStart.Sender(current)));
        }

        arguments.Add(Argument(task));
        if (_body.NeedsState)
        {
            arguments.Add(Argument(start.State(current)));
        }

        var call = InvocationExpression(Named(), ArgumentList(TaskSyntaxFactory.Listed(arguments)));
        return _awaiting.ContainsKey(start)
            ? ExpressionStatement(AwaitExpression(call))
            : _exceptions.Started(call, onPool: false, start.Statement, _context, isMethod: true);
    }

    /// <summary>The function as it was named where it was attached; a designer says <c>this</c> everywhere.</summary>
    private ExpressionSyntax Named() =>
        _heard.Attached[0].Assignment.Syntax is var attached
        && attached.SyntaxTree == _context.Root.SyntaxTree
        && attached.DescendantNodes().OfType<MemberAccessExpressionSyntax>().LastOrDefault()
            is { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var named } access
        && named == _heard.Handler!.Function.Name
            ? access.WithName(IdentifierName(_name)).WithoutTrivia()
            : IdentifierName(_name);

    /// <summary>When the handler has its turn: where all who start something await it, nothing stands behind their starts.</summary>
    private HandlerTurn Turn
    {
        get
        {
            var turn = _heard.Starts[0].Turn;
            return turn == HandlerTurn.Later && _heard.Starts.All(_awaiting.ContainsKey) ? HandlerTurn.AtOnce : turn;
        }
    }

    private LocalFunctionStatementSyntax LocalFunction(ExpressionStatementSyntax current, StatementSyntax place)
    {
        var function = LocalFunctionStatement(_exceptions.Returned, Identifier(_name))
            .AddModifiers(Token(SyntaxKind.AsyncKeyword))
            .WithParameterList(ParameterList(Parameters()))
            .WithBody(LambdaBody.In(current, BodyOver));
        return _context.Tasks.SetApart(function, place);
    }

    /// <summary>A blank line between what stands before the function and the function.</summary>
    private void SetApart(SyntaxEdits edits, StatementSyntax place)
    {
        var before = place.Parent is BlockSyntax block
            ? block.Statements.TakeWhile(s => s != place).LastOrDefault(s => s != _function?.Local?.Declaration)
            : null;
        if (
            before is not null
            && !_heard.Starts[0].PlacesOfFunctions.Contains(before)
            && !place.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            && before.GetTrailingTrivia().Count(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) < 2
        )
        {
            edits.Replace(place, current => current.WithLeadingTrivia(current.GetLeadingTrivia().Insert(0, EndOfLine(_context.NewLine))));
        }
    }

    private SeparatedSyntaxList<ParameterSyntax> Parameters()
    {
        var parameters = new List<ParameterSyntax>();
        if (_body!.NeedsSender)
        {
            parameters.Add(_context.Tasks.ParameterOf(_heard.Handler!.Sender!.Type, _heard.Handler.Sender.Name));
        }

        parameters.Add(_context.Tasks.ParameterOf(_context.Tasks.TaskOf(_heard.Starts[0].Result), _body.Task));
        if (_body.NeedsState)
        {
            parameters.Add(_context.Tasks.ParameterOf(_context.Model.Compilation.ObjectType, _body.State));
        }

        return TaskSyntaxFactory.Listed(parameters);
    }
}
