using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What the rules find in a solution.</summary>
/// <param name="Root">The folder of the solution.</param>
/// <param name="Sites">All sites, in the order of files and lines.</param>
/// <param name="Problems">What may be missing, and why.</param>
internal sealed record Findings(string Root, ImmutableArray<FoundSite> Sites, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsWhole => !Problems.Any(p => p.MakesIncomplete);

    /// <summary>What is found in what could be loaded.</summary>
    public static Task<Findings> InAsync(LoadedSolution loaded, IWorkProgress progress, CancellationToken cancellationToken) =>
        InAsync(loaded, loaded.Solution, new Analysis(), progress, cancellationToken);

    /// <summary>What is found in a solution as it became of the one that was loaded.</summary>
    public static async Task<Findings> InAsync(
        LoadedSolution loaded,
        Solution solution,
        Analysis analysis,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        var analyzed = await analysis.OfAsync(loaded.ProjectsIn(solution), progress, cancellationToken).ConfigureAwait(false);
        var problems = await SolutionProblems.OfAsync(loaded, analyzed, cancellationToken).ConfigureAwait(false);
        return new Findings(Path.GetDirectoryName(loaded.Path)!, FoundSite.In(analyzed), problems);
    }

    /// <summary>The sites, without trying fixes on them.</summary>
    public async Task<ImmutableArray<Site>> LocateAsync(CancellationToken cancellationToken)
    {
        var located = ImmutableArray.CreateBuilder<Site>(Sites.Length);
        foreach (var site in Sites)
        {
            located.Add(await site.LocateAsync(cancellationToken).ConfigureAwait(false));
        }

        return located.ToImmutable();
    }

    /// <summary>The path of a file as it is written from the folder of the solution, with slashes.</summary>
    public string RelativePath(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
