using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>
/// What hinders the rules from finding all. The workspace tells warnings of MSBuild as failures; so what was said of a project while it was
/// loaded counts only if it does not compile or has no code.
/// </summary>
internal static class SolutionProblems
{
    /// <summary>How much of what MSBuild said of one project is told.</summary>
    private const int Most = 3;

    /// <summary>The problems of the projects that are asked for.</summary>
    public static async Task<ImmutableArray<Problem>> OfAsync(
        LoadedSolution loaded,
        ImmutableArray<(Project Project, ImmutableArray<Diagnostic> Found)> analyzed,
        CancellationToken cancellationToken
    )
    {
        var own = new List<Problem>();
        var whole = new HashSet<string>();
        foreach (var file in analyzed.GroupBy(a => a.Project.FilePath ?? a.Project.Name))
        {
            var problems = new List<Problem>();
            foreach (var (project, found) in file)
            {
                problems.AddRange(await InAsync(file.Key, project, found, cancellationToken).ConfigureAwait(false));
            }

            // Of a project without code nobody wants to know that it has no entry point.
            if (file.All(a => a.Project.HasDocuments))
            {
                own.AddRange(problems.Distinct());
                if (problems.Count == 0)
                {
                    whole.Add(file.Key);
                }
            }
        }

        var said = loaded.Problems.Where(p => !whole.Contains(p.Path) && (!LoadedSolution.IsProject(p.Path) || loaded.Includes(p.Path)));
        return [.. said.GroupBy(p => p.Path).SelectMany(Shortened).Concat(own).GroupBy(p => p.Path).SelectMany(ofFile => ofFile)];
    }

    private static IEnumerable<Problem> Shortened(IGrouping<string, Problem> ofFile) =>
        ofFile.Count() <= Most
            ? ofFile
            : ofFile.Take(Most).Append(ofFile.Last() with { Text = $"and {ofFile.Count() - Most} more, which 'dotnet build' prints" });

    /// <summary>One line for what does not compile, and one for each analyzer that failed.</summary>
    private static async Task<IEnumerable<Problem>> InAsync(
        string path,
        Project project,
        ImmutableArray<Diagnostic> found,
        CancellationToken cancellationToken
    )
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var errors = compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return
        [
            .. errors.Take(1).Select(first => new Problem(path, CompilerErrors(errors.Count, first))),
            .. found.Where(d => !FoundSite.IsOfRule(d)).Select(d => new Problem(path, d.GetMessage())),
        ];
    }

    private static string CompilerErrors(int count, Diagnostic first) =>
        $"does not compile as it is loaded ({Counted.Of(count, "error")}, the first {first.Id}: {first.GetMessage()}); "
        + "is it restored, are its references there? What cannot be bound is not found";
}
