using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Selects the task for an event-based start.</summary>
internal static class EventStartSelector
{
    /// <summary>The task of the counterpart, of the Begin and End methods of a WCF client, or of a wrapper around the event, which can,
    /// where there is no counterpart, give what no other task does: the event's data.</summary>
    /// <param name="operation">The start.</param>
    /// <param name="handler">What hears it; null where nothing does.</param>
    /// <param name="context">The document.</param>
    public static Planned<EventStart> TryCreate(EapOperation operation, EapHandler? handler, RewriteContext context)
    {
        var guard = ObjectGuard.TryCreate(operation, context);
        if (
            operation.Statement is not { } statement
            || (guard is null && operation.Site.Access is not MemberAccessExpressionSyntax)
            || !HasPlainArguments(operation)
        )
        {
            return RefusalReason.CallIsIrregular.At(operation.Site.Access);
        }

        return TryCreate(operation, statement, handler, context).Succeeds(out var start, out var refusal)
            ? start with
            {
                Guard = guard,
            }
            : refusal;
    }

    private static Planned<EventStart> TryCreate(
        EapOperation operation,
        ExpressionStatementSyntax statement,
        EapHandler? handler,
        RewriteContext context
    )
    {
        if (operation.IsOfBackgroundWorker)
        {
            return WorkerStart.TryCreate(operation, statement, handler, context);
        }

        if (operation.FindCounterpart() is { } counterpart)
        {
            return CounterpartStart.TryCreate(operation, statement, counterpart, context);
        }

        if (handler?.FirstUseBeyondTask(operation.Method, context.Source) is not null)
        {
            return WrapperStart.TryCreate(
                operation,
                statement,
                handler.KeepsData ? WrappedOutcome.Data : WrappedOutcome.DataAndState,
                context
            );
        }

        return operation.FindPair() is { } pair
            ? FromAsyncStart.TryCreate(operation, statement, pair, context)
            : WrapperStart.TryCreate(operation, statement, WrappedOutcome.Result, context);
    }

    private static bool HasPlainArguments(EapOperation operation) =>
        operation.Call.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Count == operation.Method.Start.Parameters.Length
        && arguments.All(a => a.NameColon is null && a.RefKindKeyword.IsKind(SyntaxKind.None));
}
