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
    private readonly ImmutableArray<EndRewrite> _ends;
    private readonly string _name;
    private readonly string _task;
    private readonly string _state;

    private NamedCallbackPlan(
        RewriteContext context, SyntaxNode declaration, CallbackBody body, ImmutableArray<BeginOfCallback> begins, ImmutableArray<EndRewrite> ends, string name)
    {
        _context = context;
        _declaration = declaration;
        _body = body;
        _begins = begins;
        _ends = ends;
        _name = name;
        var names = new FreshNames(declaration);
        _task = names.Take("task");
        _state = body.StateDeclaration?.Declaration.Variables[0].Identifier.ValueText ?? names.Take("state");
    }

    public override string Title => TitleFor(_begins[0].Pair, _begins[0].Start, keepsBehavior: _body.CatchesEverything);

    public static new async Task<NamedCallbackPlan?> TryCreateAsync(CallPair pair, RewriteContext context)
    {
        var target = pair.Callback.Targets[0];
        var method = target.Symbol.OriginalDefinition;
        if (method.IsGenericMethod
            || ChangeableMethod.DeclarationOf(method, context) is not { } declaration
            || !AwaitContext.CanBecomeAsync(declaration, ChangeableMethod.ParametersOf(declaration))
            || CallbackBody.TryCreate(target, context) is not { } body
            || await BeginsOfAsync(method, body, context).ConfigureAwait(false) is not { Length: > 0 } begins)
        {
            return null;
        }

        var start = begins[0].Start;
        var ends = body.Ends.Select(e => EndRewrite.TryCreate(e, start, context)).ToList();
        return begins.All(b => SymbolEqualityComparer.Default.Equals(b.Start.Result, start.Result) && b.Start.ByReference.Length == start.ByReference.Length)
            && ends.All(e => e is not null)
                ? new NamedCallbackPlan(context, declaration, body, begins, [.. ends.Select(e => e!)], ChangeableMethod.AsyncNameFor(method, declaration, context))
                : null;
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        _body.AddEdits(edits, IdentifierName(_state), _body.StateDeclaration);
        foreach (var end in _ends)
        {
            var canAwait = AwaitContext.CouldAwait(end.Call, _declaration, _context.LanguageVersion);
            end.AddEdits(edits, _ => TaskSyntax.ResultOf(canAwait ? TaskSyntax.WithoutContext(IdentifierName(_task)) : IdentifierName(_task), canAwait));
        }

        foreach (var begin in _begins)
        {
            if (begin.Held is { } held)
            {
                begin.Site.ReplaceKept(edits, _context.Tasks, begin.Start, held, (current, started) => Call(begin, current, started));
            }
            else
            {
                begin.Site.Replace(edits, _context.Tasks, begin.Start, (current, started) => Call(begin, current, started));
            }
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
                    .WithBody(WithWait(current.Body, current.ExpressionBody))
                    .WithExpressionBody(_body.EndsFirst ? current.ExpressionBody : null)
                    .WithSemicolonToken(_body.EndsFirst ? current.SemicolonToken : default));
                break;
            case LocalFunctionStatementSyntax function:
                edits.Replace(function, current => ChangeableMethod.AsAsync(current, _name, _context.Tasks.TaskType(null))
                    .WithParameterList(Parameters(current.ParameterList))
                    .WithBody(WithWait(current.Body, current.ExpressionBody))
                    .WithExpressionBody(_body.EndsFirst ? current.ExpressionBody : null)
                    .WithSemicolonToken(_body.EndsFirst ? current.SemicolonToken : default));
                break;
        }
    }

    /// <summary><c>_ = OnOpAsync(x.OpAsync(a), s);</c>; for a delegate inside <c>Task.Run</c>, for its callback never ran on the caller's thread.</summary>
    private IReadOnlyList<StatementSyntax> Call(BeginOfCallback begin, InvocationExpressionSyntax current, StartedTask started)
    {
        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var arguments = new List<ArgumentSyntax> { Argument(started.Task) };
        if (begin.State.Read(current, kept) is { } state)
        {
            arguments.Add(Argument(begin.NeedsCast ? CastExpression(_context.Tasks.Type(_body.StateType), TaskSyntax.Parenthesized(state)) : state));
        }

        ExpressionSyntax call = InvocationExpression(
            begin.Callback is MemberAccessExpressionSyntax access ? access.WithName(IdentifierName(_name)).WithoutTrivia() : IdentifierName(_name),
            ArgumentList(SeparatedList(arguments)));
        call = begin.Pair.Kind == PairKind.Delegate ? _context.Tasks.Run(TaskSyntax.Lambda(call)) : call;
        return started.Before(_context.Tasks, [.. kept, ExpressionStatement(_context.Forget(call, begin.Site.Invocation))]);
    }

    private BlockSyntax? WithWait(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        if (_body.EndsFirst)
        {
            return block;
        }

        var wait = ExpressionStatement(AwaitExpression(TaskSyntax.WithoutContext(_context.Tasks.Call(IdentifierName("WhenAny"), IdentifierName(_task)))));
        return _context.Tasks.BlockWith([wait.WithAdditionalAnnotations(Formatter.Annotation)], block ?? (CSharpSyntaxNode)arrow!.Expression);
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

    /// <summary>All begin calls that name the method; null where anything else does, for then it must stay what it is.</summary>
    private static async Task<ImmutableArray<BeginOfCallback>?> BeginsOfAsync(IMethodSymbol method, CallbackBody body, RewriteContext context)
    {
        var begins = ImmutableArray.CreateBuilder<BeginOfCallback>();
        var names = new Dictionary<SyntaxNode, FreshNames>();
        var references = await SymbolFinder.FindReferencesAsync(method, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);

        // The same file in another target framework's project changes along with this one.
        var linked = context.Document.GetLinkedDocumentIds();
        var locations = references.SelectMany(r => r.Locations)
            .Where(l => !linked.Contains(l.Document.Id))
            .GroupBy(l => (l.Document.Id, l.Location.SourceSpan)) // found once for each target framework's symbol
            .Select(l => l.First());
        foreach (var location in locations)
        {
            if (location.Document.Id != context.Document.Id
                || location.IsImplicit
                || BeginOfCallback.TryCreate(context.Root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true), method, body, names, context) is not { } begin)
            {
                return null;
            }

            begins.Add(begin);
        }

        return begins.ToImmutable();
    }

    /// <summary>A begin call that names the callback.</summary>
    private sealed record BeginOfCallback(CallPair Pair, BeginSite Site, TaskStart Start, ResultLocal? Held, CallbackState State, ExpressionSyntax Callback, bool NeedsCast)
    {
        public static BeginOfCallback? TryCreate(
            SyntaxNode reference, IMethodSymbol method, CallbackBody body, Dictionary<SyntaxNode, FreshNames> namesOfMembers, RewriteContext context)
        {
            var callback = reference.Parent is MemberAccessExpressionSyntax access && access.Name == reference ? access : reference as ExpressionSyntax;
            var argument = reference.Ancestors().OfType<ArgumentSyntax>().LastOrDefault(a => a.Parent?.Parent is InvocationExpressionSyntax && IsOnly(callback, a));
            if (callback is null
                || argument?.Parent?.Parent is not InvocationExpressionSyntax invocation
                || context.Source.OperationOf(invocation) is not IInvocationOperation call
                || CallPair.TryRecognise(call, context.Symbols, context.Source) is not { Callback: { Kind: CallbackKind.Method, Targets: { Length: 1 } targets } } pair
                || !SymbolEqualityComparer.Default.Equals(targets[0].Symbol.OriginalDefinition, method)
                || pair.CallbackArgument?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() != argument
                || BeginSite.TryFind(pair, context) is not { Role: BeginRole.Statement or BeginRole.ExpressionBody or BeginRole.Declaration } site)
            {
                return null;
            }

            var held = ResultLocal.TryCreateBesideCallback(pair, site, context);
            if (held is null && !pair.IsResultUnused)
            {
                return null;
            }

            // Begin calls of one member share its names.
            var member = SourceReader.EnclosingMember(invocation);
            if (!namesOfMembers.TryGetValue(member, out var names))
            {
                namesOfMembers.Add(member, names = new FreshNames(member));
            }

            var stability = new Stability(context.Source, invocation);
            if (TaskStart.TryCreate(pair, site, context, names) is not { } start
                || CallbackState.TryCreate(pair, body.NeedsState, pair.Kind == PairKind.Delegate ? new KeptValues(context, stability, names) : null) is not { } state
                || (pair.Kind == PairKind.Delegate && context.Source.OperationOf(callback) is IMethodReferenceOperation { Instance: { } instance } && !stability.IsStable(instance)))
            {
                return null;
            }

            var stateType = pair.StateArgument is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : pair.StateArgument?.Type;
            var needsCast = body.NeedsState && stateType is not null && !context.Model.Compilation.ClassifyConversion(stateType, body.StateType).IsImplicit;
            return new BeginOfCallback(pair, site, start, held, state, callback, needsCast);
        }

        /// <summary>Whether an argument is the callback and nothing else: <c>M</c>, <c>new AsyncCallback(M)</c>, a cast of it.</summary>
        private static bool IsOnly(ExpressionSyntax? callback, ArgumentSyntax argument)
            => callback is not null && callback.Ancestors().TakeWhile(n => n != argument)
                .All(n => n is BaseObjectCreationExpressionSyntax or ArgumentListSyntax or ArgumentSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax);
    }
}
