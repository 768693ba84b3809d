using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>
/// Fixes all in files rather than documents. A file that is compiled for several target frameworks is a document in the project of each,
/// with diagnostics of its own; fixed apart, the documents may differ, and then the host writes both versions into the file, between the
/// marks of a merge conflict. Here they take turns on one text.
/// </summary>
/// <param name="fix">Fixes what is found at places of documents, one after the other, and checks the text after each if it is told so;
/// gives the solution itself where nothing changes.</param>
internal sealed class LinkedFilesFixAllProvider(
    Func<
        Solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)>,
        FixAllRequest,
        bool,
        CancellationToken,
        Task<Solution>
    > fix
) : FixAllProvider
{
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(
            CodeAction.Create(
                "Fix all " + string.Join(", ", fixAllContext.DiagnosticIds.OrderBy(id => id, StringComparer.Ordinal)),
                cancellationToken => FixAsync(fixAllContext.WithCancellationToken(cancellationToken)),
                fixAllContext.CodeActionEquivalenceKey
            )
        );

    private async Task<Solution> FixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var turn in TurnsOf(await FindAsync(context).ConfigureAwait(false)))
        {
            var places = ImmutableArray.CreateBuilder<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)>();
            foreach (var (document, found) in turn)
            {
                var changes = (
                    await solution.GetDocument(document.Id)!.GetTextChangesAsync(document, context.CancellationToken).ConfigureAwait(false)
                ).ToList();
                places.Add((document.Id, found.Select(p => p.After(changes)).OfType<TrackedDiagnostic>().ToImmutableArray()));
            }

            // To clean each fix up and to parse it costs more than the fix; it is done one by one only where they did not turn out well.
            var before = solution;
            solution = await TakeTurnAsync(before, places.ToImmutable(), checksEachText: false, context).ConfigureAwait(false);
            if (!await CompilesAsync(before, solution, context.CancellationToken).ConfigureAwait(false))
            {
                solution = await TakeTurnAsync(before, places.ToImmutable(), checksEachText: true, context).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private async Task<Solution> TakeTurnAsync(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> places,
        bool checksEachText,
        FixAllContext context
    ) =>
        await WithOneTextForFilesAsync(
                solution,
                await fix(solution, places, FixAllRequest.Of(context), checksEachText, context.CancellationToken).ConfigureAwait(false),
                places.Select(p => p.Document).ToImmutableHashSet(),
                context.CancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Whether all files that changed compile as they did.</summary>
    private static Task<bool> CompilesAsync(Solution before, Solution after, CancellationToken cancellationToken) =>
        CompilationCheck.CompilesAsync(
            before,
            after,
            [.. LinkedDocuments.ChangedBetween(before, after).GroupBy(id => FileOf(after.GetDocument(id)!)).Select(file => file.First())],
            editedIn: null,
            cancellationToken
        );

    private static async Task<List<(Document Document, ImmutableArray<TrackedDiagnostic> Places)>> FindAsync(FixAllContext context)
    {
        var found = new List<(Document Document, ImmutableArray<TrackedDiagnostic> Places)>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var diagnostics = context is { Scope: FixAllScope.Document, Document: { } only }
                ? await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(
                from diagnostic in diagnostics
                group TrackedDiagnostic.Of(diagnostic) by project.GetDocument(diagnostic.Location.SourceTree) into ofDocument
                where ofDocument.Key is not null
                select (ofDocument.Key, ofDocument.ToImmutableArray())
            );
        }

        return found;
    }

    /// <summary>First the first document of each file, then the second of those that have one.</summary>
    private static IEnumerable<IEnumerable<(Document Document, ImmutableArray<TrackedDiagnostic> Places)>> TurnsOf(
        IEnumerable<(Document Document, ImmutableArray<TrackedDiagnostic> Places)> found
    ) =>
        found
            .GroupBy(f => FileOf(f.Document))
            .SelectMany(file => file.Select((document, turn) => (Document: document, Turn: turn)))
            .GroupBy(d => d.Turn, d => d.Document)
            .OrderBy(turn => turn.Key);

    /// <summary>The solution in which all documents of a changed file have its text: that of the document whose turn it was, cleaned
    /// up.</summary>
    private static async Task<Solution> WithOneTextForFilesAsync(
        Solution solution,
        Solution changed,
        ImmutableHashSet<DocumentId> turn,
        CancellationToken cancellationToken
    )
    {
        solution = await LinkedDocuments.WithAddedAsync(solution, changed, cancellationToken).ConfigureAwait(false);
        foreach (var file in LinkedDocuments.ChangedBetween(solution, changed).Select(id => changed.GetDocument(id)!).GroupBy(FileOf))
        {
            var document = file.OrderByDescending(d => turn.Contains(d.Id)).First();
            var original = solution.GetDocument(document.Id)!;
            var text = await DocumentCleanup
                .TextOfAsync(document, (await original.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!, cancellationToken)
                .ConfigureAwait(false);
            if (!text.ContentEquals(await original.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                solution = LinkedDocuments.WithText(solution, document.Id, text);
            }
        }

        return solution;
    }

    private static object FileOf(Document document) => (object?)document.FilePath ?? document.Id;
}
