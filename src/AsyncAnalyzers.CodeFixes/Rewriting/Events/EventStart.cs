using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>The task that takes the place of an event-based start.</summary>
/// <param name="Operation">The start.</param>
/// <param name="Statement">The statement that it is.</param>
internal abstract record EventStart(EapOperation Operation, ExpressionStatementSyntax Statement)
{
    /// <summary>What is called in its place.</summary>
    public abstract string Name { get; }

    /// <summary>What the task results in; null for nothing.</summary>
    public abstract ITypeSymbol? Result { get; }

    /// <summary>Whether starting a task does something else than the start does, be it only in time.</summary>
    public virtual bool MayChangeSemantics => false;

    /// <summary>Whether the task is complete no sooner than the context of the start comes to it, as the event is raised no
    /// sooner.</summary>
    public virtual bool CompletesLater => false;

    /// <summary>When the handler has its turn, where something stands behind the start.</summary>
    public virtual HandlerTurn Turn => HandlerTurn.AtOnce;

    /// <summary>Whether the task gives the event's data as it is, whatever became of the operation.</summary>
    public virtual bool GivesData => false;

    /// <summary>Whether the operation still gets the user state that it was given.</summary>
    public virtual bool PassesState => false;

    /// <summary>Whether a variable keeps the task, so that nothing has to say that it is not wanted.</summary>
    public virtual bool KeepsTask => false;

    /// <summary>The call as it is written.</summary>
    public InvocationExpressionSyntax Invocation => (InvocationExpressionSyntax)Operation.Call.Syntax;

    /// <summary>Asks whether the object is there; null where the start does not.</summary>
    public ObjectGuard? Guard { get; init; }

    /// <summary>The call in its statement, which may have been edited since, as it stands where the object is there.</summary>
    public InvocationExpressionSyntax InvocationIn(StatementSyntax statement) =>
        ((ExpressionStatementSyntax)statement).Expression is ConditionalAccessExpressionSyntax access
            ? ObjectGuard.Unconditional(access, Guard is null ? access.Expression : SyntaxFactory.IdentifierName(Guard.Name))
            : (InvocationExpressionSyntax)((ExpressionStatementSyntax)statement).Expression;

    /// <summary>Whether making the state does something: where nobody reads it, it would not be made.</summary>
    public bool StateHasEffects => !PassesState && Evaluation.HasEffects(Operation.UserState);

    /// <summary>What stands before the task.</summary>
    /// <param name="current">The start as it is edited.</param>
    public virtual IReadOnlyList<StatementSyntax> Before(InvocationExpressionSyntax current) => [];

    /// <summary>The call that returns the task.</summary>
    /// <param name="current">The start as it is edited.</param>
    public abstract ExpressionSyntax Task(InvocationExpressionSyntax current);

    /// <summary>The statements in whose place local functions come.</summary>
    public virtual IEnumerable<StatementSyntax> PlacesOfFunctions => [];

    /// <summary>What goes, or changes, beside the start.</summary>
    public virtual IEnumerable<SyntaxNode> Others => [];

    /// <summary>What else the task needs.</summary>
    public virtual void AddEdits(SyntaxEdits edits) { }

    /// <summary>What the handler gets as the state.</summary>
    /// <param name="current">The start as it is edited.</param>
    public ExpressionSyntax State(InvocationExpressionSyntax current) =>
        StateIndex is { } index
            ? current.ArgumentList.Arguments[index].Expression.WithoutTrivia()
            : SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);

    /// <summary>The object that the operation is started on, as the handler gets it.</summary>
    /// <param name="current">The start as it is edited.</param>
    public static ExpressionSyntax Sender(InvocationExpressionSyntax current) =>
        TaskSyntaxFactory.Unparenthesized(ReceiverIn(current)).WithoutTrivia();

    /// <summary>The object as it is written before the name of the method.</summary>
    protected static ExpressionSyntax ReceiverIn(InvocationExpressionSyntax current) =>
        ((MemberAccessExpressionSyntax)current.Expression).Expression;

    /// <summary>What the operation itself is given.</summary>
    protected SeparatedSyntaxList<ArgumentSyntax> ArgumentsIn(InvocationExpressionSyntax current) =>
        StateIndex is { } index && !PassesState ? current.ArgumentList.Arguments.RemoveAt(index) : current.ArgumentList.Arguments;

    /// <summary>The method that the new call means.</summary>
    protected IMethodSymbol? Meant(RewriteContext context) =>
        context
            .Model.GetSpeculativeSymbolInfo(Statement.SpanStart, Task(InvocationIn(Statement)), SpeculativeBindingOption.BindAsExpression)
            .Symbol as IMethodSymbol;

    private int? StateIndex => Operation.Method.UserState?.Ordinal;
}
