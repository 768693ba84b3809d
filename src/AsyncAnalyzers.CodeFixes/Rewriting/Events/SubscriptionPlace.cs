using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>Whether the handler hears each start: attached once to each object before anything is started on it, or, by code that runs
    /// again and again, before each start. Then it was meant to run once for each: LAP4007 reports that it does not.</summary>
    public static bool AreHeard(IReadOnlyCollection<IInvocationOperation> starts, IReadOnlyList<SubscriptionPlace> places) =>
        (places.Count == 1 && (places[0].IsHeardByAll(starts) || places[0].IsAttachedOnLoading(starts)))
        || (
            places.All(p => p.Container is not null && starts.Any(p.IsBehind))
            && starts.All(start => places.Where(p => p.IsBehind(start)).ToList() is { Count: 1 } only && only[0].IsReachedFrom(start))
        );

    /// <summary>Whether the handler is attached when a framework loads whatever holds the object, before anybody can use it.</summary>
    private bool IsAttachedOnLoading(IReadOnlyCollection<IInvocationOperation> starts) =>
        Object is { Variable: IFieldSymbol, Creations: { Length: 1 } creations }
        && creations[0].Syntax.FirstAncestorOrSelf<StatementSyntax>() is null
        && Container is { Parent: MethodDeclarationSyntax method }
        && IsForLoading(method)
        && IsReached(Container, Container.SpanStart)
        && starts.All(s => !Container.Span.Contains(s.Syntax.Span) || IsBehind(s));

    /// <summary>Whether a method overrides, or is named as designers name them to handle, what happens when a window, a page or an
    /// application is loaded.</summary>
    private static bool IsForLoading(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.OverrideKeyword)
            ? method.Identifier.ValueText is "OnInitialized" or "OnLoad" or "OnStartup"
            : method.ParameterList.Parameters.Count == 2
                && (
                    method.Identifier.ValueText.EndsWith("_Load", StringComparison.Ordinal)
                    || method.Identifier.ValueText.EndsWith("_Loaded", StringComparison.Ordinal)
                );

    /// <summary>Whether the handler is attached once to each object, before anything is started on it.</summary>
    private bool IsHeardByAll(IReadOnlyCollection<IInvocationOperation> starts) =>
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

    /// <summary>Whether the handler is attached when a start is come to, or would be but for the order of two statements, which LAP4003
    /// reports.</summary>
    private bool IsBehind(IInvocationOperation start) =>
        Handler.Body.Span.Contains(start.Syntax.Span)
        || (
            Container!.Span.Contains(start.Syntax.Span)
            && (start.Syntax.SpanStart > Subscription.Assignment.Syntax.Span.End || IsNextTo(start))
        );

    private bool IsNextTo(IInvocationOperation start) =>
        start.Syntax.Parent is StatementSyntax { Parent: BlockSyntax block } statement
        && block == Container
        && block.Statements.IndexOf(statement) + 1 == block.Statements.IndexOf(Subscription.Statement!);

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
            && !starts.Any(s =>
                s.Syntax.SyntaxTree == made.SyntaxTree
                && s.Syntax.SpanStart > made.SpanStart
                && s.Syntax.SpanStart < Subscription.Assignment.Syntax.SpanStart
            );
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

    /// <summary>Whether whoever comes to a start has attached the handler, which itself runs only then, in the same function, and to the
    /// same object.</summary>
    private bool IsReachedFrom(IInvocationOperation start) =>
        Handler.Body.Span.Contains(start.Syntax.Span)
        || FunctionSyntax.Around(start.Syntax) == FunctionSyntax.Around(Subscription.Assignment.Syntax)
            && !Object.Creations.Any(c =>
                c.Syntax.SpanStart > Subscription.Assignment.Syntax.SpanStart && c.Syntax.SpanStart < start.Syntax.SpanStart
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
