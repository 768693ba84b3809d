using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// A pair that <c>FromAsync</c> already wraps: <c>Task.Factory.FromAsync(d.BeginInvoke, d.EndInvoke, a, null)</c> becomes <c>Task.Run(()
/// => d(a))</c>, <c>Task.Factory.FromAsync(x.BeginOp, x.EndOp, a, null)</c> the counterpart <c>x.OpAsync(a)</c>, and so does what calls
/// Begin in a lambda.
/// </summary>
internal sealed class FromAsyncPlan(FromAsyncCall wrapped, TaskStart start, StatementSyntax? statement, RewriteContext context)
    : RewritePlan
{
    /// <summary>What Begin threw at once is in the task, if that keeps it, and comes out where the task is awaited.</summary>
    public override bool MayChangeSemantics =>
        (ExpressionSyntax)wrapped.Call.Syntax is var call
        && !AwaitContext.IsAwaited(call)
        && (start.KeepsExceptionOfBegin || IsExpectedToThrow(call, start));

    protected override string Act => $"Replace 'FromAsync' with '{start.Name}'";

    public static Planned<RewritePlan> TryCreate(FromAsyncCall wrapped, RewriteContext context)
    {
        // The task's AsyncState would be lost, and so would what evaluating the state does.
        var invocation = (InvocationExpressionSyntax)wrapped.Call.Syntax;
        var hasState = wrapped.State.Value is not { ConstantValue: { HasValue: true, Value: null } };
        if (Evaluation.HasEffects(wrapped.State.Value) || (hasState && !AwaitContext.IsAwaited(invocation)))
        {
            return RefusalReason.StateHasEffects.At(wrapped.State.Syntax);
        }

        if (Evaluation.HasEffects(wrapped.End.Instance))
        {
            return RefusalReason.CallIsIrregular.At(invocation);
        }

        if (!TaskStartSelector.TryCreate(wrapped, context, new FreshNames(invocation)).Succeeds(out var start, out var refusal))
        {
            return refusal;
        }

        var statement = HoistingPoint.Before(invocation);
        return !start.NeedsStatements || statement is not null
            ? new FromAsyncPlan(wrapped, start, statement, context)
            : RefusalReason.NoPlaceForStatement.At(invocation);
    }

    /// <summary>The call of Begin in the lambda that is given first; else the call of FromAsync itself, which has all arguments.</summary>
    private InvocationExpressionSyntax BeginIn(InvocationExpressionSyntax fromAsync) =>
        wrapped.BeginCall is null
            ? fromAsync
            : fromAsync.ArgumentList.Arguments[0].DescendantNodes().OfType<InvocationExpressionSyntax>().First();

    protected override void AddEdits(SyntaxEdits edits)
    {
        var invocation = (InvocationExpressionSyntax)wrapped.Call.Syntax;
        edits.ReplaceExpression(
            invocation,
            statement,
            current =>
            {
                var started = start.Build(BeginIn((InvocationExpressionSyntax)current));
                return (started.Before(context.Tasks), started.Task);
            }
        );
    }
}
