using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>Puts a started task, and what follows on it, in the place of a begin call.</summary>
/// <param name="site">The place.</param>
/// <param name="start">What starts the task.</param>
/// <param name="tasks">Builds syntax for the file.</param>
internal sealed class BeginCallRewrite(BeginCallSite site, TaskStart start, TaskSyntaxFactory tasks)
{
    /// <summary>Puts a started task and what belongs to it in the place of a begin call whose async result nobody reads.</summary>
    public void AddEdits(SyntaxEdits edits, Func<InvocationExpressionSyntax, StartedTask, IReadOnlyList<StatementSyntax>> statements)
    {
        start.RemoveOrphans(edits);
        if (site.Statement is not null)
        {
            edits.ReplaceStatement(site.Statement, current => Build(BeginCallSite.WholeIn(current)));
            return;
        }

        edits.Replace(
            site.Whole.Parent is ArrowExpressionClauseSyntax ? site.Whole.Parent.Parent! : site.Whole.Parent!,
            current =>
                current switch
                {
                    ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithBody(AsBody(body)),
                    SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithBody(AsBody(body)),
                    BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } method => AsBody(arrow.Expression) switch
                    {
                        BlockSyntax block => method
                            .WithExpressionBody(null)
                            .WithSemicolonToken(default)
                            .WithBody(TaskSyntaxFactory.InPlaceOfExpression(block, method.SemicolonToken)),
                        var body => method.WithExpressionBody(arrow.WithExpression((ExpressionSyntax)body)),
                    },
                    LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function => AsBody(arrow.Expression) switch
                    {
                        BlockSyntax block => function
                            .WithExpressionBody(null)
                            .WithSemicolonToken(default)
                            .WithBody(TaskSyntaxFactory.InPlaceOfExpression(block, function.SemicolonToken)),
                        var body => function.WithExpressionBody(arrow.WithExpression((ExpressionSyntax)body)),
                    },
                    AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor => AsBody(arrow.Expression) switch
                    {
                        BlockSyntax block => accessor
                            .WithExpressionBody(null)
                            .WithSemicolonToken(default)
                            .WithBody(TaskSyntaxFactory.InPlaceOfExpression(block, accessor.SemicolonToken)),
                        var body => accessor.WithExpressionBody(arrow.WithExpression((ExpressionSyntax)body)),
                    },
                    _ => current,
                }
        );

        if (site.Whole.Parent?.Parent is AccessorDeclarationSyntax { Parent: AccessorListSyntax accessors })
        {
            edits.Replace(accessors, tasks.OnLinesOfTheirOwn);
        }

        IReadOnlyList<StatementSyntax> Build(ExpressionSyntax whole) => statements(BeginCallSite.InvocationIn(whole), start.Build(whole));

        CSharpSyntaxNode AsBody(ExpressionSyntax whole) =>
            Build(whole) is var built && built.Count == 1 && built[0] is ExpressionStatementSyntax only && !site.ChoosesOverload
                ? only.Expression.WithTriviaFrom(whole)
                : tasks.Block(built);
    }

    /// <summary>
    /// Puts a started task in the place of a begin call whose async result a variable holds, and behind it what follows on the task; the
    /// variable holds the task.
    /// </summary>
    public void AddEditsOfKept(
        SyntaxEdits edits,
        AsyncResultVariable held,
        CompletedSynchronouslyBranch? branch,
        Func<InvocationExpressionSyntax, StartedTask, IReadOnlyList<StatementSyntax>> statements
    )
    {
        start.RemoveOrphans(edits);
        held.AddEdits(edits, tasks.TaskType(start.Result), branch?.WasCompleted);
        branch?.AddEdits(edits);
        edits.ReplaceStatement(
            site.Statement!,
            current =>
            {
                var whole = BeginCallSite.WholeIn(current);
                var started = start.Build(whole);
                var taken = current.ReplaceNode(whole, started.Task.WithTriviaFrom(whole));
                var kept = started with
                {
                    Receiver = ImmutableArray<StatementSyntax>.Empty,
                    Arguments = ImmutableArray<StatementSyntax>.Empty,
                    Task = SyntaxFactory.IdentifierName(site.Variable!.Name),
                };
                var following = statements(BeginCallSite.InvocationIn(whole), kept);
                return started.Before(tasks, [taken, .. branch is null ? following : branch.Behind(following)]);
            }
        );
    }
}
