using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Loading;

/// <summary>A solution as it could be loaded.</summary>
/// <param name="Path">The full path of the solution or project.</param>
/// <param name="Solution">What was loaded of it.</param>
/// <param name="Problems">What was not, and why.</param>
internal sealed record LoadedSolution(string Path, Solution Solution, ImmutableArray<Problem> Problems) : IDisposable
{
    /// <summary>The projects that are asked for, in a fixed order: of a project its target frameworks, but not what it refers to.</summary>
    public IEnumerable<Project> ProjectsIn(Solution solution) =>
        solution
            .Projects.Where(p => p.Language == LanguageNames.CSharp && Includes(p.FilePath))
            .OrderBy(p => p.FilePath, StringComparer.Ordinal)
            .ThenBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>Whether a project is asked for.</summary>
    public bool Includes(string? project) => !IsProject(Path) || project == Path;

    /// <summary>Whether a path is that of a project, not of a solution.</summary>
    public static bool IsProject(string path) => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    public void Dispose() => Solution.Workspace.Dispose();
}
