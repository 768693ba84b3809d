using System.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Benchmarks;

/// <summary>What became of one diagnostic.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Action">The action that was offered for it.</param>
/// <param name="Time">How long that took with its changes.</param>
/// <param name="Compiles">Whether what it changed compiles as it did before.</param>
/// <param name="Refusal">Why no action was offered, where the place was recognised.</param>
internal sealed record FixedSite(Diagnostic Diagnostic, CodeAction? Action, TimeSpan Time, bool Compiles, RefusalReason? Refusal);

/// <summary>Applies the first action of each diagnostic in a body of source, alone and to the source as it is.</summary>
internal static class FixCoverage
{
    /// <summary>All diagnostics of the source for which there is a fixer, with what became of them.</summary>
    public static async Task<IReadOnlyList<FixedSite>> OfAsync(SourceBody body)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "Body",
                "Body",
                LanguageNames.CSharp,
                compilationOptions: SourceBody.CompilationOptions,
                parseOptions: SourceBody.ParseOptions,
                metadataReferences: SourceBody.References
            )
        );
        var solution = body.Trees.Aggregate(
            project.Solution,
            (current, tree) =>
                current.AddDocument(
                    DocumentId.CreateNewId(project.Id, tree.FilePath),
                    Path.GetFileName(tree.FilePath),
                    tree.GetText(),
                    filePath: tree.FilePath
                )
        );
        var compilation = await solution.GetProject(project.Id)!.GetCompilationAsync().ConfigureAwait(false);
        var found = await compilation!.WithAnalyzers(Package.Analyzers).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);

        var sites = new List<FixedSite>();
        foreach (
            var diagnostic in found
                .Where(d => Package.Fixers.Any(f => f.FixableDiagnosticIds.Contains(d.Id)))
                .OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan)
        )
        {
            var document = solution.GetDocument(diagnostic.Location.SourceTree)!;
            var clock = Stopwatch.StartNew();
            var action = await FirstActionAsync(document, diagnostic).ConfigureAwait(false);
            var changed = action is null
                ? null
                : (await action.GetOperationsAsync(CancellationToken.None).ConfigureAwait(false))
                    .OfType<ApplyChangesOperation>()
                    .Single()
                    .ChangedSolution;
            clock.Stop();
            sites.Add(
                new FixedSite(
                    diagnostic,
                    action,
                    clock.Elapsed,
                    changed is not null && await CompilesAsBeforeAsync(solution, changed).ConfigureAwait(false),
                    action is null ? await ReasonAsync(document, diagnostic).ConfigureAwait(false) : null
                )
            );
        }

        return sites;
    }

    private static async Task<CodeAction?> FirstActionAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fixer in Package.Fixers.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fixer
                .RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
                )
                .ConfigureAwait(false);
        }

        return actions.FirstOrDefault();
    }

    /// <summary>Why the first thing that a fix could do is not offered.</summary>
    private static async Task<RefusalReason?> ReasonAsync(Document document, Diagnostic diagnostic)
    {
        var fixer = Package.Fixers.OfType<LegacyCodeFixProvider>().First(f => f.FixableDiagnosticIds.Contains(diagnostic.Id));
        var place = diagnostic.Location.SourceSpan;
        var outcomes = await fixer.ExplainAsync(document, place, diagnostic.Id, CancellationToken.None).ConfigureAwait(false);
        foreach (var (_, outcome) in outcomes)
        {
            if (!outcome.Succeeds(out _, out var refusal))
            {
                return refusal.Reason;
            }
        }

        return null;
    }

    /// <summary>Whether no changed document has more compiler errors of a kind than before.</summary>
    private static async Task<bool> CompilesAsBeforeAsync(Solution before, Solution after)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            var old = await ErrorsAsync(before.GetDocument(id)!).ConfigureAwait(false);
            var now = await ErrorsAsync(after.GetDocument(id)!).ConfigureAwait(false);
            if (now.Any(e => e.Count() > old[e.Key].Count()))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<ILookup<string, Diagnostic>> ErrorsAsync(Document document) =>
        (await document.GetSemanticModelAsync().ConfigureAwait(false))!
            .GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToLookup(d => d.Id);
}
