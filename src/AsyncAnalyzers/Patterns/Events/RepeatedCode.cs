using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>
/// The code around a statement that is there to run more than once: a loop, a handler of an event that is raised often, a private function
/// that is called in a loop, or a function that the handler of an operation calls when the operation is complete. Code that looks first
/// whether it has run before is none.
/// </summary>
internal static class RepeatedCode
{
    /// <summary>The events of controls and timers that are there to be raised often.</summary>
    private static readonly ImmutableHashSet<string> s_events = ImmutableHashSet.Create(
        "CheckedChanged",
        "Click",
        "DoubleClick",
        "Elapsed",
        "KeyDown",
        "KeyPress",
        "KeyUp",
        "MouseClick",
        "MouseDown",
        "MouseUp",
        "SelectedIndexChanged",
        "SelectionChanged",
        "Tapped",
        "TextChanged",
        "Tick",
        "ValueChanged"
    );

    /// <summary>The code that runs again around what attaches a handler, with all that is run each time; empty where none certainly
    /// does.</summary>
    public static ImmutableArray<SyntaxNode> Around(AttachedHandler attached)
    {
        var assignment = attached.Subscription.Assignment.Syntax;
        var function = FunctionSyntax.Around(assignment);
        if (LoopAround(assignment, function) is { } loop)
        {
            return ImmutableArray.Create(loop);
        }

        if (function is null || LooksWhetherItRan(assignment, function))
        {
            return ImmutableArray<SyntaxNode>.Empty;
        }

        return function switch
        {
            AnonymousFunctionExpressionSyntax lambda when IsAddedToRepeated(lambda) => ImmutableArray.Create<SyntaxNode>(lambda),
            MethodDeclarationSyntax
            or LocalFunctionStatementSyntax
                when attached.Source.Model.GetDeclaredSymbol(function, attached.Source.CancellationToken) is IMethodSymbol symbol =>
                AroundCallsOf(symbol, function, attached),
            _ => ImmutableArray<SyntaxNode>.Empty,
        };
    }

    private static ImmutableArray<SyntaxNode> AroundCallsOf(IMethodSymbol function, SyntaxNode declaration, AttachedHandler attached)
    {
        var names = attached.Source.DeclarationsOf(function.ContainingType).SelectMany(t => attached.Source.NamesOf(function, t)).ToList();
        if (IsHandlerOfEvent(function, names) || IsRunByHandler(function, names, attached))
        {
            return ImmutableArray.Create(declaration);
        }

        return
            function is { DeclaredAccessibility: Accessibility.Private or Accessibility.NotApplicable }
            && names.Where(IsCalled).Select(n => LoopAround(n, FunctionSyntax.Around(n))).FirstOrDefault(l => l is not null) is { } loop
            ? ImmutableArray.Create(declaration, loop)
            : ImmutableArray<SyntaxNode>.Empty;
    }

    /// <summary>The loop around a node in its function; null where there is none, or the node is left for good.</summary>
    private static SyntaxNode? LoopAround(SyntaxNode node, SyntaxNode? function) =>
        node.Ancestors().TakeWhile(n => n != function).FirstOrDefault(LoopSyntax.IsLoop) is { } loop
        && !IsLeftBehind(node)
        && !LooksWhetherItRan(node, loop)
            ? loop
            : null;

    /// <summary>Whether the block of a node leaves the loop, or the function.</summary>
    private static bool IsLeftBehind(SyntaxNode node) =>
        node.FirstAncestorOrSelf<StatementSyntax>()?.Parent is BlockSyntax block
        && block.Statements.Any(s => s is BreakStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax);

    /// <summary>Whether code sets what it asks for: <c>if (!_isAttached) { …; _isAttached = true; }</c>.</summary>
    private static bool LooksWhetherItRan(SyntaxNode node, SyntaxNode repeated)
    {
        var asked = repeated
            .DescendantNodes()
            .OfType<IfStatementSyntax>()
            .Where(i => i.Span.Contains(node.Span) || i.Span.End <= node.SpanStart)
            .SelectMany(i => i.Condition.DescendantNodesAndSelf())
            .OfType<IdentifierNameSyntax>()
            .Select(n => n.Identifier.ValueText)
            .ToImmutableHashSet();
        return repeated.DescendantNodes().Any(n => Assigned(n) is { } name && asked.Contains(name.Identifier.ValueText));
    }

    private static SimpleNameSyntax? Assigned(SyntaxNode node) =>
        node switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var left } => EapSubscription.NameIn(
                left
            ),
            PostfixUnaryExpressionSyntax { Operand: var operand } => EapSubscription.NameIn(operand),
            PrefixUnaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression,
                Operand: var operand
            } => EapSubscription.NameIn(operand),
            _ => null,
        };

    /// <summary>Whether a function is attached to an event that is raised often, or named for one, as by markup or a designer. A page on a
    /// web server is made for each of them.</summary>
    private static bool IsHandlerOfEvent(IMethodSymbol function, List<SimpleNameSyntax> names) =>
        !TypeHierarchy.BasesOf(function.ContainingType).Any(IsOnServer)
        && (names.Count == 0 ? IsNamedForEvent(function) : names.Exists(IsAddedToRepeated));

    /// <summary>Whether a handler is attached to an event that is raised often.</summary>
    private static bool IsAddedToRepeated(ExpressionSyntax handler) =>
        handler.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { RawKind: (int)SyntaxKind.AddAssignmentExpression } added
        && added.Right.Span.Contains(handler.Span)
        && EapSubscription.NameIn(added.Left) is { } raised
        && s_events.Contains(raised.Identifier.ValueText);

    private static bool IsOnServer(ITypeSymbol type) =>
        type is { Name: "Control", ContainingNamespace: { Name: "UI", ContainingNamespace.Name: "Web" } };

    private static bool IsNamedForEvent(IMethodSymbol function) =>
        function is { ReturnsVoid: true, Parameters: { Length: 2 } parameters }
        && parameters[0].Type.SpecialType == SpecialType.System_Object
        && parameters[1].Type.Name.EndsWith(nameof(EventArgs), StringComparison.Ordinal)
        && s_events.Contains(function.Name.Substring(function.Name.LastIndexOf('_') + 1))
        && function.Name.Contains("_");

    /// <summary>Whether the handler that a function attaches runs the function, or is the function.</summary>
    private static bool IsRunByHandler(IMethodSymbol function, List<SimpleNameSyntax> names, AttachedHandler attached) =>
        attached.Subscription.FindHandler() is { } handler
        && (
            SymbolEqualityComparer.Default.Equals(handler.Function, function)
            || names.Exists(n => IsCalled(n) && handler.Body.Span.Contains(n.Span) && handler.Body.SyntaxTree == n.SyntaxTree)
        );

    private static bool IsCalled(SimpleNameSyntax name) =>
        SourceReader.AccessOf(name).Parent is InvocationExpressionSyntax call && call.Expression == SourceReader.AccessOf(name);
}
