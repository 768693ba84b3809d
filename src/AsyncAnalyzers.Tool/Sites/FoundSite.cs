using System.Collections.Immutable;
using AsyncAnalyzers.Fixes.Hosting;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>A site with its diagnostic in each document of its file.</summary>
/// <param name="Reports">The diagnostics, in the order of the projects.</param>
internal sealed record FoundSite(ImmutableArray<(Document Document, Diagnostic Diagnostic)> Reports)
{
    public Diagnostic Diagnostic => Reports[0].Diagnostic;

    public Document Document => Reports[0].Document;

    public string File => FileOf(Document);

    /// <summary>The sites of what the rules report in projects, in the order of files and lines.</summary>
    public static ImmutableArray<FoundSite> In(IEnumerable<(Project Project, ImmutableArray<Diagnostic> Found)> analyzed) =>
        [
            .. from project in analyzed
            from diagnostic in project.Found
            let document = project.Project.GetDocument(diagnostic.Location.SourceTree)
            where document is not null && IsOfRule(diagnostic)
            group (document, diagnostic) by (File: FileOf(document), diagnostic.Location.SourceSpan, diagnostic.Id) into site
            orderby site.Key.File, site.Key.SourceSpan, site.Key.Id
            select new FoundSite([.. site]),
        ];

    /// <summary>Whether a rule reports something, not the host that an analyzer failed.</summary>
    public static bool IsOfRule(Diagnostic diagnostic) => diagnostic.Id.StartsWith("LAP", StringComparison.Ordinal);

    /// <summary>The site alone.</summary>
    public async Task<Site> LocateAsync(CancellationToken cancellationToken)
    {
        var model = (await Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var place = Diagnostic.Location;
        return new Site(
            Diagnostic.Id,
            Diagnostic.GetMessage(),
            Diagnostic.Severity,
            place.GetLineSpan(),
            [.. Reports.Select(r => ProjectName.Of(r.Document.Project)).Distinct()],
            MemberId.Of(TrackedDiagnostic.NodeAt(root, place.SourceSpan), model, cancellationToken)
        );
    }

    /// <summary>The site with what the fixes make of it: that of the first document in which something can be done, as fixing all has
    /// it.</summary>
    public async Task<TriedSite> TryAsync(CancellationToken cancellationToken)
    {
        var outcome = default(Outcome);
        foreach (var (document, diagnostic) in Reports)
        {
            var trial = await SiteTrial.OfAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
            outcome = outcome is null || trial.Outcome.Verdict < outcome.Verdict ? trial.Outcome : outcome;
            if (outcome.IsFixedInBulk)
            {
                break;
            }
        }

        return new TriedSite(await LocateAsync(cancellationToken).ConfigureAwait(false), outcome!);
    }

    private static string FileOf(Document document) => document.FilePath ?? document.Name;
}
