using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>The counterpart, called with what the operation itself is given: <c>c.DownloadStringTaskAsync(a)</c>.</summary>
/// <param name="Operation">The start.</param>
/// <param name="Statement">The statement that it is.</param>
/// <param name="Counterpart">The method that returns the task.</param>
internal sealed record CounterpartStart(EapOperation Operation, ExpressionStatementSyntax Statement, TaskCounterpart Counterpart)
    : EventStart(Operation, Statement)
{
    public override string Name => Counterpart.Method.Name;

    public override ITypeSymbol? Result => Counterpart.Result;

    /// <summary>A <c>WebClient</c> completes its tasks where it raises its events.</summary>
    public override bool CompletesLater =>
        Operation.Symbols.WebClient is { } client && client.Equals(Counterpart.Method.ContainingType, SymbolEqualityComparer.Default);

    /// <summary>The events of the platform's types are posted. What a component of this solution does may be done at once in both
    /// forms.</summary>
    public override HandlerTurn Turn =>
        CompletesLater || Counterpart.Method.Locations.Any(l => l.IsInSource) ? HandlerTurn.AtOnce : HandlerTurn.Later;

    /// <summary>The call, where it means the counterpart: an argument such as <c>null</c> may mean another overload.</summary>
    public static Planned<EventStart> TryCreate(
        EapOperation operation,
        ExpressionStatementSyntax statement,
        TaskCounterpart counterpart,
        RewriteContext context
    )
    {
        if (counterpart.ReturnsValueTask || counterpart.Arguments.Any(a => a.Segment is not null))
        {
            return RefusalReason.NoTaskForOperation.At(operation.Site.Access);
        }

        var start = new CounterpartStart(operation, statement, counterpart);
        return SymbolEqualityComparer.Default.Equals(start.Meant(context)?.OriginalDefinition, counterpart.Method.OriginalDefinition)
            ? start
            : RefusalReason.OverloadIsAmbiguous.At(operation.Site.Access);
    }

    public override ExpressionSyntax Task(InvocationExpressionSyntax current) =>
        current
            .WithExpression(((MemberAccessExpressionSyntax)current.Expression).WithName(SyntaxFactory.IdentifierName(Name)))
            .WithArgumentList(current.ArgumentList.WithArguments(ArgumentsIn(current)))
            .WithoutTrivia();
}
