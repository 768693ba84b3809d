using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>
/// The body of a member that has become async: its operations are rewritten as in any other async function, and what it waited for is
/// awaited.
/// </summary>
/// <param name="context">The document of the member before the rewrite.</param>
/// <param name="operations">What the member can await.</param>
/// <param name="mark">What marks the declaration of the member.</param>
/// <param name="resumesAnywhere">Whether the member must not need the context it was called on, for the caller that waits may hold
/// it.</param>
internal sealed class AwaitedBody(RewriteContext context, AwaitedOperations operations, SyntaxAnnotation mark, bool resumesAnywhere)
{
    /// <summary>The solution with all that can be awaited.</summary>
    public async Task<Solution> ApplyToAsync(Solution solution)
    {
        while (
            await RewriteContext.TryCreateAsync(solution.GetDocument(context.Document.Id)!, context.CancellationToken).ConfigureAwait(false)
                is { } current
        )
        {
            var member = current.Root.GetAnnotatedNodes(mark).Single();
            if (await NextInAsync(member, current).ConfigureAwait(false) is not { } inline)
            {
                return solution.WithDocumentSyntaxRoot(
                    context.Document.Id,
                    current.Root.ReplaceNode(member, WithoutWaits(member, current))
                );
            }

            solution = await inline.ApplyAsync(current).ConfigureAwait(false);
        }

        return solution;
    }

    /// <summary>The first plan for an operation in the member, whichever of them was pointed at.</summary>
    private async Task<RewritePlan?> NextInAsync(SyntaxNode member, RewriteContext current)
    {
        var calls = member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => FunctionSyntax.Around(c) == member);
        foreach (var planned in operations.PlansFor(calls, current))
        {
            if ((await planned.ConfigureAwait(false)).OrNull is { } plan && plan.CouldAwaitIn(member))
            {
                return plan;
            }
        }

        return null;
    }

    /// <summary>The member with tasks awaited that it waited for, such as those of members that became async before it.</summary>
    private SyntaxNode WithoutWaits(SyntaxNode member, RewriteContext current)
    {
        var waits = member
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => IsWait(call, current) && AwaitContext.CouldAwait(call, member, current.Model));
        var awaits = member
            .DescendantNodes()
            .OfType<AwaitExpressionSyntax>()
            .Where(a => resumesAnywhere && FunctionSyntax.Around(a) == member);
        return member.ReplaceNodes(
            waits.Concat<ExpressionSyntax>(awaits),
            (original, rewritten) =>
                rewritten switch
                {
                    AwaitExpressionSyntax wait => Resumed(wait),
                    InvocationExpressionSyntax wait => TaskSyntaxFactory
                        .InPlaceOf(original, Resumed(WrittenAwait.Of(TaskSyntaxFactory.TaskWaitedForBy(wait)!.WithoutTrivia())))
                        .WithTriviaFrom(wait),
                    _ => rewritten,
                }
        );
    }

    private static bool IsWait(InvocationExpressionSyntax call, RewriteContext current) =>
        TaskSyntaxFactory.TaskWaitedForBy(call) is { } task
        && !AwaitContext.IsAfterConditionalAccess(call)
        && current.Symbols.IsTask(current.Model.GetTypeInfo(task, current.CancellationToken).Type);

    private AwaitExpressionSyntax Resumed(AwaitExpressionSyntax wait) => resumesAnywhere ? WrittenAwait.Detached(wait) : wait;
}
