using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// A rewrite of a begin call, and of all that belongs to it, to tasks, found to be right before it is offered. There is a plan or
/// there is none; a plan always changes the document.
/// </summary>
internal abstract class RewritePlan
{
    private Solution? _applied;

    /// <summary>Whether something observable may change; the page of the rule says what.</summary>
    public virtual bool MayChangeSemantics => false;

    /// <summary>Whether something may go wrong that did not, so that the rewrite is made only where somebody asks for it.</summary>
    public virtual bool NeedsReview => false;

    /// <summary>What the rewrite does.</summary>
    protected abstract string Act { get; }

    /// <summary>The solution with the rewrite made, its marks for the clean-up left.</summary>
    public virtual Task<Solution> ApplyAsync(RewriteContext context) => Task.FromResult(Applied(context));

    /// <summary>The change, where what it changes compiles as it did.</summary>
    public async Task<Planned<SolutionChange>> ChangeAsync(RewriteContext context)
    {
        if (!await CompilesAsync(context).ConfigureAwait(false))
        {
            return RefusalReason.WouldNotCompile.At(context.Root);
        }

        var homes = Homes(context);
        var changed = await ApplyAsync(context).ConfigureAwait(false);
        var mayChange = MayChangeSemantics || await MovesCodeAsync(changed, homes).ConfigureAwait(false);
        return new SolutionChange(Act, mayChange, changed, homes.Select(h => h.Document.Id).ToImmutableArray())
        {
            NeedsReview = NeedsReview,
        };
    }

    /// <summary>Whether the users of a document ask for awaits in a form that makes code go on elsewhere than it did.</summary>
    private static async Task<bool> MovesCodeAsync(Solution changed, IEnumerable<RewriteContext> homes)
    {
        foreach (var home in homes)
        {
            if (
                home.Preferences.ReturnsToContext is { } returns
                && await changed.GetDocument(home.Document.Id)!.GetSyntaxRootAsync(home.CancellationToken).ConfigureAwait(false) is { } root
                && WrittenAwait.MovesCode(root, returns)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what the rewrite changes compiles as it did.</summary>
    public virtual Task<bool> CompilesAsync(RewriteContext context)
    {
        var homes = Homes(context).ToDictionary(h => h.Document.Id);
        return CompilationCheck.PassesAsync(
            context.Document.Project.Solution,
            Applied(context),
            homes.Keys,
            id => EditsIn(homes[id]).Edited.Where(n => n.SyntaxTree == homes[id].Root.SyntaxTree),
            context.CancellationToken
        );
    }

    /// <summary>The solution with all edits made: once, for a plan that compiles is applied next.</summary>
    private Solution Applied(RewriteContext context) =>
        _applied ??= Homes(context)
            .Aggregate(
                context.Document.Project.Solution,
                (solution, home) => solution.WithDocumentSyntaxRoot(home.Document.Id, EditsIn(home).ApplyTo(home.Root))
            );

    private SyntaxEdits EditsIn(RewriteContext home)
    {
        var edits = new SyntaxEdits(home.NewLine);
        AddEdits(edits, home);
        return edits;
    }

    /// <summary>The documents that change: the one that the plan was asked for in, unless the plan says otherwise.</summary>
    public virtual IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) => [context];

    protected virtual void AddEdits(SyntaxEdits edits, RewriteContext home) => AddEdits(edits);

    protected abstract void AddEdits(SyntaxEdits edits);

    /// <summary>Whether all that waits for the operation would be <c>await</c> if a function were async: it stands in it, where that is
    /// legal.</summary>
    public virtual bool CouldAwaitIn(SyntaxNode function) => false;

    /// <summary>Whether a handler around Begin catches what Begin throws at once, and would not catch it where the task gives it: nowhere
    /// but at the ends, if they are given.</summary>
    protected static bool IsExpectedToThrow(SyntaxNode begin, TaskStart start, params IReadOnlyCollection<SyntaxNode> ends)
    {
        var function = FunctionSyntax.Around(begin);
        return start.MayKeepExceptionOfBegin
            && FunctionSyntax
                .CatchingAround(begin, function)
                .Any(handled =>
                    ends.Count == 0 || ends.Any(e => !handled.Block.Span.Contains(e.Span) || FunctionSyntax.Around(e) != function)
                );
    }

    /// <summary>The act of a rewrite that starts a task in the place of a begin call.</summary>
    protected static string Replaces(BeginCall begin, TaskStart start) => $"Replace '{begin.Methods.Begin.Name}' with '{start.Name}'";
}
