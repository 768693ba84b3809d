using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>The local or private field that holds an async result, on its way to hold the task: everything that is done with it must be
/// possible with that.</summary>
internal sealed class AsyncResultVariable
{
    private readonly BeginCall _pair;
    private readonly TypeSyntax? _declaredType;
    private readonly ImmutableArray<WaitRewrite> _waits;

    private AsyncResultVariable(
        BeginCall begin,
        TypeSyntax? declaredType,
        ImmutableArray<IInvocationOperation> ends,
        ImmutableArray<WaitRewrite> waits,
        ImmutableArray<MemberAccessExpressionSyntax> synchrony,
        ResultHelpers handOvers
    )
    {
        _pair = begin;
        HandOvers = handOvers;
        _declaredType = declaredType;
        Ends = ends;
        _waits = waits;
        Synchrony = synchrony;
    }

    /// <summary>The end calls that are given the variable.</summary>
    public ImmutableArray<IInvocationOperation> Ends { get; }

    /// <summary>What the variable is handed to.</summary>
    public ResultHelpers HandOvers { get; }

    /// <summary>The places where an operation's <c>CompletedSynchronously</c> is read.</summary>
    public ImmutableArray<MemberAccessExpressionSyntax> Synchrony { get; }

    /// <summary>One of them that does more than to decide which way to go; null where there is none.</summary>
    public MemberAccessExpressionSyntax? SynchronyForItself => Synchrony.FirstOrDefault(s => !IsCondition(s));

    /// <summary>The waits and other looks at the local that are rewritten.</summary>
    public IEnumerable<ExpressionSyntax> Waits => _waits.Select(w => w.Expression);

    /// <summary>The variable of a pair, where it is used only as a task can be.</summary>
    public static Planned<AsyncResultVariable> TryCreate(BeginCall begin, ISymbol variable, RewriteContext context)
    {
        if (
            !context.Symbols.IsAsyncResult((variable as ILocalSymbol)?.Type ?? (variable as IFieldSymbol)?.Type)
            || DeclarationOf(variable, context) is not { } declaration
        )
        {
            return RefusalReason.ResultEscapes.At(begin.Call.Syntax);
        }

        if (begin.Uses.Select(u => u.Operation.Syntax).FirstOrDefault(node => node.SyntaxTree != context.Root.SyntaxTree) is { } elsewhere)
        {
            return RefusalReason.ResultEscapes.At(elsewhere);
        }

        if (!ResultHelpers.TryCreate(begin.Uses, context).Succeeds(out var handOvers, out var refusal))
        {
            return refusal;
        }

        if (handOvers.StateTypes.Any() && !IsReadAlike(begin.StateArgument))
        {
            return RefusalReason.StateHasEffects.At(begin.Call.Syntax);
        }

        var ends = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var waits = ImmutableArray.CreateBuilder<WaitRewrite>();
        var synchrony = ImmutableArray.CreateBuilder<MemberAccessExpressionSyntax>();
        foreach (var use in begin.Uses.Where(u => !handOvers.Contain(u)))
        {
            switch (use.Kind)
            {
                case AsyncResultUseKind.Aliased
                    when Taker(use.Operation) is { } taker && SymbolEqualityComparer.Default.Equals(taker, variable):
                    break;
                case AsyncResultUseKind.PassedToHelper when IsIt(use.Value, variable):
                    break;
                case AsyncResultUseKind.Ended when IsIt(use.Value, variable):
                    ends.Add((IInvocationOperation)use.Operation);
                    break;
                case AsyncResultUseKind.Inspected
                    when IsIt(use.Value, variable)
                        && begin.Kind == PairKind.Apm
                        && use.Operation
                            is IPropertyReferenceOperation
                            {
                                Property.Name: nameof(IAsyncResult.CompletedSynchronously),
                                Syntax: MemberAccessExpressionSyntax access
                            }:
                    synchrony.Add(access);
                    break;
                case AsyncResultUseKind.WaitHandle when IsKeptAndClosed(use.Operation, context):
                    return RefusalReason.ResultIsUsedOtherwise.At(use.Operation.Syntax);
                case AsyncResultUseKind.Polled or AsyncResultUseKind.WaitHandle when IsIt(use.Value, variable):
                case AsyncResultUseKind.Inspected
                    when IsIt(use.Value, variable)
                        && use.Operation
                            is not IPropertyReferenceOperation { Property.Name: not nameof(IAsyncResult.CompletedSynchronously) }:
                    if (WaitRewrite.TryCreate(use, context) is { } wait)
                    {
                        waits.Add(wait);
                    }

                    break;
                default:
                    // An alias is another variable with a type of its own, and a task that Task.Run made has no state.
                    return RefusalReason.ResultIsUsedOtherwise.At(use.Operation.Syntax);
            }
        }

        return new AsyncResultVariable(
            begin,
            declaration.Type.IsVar ? null : declaration.Type,
            ends.ToImmutable(),
            waits.ToImmutable(),
            synchrony.ToImmutable(),
            handOvers
        );
    }

    /// <summary>
    /// Whether what becomes of the async result beside a callback can become of a task: gives the variable that holds it, or none where
    /// nobody looks at it, and it can go.
    /// </summary>
    /// <param name="begin">The pair.</param>
    /// <param name="site">The begin call's place.</param>
    /// <param name="endsSynchronous">Whether the callback leaves it to the caller to end what is complete at once; it ends everything
    /// otherwise.</param>
    /// <param name="context">The document.</param>
    /// <param name="held">The variable, where it is looked at.</param>
    /// <param name="refusal">The reason why not.</param>
    public static bool CanStandBesideCallback(
        BeginCall begin,
        BeginCallSite site,
        bool endsSynchronous,
        RewriteContext context,
        out AsyncResultVariable? held,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        var looked = LookedAtBesideCallback(begin, site, endsSynchronous, context);
        if (looked.Succeeds(out held, out refusal))
        {
            return true;
        }

        // Nobody looks at it, and the callback does not leave the end to somebody who does.
        held = null;
        if (!endsSynchronous && begin.IsResultUnused)
        {
            refusal = null;
            return true;
        }

        return false;
    }

    private static Planned<AsyncResultVariable> LookedAtBesideCallback(
        BeginCall begin,
        BeginCallSite site,
        bool endsSynchronous,
        RewriteContext context
    )
    {
        var mayBeLooked = site.Role switch
        {
            BeginCallRole.Declaration => !begin.IsResultUnused && IsGivenOnce(site.Variable!, context),
            BeginCallRole.Assignment => site.Variable is IFieldSymbol || (endsSynchronous && IsGivenOnce(site.Variable!, context)),
            _ => false,
        };
        if (!mayBeLooked)
        {
            return RefusalReason.ResultIsMixed.At(site.Invocation);
        }

        if (!TryCreate(begin, site.Variable!, context).Succeeds(out var looked, out var refusal))
        {
            return refusal;
        }

        if (site.Variable is IFieldSymbol && !looked._waits.IsEmpty && !IsGivenOnce(site.Variable, context))
        {
            return RefusalReason.ResultIsMixed.At(site.Invocation);
        }

        var callerEnds = !looked.Ends.IsEmpty || !looked.HandOvers.IsEmpty;
        if (callerEnds != endsSynchronous || (endsSynchronous && (looked.Synchrony.IsEmpty || site.Variable is not ILocalSymbol)))
        {
            return RefusalReason.EndIsShared.At(site.Invocation);
        }

        return looked;
    }

    /// <summary>The local of a pair whose callback leaves the end to the caller altogether, as one that only gives a signal does.</summary>
    public static Planned<AsyncResultVariable> TryCreateForCaller(BeginCall begin, BeginCallSite site, RewriteContext context)
    {
        if (site is not { Role: BeginCallRole.Declaration, Variable: ILocalSymbol local } || !IsGivenOnce(local, context))
        {
            return RefusalReason.ResultIsMixed.At(site.Invocation);
        }

        if (!TryCreate(begin, local, context).Succeeds(out var held, out var refusal))
        {
            return refusal;
        }

        return held is { HandOvers.IsEmpty: true, Synchrony.IsEmpty: true } ? held : RefusalReason.EndIsShared.At(site.Invocation);
    }

    /// <summary>The declaration of a local or field that declares nothing besides, in the document.</summary>
    private static VariableDeclarationSyntax? DeclarationOf(ISymbol variable, RewriteContext context) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
            is VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax
                {
                    Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax
                } declaration
            }
        && declaration.SyntaxTree == context.Root.SyntaxTree
            ? declaration
            : null;

    /// <summary>Everything that the variable is ever given.</summary>
    public static IEnumerable<IOperation?> ValuesOf(ISymbol variable, RewriteContext context) =>
        context.Source.ValuesOf(variable, context.Source.ScopesOf(variable));

    /// <summary>Whether a wait handle is kept in a local that is closed: a task goes on to use its own.</summary>
    private static bool IsKeptAndClosed(IOperation handle, RewriteContext context) =>
        handle.Parent
            is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local, Syntax: var declarator } }
        && (
            declarator.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
            || context
                .Source.ReferencesTo(local, SourceReader.EnclosingMember(declarator))
                .Any(r => r.Parent is IInvocationOperation { TargetMethod.Name: "Close" or "Dispose" } close && close.Instance == r)
        );

    private static bool IsGivenOnce(ISymbol variable, RewriteContext context) => ValuesOf(variable, context).Count() == 1;

    /// <summary>Gives the variable the task's type, and keeps waits and polls working on it.</summary>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="taskType">The type.</param>
    /// <param name="wasCompleted">What holds whether the task was complete at once, if anything does: the task itself may be complete by
    /// now.</param>
    public void AddEdits(SyntaxEdits edits, TypeSyntax taskType, ExpressionSyntax? wasCompleted = null)
    {
        foreach (var read in Synchrony)
        {
            edits.Replace(
                read,
                current =>
                    wasCompleted?.WithTriviaFrom(current)
                    ?? current.WithName(SyntaxFactory.IdentifierName(nameof(IAsyncResult.IsCompleted)).WithTriviaFrom(current.Name))
            );
        }

        if (_declaredType is not null)
        {
            edits.Replace(
                _declaredType,
                type => (type is NullableTypeSyntax ? SyntaxFactory.NullableType(taskType) : taskType).WithTriviaFrom(type)
            );
        }

        foreach (var wait in _waits)
        {
            wait.AddEdits(edits);
        }
    }

    /// <summary>Hands the task on where the variable is handed on.</summary>
    public void AddEditsOfCalls(SyntaxEdits edits, ResultHelpers handOvers) =>
        handOvers.AddEditsOfCalls(
            edits,
            _pair.Uses.Where(u => !handOvers.Contain(u)),
            null,
            State?.Syntax is ExpressionSyntax state ? state.WithoutTrivia() : null,
            State?.Type
        );

    /// <summary>What Begin is given as the state, before it becomes an object.</summary>
    private IOperation? State => _pair.StateArgument is { } state ? SourceReader.Unconverted(state) : null;

    /// <summary>Whether a state reads the same wherever it is read.</summary>
    private static bool IsReadAlike(IOperation? state) =>
        state is not null
        && SourceReader.Unconverted(state)
            is ILocalReferenceOperation
                or IParameterReferenceOperation
                or IInstanceReferenceOperation
                or { ConstantValue.HasValue: true };

    private static bool IsIt(IOperation value, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(
            variable,
            value switch
            {
                ILocalReferenceOperation reference => reference.Local,
                IFieldReferenceOperation reference => reference.Field,
                _ => null,
            }
        );

    /// <summary>
    /// Whether an expression only decides which way to go: <c>CompletedSynchronously</c> asks then whether there is something to wait for,
    /// which a task can be asked, too. Anything else, such as an assertion, asks how the operation was completed.
    /// </summary>
    private static bool IsCondition(ExpressionSyntax expression) =>
        expression.Parent switch
        {
            ParenthesizedExpressionSyntax parenthesized => IsCondition(parenthesized),
            PrefixUnaryExpressionSyntax negation => IsCondition(negation),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both =>
                IsCondition(both),
            ConditionalExpressionSyntax choice => choice.Condition == expression,
            IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
            _ => false,
        };

    /// <summary>The variable that takes the value.</summary>
    private static ISymbol? Taker(IOperation taking) =>
        taking switch
        {
            IVariableDeclaratorOperation { Symbol: var declared } => declared,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var assigned } } => assigned,
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: var assigned } } => assigned,
            _ => null,
        };
}
