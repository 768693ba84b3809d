using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>
/// Starts the operation of a Begin method as a task: its counterpart, or <c>Task.Factory.FromAsync</c> over the pair itself. Both
/// evaluate receiver and arguments where Begin did.
/// </summary>
internal sealed class ApmStart : TaskStart
{
    /// <summary>FromAsync takes this many arguments for a Begin that it is given by name.</summary>
    private const int MaximumNamedArguments = 3;

    private readonly RewriteContext _context;
    private readonly ApmMethodPair _methods;
    private readonly TaskCounterpart? _counterpart;
    private readonly HoistedValue? _receiver;
    private readonly bool _conditional;
    private readonly ImmutableArray<int> _ordinals;
    private readonly FreshNames _names;
    private readonly bool _isNamed;

    /// <summary>The out parameters of Begin that a field takes: a lambda can give it to them, too.</summary>
    private readonly ImmutableArray<int> _outFields;

    private ApmStart(
        RewriteContext context,
        ApmMethodPair methods,
        TaskCounterpart? counterpart,
        HoistedValue? receiver,
        bool conditional,
        ImmutableArray<int> ordinals,
        FreshNames names,
        bool isNamed,
        ImmutableArray<int> outFields
    )
    {
        _isNamed = isNamed;
        _outFields = outFields;
        _context = context;
        _methods = methods;
        _counterpart = counterpart;
        _receiver = receiver;
        _conditional = conditional;
        _ordinals = ordinals;
        _names = names;
        ByReference = methods.ByReferenceResults.ToImmutableArray();
    }

    public override ImmutableArray<IParameterSymbol> ByReference { get; }

    public override ResultDelivery? Delivery => _counterpart?.Delivery;

    public override ITypeSymbol? Result =>
        _counterpart is null ? DeliveredTuple.Of(_methods.End, ByReference, _context.Model.Compilation) : _counterpart.Result;

    public override string Name => _counterpart?.Method.Name ?? "Task.Factory.FromAsync";

    public override bool MayCompleteAtOnce => _counterpart is not null && !IsOfSocket;

    public override bool MayCallBackAtOnce => !IsOfSocket;

    private bool IsOfSocket => _counterpart is not null && _methods.Begin.ContainingNamespace.ToDisplayString() == "System.Net.Sockets";

    /// <summary>FromAsync calls Begin at once, and lets through what that throws.</summary>
    public override bool MayKeepExceptionOfBegin => _counterpart is not null;

    public override bool KeepsExceptionOfBegin =>
        _counterpart is { Method: { ReducedFrom: var extension } method }
        && (extension ?? method).OriginalDefinition is var counterpart
        && (
            !counterpart.DeclaringSyntaxReferences.IsEmpty
            || counterpart.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(AsyncStateMachineAttribute))
        );

    public override bool NeedsStatements => _conditional || _receiver?.Name is not null;

    public static Planned<TaskStart> TryCreate(BeginCall begin, BeginCallSite site, RewriteContext context, FreshNames names)
    {
        if (
            site.Invocation.Expression is not (MemberAccessExpressionSyntax or SimpleNameSyntax or MemberBindingExpressionSyntax)
            || OrdinalsOf(begin.Call) is not { } ordinals
        )
        {
            return RefusalReason.CallIsIrregular.At(site.Invocation);
        }

        var counterpart = new TaskCounterpartResolver(context.Symbols, context.Model).TryFind(begin.Methods.Signature, site.Invocation);
        if (counterpart is not null && !IsOnlyAwaited(begin, context) && ReturnsToContext(counterpart.Method, context))
        {
            counterpart = null;
        }

        var receiver = (HoistedValue?)null;
        if (
            site.Invocation.Expression is not SimpleNameSyntax
            && !begin.Call.TargetMethod.IsStatic
            && (site.IsConditional || counterpart is null)
        )
        {
            var kept = new HoistedValues(context, new ValueStability(context.Source, site.Invocation), names);
            var name = FreshNames.For(begin.Receiver?.Type);
            receiver =
                site.IsConditional || IsReadAlike(begin.Receiver) ? kept.Plan(begin.Receiver, name) : kept.Keep(begin.Receiver, name);
            if (receiver is null)
            {
                return RefusalReason.NoPlaceForStatement.At(site.Invocation);
            }

            // FromAsync reads a field twice, and at once; a lambda that ends reads it later.
            receiver =
                !site.IsConditional
                && IsReadAlike(begin.Receiver)
                && !begin.Methods.ByReferenceResults.Any()
                && TakesAnyResult(begin.Methods, context)
                    ? null
                    : receiver;
        }

        // What FromAsync is given besides the names may tell other types than Begin's (an int for a double) or none (null): then Begin is
        // called in a lambda.
        bool[] forms = IsRegular(begin.Methods) && ordinals.Length == begin.Methods.Begin.Parameters.Length ? [true, false] : [false];
        ImmutableArray<int> outFields = begin
            .Call.Arguments.Where(a => a.Parameter!.RefKind == RefKind.Out && a.Value is IFieldReferenceOperation)
            .Select(a => a.Parameter!.Ordinal)
            .ToImmutableArray();
        var wanted = forms
            .Select(isNamed => new ApmStart(
                context,
                begin.Methods,
                counterpart,
                receiver,
                site.IsConditional,
                ordinals,
                names,
                isNamed,
                outFields
            ))
            .FirstOrDefault(start => start.IsWanted(site.Invocation));
        return wanted is not null ? wanted : ReasonFor(counterpart).At(site.Invocation);
    }

    /// <summary>
    /// Whether nobody blocks a thread until the operation is complete: all that becomes of the async result is that it is ended where
    /// <c>await</c> can stand. Results in collections and those that are waited for may be blocked on, and so may a signal that a callback
    /// gives.
    /// </summary>
    private static bool IsOnlyAwaited(BeginCall begin, RewriteContext context) =>
        begin.Callback.Kind == CallbackKind.None
        && begin.Uses.All(u =>
            u.Kind == AsyncResultUseKind.Aliased
            || (u.Kind == AsyncResultUseKind.Ended && AwaitContext.CanAwait(u.Operation.Syntax, context.Model))
        );

    /// <summary>
    /// Whether a method in source awaits something and comes back to the context, or one that takes its place (an override, an
    /// implementation), or one that it calls in its file: who blocks the thread of the context until the method is complete waits for
    /// ever. Libraries are told not to do that (learn.microsoft.com/dotnet/fundamentals/code-analysis/quality-rules/ca2007), so what is
    /// not in source is taken to be safe.
    /// </summary>
    private static bool ReturnsToContext(IMethodSymbol counterpart, RewriteContext context) =>
        (counterpart.ReducedFrom ?? counterpart).OriginalDefinition is { DeclaringSyntaxReferences.IsEmpty: false } declared
        && VersionsOf(declared, context)
            .Select(context.Source.BodyOf)
            .OfType<SyntaxNode>()
            .SelectMany(context.Source.BodiesReachedFrom)
            .SelectMany(b => b.DescendantNodesAndSelf())
            .Any(AwaitContext.ReturnsToContext);

    /// <summary>A method, and what of the same name the source has for its place.</summary>
    private static IEnumerable<IMethodSymbol> VersionsOf(IMethodSymbol method, RewriteContext context) =>
        method is { IsAbstract: false, IsVirtual: false, IsOverride: false }
            ? [method]
            : context
                .Model.Compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member, context.CancellationToken)
                .OfType<IMethodSymbol>()
                .Where(m => TypeHierarchy.IsOrHas(m.ContainingType, method.ContainingType));

    /// <summary>The counterpart in the place of a call of FromAsync.</summary>
    public static Planned<TaskStart> TryCreate(FromAsyncCall wrapped, RewriteContext context, FreshNames names)
    {
        var invocation = (InvocationExpressionSyntax)(wrapped.BeginCall ?? wrapped.Call).Syntax;
        if (
            new TaskCounterpartResolver(context.Symbols, context.Model).TryFind(wrapped.Methods.Signature, invocation)
            is not { } counterpart
        )
        {
            return RefusalReason.NoTaskForOperation.At(invocation);
        }

        // Who keeps the task may block on it; FromAsync does not need the context.
        if (ReturnsToContext(counterpart.Method, context) && !AwaitContext.IsAwaited((ExpressionSyntax)wrapped.Call.Syntax))
        {
            return RefusalReason.NoTaskForOperation.At(invocation);
        }

        // By name, Begin and End come before the arguments.
        ImmutableArray<int>? ordinals = wrapped.BeginCall is { } begin
            ? OrdinalsOf(begin)
            : ImmutableArray.Create([-1, -1, .. wrapped.Methods.OperationParameters.Select(p => p.Ordinal), -1]);
        if (ordinals is null)
        {
            return RefusalReason.CallIsIrregular.At(invocation);
        }

        var start = new ApmStart(
            context,
            wrapped.Methods,
            counterpart,
            null,
            false,
            ordinals.Value,
            names,
            isNamed: false,
            ImmutableArray<int>.Empty
        );
        return start.IsWanted(invocation) ? start : ReasonFor(counterpart).At(invocation);
    }

    /// <summary>Why no start is wanted: there is nothing to call, or what would be called is not what is meant.</summary>
    private static RefusalReason ReasonFor(TaskCounterpart? counterpart) =>
        counterpart is null ? RefusalReason.NoTaskForOperation : RefusalReason.OverloadIsAmbiguous;

    public override StartedTask Build(ExpressionSyntax current)
    {
        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var invocation = BeginCallSite.InvocationIn(current);
        var receiver = _receiver?.Read(ReceiverIn(invocation)!, kept) ?? ReceiverIn(invocation)?.WithoutTrivia();
        var task = Task(receiver, invocation);
        return new StartedTask(kept.ToImmutable(), ImmutableArray<StatementSyntax>.Empty, _conditional ? receiver : null, task, task, null);
    }

    /// <summary>Whether what is built binds to a task of the wanted kind: an argument such as <c>null</c> may have meant only Begin's
    /// overload.</summary>
    private bool IsWanted(InvocationExpressionSyntax begin)
    {
        if (_counterpart is null ? !CanBeWrapped(begin) : !_counterpart.Arguments.All(IsGiven))
        {
            return false;
        }

        // A call that does not bind may have a type nevertheless; the elements of a tuple may have names.
        var bound = _context
            .Model.GetSpeculativeSymbolInfo(
                begin.SpanStart,
                Task(ReceiverIn(begin)?.WithoutTrivia(), begin),
                SpeculativeBindingOption.BindAsExpression
            )
            .Symbol;
        return bound is IMethodSymbol method
            && _context.Model.Compilation.ClassifyConversion(method.ReturnType, _context.Tasks.TaskOf(Result)).IsIdentity
            && (_counterpart is not null || !_isNamed || TakesByName(method, begin));
    }

    /// <summary>
    /// Whether the delegate type that FromAsync infers from the arguments is one that Begin can be given as: not <c>int</c> for
    /// <c>double</c>. Lambdas and method groups tell a type in new languages only, and the file may be compiled in an old one, too.
    /// </summary>
    private bool TakesByName(IMethodSymbol fromAsync, InvocationExpressionSyntax begin) =>
        _methods.OperationParameters.All(p =>
            _context
                .Model.GetTypeInfo(begin.ArgumentList.Arguments[_ordinals.IndexOf(p.Ordinal)].Expression, _context.CancellationToken)
                .Type
                is not null
        )
        && _methods
            .OperationParameters.Zip(
                fromAsync.Parameters.Skip(2),
                (own, inferred) => _context.Model.Compilation.ClassifyConversion(inferred.Type, own.Type)
            )
            .All(c => c.IsIdentity || (c.IsReference && c.IsImplicit));

    /// <summary>
    /// Whether FromAsync can be given the pair: Begin a callback, End values to deliver and none to take but the async result.
    /// </summary>
    private bool CanBeWrapped(InvocationExpressionSyntax begin) =>
        _methods.CallbackOrdinal >= 0
        && _methods.End.Parameters.All(p => p.RefKind == RefKind.Out || _context.Symbols.IsAsyncResult(p.Type))
        && (ByReference.IsEmpty || (_context.LanguageVersion >= LanguageVersion.CSharp7 && _context.Symbols.ValueTuple is not null))
        && _methods
            .OperationParameters.Where(p => p.RefKind == RefKind.Out)
            .All(p =>
                begin.ArgumentList.Arguments[_ordinals.IndexOf(p.Ordinal)] is var argument
                && (_outFields.Contains(p.Ordinal) || IsDiscardable(argument))
            );

    /// <summary>Whether nobody reads what an out argument of Begin is given: it is End that tells.</summary>
    private bool IsDiscardable(ArgumentSyntax argument) =>
        _context.LanguageVersion >= LanguageVersion.CSharp7
        && argument.Expression switch
        {
            DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax } or IdentifierNameSyntax { Identifier.ValueText: "_" } =>
                true,
            DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax declared } => IsOnlyWritten(
                _context.Model.GetDeclaredSymbol(declared, _context.CancellationToken)
            ),
            var expression => IsOnlyWritten(_context.Model.GetSymbolInfo(expression, _context.CancellationToken).Symbol),
        };

    private bool IsOnlyWritten(ISymbol? variable) =>
        variable is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
        && _context
            .Source.ReferencesTo(variable, SourceReader.EnclosingMember(declarations[0].GetSyntax(_context.CancellationToken)))
            .All(SourceReader.IsWrite);

    private InvocationExpressionSyntax Task(ExpressionSyntax? receiver, InvocationExpressionSyntax begin)
    {
        if (_counterpart is null)
        {
            return _context.Tasks.FromAsync(Wrapped(receiver, begin));
        }

        var arguments = _counterpart.Arguments.Select(a => Argument(a.Segment is null ? Given(begin, a.Ordinal) : Segment(begin, a)));
        var call = InvocationExpression(Member(receiver, begin, _counterpart.Method.Name), ArgumentList(SeparatedList(arguments)));
        return _counterpart.ReturnsValueTask
            ? InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call, IdentifierName("AsTask")))
            : call;
    }

    private ObjectCreationExpressionSyntax Segment(InvocationExpressionSyntax begin, CounterpartArgument argument) =>
        ObjectCreationExpression(_context.Tasks.Type(argument.Segment!))
            .AddArgumentListArguments([.. Enumerable.Range(argument.Ordinal, 3).Select(ordinal => Argument(Given(begin, ordinal)))]);

    private IEnumerable<ArgumentSyntax> Wrapped(ExpressionSyntax? receiver, InvocationExpressionSyntax begin)
    {
        var end =
            ByReference.IsEmpty && TakesAnyResult(_methods, _context)
                ? Member(receiver, begin, _methods.End.Name)
                : EndLambda(receiver, begin);
        var none = Argument(LiteralExpression(SyntaxKind.NullLiteralExpression));
        if (_isNamed)
        {
            return
            [
                Argument(Member(receiver, begin, _methods.Begin.Name)),
                Argument(end),
                .. _methods.OperationParameters.Select(p => Argument(Given(begin, p.Ordinal))),
                none,
            ];
        }

        return [Argument(BeginLambda(receiver, begin)), Argument(end), none];
    }

    /// <summary>Whether FromAsync can take Begin by its name: the regular form, few arguments, all of them by value.</summary>
    private static bool IsRegular(ApmMethodPair methods) =>
        methods.CallbackOrdinal == methods.Begin.Parameters.Length - 2
        && methods.StateOrdinal == methods.Begin.Parameters.Length - 1
        && methods.CallbackOrdinal <= MaximumNamedArguments
        && methods.Begin.Parameters.All(p => p.RefKind == RefKind.None);

    /// <summary>Whether End can be given by name: it takes whatever async result there is, and not only those of the type that Begin
    /// returns.</summary>
    private static bool TakesAnyResult(ApmMethodPair methods, RewriteContext context) =>
        methods.End.Parameters.All(p =>
            p.RefKind == RefKind.Out || SymbolEqualityComparer.Default.Equals(p.Type, context.Symbols.AsyncResult)
        );

    /// <summary><c>(callback, state) => x.BeginOp(a, b, c, d, callback, state)</c>, which FromAsync calls at once.</summary>
    private ParenthesizedLambdaExpressionSyntax BeginLambda(ExpressionSyntax? receiver, InvocationExpressionSyntax begin)
    {
        var callback = _names.FreeOf("callback", "asyncCallback");
        var state = _names.FreeOf("state", "asyncState");
        var arguments = _ordinals
            .Select(
                (ordinal, index) =>
                    ordinal == _methods.CallbackOrdinal ? Argument(IdentifierName(callback))
                    : ordinal == _methods.StateOrdinal ? Argument(IdentifierName(state))
                    : _methods.Begin.Parameters[ordinal].RefKind == RefKind.Out && !_outFields.Contains(ordinal)
                        ? Argument(null, Token(SyntaxKind.OutKeyword), TaskSyntaxFactory.Discard)
                    : begin.ArgumentList.Arguments[index].WithoutTrivia()
            )
            .Concat(
                new[] { (Ordinal: _methods.CallbackOrdinal, Name: callback), (Ordinal: _methods.StateOrdinal, Name: state) }
                    .Where(own => own.Ordinal >= 0 && !_ordinals.Contains(own.Ordinal))
                    .Select(own => Argument(NameColon(_methods.Begin.Parameters[own.Ordinal].Name), default, IdentifierName(own.Name)))
            );
        return ParenthesizedLambdaExpression(
            ParameterList(SeparatedList([Parameter(Identifier(callback)), Parameter(Identifier(state))])),
            InvocationExpression(Member(receiver, begin, _methods.Begin.Name), ArgumentList(SeparatedList(arguments)))
        );
    }

    /// <summary><c>r => { var result = x.EndOp(r, out var b); return (result, b); }</c>, or <c>r => x.EndOp((OwnResult)r)</c>.</summary>
    private SimpleLambdaExpressionSyntax EndLambda(ExpressionSyntax? receiver, InvocationExpressionSyntax begin)
    {
        var asyncResult = _names.Free("asyncResult");
        var names = _methods.End.Parameters.ToDictionary(p => p.Ordinal, p => p.RefKind == RefKind.Out ? _names.Free(p.Name) : asyncResult);
        var arguments = _methods.End.Parameters.Select(p =>
            p.RefKind == RefKind.Out
                ? Argument(
                    null,
                    Token(SyntaxKind.OutKeyword),
                    DeclarationExpression(IdentifierName("var"), SingleVariableDesignation(Identifier(names[p.Ordinal])))
                )
                : Argument(
                    TakesAnyResult(_methods, _context)
                        ? IdentifierName(asyncResult)
                        : CastExpression(_context.Tasks.Type(p.Type), IdentifierName(asyncResult))
                )
        );
        var call = InvocationExpression(Member(receiver, begin, _methods.End.Name), ArgumentList(SeparatedList(arguments)));
        if (ByReference.IsEmpty)
        {
            return SimpleLambdaExpression(Parameter(Identifier(asyncResult)), call);
        }

        var returned = _names.Free("returned");
        var delivered = ByReference.Select(p => names[p.Ordinal]).ToList();
        if (!_methods.End.ReturnsVoid)
        {
            delivered.Insert(0, returned);
        }

        return SimpleLambdaExpression(
            Parameter(Identifier(asyncResult)),
            _context.Tasks.Block(
                _methods.End.ReturnsVoid ? ExpressionStatement(call) : _context.Tasks.Local(returned, call),
                ReturnStatement(
                    delivered.Count == 1
                        ? IdentifierName(delivered[0])
                        : TupleExpression(SeparatedList(delivered.Select(n => Argument(IdentifierName(n)))))
                )
            )
        );
    }

    /// <summary>Whether Begin is given all that an argument of the counterpart is made of.</summary>
    private bool IsGiven(CounterpartArgument argument) =>
        Enumerable.Range(argument.Ordinal, argument.Segment is null ? 1 : 3).All(o => _ordinals.Contains(o));

    private ExpressionSyntax Given(InvocationExpressionSyntax begin, int ordinal) =>
        begin.ArgumentList.Arguments[_ordinals.IndexOf(ordinal)].Expression.WithoutTrivia();

    /// <summary>A member of what begins, named as Begin is: <c>x.Name</c>, or <c>Name</c>.</summary>
    private ExpressionSyntax Member(ExpressionSyntax? receiver, InvocationExpressionSyntax begin, string name)
    {
        SimpleNameSyntax member =
            _counterpart is null && _methods.Begin.IsGenericMethod
                ? GenericName(Identifier(name), TypeArgumentList(SeparatedList(_methods.Begin.TypeArguments.Select(_context.Tasks.Type))))
                : IdentifierName(name);
        return receiver is null
            ? member
            : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, member)
                .WithOperatorToken(
                    !IsWrapped && begin.Expression is MemberAccessExpressionSyntax access
                        ? access.OperatorToken
                        : Token(SyntaxKind.DotToken)
                );
    }

    /// <summary>Whether the call is that of FromAsync, which is given Begin by name, and not of Begin.</summary>
    private bool IsWrapped => _ordinals.Contains(-1);

    /// <summary>What the operation is begun on: in its own call, or in that of FromAsync, which names Begin first.</summary>
    private ExpressionSyntax? ReceiverIn(InvocationExpressionSyntax begin) =>
        (IsWrapped ? begin.ArgumentList.Arguments[0].Expression : begin.Expression) switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => begin.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };

    /// <summary>The parameters that the arguments are for, as written, without those that are left out; null where their order is
    /// another.</summary>
    private static ImmutableArray<int>? OrdinalsOf(IInvocationOperation begin)
    {
        var written = begin.Arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue).ToList();
        if (written.Any(a => a.ArgumentKind != ArgumentKind.Explicit || a.Parameter is null || a.Syntax is not ArgumentSyntax))
        {
            return null;
        }

        ImmutableArray<int> ordinals = written.OrderBy(a => a.Syntax.SpanStart).Select(a => a.Parameter!.Ordinal).ToImmutableArray();
        return ordinals.SequenceEqual(ordinals.OrderBy(o => o)) ? ordinals : null;
    }

    /// <summary>Whether two reads one after the other yield the same and do nothing else.</summary>
    private static bool IsReadAlike(IOperation? receiver) =>
        receiver switch
        {
            null or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
            IFieldReferenceOperation field => IsReadAlike(field.Instance),
            IParenthesizedOperation parenthesized => IsReadAlike(parenthesized.Operand),
            IConversionOperation { OperatorMethod: null } conversion => IsReadAlike(conversion.Operand),
            _ => false,
        };
}
