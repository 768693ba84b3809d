using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>
/// A function around a place that can await a task there: it is async, or handles an event and can be <c>async void</c>, for nobody waits
/// for that. What an <c>async void</c> function lets out goes to the context on which it was called, as what the handler of an event-based
/// operation lets out goes to that of its start. See
/// <see href="https://learn.microsoft.com/dotnet/csharp/asynchronous-programming/async-return-types#void-return-type">Async return
/// types</see>.
/// </summary>
/// <param name="Declaration">The function.</param>
/// <param name="BecomesAsync">Whether it is not async yet.</param>
internal sealed record AwaitingFunction(SyntaxNode Declaration, bool BecomesAsync)
{
    /// <summary>The function around a place; null where it cannot await.</summary>
    public static AwaitingFunction? Around(StatementSyntax place, RewriteContext context) =>
        FunctionSyntax.Around(place) is not { } function || !AwaitContext.CouldAwait(place, function, context.Model) ? null
        : FunctionSyntax.IsAsync(function) ? new AwaitingFunction(function, BecomesAsync: false)
        : CanHandleAsync(function, context) ? new AwaitingFunction(function, BecomesAsync: true)
        : null;

    /// <summary>The function of which a statement is the last that it does, so that it can await what that starts, and whoever called it
    /// goes on as soon as before; null where there is none.</summary>
    public static async Task<AwaitingFunction?> EndedByAsync(StatementSyntax place, RewriteContext context) =>
        Around(place, context) is { } function
        && IsEnd(place, function.Declaration, context)
        && (!function.BecomesAsync || await function.OnlyHandlesAsync(context).ConfigureAwait(false))
            ? function
            : null;

    /// <summary>Makes the function async.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        if (BecomesAsync)
        {
            edits.Replace(Declaration, AsAsyncHandler);
        }
    }

    private static SyntaxNode AsAsyncHandler(SyntaxNode current) =>
        current is AnonymousFunctionExpressionSyntax lambda
            ? lambda
                .WithoutLeadingTrivia()
                .WithAsyncKeyword(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                .WithLeadingTrivia(lambda.GetLeadingTrivia())
            : FunctionParts.Changed(current, parts => parts.AsAsyncHandler());

    /// <summary>Whether events of a user interface are all that calls the function, on its thread, which the function does not
    /// leave.</summary>
    public async Task<bool> StaysInUserInterfaceAsync(RewriteContext context) =>
        MethodOf(Declaration, context) is { ReturnsVoid: true } method
        && AsyncCandidate.IsEventHandler(method)
        && !Declaration.DescendantNodes().OfType<AwaitExpressionSyntax>().Any(AwaitContext.LeavesContext)
        && await HandledAsync(method, context).ConfigureAwait(false) is { } handled
        && AreOfUserInterface(handled, method);

    /// <summary>Whether a function handles nothing but events of a user interface; markup may attach one that source does not.</summary>
    private static bool AreOfUserInterface(IReadOnlyCollection<IEventSymbol> handled, IMethodSymbol method) =>
        handled.Count > 0 ? handled.All(e => IsOfUserInterface(e.ContainingType)) : IsOfUserInterface(method.Parameters[1].Type);

    /// <summary>Windows Forms and WPF have their types there.</summary>
    private static bool IsOfUserInterface(ITypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString().StartsWith("System.Windows", StringComparison.Ordinal);

    private static bool CanHandleAsync(SyntaxNode function, RewriteContext context) =>
        function switch
        {
            MethodDeclarationSyntax method => IsEventHandler(method, context)
                && AwaitContext.CanBecomeAsync(method, method.ParameterList)
                && !AwaitContext.BelongsToThread(method),
            AnonymousFunctionExpressionSyntax lambda => EventOf(lambda, context) is not null
                && IsEventHandler(lambda, context)
                && AwaitContext.CanBecomeAsync(lambda, SyntaxFactory.ParameterList())
                && !AwaitContext.BelongsToThread(lambda),
            _ => false,
        };

    private static bool IsEventHandler(SyntaxNode function, RewriteContext context) =>
        MethodOf(function, context) is { } method && AsyncCandidate.IsEventHandler(method);

    private static IMethodSymbol? MethodOf(SyntaxNode function, RewriteContext context) =>
        function is AnonymousFunctionExpressionSyntax lambda
            ? context.Model.GetSymbolInfo(lambda, context.CancellationToken).Symbol as IMethodSymbol
            : context.Model.GetDeclaredSymbol(function, context.CancellationToken) as IMethodSymbol;

    /// <summary>The event that a lambda is attached to where it is written; null for any other lambda.</summary>
    private static IEventSymbol? EventOf(AnonymousFunctionExpressionSyntax lambda, RewriteContext context) =>
        lambda.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } assignment
        && assignment.Right == lambda
        && context.Source.OperationOf(assignment)
            is IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var handled } }
            ? handled
            : null;

    /// <summary>Whether a function could await, if it were async, what starts at a statement, is done then, and nothing is disposed, left
    /// or caught behind that.</summary>
    public static bool IsEnd(StatementSyntax statement, SyntaxNode function, RewriteContext context) =>
        BodyOf(function) is { } body
        && AwaitContext.CouldAwait(statement, function, context.Model)
        && LastStatement.Is(statement, body)
        && statement.Ancestors().TakeWhile(n => n != body).Append(body).All(OnlyLeadsTo);

    /// <summary>Whether what stands around a statement does nothing in the end.</summary>
    private static bool OnlyLeadsTo(SyntaxNode around) =>
        around switch
        {
            BlockSyntax block => !block.Statements.Any(s => s is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }),
            IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or SwitchStatementSyntax => true,
            _ => false,
        };

    private static BlockSyntax? BodyOf(SyntaxNode function) =>
        function switch
        {
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => FunctionParts.Of(function).Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };

    /// <summary>Whether nothing but events calls the function, and, where it may be one of ASP.NET, whose pages have no place for
    /// <c>async void</c> functions, nothing but those of a user interface.</summary>
    private async Task<bool> OnlyHandlesAsync(RewriteContext context) =>
        MethodOf(Declaration, context) is { } method
        && await HandledAsync(method, context).ConfigureAwait(false) is { } handled
        && (context.Symbols.HttpContext is null || AreOfUserInterface(handled, method));

    /// <summary>The events that source attaches the function to; null where something else may call it.</summary>
    private async Task<IReadOnlyCollection<IEventSymbol>?> HandledAsync(IMethodSymbol method, RewriteContext context)
    {
        if (Declaration is AnonymousFunctionExpressionSyntax lambda)
        {
            return EventOf(lambda, context) is { } handled ? [handled] : null;
        }

        return ChangeableMethod.DeclarationOf(method, context.Root.SyntaxTree) is null
            ? null
            : (await EventReferences.OfAsync(method, context).ConfigureAwait(false))?.ConvertAll(r => r.Event);
    }
}
