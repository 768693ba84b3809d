using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting;

/// <summary>The edits of a change that goes beyond one document. All of them are made together, and only if what changes compiles as it did.</summary>
internal sealed class SolutionEdits(Solution solution, CancellationToken cancellationToken)
{
    private readonly Dictionary<DocumentId, SyntaxEdits> _documents = new();

    /// <summary>The edits of a document.</summary>
    public async Task<SyntaxEdits> InAsync(Document document)
    {
        if (!_documents.TryGetValue(document.Id, out var edits))
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            _documents.Add(document.Id, edits = new SyntaxEdits(CleanUp.NewLineOf(root!)));
        }

        return edits;
    }

    /// <summary>The solution with all edits made.</summary>
    public async Task<Solution> ApplyAsync()
    {
        var changed = solution;
        foreach (var document in _documents)
        {
            var root = await changed.GetDocument(document.Key)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(document.Key, document.Value.ApplyTo(root!));
        }

        return changed;
    }

    /// <summary>The change with all edits made, or null where a document that it changes would have a compiler error that it did not have.</summary>
    public async Task<ContractChange?> TryChangeAsync(string title)
    {
        var changed = await ApplyAsync().ConfigureAwait(false);
        return await ContractChange.TryCreateAsync(title, solution, changed, cancellationToken).ConfigureAwait(false);
    }
}
