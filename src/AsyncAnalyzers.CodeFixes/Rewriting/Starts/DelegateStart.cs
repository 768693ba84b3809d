using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>Starts a delegate's work on the thread pool, as its <c>BeginInvoke</c> did.</summary>
internal sealed class DelegateStart : TaskStart
{
    private readonly RewriteContext _context;
    private readonly HoistedValue _receiver;
    private readonly bool _conditional;
    private readonly bool _lambdaTellsResult;
    private readonly ImmutableArray<Argument> _arguments;
    private readonly IMethodSymbol _invoke;
    private readonly ImmutableArray<string> _resultNames;

    private DelegateStart(
        RewriteContext context,
        IMethodSymbol invoke,
        HoistedValue receiver,
        bool conditional,
        bool lambdaTellsResult,
        bool runsDelegate,
        ImmutableArray<Argument> arguments,
        ImmutableArray<string> resultNames
    )
    {
        RunsDelegate = runsDelegate;
        _context = context;
        _invoke = invoke;
        _receiver = receiver;
        _conditional = conditional;
        _lambdaTellsResult = lambdaTellsResult;
        _arguments = arguments;
        _resultNames = resultNames;
        ByReference = invoke.Parameters.Where(IsByReference).ToImmutableArray();
    }

    public override ImmutableArray<IParameterSymbol> ByReference { get; }

    /// <summary>Whether <c>Task.Run</c> is given the delegate itself, and not a lambda that calls it.</summary>
    public bool RunsDelegate { get; }

    public override ITypeSymbol? Result => DeliveredTuple.Of(_invoke, ByReference, _context.Model.Compilation);

    public override ImmutableArray<VariableDeclaratorSyntax> Orphans =>
        _arguments.Select(a => a.Orphan).OfType<VariableDeclaratorSyntax>().ToImmutableArray();

    public override string Name => "Task.Run";

    public override bool NeedsStatements =>
        _receiver.Name is not null || _conditional || _arguments.Any(a => a.Parameter.RefKind != RefKind.Out && a.Value.Name is not null);

    /// <summary>The start in the place of a begin call.</summary>
    public static Planned<TaskStart> TryCreate(BeginCall begin, RewriteContext context, FreshNames names)
    {
        var arguments = begin.Call.Arguments.Where(a =>
            a.Parameter?.Ordinal != begin.Methods.CallbackOrdinal && a.Parameter?.Ordinal != begin.Methods.StateOrdinal
        );
        return TryCreate(
            begin.Methods,
            begin.Call.Syntax,
            begin.Receiver,
            arguments.Select(a => (a, a.Parameter!.Ordinal)).ToImmutableArray(),
            isStartedAtOnce: begin.Callback.Kind is CallbackKind.None or CallbackKind.End,
            context,
            names
        );
    }

    /// <summary>The start in the place of a call of FromAsync.</summary>
    public static Planned<TaskStart> TryCreate(FromAsyncCall wrapped, RewriteContext context, FreshNames names) =>
        TryCreate(
            wrapped.Methods,
            wrapped.Call.Syntax,
            wrapped.Receiver,
            wrapped.Arguments.Select((a, index) => (a, index)).ToImmutableArray(),
            isStartedAtOnce: true,
            context,
            names
        );

    private static Planned<TaskStart> TryCreate(
        ApmMethodPair methods,
        SyntaxNode call,
        IOperation? receiver,
        ImmutableArray<(IArgumentOperation Argument, int Ordinal)> given,
        bool isStartedAtOnce,
        RewriteContext context,
        FreshNames names
    )
    {
        if (methods.Begin.ContainingType.DelegateInvokeMethod is not { ReturnsByRef: false, ReturnsByRefReadonly: false } invoke)
        {
            return RefusalReason.TaskCannotCarry.At(call);
        }

        if (
            invoke.Parameters.Any(p => p.Type is { IsRefLikeType: true } or IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            || invoke.ReturnType is { IsRefLikeType: true } or IPointerTypeSymbol
        )
        {
            return RefusalReason.TaskCannotCarry.At(call);
        }

        if (given.Any(a => a.Argument.ArgumentKind == ArgumentKind.ParamArray || a.Argument.Syntax is not ArgumentSyntax))
        {
            return RefusalReason.CallIsIrregular.At(call);
        }

        // Results that come by reference are put together into a tuple.
        var byReference = invoke.Parameters.Where(IsByReference).ToList();
        var hasTuples = context.LanguageVersion >= LanguageVersion.CSharp7 && context.Symbols.ValueTuple is not null;
        if (byReference.Count > 0 && (!hasTuples || byReference.Count > 6))
        {
            return RefusalReason.TaskCannotCarry.At(call);
        }

        var kept = new HoistedValues(context, new ValueStability(context.Source, call), names);
        var isConditional = call is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax };
        var runsDelegate = RunnableDelegate.IsRunnable(receiver, invoke.ContainingType, isConditional, context);
        var isReadOnce = runsDelegate && isStartedAtOnce && !isConditional && !RunnableDelegate.IsMadeThere(receiver);
        var keptReceiver = isReadOnce ? new HoistedValue(null, null, context.Tasks) : TryKeepReceiver(receiver, invoke, kept);
        if (keptReceiver is null)
        {
            return RefusalReason.NoPlaceForStatement.At(call);
        }

        var arguments = ImmutableArray.CreateBuilder<Argument>();
        foreach (var (argument, ordinal) in given)
        {
            var target = invoke.Parameters[ordinal];
            var index = ((ArgumentListSyntax)argument.Syntax.Parent!).Arguments.IndexOf((ArgumentSyntax)argument.Syntax);
            if (target.RefKind == RefKind.Out)
            {
                var orphan = OrphanOf(argument, context);
                arguments.Add(
                    new Argument(
                        index,
                        target,
                        new HoistedValue(orphan?.Identifier.ValueText ?? names.Take(NameOf(argument, target)), null, context.Tasks),
                        DeclaredBy(argument, context),
                        orphan
                    )
                );
            }
            else if (
                (target.RefKind == RefKind.Ref ? kept.Keep(argument.Value, target.Name) : kept.Plan(argument.Value, target.Name)) is
                { } value
            )
            {
                arguments.Add(new Argument(index, target, value));
            }
            else
            {
                return RefusalReason.NoPlaceForStatement.At(argument.Syntax);
            }
        }

        // The order of the parameters' declaration; what is kept is kept in the order it was written in.
        ImmutableArray<string> results =
            byReference.Count == 0 || invoke.ReturnsVoid ? ImmutableArray<string>.Empty : ImmutableArray.Create(names.Take("result"));
        return new DelegateStart(
            context,
            invoke,
            keptReceiver,
            isConditional,
            TellsResult(receiver, invoke),
            runsDelegate && (keptReceiver.Name is not null || !RunnableDelegate.IsMadeThere(receiver)),
            arguments.ToImmutable(),
            results
        );
    }

    public override StartedTask Build(ExpressionSyntax current)
    {
        var receiverKept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var argumentsKept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var invocation = BeginCallSite.InvocationIn(current);
        var receiver = _receiver.Read(ReceiverIn(invocation), receiverKept);
        var written = _arguments
            .Select(a => (a.Parameter, Syntax: a.Build(invocation.ArgumentList.Arguments[a.Index], argumentsKept)))
            .ToList();
        var list = ArgumentList(SeparatedList(written.OrderBy(a => a.Parameter.Ordinal).Select(a => a.Syntax)));
        var call = Invoke(receiver, list);
        var forgotten = ByReference.IsEmpty
            ? call
            : call.ReplaceNodes(
                call.ArgumentList.Arguments.Select(a => a.Expression).OfType<DeclarationExpressionSyntax>(),
                (_, _) => TaskSyntaxFactory.Discard
            );
        var work = Work(receiver, call);
        var (task, forgottenTask) = RunsDelegate ? Run(receiver) : Run(work, call, forgotten);
        return new StartedTask(
            receiverKept.ToImmutable(),
            argumentsKept.ToImmutable(),
            _conditional ? receiver : null,
            task,
            forgottenTask,
            call
        )
        {
            Work = ByReference.IsEmpty ? call : work.Body,
        };
    }

    private (ExpressionSyntax Task, ExpressionSyntax Forgotten) Run(ExpressionSyntax work)
    {
        var task = _context.Tasks.Run(TaskSyntaxFactory.Unparenthesized(work));
        return (task, task);
    }

    private (ExpressionSyntax Task, ExpressionSyntax Forgotten) Run(
        LambdaExpressionSyntax work,
        InvocationExpressionSyntax call,
        InvocationExpressionSyntax forgotten
    ) =>
        (
            _context.Tasks.Run(work, _invoke.ReturnsVoid ? null : Result, namesResult: work.Body != call && !_lambdaTellsResult),
            _context.Tasks.Run(ByReference.IsEmpty ? work : TaskSyntaxFactory.Lambda(forgotten))
        );

    /// <summary>The lambda that does the work: the call, or the lambda itself that the delegate was made of.</summary>
    private ParenthesizedLambdaExpressionSyntax Work(ExpressionSyntax receiver, InvocationExpressionSyntax call)
    {
        if (ByReference.IsEmpty)
        {
            return LambdaOf(receiver) is { } lambda && _arguments.IsEmpty ? lambda : TaskSyntaxFactory.Lambda(call);
        }

        var delivered = _resultNames
            .Concat(ByReference.Select(p => _arguments.First(a => a.Parameter.Ordinal == p.Ordinal).Value.Name!))
            .Select(n => (ExpressionSyntax)IdentifierName(n))
            .ToList();
        return TaskSyntaxFactory.Lambda(
            _context.Tasks.Block(
                _resultNames.IsEmpty ? ExpressionStatement(call) : _context.Tasks.Local(_resultNames[0], call),
                ReturnStatement(
                    delivered.Count == 1 ? delivered[0] : TupleExpression(SeparatedList(delivered.Select(SyntaxFactory.Argument)))
                )
            )
        );
    }

    private static InvocationExpressionSyntax Invoke(ExpressionSyntax receiver, ArgumentListSyntax arguments) =>
        InvocationExpression(
            receiver switch
            {
                ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } target } => target[0].Expression,
                IdentifierNameSyntax or MemberAccessExpressionSyntax => receiver,
                ParenthesizedExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } parenthesized =>
                    parenthesized.Expression,
                _ => TaskSyntaxFactory.Parenthesized(receiver),
            },
            arguments
        );

    /// <summary>The delegate in a begin call, or in the method group that FromAsync is given.</summary>
    private static ExpressionSyntax ReceiverIn(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberBindingExpressionSyntax => ((ConditionalAccessExpressionSyntax)call.Parent!).Expression,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BeginInvoke" } access => access.Expression,
            _ => ((MemberAccessExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Expression,
        };

    private static HoistedValue? TryKeepReceiver(IOperation? receiver, IMethodSymbol invoke, HoistedValues kept)
    {
        if (receiver is IConversionOperation or IDelegateCreationOperation && LambdaOf((ExpressionSyntax)receiver.Syntax) is { } lambda)
        {
            // A lambda of the right form stands for itself; any other one needs its delegate type.
            return invoke.Parameters.Length > 0 || lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)
                ? kept.Keep(receiver, "work")
                : kept.Plan(receiver, "work");
        }

        return receiver is IDelegateCreationOperation { IsImplicit: false } creation && !CallsTheSame(creation, invoke)
            ? kept.Keep(receiver, "work")
            : kept.Plan(receiver, "work");
    }

    /// <summary>Whether a lambda has, without the delegate's type, the delegate's result.</summary>
    private static bool TellsResult(IOperation? receiver, IMethodSymbol invoke) =>
        receiver is null
        || invoke.ReturnsVoid
        || LambdaOf((ExpressionSyntax)receiver.Syntax) is null
        || receiver
            .Descendants()
            .OfType<IReturnOperation>()
            .All(r =>
                r.ReturnedValue is not IConversionOperation { IsImplicit: true } and not IDelegateCreationOperation
                && SymbolEqualityComparer.Default.Equals(r.ReturnedValue?.Type, invoke.ReturnType)
            );

    /// <summary>Whether <c>M(a)</c> is what <c>new D(M)</c> calls: no other method of the name could be meant.</summary>
    private static bool CallsTheSame(IDelegateCreationOperation creation, IMethodSymbol invoke) =>
        creation.Target is IMethodReferenceOperation { Method: { IsGenericMethod: false } method }
        && method.ContainingType is { } type
        && type.GetMembers(method.Name).Length == 1
        && type.BaseType?.GetMembers(method.Name).IsEmpty != false
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, invoke.ReturnType)
        && method.Parameters.Select(p => p.Type).SequenceEqual(invoke.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default);

    /// <summary>The lambda without parameters inside casts, parentheses and delegate creations.</summary>
    private static ParenthesizedLambdaExpressionSyntax? LambdaOf(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 } lambda => lambda,
            ParenthesizedExpressionSyntax parenthesized => LambdaOf(parenthesized.Expression),
            CastExpressionSyntax cast => LambdaOf(cast.Expression),
            ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } only } => LambdaOf(only[0].Expression),
            _ => null,
        };

    private static bool IsByReference(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    /// <summary>The local that <c>out var x</c> declares, if it is used beyond the call.</summary>
    private static ILocalSymbol? DeclaredBy(IArgumentOperation argument, RewriteContext context) =>
        argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local } }
        && context
            .Source.ReferencesTo(local, SourceReader.EnclosingMember(argument.Syntax))
            .Any(r => !argument.Syntax.Span.Contains(r.Syntax.Span))
            ? local
            : null;

    /// <summary>The declaration of a local that is named nowhere else.</summary>
    private static VariableDeclaratorSyntax? OrphanOf(IArgumentOperation argument, RewriteContext context) =>
        argument.Value is ILocalReferenceOperation { Local: var local }
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
            is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } } declaration
        && IsInitializedWithConstant(declaration, context)
        && context
            .Source.ReferencesTo(local, SourceReader.EnclosingMember(declaration))
            .All(r => argument.Syntax.Span.Contains(r.Syntax.Span))
            ? declaration
            : null;

    private static bool IsInitializedWithConstant(VariableDeclaratorSyntax declaration, RewriteContext context) =>
        declaration.Initializer is not { Value: var value }
        || value is DefaultExpressionSyntax
        || context.Model.GetConstantValue(value, context.CancellationToken).HasValue;

    private static string NameOf(IArgumentOperation argument, IParameterSymbol parameter) =>
        ((ArgumentSyntax)argument.Syntax).Expression is IdentifierNameSyntax { Identifier.ValueText: not "_" } name
            ? FreshNames.Suggest(name, parameter.Name)
            : parameter.Name;

    /// <summary>An argument of the begin call that is one of the work.</summary>
    private sealed record Argument(
        int Index,
        IParameterSymbol Parameter,
        HoistedValue Value,
        ILocalSymbol? Declared = null,
        VariableDeclaratorSyntax? Orphan = null
    )
    {
        public ArgumentSyntax Build(ArgumentSyntax current, ImmutableArray<StatementSyntax>.Builder kept)
        {
            if (Declared is not null)
            {
                kept.Add(TaskSyntaxFactory.Local(Declared.Name, null, Value.Tasks.Type(Declared.Type)));
            }

            return Parameter.RefKind switch
            {
                RefKind.Out => SyntaxFactory.Argument(
                    null,
                    Token(SyntaxKind.OutKeyword),
                    DeclarationExpression(IdentifierName("var"), SingleVariableDesignation(Identifier(Value.Name!)))
                ),
                RefKind.Ref => SyntaxFactory.Argument(null, Token(SyntaxKind.RefKeyword), Value.Read(current.Expression, kept)),
                _ => SyntaxFactory.Argument(Value.Read(current.Expression, kept)),
            };
        }
    }
}
