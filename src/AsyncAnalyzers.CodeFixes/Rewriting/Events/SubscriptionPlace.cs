using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Where a handler is attached: tells whether it certainly hears each operation of an object, and once.</summary>
/// <param name="Subscription">What attaches it.</param>
/// <param name="Object">The object.</param>
/// <param name="Handler">The handler.</param>
internal sealed record SubscriptionPlace(EapSubscription Subscription, EapObject Object, EapHandler Handler)
{
    private SyntaxNode? Container => Subscription.Statement is { } statement ? ContainerOf(statement) : null;

    /// <summary>Whether the handler is attached once to each object, before anything is started on it.</summary>
    public bool IsHeardByAll(IReadOnlyCollection<IInvocationOperation> starts) =>
        Container is { } container
        && Object.Creations.Length == 1
        && Object.Creations[0].Syntax is var creation
        && (
            Object.Variable is ILocalSymbol
                ? IsOnceIn(container, creation) && starts.All(IsBehind)
                : IsWithCreation(container, creation, starts)
        );

    /// <summary>Whether the handler, which detaches itself, is attached for the one start that stands behind it.</summary>
    public bool IsHeardOnce(IReadOnlyCollection<IInvocationOperation> starts, IEnumerable<EapSubscription> detached) =>
        starts.Count == 1
        && starts.First().Syntax.Parent is ExpressionStatementSyntax start
        && ContainerOf(start) == Container
        && IsBehind(starts.First())
        && detached.All(d => d.Statement?.Parent == Handler.Body);

    private bool IsBehind(IInvocationOperation start) =>
        Container!.Span.Contains(start.Syntax.Span) && start.Syntax.SpanStart > Subscription.Assignment.Syntax.Span.End;

    /// <summary>Whether the function that makes the object comes to the subscription no more than once for each.</summary>
    private bool IsOnceIn(SyntaxNode container, SyntaxNode creation) =>
        FunctionSyntax.Around(creation) == FunctionSyntax.Around(Subscription.Assignment.Syntax)
        && !container.AncestorsAndSelf().TakeWhile(n => !n.Span.Contains(creation.Span)).Any(LoopSyntax.IsLoop);

    /// <summary>Whether whoever makes the object attaches the handler next: in the same block, or in the only constructor.</summary>
    private bool IsWithCreation(SyntaxNode container, SyntaxNode creation, IReadOnlyCollection<IInvocationOperation> starts)
    {
        var made = creation.FirstAncestorOrSelf<StatementSyntax>();
        if (made is null)
        {
            return container.Parent is ConstructorDeclarationSyntax constructor
                && constructor.Parent is TypeDeclarationSyntax type
                && type.Members.OfType<ConstructorDeclarationSyntax>().Count(c => IsStatic(c) == IsStatic(constructor)) == 1
                && IsReached(container, container.SpanStart)
                && !starts.Any(s => container.Span.Contains(s.Syntax.Span) && !IsBehind(s));
        }

        return ContainerOf(made) == container
            && made.SpanStart < Subscription.Assignment.Syntax.SpanStart
            && IsReached(container, made.Span.End)
            && !starts.Any(s => s.Syntax.SpanStart > made.SpanStart && s.Syntax.SpanStart < Subscription.Assignment.Syntax.SpanStart);
    }

    /// <summary>Whether nothing between a place in the block and the subscription leaves the block.</summary>
    private bool IsReached(SyntaxNode container, int from) =>
        !container
            .DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax)
            .Any(n =>
                n is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
                && n.SpanStart >= from
                && n.SpanStart < Subscription.Assignment.Syntax.SpanStart
            );

    private static bool IsStatic(ConstructorDeclarationSyntax constructor) => constructor.Modifiers.Any(m => m.ValueText == "static");

    /// <summary>What a statement stands in; top-level statements stand in their file.</summary>
    private static SyntaxNode? ContainerOf(StatementSyntax statement) =>
        statement.Parent switch
        {
            GlobalStatementSyntax global => global.Parent,
            BlockSyntax or SwitchSectionSyntax => statement.Parent,
            _ => null,
        };
}
