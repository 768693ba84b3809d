using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting;

/// <summary>A change to a contract and what belongs to it, found to be right before it is offered.</summary>
/// <param name="Title">What it does, as its action's title.</param>
/// <param name="Solution">The solution with the change made.</param>
internal sealed record ContractChange(string Title, Solution Solution)
{
    /// <summary>The change, or null where it changes nothing, or a changed document has a compiler error that it did not have.</summary>
    public static async Task<ContractChange?> TryCreateAsync(string title, Solution original, Solution changed, CancellationToken cancellationToken)
    {
        var (isChanged, finished) = (false, changed);
        foreach (var id in changed.GetChanges(original).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            var root = await changed.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var originalRoot = await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            isChanged |= !root!.IsEquivalentTo(originalRoot!);
            var before = await ErrorsInAsync(original.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var after = await ErrorsInAsync(changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            if (!after.IsSubsetOf(before))
            {
                return null;
            }

            finished = (await CleanUp.UnlessHostDoesAsync(finished.GetDocument(id)!, CleanUp.NewLineOf(originalRoot!), cancellationToken).ConfigureAwait(false)).Project.Solution;
        }

        return isChanged ? new ContractChange(title, finished) : null;
    }

    private static async Task<HashSet<string>> ErrorsInAsync(Document document, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? [.. model.GetDiagnostics(null, cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))]
            : [];
}
