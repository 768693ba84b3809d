using System.Diagnostics;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Benchmarks;

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
        var analyzed = await new Analysis().OfAsync(solution.Projects, new SilentProgress(), CancellationToken.None).ConfigureAwait(false);
        var sites = new List<FixedSite>();
        foreach (var site in FoundSite.In(analyzed))
        {
            var clock = Stopwatch.StartNew();
            var trial = await SiteTrial.OfAsync(site.Document, site.Diagnostic, CancellationToken.None).ConfigureAwait(false);
            var changed = trial.Change is null
                ? null
                : await trial.Change.ForHostAsync(solution, CancellationToken.None).ConfigureAwait(false);
            clock.Stop();
            if (trial.Outcome.Reason != Outcome.NoFixForRule)
            {
                var compiles = changed is not null && await CompilesAsBeforeAsync(solution, changed).ConfigureAwait(false);
                sites.Add(new FixedSite(site.Diagnostic, trial.Outcome, clock.Elapsed, compiles));
            }
        }

        return sites;
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
