using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A Begin method that returned a bare task gives its callers what they asked for: <c>TaskToAsyncResult.Begin(task, callback, state)</c>,
/// and End takes the task out of that again. Where the platform lacks it, a <c>TaskCompletionSource</c> that has the state is completed
/// with the task and calls back, and End stays as it is. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>.
/// </summary>
internal sealed class WrappedTaskPlan : RewritePlan
{
    private readonly BeginImplementation _begin;
    private readonly ImmutableArray<ExpressionSyntax> _returned;
    private readonly TaskInEnd _end;
    private readonly bool _canWrapTasks;
    private readonly RewriteContext _context;

    private WrappedTaskPlan(
        BeginImplementation begin,
        ImmutableArray<ExpressionSyntax> returned,
        TaskInEnd end,
        bool canWrapTasks,
        bool mayChangeSemantics,
        RewriteContext context
    )
    {
        _begin = begin;
        _returned = returned;
        _end = end;
        _canWrapTasks = canWrapTasks;
        MayChangeSemantics = mayChangeSemantics;
        _context = context;
    }

    public override bool MayChangeSemantics { get; }

    protected override string Act =>
        _canWrapTasks ? "Run the callback with 'TaskToAsyncResult'" : "Run the callback when the task is complete";

    /// <summary>The change for a Begin method that brings the platform's wrapper along, where the platform lacks it.</summary>
    public static async Task<Planned<SolutionChange>> WithAddedWrapperAsync(BeginImplementation begin, RewriteContext context)
    {
        if (
            await TaskWrapperSource.AddAsync(context).ConfigureAwait(false) is not { } added
            || added.Root.FindNode(begin.Declaration.Span) is not MethodDeclarationSyntax declaration
            || BeginImplementation.TryRecognise(declaration, added.Symbols, added.Source) is not { } same
        )
        {
            return RefusalReason.WouldNotCompile.At(begin.Declaration);
        }

        return
            (await TryCreateAsync(same, added).ConfigureAwait(false)).Succeeds(out var plan, out var refusal)
            && (await plan.ChangeAsync(added).ConfigureAwait(false)).Succeeds(out var change, out refusal)
            ? change with
            {
                Act = "Add 'TaskToAsyncResult' to the project, and run the callback with it",
            }
            : refusal;
    }

    /// <summary>The plan for a Begin method, where all that it returns are tasks that nobody takes for tasks.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(BeginImplementation begin, RewriteContext context)
    {
        if (begin.State is null)
        {
            return RefusalReason.OnlyAuthorKnows.At(begin.Declaration);
        }

        if (begin.Uses(begin.Callback) || begin.Uses(begin.State))
        {
            return RefusalReason.ImplementationIsIrregular.At(begin.Declaration);
        }

        var returned = begin.FindReturned();
        if (returned.FirstOrDefault(r => !context.Symbols.IsTask(r.Type)) is { } other)
        {
            return RefusalReason.ImplementationIsIrregular.At(other.Syntax);
        }

        var tasks = returned.Select(r => r.Type!).Distinct(SymbolEqualityComparer.Default).ToList();
        if (begin.FindEnd() is not null && tasks.Count != 1)
        {
            return RefusalReason.ImplementationIsIrregular.At(begin.Declaration);
        }

        var ended = await UnwrappedEnd.TryCreateAsync(begin, (INamedTypeSymbol)tasks[0]!, context).ConfigureAwait(false);
        if (!ended.Succeeds(out var end, out var refusal))
        {
            return refusal;
        }

        var canWrapTasks = await context.CanWrapTasksAsync().ConfigureAwait(false);
        if (
            !canWrapTasks
            && (
                returned.Length != 1
                || (begin.Declaration.Body is not null && HoistingPoint.Before((ExpressionSyntax)returned[0].Syntax) is null)
            )
        )
        {
            return RefusalReason.NoPlaceForStatement.At(begin.Declaration);
        }

        return new WrappedTaskPlan(
            begin,
            returned.Select(r => (ExpressionSyntax)r.Syntax).ToImmutableArray(),
            end.Task,
            canWrapTasks,
            end.MayChangeSemantics,
            context
        );
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        if (!_canWrapTasks)
        {
            AddEditsOfCompletion(edits);
            return;
        }

        var callback = IdentifierName(_begin.Callback.Name);
        var state = IdentifierName(_begin.State!.Name);
        foreach (var returned in _returned)
        {
            edits.Replace(
                returned,
                current => _context.Tasks.Wrap("Begin", null, current.WithoutTrivia(), callback, state).WithTriviaFrom(current)
            );
        }

        _end.AddEdits(edits, _context.Tasks);
    }

    /// <summary>Without the platform's wrapper: the async result is the task of a source that has the state.</summary>
    private void AddEditsOfCompletion(SyntaxEdits edits)
    {
        var completion = new CallingBackCompletion(_begin, _end.Result, new FreshNames(_begin.Declaration), _context);
        if (_begin.Declaration is { ExpressionBody: { } arrow } method)
        {
            edits.Replace(
                method,
                current =>
                    current
                        .WithExpressionBody(null)
                        .WithSemicolonToken(default)
                        .WithBody(_context.Tasks.Block([.. completion.Statements(arrow.Expression), ReturnStatement(completion.Task)]))
            );
            return;
        }

        var returned = _returned[0];
        edits.ReplaceExpression(
            returned,
            returned.FirstAncestorOrSelf<StatementSyntax>(),
            current => (completion.Statements(current), completion.Task)
        );
    }
}
