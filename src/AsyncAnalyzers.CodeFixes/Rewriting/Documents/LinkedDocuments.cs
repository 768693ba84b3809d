using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>Keeps the documents of one file in step: there is one for each target framework that the file is compiled for.</summary>
internal static class LinkedDocuments
{
    /// <summary>A document with all others of its file.</summary>
    public static IEnumerable<DocumentId> Of(DocumentId document, Solution solution) =>
        solution.GetDocument(document)!.GetLinkedDocumentIds().Prepend(document);

    /// <summary>The solution in which all documents of the files have the tree of the one that is named.</summary>
    public static async Task<Solution> InStepAsync(
        Solution solution,
        IEnumerable<DocumentId> documents,
        CancellationToken cancellationToken
    )
    {
        foreach (var id in documents)
        {
            var document = solution.GetDocument(id)!;
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            solution = document
                .GetLinkedDocumentIds()
                .Aggregate(solution, (current, linked) => current.WithDocumentSyntaxRoot(linked, root));
        }

        return solution;
    }

    /// <summary>The solution in which all documents of a file have a text.</summary>
    public static Solution WithText(Solution solution, DocumentId document, SourceText text) =>
        Of(document, solution).Aggregate(solution, (current, id) => current.WithDocumentText(id, text));

    /// <summary>The solution with the documents that another one has and it lacks.</summary>
    public static async Task<Solution> WithAddedAsync(Solution solution, Solution other, CancellationToken cancellationToken)
    {
        foreach (var id in other.GetChanges(solution).GetProjectChanges().SelectMany(p => p.GetAddedDocuments()).ToList())
        {
            var added = other.GetDocument(id)!;
            var text = await added.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.AddDocument(id, added.Name, text, added.Folders, added.FilePath);
        }

        return solution;
    }

    /// <summary>The documents that differ between two solutions.</summary>
    public static IEnumerable<DocumentId> ChangedBetween(Solution before, Solution after) =>
        after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments());
}
