using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// Async results that a list or an array holds, and that are ended where it is gone through: <c>List&lt;IAsyncResult&gt;</c> becomes
/// <c>List&lt;Task&lt;T&gt;&gt;</c>, and each End the result of its task.
/// </summary>
internal sealed class CollectionPlan : RewritePlan
{
    private readonly RewriteContext _context;
    private readonly ImmutableArray<TypeSyntax> _elementTypes;
    private readonly ImmutableArray<CollectedBegin> _begins;
    private readonly ImmutableArray<(EndCallRewrite End, ExpressionSyntax Task)> _ends;
    private readonly ImmutableArray<WaitRewrite> _waits;

    private CollectionPlan(
        RewriteContext context,
        string act,
        ImmutableArray<TypeSyntax> elementTypes,
        ImmutableArray<CollectedBegin> begins,
        ImmutableArray<(EndCallRewrite End, ExpressionSyntax Task)> ends,
        ImmutableArray<WaitRewrite> waits
    )
    {
        _context = context;
        Act = act;
        _elementTypes = elementTypes;
        _begins = begins;
        _ends = ends;
        _waits = waits;
    }

    protected override string Act { get; }

    /// <summary>What a begin call threw at once comes out where its task is ended, if that keeps it: after others have begun.</summary>
    public override bool MayChangeSemantics =>
        _begins.Any(b => b.Start.KeepsExceptionOfBegin || IsExpectedToThrow(b.Call, b.Start, [.. _ends.Select(e => e.End.Call)]));

    /// <summary>The plan for a begin call whose result goes into a collection, where all of its uses are known.</summary>
    public static Planned<RewritePlan> TryCreate(BeginCall pair, RewriteContext context)
    {
        if (
            pair.Callback.Kind != CallbackKind.None
            || ResultCollection.Of(pair.Call) is not { } collection
            || DeclarationOf(collection, context) is not { } declaration
        )
        {
            return RefusalReason.ResultEscapes.At(pair.Call.Syntax);
        }

        var types = declaration.DescendantNodes().OfType<TypeSyntax>().Where(t => IsAsyncResult(t, context)).ToImmutableArray();
        var begins = ImmutableArray.CreateBuilder<CollectedBegin>();
        var elements = new List<IOperation>();
        var waitsForAll = ImmutableArray.CreateBuilder<WaitRewrite>();
        var names = new FreshNamesOfMembers();
        var scopes = context.Source.ScopesOf(collection).ToList();
        if (scopes.FirstOrDefault(s => s.SyntaxTree != context.Root.SyntaxTree) is { } elsewhere)
        {
            return RefusalReason.ResultEscapes.At(elsewhere);
        }

        foreach (var reference in scopes.SelectMany(s => context.Source.ReferencesTo(collection, s)))
        {
            switch (ResultCollection.Outside(reference).Parent)
            {
                case IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } added }
                    when TryBegin(added[0].Value, names, context).OrNull is { } begin:
                    begins.Add(begin);
                    break;
                case IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element
                    when assignment.Target == element && TryBegin(assignment.Value, names, context).OrNull is { } begin:
                    begins.Add(begin);
                    break;
                case IArrayElementReferenceOperation element:
                    elements.Add(element);
                    break;
                case IPropertyReferenceOperation { Property.IsIndexer: true } element when !SourceReader.IsWrite(element):
                    elements.Add(element);
                    break;
                case IPropertyReferenceOperation { Property.Name: "Count" or "Length" }
                or IInvocationOperation { TargetMethod.Name: "Clear" }:
                    break;
                case IForEachLoopOperation { Syntax: ForEachStatementSyntax loop }
                    when context.Model.GetDeclaredSymbol(loop, context.CancellationToken) is { } each:
                    types = loop.Type.IsVar ? types : types.Add(loop.Type);
                    elements.AddRange(context.Source.ReferencesTo(each, loop.Statement));
                    break;
                case var taking when CollectedQuery.TryRecognise(taking) is { } query:
                    if (
                        query.WaitForAll is { } call
                        && WaitRewrite.TryCreateForResults(call, (ExpressionSyntax)reference.Syntax, context) is { } all
                    )
                    {
                        waitsForAll.Add(all);
                        break;
                    }

                    types = types.AddRange(query.ParameterTypes);
                    elements.AddRange(context.Source.ReferencesTo(query.Element, query.Function));
                    break;
                default:
                    return RefusalReason.ResultEscapes.At(reference.Syntax);
            }
        }

        if (begins.Count == 0)
        {
            return RefusalReason.ResultEscapes.At(pair.Call.Syntax);
        }

        var first = begins[0].Start;
        if (begins.FirstOrDefault(b => !SymbolEqualityComparer.Default.Equals(b.Start.Result, first.Result)) is { } other)
        {
            return RefusalReason.ResultIsMixed.At(other.Call);
        }

        if (begins.FirstOrDefault(b => !b.Start.ByReference.IsEmpty) is { } byReference)
        {
            return RefusalReason.TaskCannotCarry.At(byReference.Call);
        }

        return TryCreate(pair, types, begins.ToImmutable(), elements, waitsForAll, context);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        foreach (var type in _elementTypes)
        {
            edits.Replace(type, current => _context.Tasks.TaskType(_begins[0].Start.Result).WithTriviaFrom(current));
        }

        foreach (var (call, statement, start) in _begins)
        {
            edits.ReplaceExpression(
                call,
                statement,
                current =>
                {
                    var started = start.Build(current);
                    return (started.Before(_context.Tasks), started.Task);
                }
            );
        }

        foreach (var (end, task) in _ends)
        {
            end.AddEdits(edits, _ => TaskSyntaxFactory.ResultOf(task.WithoutTrivia(), end.CanAwait));
        }

        foreach (var wait in _waits)
        {
            wait.AddEdits(edits);
        }
    }

    private static Planned<RewritePlan> TryCreate(
        BeginCall begin,
        ImmutableArray<TypeSyntax> types,
        ImmutableArray<CollectedBegin> begins,
        List<IOperation> elements,
        IEnumerable<WaitRewrite> waitsForAll,
        RewriteContext context
    )
    {
        var ends = ImmutableArray.CreateBuilder<(EndCallRewrite End, ExpressionSyntax Task)>();
        var waits = waitsForAll.ToImmutableArray().ToBuilder();
        foreach (var use in elements.SelectMany(e => AsyncResultFlow.Of(e, context.Symbols, context.Source)))
        {
            switch (use.Kind)
            {
                case AsyncResultUseKind.Ended when use.Value.Syntax is ExpressionSyntax task:
                    if (
                        !EndCallRewrite
                            .TryCreate((IInvocationOperation)use.Operation, begins[0].Start, context)
                            .Succeeds(out var end, out var refusal)
                    )
                    {
                        return refusal;
                    }

                    ends.Add((end, task));
                    break;
                case AsyncResultUseKind.Polled or AsyncResultUseKind.WaitHandle:
                    if (WaitRewrite.TryCreate(use, context) is { } wait)
                    {
                        waits.Add(wait);
                    }

                    break;
                default:
                    return RefusalReason.ResultIsUsedOtherwise.At(use.Operation.Syntax);
            }
        }

        return new CollectionPlan(context, Replaces(begin, begins[0].Start), types, begins, ends.ToImmutable(), waits.ToImmutable());
    }

    private static SyntaxNode? DeclarationOf(ISymbol collection, RewriteContext context) =>
        HoldsAsyncResults((collection as ILocalSymbol)?.Type ?? ((IFieldSymbol)collection).Type, context)
        && collection.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
            is VariableDeclaratorSyntax
            {
                Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: null }
                    or ArrayCreationExpressionSyntax { Initializer: null },
                Parent: VariableDeclarationSyntax
                {
                    Variables.Count: 1,
                    Parent: (LocalDeclarationStatementSyntax or FieldDeclarationSyntax) and var declaration
                }
            }
            ? declaration
            : null;

    private static bool HoldsAsyncResults(ITypeSymbol type, RewriteContext context) =>
        type switch
        {
            IArrayTypeSymbol { IsSZArray: true } array => SymbolEqualityComparer.Default.Equals(
                array.ElementType,
                context.Symbols.AsyncResult
            ),
            INamedTypeSymbol
            {
                Name: "List" or "IList" or "ICollection",
                ContainingNamespace.Name: "Generic",
                TypeArguments: { Length: 1 } element
            } => SymbolEqualityComparer.Default.Equals(element[0], context.Symbols.AsyncResult),
            _ => false,
        };

    private static bool IsAsyncResult(TypeSyntax type, RewriteContext context) =>
        type is SimpleNameSyntax or QualifiedNameSyntax
        && type.Parent is not QualifiedNameSyntax
        && SymbolEqualityComparer.Default.Equals(
            context.Model.GetSymbolInfo(type, context.CancellationToken).Symbol,
            context.Symbols.AsyncResult
        );

    private static Planned<CollectedBegin> TryBegin(IOperation value, FreshNamesOfMembers names, RewriteContext context)
    {
        if (
            SourceReader.Unconverted(value)
                is not IInvocationOperation
                {
                    Syntax: InvocationExpressionSyntax { Expression: not MemberBindingExpressionSyntax } call
                } begin
            || BeginCall.TryRecognise(begin, context.Symbols, context.Source) is not { Callback.Kind: CallbackKind.None } pair
            || call.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement
        )
        {
            return RefusalReason.ResultIsMixed.At(value.Syntax);
        }

        var site = new BeginCallSite(BeginCallRole.Collected, call, call, statement, null);
        return TaskStartSelector.TryCreate(pair, site, context, names.Around(call)).Succeeds(out var start, out var refusal)
            ? new CollectedBegin(call, statement, start)
            : refusal;
    }

    /// <summary>A begin call whose async result goes into the collection.</summary>
    private sealed record CollectedBegin(InvocationExpressionSyntax Call, StatementSyntax Statement, TaskStart Start);
}
