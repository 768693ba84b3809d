using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>A change of a solution, found to be right before it is offered.</summary>
/// <param name="Act">What it does.</param>
/// <param name="MayChangeSemantics">Whether something observable may change; the page of the rule says what.</param>
/// <param name="Solution">The solution with the change made, its marks for the clean-up left.</param>
/// <param name="Documents">The documents that it changes, one of each file.</param>
internal sealed record SolutionChange(string Act, bool MayChangeSemantics, Solution Solution, ImmutableArray<DocumentId> Documents)
{
    /// <summary>Whether it is made only where somebody asks for it, and never in bulk.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>What it does to the behavior of the program.</summary>
    public ChangeKind Kind =>
        NeedsReview ? ChangeKind.NeedsReview
        : MayChangeSemantics ? ChangeKind.MayChange
        : ChangeKind.SameBehavior;

    /// <summary>The title of its action: whoever chooses it must know whether what the program does may change.</summary>
    public string Title => Kind == ChangeKind.SameBehavior ? Act : Act + " (may change semantics)";

    /// <summary>The solution as an action returns it to the host.</summary>
    /// <param name="original">The solution before.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Solution> ForHostAsync(Solution original, CancellationToken cancellationToken)
    {
        var solution = Solution;
        foreach (var id in Documents)
        {
            var root = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var clean = await DocumentCleanup.ForHostAsync(solution.GetDocument(id)!, root, cancellationToken).ConfigureAwait(false);
            solution = clean.Project.Solution;
        }

        return solution;
    }
}
