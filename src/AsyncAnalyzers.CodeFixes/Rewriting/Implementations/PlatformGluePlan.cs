using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A Begin that made an async result of its task by hand has the platform make it: <c>TaskToAsyncResult.Begin(task, callback, state)</c>,
/// and End takes the task out of that again.
/// </summary>
internal sealed class PlatformGluePlan(TaskGlue glue, BeginImplementation begin, UnwrappedEnd end, TaskInEnd taken, RewriteContext context)
    : RewritePlan
{
    public override bool MayChangeSemantics => glue.ForgetsFailures || end.MayChangeSemantics;

    protected override string Act => "Use 'TaskToAsyncResult'";

    /// <summary>The plan for the glue in a Begin method whose End stands beside it.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(TaskGlue glue, RewriteContext context)
    {
        if (!await context.CanWrapTasksAsync().ConfigureAwait(false))
        {
            return RefusalReason.WouldNotCompile.At(glue.Declaration);
        }

        if (BeginImplementation.TryRecognise(glue.Declaration, context.Symbols, context.Source) is not { State: not null } begin)
        {
            return RefusalReason.NoPlaceForEnd.At(glue.Declaration);
        }

        var ended = await UnwrappedEnd.TryCreateAsync(begin, glue.Given, context).ConfigureAwait(false);
        if (!ended.Succeeds(out var end, out var refusal))
        {
            return refusal;
        }

        return (glue.GivesResult ? end.Task : end.Task.WithoutResult(context.Symbols.Task!)) is { } taken
            ? new PlatformGluePlan(glue, begin, end, taken, context)
            : RefusalReason.ImplementationIsIrregular.At(glue.Declaration);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        edits.ReplaceStatement(glue.Completion, _ => []);
        if (glue.Kept is { } kept)
        {
            edits.ReplaceStatement(kept, _ => []);
        }

        edits.ReplaceStatement(glue.Continuation, current => [SyntaxFactory.ReturnStatement(Wrapped((ExpressionStatementSyntax)current))]);
        edits.ReplaceStatement((StatementSyntax)glue.Returned.Parent!, _ => []);
        taken.AddEdits(edits, context.Tasks);
    }

    private InvocationExpressionSyntax Wrapped(ExpressionStatementSyntax continuation)
    {
        var call = (InvocationExpressionSyntax)continuation.Expression;
        var task = TaskSyntaxFactory.Unparenthesized(((MemberAccessExpressionSyntax)call.Expression).Expression);
        return context.Tasks.Wrap(
            "Begin",
            null,
            task.WithoutTrivia(),
            SyntaxFactory.IdentifierName(begin.Callback.Name),
            SyntaxFactory.IdentifierName(begin.State!.Name)
        );
    }
}
