using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// A rewrite of a begin call, and of all that belongs to it, to tasks, found to be right before it is offered. There is a plan or
/// there is none; a plan always changes the document.
/// </summary>
internal abstract class RewritePlan
{
    private Solution? _applied;

    /// <summary>What the rewrite does, as its action's title.</summary>
    public abstract string Title { get; }

    /// <summary>The solution with the rewrite made, its marks for the clean-up left.</summary>
    public virtual Task<Solution> ApplyAsync(RewriteContext context) => Task.FromResult(Applied(context));

    /// <summary>The solution with the rewrite made, as an action returns it to the host.</summary>
    public async Task<Solution> FinishAsync(RewriteContext context)
    {
        var solution = await ApplyAsync(context).ConfigureAwait(false);
        foreach (var home in Homes(context))
        {
            solution = (await DocumentCleanup.ForHostAsync(solution.GetDocument(home.Document.Id)!, home.Root, context.CancellationToken).ConfigureAwait(false)).Project.Solution;
        }

        return solution;
    }

    /// <summary>
    /// Whether what the rewrite changes has no compiler error that it did not have before, for whichever target framework the files are
    /// compiled: the last word on what the plan itself does not foresee, such as a local that only the begin call assigned.
    /// </summary>
    public virtual async Task<bool> CompilesAsync(RewriteContext context)
    {
        var before = context.Document.Project.Solution;
        var after = Applied(context);
        foreach (var home in Homes(context))
        {
            foreach (var id in home.Document.GetLinkedDocumentIds())
            {
                // Between the rewrites of a fix-all the other documents lag behind.
                before = before.WithDocumentSyntaxRoot(id, home.Root);
                after = after.WithDocumentSyntaxRoot(id, (await after.GetDocument(home.Document.Id)!.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!);
            }
        }

        foreach (var home in Homes(context))
        {
            foreach (var id in home.Document.GetLinkedDocumentIds().Insert(0, home.Document.Id))
            {
                if (await before.GetDocument(id)!.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } old
                    || await after.GetDocument(id)!.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } now
                    || HasNewErrors(home, old, now))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool HasNewErrors(RewriteContext home, SemanticModel before, SemanticModel after)
    {
        var old = MembersOf(before.SyntaxTree.GetRoot(home.CancellationToken));
        var now = MembersOf(after.SyntaxTree.GetRoot(home.CancellationToken));
        if (old.Count != now.Count)
        {
            return !ErrorsIn(now[0], after, home).IsSubsetOf(ErrorsIn(old[0], before, home));
        }

        // Members are found again by their place among all.
        var own = MembersOf(home.Root);
        return EditsIn(home).Edited
            .Select(edited => own.IndexOf(SourceReader.EnclosingMember(edited)))
            .Distinct()
            .Any(index => !ErrorsIn(now[index], after, home).IsSubsetOf(ErrorsIn(old[index], before, home)));
    }

    /// <summary>The solution with all edits made: once, for a plan that compiles is applied next.</summary>
    private Solution Applied(RewriteContext context)
        => _applied ??= Homes(context).Aggregate(context.Document.Project.Solution, (solution, home) => solution.WithDocumentSyntaxRoot(home.Document.Id, EditsIn(home).ApplyTo(home.Root)));

    private SyntaxEdits EditsIn(RewriteContext home)
    {
        var edits = new SyntaxEdits(home.NewLine);
        AddEdits(edits, home);
        return edits;
    }

    private static List<SyntaxNode> MembersOf(SyntaxNode root)
        => [root, .. root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MemberDeclarationSyntax>()];

    private static HashSet<string> ErrorsIn(SyntaxNode member, SemanticModel model, RewriteContext context)
        => [.. model.GetDiagnostics(member.Span, context.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];

    /// <summary>The documents that change: the one that the plan was asked for in, unless the plan says otherwise.</summary>
    protected virtual IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) => [context];

    protected virtual void AddEdits(SyntaxEdits edits, RewriteContext home) => AddEdits(edits);

    protected abstract void AddEdits(SyntaxEdits edits);

    /// <param name="begin">The pair.</param>
    /// <param name="start">What takes Begin's place.</param>
    /// <param name="keepsBehavior">Whether nothing observable changes; where something may, the page of the rule says what.</param>
    protected static string TitleFor(BeginCall begin, TaskStart start, bool keepsBehavior = true)
        => $"Replace '{begin.Methods.Begin.Name}' with '{start.Name}'" + (keepsBehavior ? "" : " (may change semantics)");
}
