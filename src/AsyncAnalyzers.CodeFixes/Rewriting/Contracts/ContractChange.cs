using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>A change to a contract and what belongs to it, found to be right before it is offered.</summary>
/// <param name="Title">What it does, as its action's title.</param>
/// <param name="Solution">The solution with the change made.</param>
internal sealed record ContractChange(string Title, Solution Solution)
{
    /// <summary>A changed solution with the changes made for all target frameworks that a file is compiled for, as what comes next has to see them.</summary>
    public static async Task<Solution> InStepAsync(Solution original, Solution changed, CancellationToken cancellationToken)
    {
        var solution = changed;
        foreach (var id in changed.GetChanges(original).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            var document = changed.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            solution = document.GetLinkedDocumentIds().Aggregate(solution, (current, linked) => current.WithDocumentSyntaxRoot(linked, root!));
        }

        return solution;
    }

    /// <summary>The change, or null where it changes nothing, or a changed file has a compiler error that it did not have, for whichever target framework.</summary>
    public static async Task<ContractChange?> TryCreateAsync(string title, ContractTarget target, Solution changed)
    {
        var (original, cancellationToken) = (target.Solution, target.CancellationToken);
        var (before, after, finished) = (original, original, original);
        var (changedDocuments, linkedDocuments) = (new List<DocumentId>(), new List<DocumentId>());
        var changes = changed.GetChanges(original).GetProjectChanges().Where(p => ContractReferences.SeesProject(p.NewProject, target.Document.Project));
        foreach (var id in changes.SelectMany(p => p.GetChangedDocuments()))
        {
            var root = (await changed.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var originalRoot = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.IsEquivalentTo(originalRoot))
            {
                continue;
            }

            changedDocuments.Add(id);
            after = after.WithDocumentSyntaxRoot(id, root);
            finished = finished.WithDocumentSyntaxRoot(id, root);
            foreach (var linked in changed.GetDocument(id)!.GetLinkedDocumentIds())
            {
                // Between the changes of a fix-all the other documents lag behind.
                before = before.WithDocumentSyntaxRoot(linked, originalRoot);
                after = after.WithDocumentSyntaxRoot(linked, root);
                linkedDocuments.Add(linked);
            }
        }

        foreach (var id in changedDocuments.Concat(linkedDocuments))
        {
            var errors = await ErrorsInAsync(after.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            if (!errors.IsSubsetOf(await ErrorsInAsync(before.GetDocument(id)!, cancellationToken).ConfigureAwait(false)))
            {
                return null;
            }
        }

        foreach (var id in changedDocuments)
        {
            var root = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            finished = (await DocumentCleanup.ForHostAsync(finished.GetDocument(id)!, root, cancellationToken).ConfigureAwait(false)).Project.Solution;
        }

        return changedDocuments.Count > 0 ? new ContractChange(title, finished) : null;
    }

    private static async Task<HashSet<string>> ErrorsInAsync(Document document, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? [.. model.GetDiagnostics(null, cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))]
            : [];
}
