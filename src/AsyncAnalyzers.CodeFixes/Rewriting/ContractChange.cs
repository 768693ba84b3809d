using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting;

/// <summary>A change to a contract and what belongs to it, found to be right before it is offered.</summary>
/// <param name="Title">What it does, as its action's title.</param>
/// <param name="Solution">The solution with the change made.</param>
internal sealed record ContractChange(string Title, Solution Solution)
{
    /// <summary>The change, or null where it changes nothing, or a changed file has a compiler error that it did not have, for whichever target framework.</summary>
    public static async Task<ContractChange?> TryCreateAsync(string title, Solution original, Solution changed, CancellationToken cancellationToken)
    {
        var finished = changed;
        var (before, after) = (original, changed);
        var documents = new List<DocumentId>();
        foreach (var id in changed.GetChanges(original).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            var root = (await changed.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var originalRoot = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.IsEquivalentTo(originalRoot))
            {
                continue;
            }

            documents.Add(id);
            finished = (await CleanUp.UnlessHostDoesAsync(finished.GetDocument(id)!, CleanUp.NewLineOf(originalRoot), cancellationToken).ConfigureAwait(false)).Project.Solution;
            foreach (var linked in changed.GetDocument(id)!.GetLinkedDocumentIds())
            {
                // Between the changes of a fix-all the other documents lag behind.
                before = before.WithDocumentSyntaxRoot(linked, originalRoot);
                after = after.WithDocumentSyntaxRoot(linked, root);
                documents.Add(linked);
            }
        }

        foreach (var id in documents.Distinct())
        {
            var errors = await ErrorsInAsync(after.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            if (!errors.IsSubsetOf(await ErrorsInAsync(before.GetDocument(id)!, cancellationToken).ConfigureAwait(false)))
            {
                return null;
            }
        }

        return documents.Count > 0 ? new ContractChange(title, finished) : null;
    }

    private static async Task<HashSet<string>> ErrorsInAsync(Document document, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? [.. model.GetDiagnostics(null, cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))]
            : [];
}
