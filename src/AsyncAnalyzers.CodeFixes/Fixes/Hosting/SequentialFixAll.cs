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
    /// <param name="actFor">The act for what a rule found.</param>
    /// <param name="fix">The solution with a place fixed, or null where the act does nothing there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Solution> FixAsync<TAct>(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> found,
        Func<string, TAct> actFor,
        Func<Document, SyntaxNode, TAct, Task<Solution?>> fix,
        CancellationToken cancellationToken
    )
    {
        var places = new List<(DocumentId Document, SyntaxAnnotation Mark, TAct Act)>();
        var current = solution;
        foreach (var (id, placesInDocument) in found)
        {
            if (await current.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                var marked = placesInDocument
                    .Select(p => (Node: root.FindNode(p.Span, getInnermostNodeForTie: true), Act: actFor(p.Id)))
                    .GroupBy(p => p.Node, p => p.Act)
                    .OrderBy(p => p.Key.SpanStart)
                    .Select(p => (Node: p.Key, Mark: new SyntaxAnnotation(), Act: p.First()))
                    .ToList();
                var marks = marked.ToDictionary(p => p.Node, p => p.Mark);
                current = current.WithDocumentSyntaxRoot(
                    id,
                    root.ReplaceNodes(marks.Keys, (original, node) => node.WithAdditionalAnnotations(marks[original]))
                );
                places.AddRange(marked.Select(p => (id, p.Mark, p.Act)));
            }
        }

        var changed = false;
        foreach (var (id, mark, act) in places)
        {
            // An earlier rewrite may have taken it along, or may have replaced what it marked.
            var document = current.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (
                root?.GetAnnotatedNodes(mark).FirstOrDefault() is { } node
                && await fix(document, node, act).ConfigureAwait(false) is { } next
            )
            {
                current = next;
                changed = true;
            }
        }

        return changed ? current : solution;
    }

    /// <summary>
    /// The act that a key stands for; without one, and where it is that of another rule, the first: <c>dotnet format</c> takes one key for
    /// all rules from the first diagnostic of the run, and what it does must not depend on which that is.
    /// </summary>
    public static TAct ActFor<TAct>(string? key, ImmutableArray<TAct> acts, Func<TAct, string> keyOf)
        where TAct : class => acts.FirstOrDefault(a => keyOf(a) == key) ?? acts[0];
}
