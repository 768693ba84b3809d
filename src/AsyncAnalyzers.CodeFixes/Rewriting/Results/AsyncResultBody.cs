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
using Microsoft.CodeAnalysis.Simplification;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>
/// The body of a callback, seen as code to run after its task: where it ends the operation, where it reads the state, and which of its
/// locals served only to find the delegate or object to call End on.
/// </summary>
internal sealed class AsyncResultBody
{
    private static readonly HashSet<string> s_signals = ["Set", "Signal", "Release", "SetResult", "TrySetResult"];

    private static readonly HashSet<string> s_waits = ["WaitOne", "Wait"];

    private readonly CallbackTarget _target;
    private readonly RewriteContext _context;
    private readonly ImmutableArray<LocalDeclarationStatementSyntax> _served;
    private readonly ImmutableArray<IOperation> _stateReads;
    private readonly ImmutableArray<StatementSyntax> _handleUses;
    private readonly CompletedSynchronouslyGuard? _guard;
    private readonly ResultHelpers? _handOvers;

    private AsyncResultBody(
        CallbackTarget target,
        RewriteContext context,
        ImmutableArray<IInvocationOperation> ends,
        ImmutableArray<LocalDeclarationStatementSyntax> served,
        ImmutableArray<IOperation> stateReads,
        ImmutableArray<StatementSyntax> handleUses,
        CompletedSynchronouslyGuard? guard,
        ResultHelpers? handOvers
    )
    {
        _handleUses = handleUses;
        _handOvers = handOvers;
        _guard = guard;
        _target = target;
        _context = context;
        Ends = ends;
        _served = served;
        _stateReads = stateReads;
    }

    public ImmutableArray<IInvocationOperation> Ends { get; }

    /// <summary>Whether the code leaves it to the caller to end what completed synchronously.</summary>
    public bool LeavesSynchronous => _guard is not null;

    /// <summary>Whether the code waits for the handle, or closes it.</summary>
    public bool WaitsForHandle => !_handleUses.IsEmpty;

    /// <summary>Whether the code, or what it hands the async result to, reads the state for more than to call End on it.</summary>
    public bool NeedsState => !_stateReads.IsEmpty || _handOvers?.StateTypes.Any() == true;

    /// <summary>
    /// The declaration <c>var x = (T)ar.AsyncState;</c> where it is the only read of the state: a parameter can take its place.
    /// </summary>
    public LocalDeclarationStatementSyntax? StateDeclaration =>
        _stateReads.Length == 1
        && _handOvers?.StateTypes.Any() != true
        && Reach(ReadType) >= Reach(_target.Symbol)
        && WithCast((ExpressionSyntax)_stateReads[0].Syntax)
            is {
                Parent: EqualsValueClauseSyntax
                {
                    Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration }
                }
            }
        && declaration.Parent is BlockSyntax block
        && (
            block == _target.Body
            || (block.Parent is TryStatementSyntax && block.Parent.Parent == _target.Body && IsNamedOnlyIn(block, declaration))
        )
            ? declaration
            : null;

    /// <summary>Whether a variable's name is used nowhere in the callback but in a block: as a parameter it is seen everywhere.</summary>
    private bool IsNamedOnlyIn(BlockSyntax block, LocalDeclarationStatementSyntax declaration) =>
        _target
            .Body.DescendantTokens()
            .Where(t => t.ValueText == declaration.Declaration.Variables[0].Identifier.ValueText)
            .All(t => block.Span.Contains(t.Span));

    /// <summary>The callback's body as code after a task, where the async result is used only in ways that a task has a like for.</summary>
    /// <param name="target">The callback.</param>
    /// <param name="context">The document.</param>
    /// <param name="handOvers">What the async result is handed to; null where that is nothing that could take a task.</param>
    public static Planned<AsyncResultBody> TryCreate(CallbackTarget target, RewriteContext context, ResultHelpers? handOvers = null)
    {
        target = target with { Uses = target.Uses.Where(u => handOvers?.Contain(u) != true).ToImmutableArray() };
        if (target.Body.SyntaxTree != context.Root.SyntaxTree)
        {
            return RefusalReason.CallbackMustStay.At(target.Body);
        }

        var guard = target.Uses.Select(u => CompletedSynchronouslyGuard.TryRecognise(u, target.Body)).FirstOrDefault(g => g is not null);
        var ends = target
            .Uses.Where(u => u.Kind == AsyncResultUseKind.Ended)
            .Select(u => (IInvocationOperation)u.Operation)
            .ToImmutableArray();
        if (ends.FirstOrDefault(e => !target.Body.Span.Contains(e.Syntax.Span)) is { } outside)
        {
            return RefusalReason.ResultEscapes.At(outside.Syntax);
        }

        if (target.Uses.FirstOrDefault(u => !HasLike(u, guard, handOvers)) is { } odd)
        {
            return RefusalReason.ResultIsUsedOtherwise.At(odd.Operation.Syntax);
        }

        var served = Served(target, ends, context);
        var left = target.Uses.Where(u => !IsInside(u.Operation.Syntax, served, ends)).ToList();
        if (left.FirstOrDefault(u => u.Kind is AsyncResultUseKind.Delegate or AsyncResultUseKind.Aliased) is { } kept)
        {
            return RefusalReason.ResultIsUsedOtherwise.At(kept.Operation.Syntax);
        }

        var reads = left.Where(u => u.Kind == AsyncResultUseKind.State).Select(u => u.Operation).ToImmutableArray();
        if (reads.FirstOrDefault(r => r.Syntax is not ExpressionSyntax) is { } read)
        {
            return RefusalReason.ResultIsUsedOtherwise.At(read.Syntax);
        }

        if (guard is not null && !(target.Body is BlockSyntax block && guard.IsFirstIn(block, context.Source)))
        {
            return RefusalReason.ResultIsUsedOtherwise.At(guard.Read);
        }

        return new AsyncResultBody(
            target,
            context,
            ends,
            served,
            reads,
            target.Uses.Select(HandleUse).OfType<StatementSyntax>().ToImmutableArray(),
            guard,
            handOvers
        );
    }

    /// <summary>Whether code after a task can do what a use does.</summary>
    private static bool HasLike(AsyncResultUse use, CompletedSynchronouslyGuard? guard, ResultHelpers? handOvers) =>
        use.Kind is AsyncResultUseKind.Ended or AsyncResultUseKind.State or AsyncResultUseKind.Delegate or AsyncResultUseKind.Aliased
        || HandleUse(use) is not null
        || use.Operation.Syntax == guard?.Read
        || (use.Kind == AsyncResultUseKind.PassedToHelper && handOvers is not null)
        || IsNullTest(use);

    /// <summary>Whether a use compares the async result with null, as assertions do: a task can be compared, too.</summary>
    private static bool IsNullTest(AsyncResultUse use) =>
        use
            is {
                Kind: AsyncResultUseKind.Inspected,
                Value: IParameterReferenceOperation { Syntax: IdentifierNameSyntax },
                Operation: IBinaryOperation { LeftOperand: var left, RightOperand: var right }
            }
        && (left.ConstantValue is { HasValue: true, Value: null } || right.ConstantValue is { HasValue: true, Value: null });

    /// <summary>A statement that waits for the handle, which is over when the code runs, or closes it: a task needs neither.</summary>
    private static StatementSyntax? HandleUse(AsyncResultUse use) =>
        use
            is {
                Kind: AsyncResultUseKind.WaitHandle,
                Operation.Parent: IInvocationOperation
                {
                    TargetMethod.Name: "Close" or "Dispose" or "WaitOne",
                    Syntax.Parent: ExpressionStatementSyntax statement
                }
            }
            ? statement
            : null;

    /// <summary>
    /// Whether ending the operation is the first thing that the code does, so that waiting for the task there is waiting for it before
    /// anything else.
    /// </summary>
    public bool EndsFirst
    {
        get
        {
            if (Ends.Length != 1)
            {
                return false;
            }

            var end = Ends[0].Syntax;
            return FirstEffect(_target.Body) is { } first
                && first.Span.Contains(end.Span)
                && !end.AncestorsAndSelf().TakeWhile(n => n != first).Any(n => IsConditionalOrLater(n) && n != _guard?.AndNext)
                && !first.DescendantNodes().Any(n => n.Span.End <= end.SpanStart && Evaluation.MayHaveEffect(n))
                && (!ReadsBeforeItEnds || HoistingPoint.BeforeAllEffects((ExpressionSyntax)end) is not null);
        }
    }

    /// <summary>Whether something that may change is read in the statement that ends the operation, before it is ended.</summary>
    public bool ReadsBeforeItEnds =>
        Ends.Any(end =>
            HoistingPoint.IsReadBefore(
                (ExpressionSyntax)end.Syntax,
                end.Syntax.FirstAncestorOrSelf<StatementSyntax>(s => _target.Body.Span.Contains(s.Span)) ?? _target.Body,
                _context.Model
            )
        );

    /// <summary>Whether the code ends the operation and does nothing else, not even with its result.</summary>
    public bool OnlyEnds =>
        Ends.Length == 1
        && (
            _target.Body == Ends[0].Syntax
            || (
                _target.Body is BlockSyntax block
                && block.Statements.All(s =>
                    s == Ends[0].Syntax.Parent || (s is LocalDeclarationStatementSyntax declaration && _served.Contains(declaration))
                )
            )
        );

    /// <summary>The code, where it is a block.</summary>
    public BlockSyntax? Block => _target.Body as BlockSyntax;

    public SyntaxNode Syntax => _target.Body;

    /// <summary>Whether the code, or what it calls in the same file, runs one of several begin calls.</summary>
    public bool ComesTo(IEnumerable<SyntaxNode> begins) =>
        begins.ToList() is { Count: > 0 } all
        && _context.Source.BodiesReachedFrom(_target.Body).Any(body => all.Any(begin => body.Span.Contains(begin.Span)));

    /// <summary>Whether a function inside the code ends the operation or reads the state, perhaps when the code has gone on.</summary>
    public bool IsCaptured =>
        _target
            .Body.DescendantNodes()
            .Where(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            .Any(function =>
                Ends.Select(e => e.Syntax)
                    .Concat(_stateReads.Select(r => r.Syntax))
                    .Concat(_target.Uses.Where(u => u.Kind == AsyncResultUseKind.PassedToHelper).Select(u => u.Value.Syntax))
                    .Any(used => function.Span.Contains(used.Span))
                || (
                    StateDeclaration is { Declaration: { Variables: var declared } }
                    && function
                        .DescendantTokens()
                        .Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == declared[0].Identifier.ValueText)
                )
            );

    /// <summary>The type of a parameter for the state: what all casts agree on, if it is seen as far as the method.</summary>
    public ITypeSymbol StateType =>
        ReadType is { } type && Reach(type) >= Reach(_target.Symbol)
            ? type
            : _context
                .Model.Compilation.GetSpecialType(SpecialType.System_Object)
                .WithNullableAnnotation(_context.IsNullable ? NullableAnnotation.Annotated : NullableAnnotation.None);

    /// <summary>What all reads take the state for; it can be null if one of them says so.</summary>
    private ITypeSymbol? ReadType =>
        _stateReads.Where(r => !IsHandedOn(r)).Select(TypeReadAs).Concat(_handOvers?.StateTypes ?? []).ToList() is { Count: > 0 } types
        && types.Distinct(SymbolEqualityComparer.Default).Count() == 1
            ? types.FirstOrDefault(t => t?.NullableAnnotation == NullableAnnotation.Annotated) ?? types[0]
            : null;

    /// <summary>Whether a read is what the next begin call is given as its state, which takes anything.</summary>
    private static bool IsHandedOn(IOperation read) =>
        read.Parent
            is IArgumentOperation
            {
                Parameter.Type.SpecialType: SpecialType.System_Object,
                Parent: IInvocationOperation { TargetMethod.Name: var name }
            }
        && ApmNames.MayBegin(name);

    private ITypeSymbol? TypeReadAs(IOperation read) =>
        read.Parent switch
        {
            IConversionOperation { IsImplicit: false, Syntax: CastExpressionSyntax cast } => _context
                .Model.GetTypeInfo(cast.Type, _context.CancellationToken)
                .Type,
            IConversionOperation { IsImplicit: false, Type: { } type } => type,
            _ => null,
        };

    /// <summary>How far a symbol can be seen: a parameter's type must be seen as far as its method.</summary>
    private static int Reach(ISymbol? symbol) =>
        symbol switch
        {
            null or INamespaceSymbol or ITypeParameterSymbol => int.MaxValue,
            IArrayTypeSymbol array => Reach(array.ElementType),
            INamedTypeSymbol { TypeArguments.IsEmpty: false } generic => Math.Min(generic.TypeArguments.Min(Reach), OwnReach(generic)),
            _ => OwnReach(symbol),
        };

    private static int OwnReach(ISymbol symbol) =>
        Math.Min(
            Reach(symbol.ContainingSymbol),
            symbol.DeclaredAccessibility switch
            {
                Accessibility.Private => 0,
                Accessibility.Internal or Accessibility.ProtectedAndInternal => 1,
                Accessibility.Protected or Accessibility.ProtectedOrInternal => 2,
                _ => int.MaxValue,
            }
        );

    /// <summary>What the code itself does with the async result.</summary>
    public ImmutableArray<AsyncResultUse> Uses => _target.Uses;

    /// <summary>Removes the locals that only served the end calls, and reads the state by the given expression.</summary>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="task">The task.</param>
    /// <param name="state">The state; null where it is not read.</param>
    /// <param name="stateType">The type that the state has there.</param>
    /// <param name="replacedByParameter">The declaration of the state that a parameter takes the place of.</param>
    public void AddEdits(
        SyntaxEdits edits,
        string task,
        ExpressionSyntax? state,
        ITypeSymbol? stateType,
        LocalDeclarationStatementSyntax? replacedByParameter = null
    )
    {
        foreach (var test in _target.Uses.Where(IsNullTest))
        {
            edits.Replace((IdentifierNameSyntax)test.Value.Syntax, current => SyntaxFactory.IdentifierName(task).WithTriviaFrom(current));
        }

        foreach (var declaration in _served)
        {
            edits.ReplaceStatement(declaration, _ => []);
        }

        foreach (var statement in _handleUses)
        {
            edits.ReplaceStatement(statement, _ => []);
        }

        _guard?.AddEdits(edits);
        if (replacedByParameter is not null)
        {
            edits.ReplaceStatement(replacedByParameter, _ => []);
            return;
        }

        foreach (var read in _stateReads)
        {
            edits.Replace((ExpressionSyntax)read.Syntax, current => state!.WithTriviaFrom(current));
            AddEditsOfCast(edits, read.Parent as IConversionOperation, stateType);
        }
    }

    /// <summary>A cast to the state's own type, or a test for it, has nothing left to do.</summary>
    private static void AddEditsOfCast(SyntaxEdits edits, IConversionOperation? conversion, ITypeSymbol? stateType)
    {
        switch (conversion)
        {
            case { Syntax: CastExpressionSyntax cast }:
                edits.Replace(
                    cast,
                    current =>
                        current
                            .WithCloseParenToken(current.CloseParenToken.WithTrailingTrivia())
                            .WithAdditionalAnnotations(Simplifier.Annotation)
                );
                break;
            case { IsTryCast: true, Syntax: BinaryExpressionSyntax test, Type: { } type }
                when SymbolEqualityComparer.Default.Equals(type, stateType):
                edits.Replace(test, current => current.Left.WithTriviaFrom(current));
                break;
            default:
                return;
        }

        if (conversion.Syntax.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            edits.Replace(parenthesized, current => current.WithAdditionalAnnotations(Simplifier.Annotation));
        }
    }

    /// <summary>
    /// Whether nothing that is thrown leaves the code. What does left the callback and ended the process; it would stay in the task.
    /// </summary>
    public bool CatchesEverything =>
        _target.Body is BlockSyntax block
        && block
            .Statements.Where(s =>
                s is not LocalDeclarationStatementSyntax declaration || !(_served.Contains(declaration) || IsPure(declaration))
            )
            .Where(s => s != _guard?.Leaving)
            .ToList()
            is { Count: 1 } only
        && only[0] is TryStatementSyntax statement
        && _context.Source.CatchesEverything(statement);

    /// <summary>
    /// Where the function that begins the operation waits, without a limit, for a signal that the code gives only where the end call has
    /// not thrown. What the end call throws ended the process; with a task it stays there, and the wait does not end.
    /// </summary>
    public IEnumerable<InvocationExpressionSyntax> WaitsForSuccessIn(BeginCall begin)
    {
        if (CatchesEverything || Ends.IsEmpty || FunctionSyntax.Around(begin.Call.Syntax) is not { } caller)
        {
            return [];
        }

        var signals = SignalsOfSuccess.Select(c => c.Receiver.ToString()).ToImmutableHashSet();
        return CallsOf(s_waits, caller)
            .Where(c =>
                c.Call.ArgumentList.Arguments.Count == 0 // no limit
                && c.Call.SpanStart > begin.Call.Syntax.SpanStart
                && !_target.Body.Span.Contains(c.Call.Span)
                && signals.Contains(c.Receiver.ToString())
            )
            .Select(c => c.Call);
    }

    /// <summary>The signals that the code gives only where the end call has not thrown.</summary>
    public IEnumerable<(InvocationExpressionSyntax Call, ExpressionSyntax Receiver)> SignalsOfSuccess =>
        CallsOf(s_signals, _target.Body)
            .Where(c => c.Call.SpanStart > Ends.Min(e => e.Syntax.SpanStart) && !c.Call.Ancestors().Any(n => n is FinallyClauseSyntax));

    /// <summary>The calls of methods of some names on something.</summary>
    private static IEnumerable<(InvocationExpressionSyntax Call, ExpressionSyntax Receiver)> CallsOf(
        HashSet<string> methods,
        SyntaxNode code
    ) =>
        from call in code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        let access = call.Expression as MemberAccessExpressionSyntax
        where access is not null && methods.Contains(access.Name.Identifier.ValueText)
        select (call, access.Expression);

    private static bool IsConditionalOrLater(SyntaxNode node) =>
        node is StatementSyntax or AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax
        || node.RawKind
            is (int)SyntaxKind.LogicalAndExpression
                or (int)SyntaxKind.LogicalOrExpression
                or (int)SyntaxKind.CoalesceExpression;

    private StatementSyntax? FirstEffectStatement(SyntaxList<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case LocalDeclarationStatementSyntax declaration
                    when _served.Contains(declaration) || IsPure(declaration) || IsGivenByEnd(declaration):
                case LocalFunctionStatementSyntax or EmptyStatementSyntax:
                case ExpressionStatementSyntax when _handleUses.Contains(statement):
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when TakesState(assignment):
                case IfStatementSyntax when statement == _guard?.Leaving:
                    continue;
                case IfStatementSyntax when statement == _guard?.Around:
                    return _guard.Guarded is { } guarded ? FirstEffectStatement(guarded) : statement;
                case TryStatementSyntax protectedCode:
                    return FirstEffectStatement(protectedCode.Block.Statements);
                case BlockSyntax block:
                    return FirstEffectStatement(block.Statements);
                default:
                    return statement;
            }
        }

        return null;
    }

    /// <summary>Whether a local of the code takes the state, which is the same before and after the wait.</summary>
    private bool TakesState(AssignmentExpressionSyntax assignment) =>
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && _context.Model.GetSymbolInfo(assignment.Left, _context.CancellationToken).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.All(r => _target.Body.Span.Contains(r.Span))
        && _stateReads.Any(r => WithCast((ExpressionSyntax)r.Syntax) == assignment.Right);

    private SyntaxNode? FirstEffect(SyntaxNode body) =>
        body switch
        {
            BlockSyntax block => FirstEffectStatement(block.Statements),
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            _ => body,
        };

    private bool IsGivenByEnd(LocalDeclarationStatementSyntax declaration) =>
        Ends.SelectMany(e => e.Arguments).Any(a => LocalGivenByEnd.DeclarationOf(a, _context) == declaration);

    private bool IsPure(LocalDeclarationStatementSyntax declaration) =>
        declaration.Declaration.Variables.All(v =>
            v.Initializer is null
            || new FixedValues(_context.Source, _target.Body).Include(v.Initializer.Value)
            || _stateReads.Any(r => WithCast((ExpressionSyntax)r.Syntax) == v.Initializer.Value)
        );

    /// <summary>
    /// Local declarations whose value comes from the async result, or that nothing happens in, and that are read only by end calls or by
    /// other such declarations.
    /// </summary>
    private static ImmutableArray<LocalDeclarationStatementSyntax> Served(
        CallbackTarget target,
        ImmutableArray<IInvocationOperation> ends,
        RewriteContext context
    )
    {
        var candidates = target
            .Uses.Where(u => u.Kind is AsyncResultUseKind.State or AsyncResultUseKind.Delegate or AsyncResultUseKind.Aliased)
            .Select(u => u.Operation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>())
            .Concat(ends.Select(e => DeclarationOfReceiver(e, context)))
            .Where(d => d is { Declaration.Variables: { Count: 1 } variables } && variables[0].Initializer is not null)
            .Select(d => d!)
            .Distinct()
            .ToImmutableArray();

        // A declaration stays if something that stays reads it; repeat until no more do.
        for (var changed = true; changed; )
        {
            var kept = candidates.Where(d => IsReadOnlyBy(d, candidates, ends, context)).ToImmutableArray();
            changed = kept.Length != candidates.Length;
            candidates = kept;
        }

        return candidates;
    }

    /// <summary>The declaration of the local that End is called on, where what it is given is only read from somewhere.</summary>
    private static LocalDeclarationStatementSyntax? DeclarationOfReceiver(IInvocationOperation end, RewriteContext context) =>
        end.Instance is ILocalReferenceOperation { Local: { IsRef: false, DeclaringSyntaxReferences: { Length: 1 } declared } }
        && declared[0].GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } declarator
        && SourceReader.EnclosingMember(declarator) == SourceReader.EnclosingMember(end.Syntax)
        && value
            .DescendantNodesAndSelf()
            .All(n => n is SimpleNameSyntax or MemberAccessExpressionSyntax or CastExpressionSyntax or TypeSyntax)
            ? declarator.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()
            : null;

    private static bool IsReadOnlyBy(
        LocalDeclarationStatementSyntax declaration,
        ImmutableArray<LocalDeclarationStatementSyntax> served,
        ImmutableArray<IInvocationOperation> ends,
        RewriteContext context
    ) =>
        context.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0], context.CancellationToken) is ILocalSymbol local
        && context.Source.ReferencesTo(local, SourceReader.EnclosingMember(declaration)).ToList() is { Count: > 0 } references
        && references.All(r => IsInside(r.Syntax, served, ends));

    /// <summary>Whether code goes away with the declarations, or is the receiver or the async result of an end call.</summary>
    private static bool IsInside(
        SyntaxNode node,
        ImmutableArray<LocalDeclarationStatementSyntax> served,
        ImmutableArray<IInvocationOperation> ends
    ) =>
        served.Any(d => d.Span.Contains(node.Span))
        || ends.Any(e =>
            e.Instance?.Syntax.Span.Contains(node.Span) == true
            || e.Arguments.Any(a => a.Parameter?.RefKind == RefKind.None && a.Syntax.Span.Contains(node.Span))
        );

    /// <summary>The expression with the cast around it, if there is one.</summary>
    private static ExpressionSyntax WithCast(ExpressionSyntax expression) =>
        expression.Parent switch
        {
            CastExpressionSyntax or ParenthesizedExpressionSyntax => WithCast((ExpressionSyntax)expression.Parent),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } test when test.Left == expression => WithCast(test),
            _ => expression,
        };
}
