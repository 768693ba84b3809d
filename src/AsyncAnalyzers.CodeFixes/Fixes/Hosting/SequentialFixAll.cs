using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>Fixes what was found one place after the other, each in the solution that the one before left; the marks on the nodes outlive
/// the edits around them.</summary>
internal static class SequentialFixAll
{
    /// <summary>The solution when all places have had their turn; the one given where nothing changes.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="found">What was found in each document.</param>
    /// <param name="fix">The solution with what a rule found at a place fixed, or null where nothing is done there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Solution> FixAsync(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> found,
        Func<Document, SyntaxNode, string, Task<Solution?>> fix,
        CancellationToken cancellationToken
    )
    {
        var places = new List<(DocumentId Document, SyntaxAnnotation Mark, string Rule)>();
        var current = solution;
        foreach (var (id, placesInDocument) in found)
        {
            if (await current.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                var marked = placesInDocument
                    .Select(p => (Node: TrackedDiagnostic.NodeAt(root, p.Span), Rule: p.Id))
                    .GroupBy(p => p.Node, p => p.Rule)
                    .OrderBy(p => p.Key.SpanStart)
                    .Select(p => (Node: p.Key, Mark: new SyntaxAnnotation(), Rule: p.First()))
                    .ToList();
                var marks = marked.ToDictionary(p => p.Node, p => p.Mark);
                current = current.WithDocumentSyntaxRoot(
                    id,
                    root.ReplaceNodes(marks.Keys, (original, node) => node.WithAdditionalAnnotations(marks[original]))
                );
                places.AddRange(marked.Select(p => (id, p.Mark, p.Rule)));
            }
        }

        var changed = false;
        foreach (var (id, mark, rule) in places)
        {
            // An earlier rewrite may have taken it along, or may have replaced what it marked.
            var document = current.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (
                root?.GetAnnotatedNodes(mark).FirstOrDefault() is { } node
                && await fix(document, node, rule).ConfigureAwait(false) is { } next
            )
            {
                current = next;
                changed = true;
            }
        }

        return changed ? current : solution;
    }
}
