using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>Pairs of begin and end calls: an async member waits for none of them.</summary>
/// <param name="begin">The begin call that was pointed at.</param>
internal sealed class AwaitedPairs(BeginCall begin) : AwaitedOperations
{
    public override InvocationExpressionSyntax Call => (InvocationExpressionSyntax)begin.Call.Syntax;

    public override bool AreWaitedFor => true;

    public override Task<Planned<RewritePlan>> PlanAsync(RewriteContext context) => PlanSelector.TryCreateAsync(begin, context);

    public override IEnumerable<Task<Planned<RewritePlan>>> PlansFor(
        IEnumerable<InvocationExpressionSyntax> calls,
        RewriteContext context
    ) => BeginCall.Among(calls, context.Symbols, context.Source).Select(pair => PlanSelector.TryCreateAsync(pair, context));
}
