using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Members;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Event-based operations that a member starts as the last that it does: it goes on when they are complete, and so do its
/// callers.</summary>
/// <param name="operation">The start that was pointed at.</param>
internal sealed class OperationsStarted(EapOperation operation) : AwaitedOperations
{
    public override InvocationExpressionSyntax Call => (InvocationExpressionSyntax)operation.Call.Syntax;

    public override bool AreWaitedFor => false;

    public override Task<Planned<RewritePlan>> PlanAsync(RewriteContext context) => EventsToTasksPlan.TryCreateAsync(operation, context);

    public override IEnumerable<Task<Planned<RewritePlan>>> PlansFor(
        IEnumerable<InvocationExpressionSyntax> calls,
        RewriteContext context
    ) =>
        calls
            .Select(call => EapOperation.TryRecognise(call, context.Symbols, context.Source))
            .OfType<EapOperation>()
            .Select(start => EventsToTasksPlan.TryCreateAsync(start, context));
}
