using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>The edits of a change that goes beyond one document. All of them are made together, and only if what changes compiles as it did.</summary>
internal sealed class SolutionEdits(ContractTarget target)
{
    private readonly Dictionary<DocumentId, SyntaxEdits> _documents = new();

    /// <summary>The edits of a document.</summary>
    public async Task<SyntaxEdits> InAsync(Document document)
    {
        if (!_documents.TryGetValue(document.Id, out var edits))
        {
            var root = await document.GetSyntaxRootAsync(target.CancellationToken).ConfigureAwait(false);
            _documents.Add(document.Id, edits = new SyntaxEdits(FileSyntax.NewLineOf(root!)));
        }

        return edits;
    }

    /// <summary>The solution with all edits made.</summary>
    public async Task<Solution> ApplyAsync()
    {
        var changed = target.Solution;
        foreach (var document in _documents)
        {
            var root = await changed.GetDocument(document.Key)!.GetSyntaxRootAsync(target.CancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(document.Key, document.Value.ApplyTo(root!));
        }

        return changed;
    }

    /// <summary>The change with all edits made, or null where what it changes would have a compiler error that it did not have.</summary>
    public async Task<ContractChange?> TryChangeAsync(string title)
        => await ContractChange.TryCreateAsync(title, target, await ApplyAsync().ConfigureAwait(false)).ConfigureAwait(false);
}
