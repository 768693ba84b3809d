using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// A method that Begin calls back stays a method: <c>void OnOp(IAsyncResult ar)</c> becomes
/// <c>async Task OnOpAsync(Task&lt;T&gt; task, TState state)</c>, and every Begin that names it starts it over its task.
/// </summary>
internal sealed class NamedCallbackPlan : RewritePlan
{
    private readonly RewriteContext _context;
    private readonly SyntaxNode _declaration;
    private readonly CallbackBody _body;
    private readonly ImmutableArray<BeginOfCallback> _begins;
    private readonly ImmutableArray<(CachedCallback Variable, RewriteContext Context)> _cached;
    private readonly ImmutableArray<EndRewrite> _ends;
    private readonly string _name;
    private readonly string _task;
    private readonly string _state;

    private NamedCallbackPlan(
        RewriteContext context, SyntaxNode declaration, CallbackBody body, Naming naming, ImmutableArray<EndRewrite> ends, string name)
    {
        _context = context;
        _declaration = declaration;
        _body = body;
        _begins = naming.Begins;
        _cached = naming.Cached;
        _ends = ends;
        _name = name;
        var names = new FreshNames(declaration);
        _task = names.Take("task");
        _state = body.StateDeclaration?.Declaration.Variables[0].Identifier.ValueText ?? names.Take("state");
    }

    public override string Title => TitleFor(_begins[0].Pair, _begins[0].Start, keepsBehavior: _body.CatchesEverything && !NestsCalls);

    /// <summary>Whether the callback begins again over tasks that can be complete at once: each round then runs inside the one before.</summary>
    private bool NestsCalls => _begins.Any(b => b.Start.MayCompleteAtOnce && _declaration.Span.Contains(b.Site.Invocation.Span) && b.Context == _context);

    public static new async Task<NamedCallbackPlan?> TryCreateAsync(CallPair pair, RewriteContext asked)
    {
        var target = pair.Callback.Targets[0];
        var method = target.Symbol.OriginalDefinition;
        if (method.IsGenericMethod
            || await asked.ForAsync(target.Body.SyntaxTree).ConfigureAwait(false) is not { } context
            || ChangeableMethod.DeclarationOf(method, context) is not { } declaration
            || !AwaitContext.CanBecomeAsync(declaration, ChangeableMethod.ParametersOf(declaration))
            || CallbackBody.TryCreate(target, context) is not { } body
            || await Naming.FindAllAsync(method, body, context, asked).ConfigureAwait(false) is not { Begins: { Length: > 0 } begins } naming)
        {
            return null;
        }

        var start = begins[0].Start;
        var ends = body.Ends.Select(e => EndRewrite.TryCreate(e, start, context)).ToList();
        return begins.All(b => SymbolEqualityComparer.Default.Equals(b.Start.Result, start.Result) && b.Start.ByReference.Length == start.ByReference.Length)
            && ends.All(e => e is not null)
                ? new NamedCallbackPlan(context, declaration, body, naming, [.. ends.Select(e => e!)], ChangeableMethod.AsyncNameFor(method, declaration, context))
                : null;
    }

    protected override IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) => [.. _begins.Select(b => b.Context).Concat(_cached.Select(c => c.Context)).Append(_context).Distinct()];

    protected override void AddEdits(SyntaxEdits edits, RewriteContext home)
    {
        if (home == _context)
        {
            AddEdits(edits);
        }

        foreach (var begin in _begins.Where(b => b.Context == home))
        {
            if (begin.Held is { } held)
            {
                begin.Site.ReplaceKept(edits, home.Tasks, begin.Start, held, (current, started) => Call(begin, current, started));
            }
            else
            {
                begin.Site.Replace(edits, home.Tasks, begin.Start, (current, started) => Call(begin, current, started));
            }
        }

        foreach (var (variable, _) in _cached.Where(c => c.Context == home))
        {
            variable.AddEdits(edits);
        }
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        _body.AddEdits(edits, IdentifierName(_state), _body.StateDeclaration);
        foreach (var end in _ends)
        {
            var canAwait = AwaitContext.CouldAwait(end.Call, _declaration, _context.LanguageVersion);
            end.AddEdits(edits, _ => TaskSyntax.ResultOf(canAwait ? TaskSyntax.WithoutContext(IdentifierName(_task)) : IdentifierName(_task), canAwait));
        }

        foreach (var name in _declaration.DescendantNodes(descendIntoTrivia: true).OfType<XmlNameAttributeSyntax>())
        {
            if (name.Identifier.Identifier.ValueText == ChangeableMethod.ParametersOf(_declaration).Parameters[0].Identifier.ValueText)
            {
                edits.Replace(name, current => current.WithIdentifier(IdentifierName(_task)));
            }
        }

        switch (_declaration)
        {
            case MethodDeclarationSyntax method:
                edits.Replace(method, current => ChangeableMethod.AsAsync(current, _name, _context.Tasks.TaskType(null))
                    .WithParameterList(Parameters(current.ParameterList))
                    .WithBody(WithWait(current.Body, current.ExpressionBody, current.SemicolonToken))
                    .WithExpressionBody(_body.EndsFirst ? current.ExpressionBody : null)
                    .WithSemicolonToken(_body.EndsFirst ? current.SemicolonToken : default));
                break;
            case LocalFunctionStatementSyntax function:
                edits.Replace(function, current => ChangeableMethod.AsAsync(current, _name, _context.Tasks.TaskType(null))
                    .WithParameterList(Parameters(current.ParameterList))
                    .WithBody(WithWait(current.Body, current.ExpressionBody, current.SemicolonToken))
                    .WithExpressionBody(_body.EndsFirst ? current.ExpressionBody : null)
                    .WithSemicolonToken(_body.EndsFirst ? current.SemicolonToken : default));
                break;
        }
    }

    /// <summary><c>_ = OnOpAsync(x.OpAsync(a), s);</c>; for a delegate inside <c>Task.Run</c>, for its callback never ran on the caller's thread.</summary>
    private IReadOnlyList<StatementSyntax> Call(BeginOfCallback begin, InvocationExpressionSyntax current, StartedTask started)
    {
        var tasks = begin.Context.Tasks;
        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var arguments = new List<ArgumentSyntax> { Argument(started.Task) };
        if (begin.State.Read(current, kept) is { } state)
        {
            arguments.Add(Argument(begin.NeedsCast ? CastExpression(tasks.Type(_body.StateType), TaskSyntax.Parenthesized(state)) : state));
        }

        ExpressionSyntax call = InvocationExpression(
            begin.Callback is MemberAccessExpressionSyntax access ? access.WithName(IdentifierName(_name)).WithoutTrivia() : IdentifierName(_name),
            ArgumentList(SeparatedList(arguments)));
        call = begin.Pair.Kind == PairKind.Delegate ? tasks.Run(TaskSyntax.Lambda(call)) : call;
        return started.Before(tasks, [.. kept, ExpressionStatement(begin.Context.Forget(call, begin.Site.Invocation))]);
    }

    /// <summary>The body that waits for the task before anything else.</summary>
    private BlockSyntax? WithWait(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon)
    {
        if (_body.EndsFirst)
        {
            return block;
        }

        var wait = ExpressionStatement(AwaitExpression(TaskSyntax.WithoutContext(_context.Tasks.Call(IdentifierName("WhenAny"), IdentifierName(_task)))));
        var waiting = _context.Tasks.BlockWith([wait.WithAdditionalAnnotations(Formatter.Annotation)], block ?? (CSharpSyntaxNode)arrow!.Expression);
        return block is null ? TaskSyntax.InPlaceOfExpression(waiting, semicolon) : waiting;
    }

    private ParameterListSyntax Parameters(ParameterListSyntax current)
    {
        var parameters = new List<ParameterSyntax> { _context.Tasks.ParameterOf(_context.Tasks.TaskOf(_begins[0].Start.Result), _task) };
        if (_body.NeedsState)
        {
            parameters.Add(_context.Tasks.ParameterOf(_body.StateType, _state));
        }

        return current.WithParameters(TaskSyntax.Listed(parameters));
    }

    /// <summary>All that names the callback: begin calls, and variables that keep it for begin calls.</summary>
    private sealed record Naming(ImmutableArray<BeginOfCallback> Begins, ImmutableArray<(CachedCallback Variable, RewriteContext Context)> Cached)
    {
        /// <summary>What names the method; null where anything else does, for then it must stay what it is.</summary>
        public static async Task<Naming?> FindAllAsync(IMethodSymbol method, CallbackBody body, RewriteContext context, RewriteContext asked)
        {
            var begins = ImmutableArray.CreateBuilder<BeginOfCallback>();
            var cached = ImmutableArray.CreateBuilder<(CachedCallback Variable, RewriteContext Context)>();
            var names = new FreshNamesOfMembers();
            var references = await SymbolFinder.FindReferencesAsync(method, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);
            var contexts = new Dictionary<DocumentId, RewriteContext> { [context.Document.Id] = context, [asked.Document.Id] = asked };
            foreach (var places in references.SelectMany(r => r.Locations).Where(l => !IsTwin(l.Document, context)).GroupBy(l => l.Document))
            {
                if (places.Key.Project.Id != context.Document.Project.Id || await HomeAsync(places.Key).ConfigureAwait(false) is not { } home || GeneratedCode.Is(home))
                {
                    return null;
                }

                // Found once for each target framework's symbol.
                foreach (var span in places.Select(l => l.Location.SourceSpan).Distinct())
                {
                    var name = home.Root.FindNode(span, getInnermostNodeForTie: true);
                    var variable = BeginOfCallback.AccessOf(name) is { } access ? CachedCallback.TryFind(access, home) : null;
                    if (variable is not null)
                    {
                        cached.Add((variable, home));
                    }

                    foreach (var reference in variable?.Reads ?? [name])
                    {
                        if (BeginOfCallback.TryCreate(reference, method, body, names, home) is not { } begin)
                        {
                            return null;
                        }

                        begins.Add(begin);
                    }
                }
            }

            return new Naming(begins.ToImmutable(), cached.ToImmutable());

            async Task<RewriteContext?> HomeAsync(Document document)
            {
                if (!contexts.TryGetValue(document.Id, out var known) && await RewriteContext.TryCreateAsync(document, context.CancellationToken).ConfigureAwait(false) is { } created)
                {
                    contexts.Add(document.Id, known = created);
                }

                return known;
            }
        }

        /// <summary>Whether a document is that of a file of the project in another target framework's project: it changes along with this one's.</summary>
        private static bool IsTwin(Document document, RewriteContext context)
            => document.Project.Id != context.Document.Project.Id && document.GetLinkedDocumentIds().Any(id => id.ProjectId == context.Document.Project.Id);
    }

    /// <summary>A begin call that names the callback.</summary>
    private sealed record BeginOfCallback(RewriteContext Context, CallPair Pair, BeginSite Site, TaskStart Start, ResultVariable? Held, CallbackState State, ExpressionSyntax Callback, bool NeedsCast)
    {
        public static BeginOfCallback? TryCreate(
            SyntaxNode reference, IMethodSymbol method, CallbackBody body, FreshNamesOfMembers namesOfMembers, RewriteContext context)
        {
            var callback = AccessOf(reference);
            var argument = reference.Ancestors().OfType<ArgumentSyntax>().LastOrDefault(a => a.Parent?.Parent is InvocationExpressionSyntax && IsOnly(callback, a));
            if (callback is null
                || argument?.Parent?.Parent is not InvocationExpressionSyntax invocation
                || context.Source.OperationOf(invocation) is not IInvocationOperation call
                || CallPair.TryRecognise(call, context.Symbols, context.Source) is not { Callback: { Kind: CallbackKind.Method, Targets: { Length: 1 } targets } } pair
                || !SymbolEqualityComparer.Default.Equals(targets[0].Symbol.OriginalDefinition, method)
                || pair.CallbackArgument?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() != argument
                || BeginSite.TryFind(pair, context) is not { Role: BeginRole.Statement or BeginRole.ExpressionBody or BeginRole.Declaration or BeginRole.Assignment } site)
            {
                return null;
            }

            var held = ResultVariable.TryCreateBesideCallback(pair, site, context);
            if (held is null && !pair.IsResultUnused)
            {
                return null;
            }

            var names = namesOfMembers.Around(invocation);
            var stability = new Stability(context.Source, invocation);
            if (TaskStart.TryCreate(pair, site, context, names) is not { } start
                || CallbackState.TryCreate(pair, body.NeedsState, pair.Kind == PairKind.Delegate ? new KeptValues(context, stability, names) : null) is not { } state
                || (pair.Kind == PairKind.Delegate && context.Source.OperationOf(callback) is IMemberReferenceOperation { Instance: { } instance } && !stability.IsStable(instance)))
            {
                return null;
            }

            var stateType = pair.StateArgument is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : pair.StateArgument?.Type;
            var needsCast = body.NeedsState && stateType is not null && !context.Model.Compilation.ClassifyConversion(stateType, body.StateType).IsImplicit;
            return new BeginOfCallback(context, pair, site, start, held, state, callback, needsCast);
        }

        /// <summary>A name with what it is named of.</summary>
        public static ExpressionSyntax? AccessOf(SyntaxNode name) => name is SimpleNameSyntax simple ? SourceReader.AccessOf(simple) : null;

        /// <summary>Whether an argument is the callback and nothing else: <c>M</c>, <c>new AsyncCallback(M)</c>, a cast of it.</summary>
        private static bool IsOnly(ExpressionSyntax? callback, ArgumentSyntax argument)
            => callback is not null && callback.Ancestors().TakeWhile(n => n != argument)
                .All(n => n is BaseObjectCreationExpressionSyntax or ArgumentListSyntax or ArgumentSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax);
    }
}
