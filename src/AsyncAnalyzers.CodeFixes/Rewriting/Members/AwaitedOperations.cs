using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>The operations of one kind that a member can await once it is async, one of which was pointed at.</summary>
internal abstract class AwaitedOperations
{
    /// <summary>The call that was pointed at.</summary>
    public abstract InvocationExpressionSyntax Call { get; }

    /// <summary>Whether the member waits for them already, so that callers that cannot await may wait for the member.</summary>
    public abstract bool AreWaitedFor { get; }

    /// <summary>The plan for the operation that was pointed at.</summary>
    public abstract Task<Planned<RewritePlan>> PlanAsync(RewriteContext context);

    /// <summary>The plans for all operations that some calls start, made one by one.</summary>
    public abstract IEnumerable<Task<Planned<RewritePlan>>> PlansFor(IEnumerable<InvocationExpressionSyntax> calls, RewriteContext context);
}
