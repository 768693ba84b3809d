using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>The task that takes the place of an event-based start: the counterpart, called with what the operation itself is
/// given.</summary>
/// <param name="Operation">The start.</param>
/// <param name="Statement">The statement that it is.</param>
/// <param name="Counterpart">The method that returns the task.</param>
internal sealed record EventStart(EapOperation Operation, ExpressionStatementSyntax Statement, TaskCounterpart Counterpart)
{
    /// <summary>What is called in its place.</summary>
    public string Name => Counterpart.Method.Name;

    /// <summary>What the task results in; null for nothing.</summary>
    public ITypeSymbol? Result => Counterpart.Result;

    /// <summary>The call as it is written.</summary>
    public InvocationExpressionSyntax Invocation => (InvocationExpressionSyntax)Operation.Call.Syntax;

    /// <summary>The task for a start, where a method returns one and the call can be written anew.</summary>
    public static Planned<EventStart> TryCreate(EapOperation operation, RewriteContext context)
    {
        if (
            new TaskCounterpartResolver(context.Symbols, context.Model).TryFind(operation.Method.Signature, operation.Site.Name)
            is not { } counterpart
        )
        {
            return RefusalReason.NoTaskForOperation.At(operation.Site.Access);
        }

        if (
            operation.Statement is not { } statement
            || !HasPlainArguments(operation)
            || counterpart.ReturnsValueTask
            || counterpart.Arguments.Any(a => a.Segment is not null)
        )
        {
            return RefusalReason.CallIsIrregular.At(operation.Site.Access);
        }

        var start = new EventStart(operation, statement, counterpart);
        var meant = context.Model.GetSpeculativeSymbolInfo(
            statement.SpanStart,
            start.Task(start.Invocation),
            SpeculativeBindingOption.BindAsExpression
        );
        return SymbolEqualityComparer.Default.Equals(meant.Symbol?.OriginalDefinition, counterpart.Method.OriginalDefinition)
            ? start
            : RefusalReason.OverloadIsAmbiguous.At(operation.Site.Access);
    }

    /// <summary>The call that returns the task.</summary>
    /// <param name="current">The start as it is edited.</param>
    public ExpressionSyntax Task(InvocationExpressionSyntax current)
    {
        var access = (MemberAccessExpressionSyntax)current.Expression;
        var arguments = current.ArgumentList.Arguments;
        return current
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName(Name)))
            .WithArgumentList(current.ArgumentList.WithArguments(StateIndex is { } index ? arguments.RemoveAt(index) : arguments))
            .WithoutTrivia();
    }

    /// <summary>What the handler gets as the state.</summary>
    /// <param name="current">The start as it is edited.</param>
    public ExpressionSyntax State(InvocationExpressionSyntax current) =>
        StateIndex is { } index
            ? current.ArgumentList.Arguments[index].Expression.WithoutTrivia()
            : SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);

    /// <summary>The object that the operation is started on, as the handler gets it.</summary>
    /// <param name="current">The start as it is edited.</param>
    public static ExpressionSyntax Sender(InvocationExpressionSyntax current) =>
        Unparenthesized(((MemberAccessExpressionSyntax)current.Expression).Expression).WithoutTrivia();

    private static ExpressionSyntax Unparenthesized(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax { Expression: var inner } ? Unparenthesized(inner) : expression;

    /// <summary>Whether making the state does something: where nobody reads it, it would not be made.</summary>
    public bool StateHasEffects => Evaluation.HasEffects(Operation.UserState);

    private int? StateIndex => Operation.Method.UserState?.Ordinal;

    private static bool HasPlainArguments(EapOperation operation) =>
        operation.Site.Access is MemberAccessExpressionSyntax
        && operation.Call.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Count == operation.Method.Start.Parameters.Length
        && arguments.All(a => a.NameColon is null && a.RefKindKeyword.IsKind(SyntaxKind.None));
}
