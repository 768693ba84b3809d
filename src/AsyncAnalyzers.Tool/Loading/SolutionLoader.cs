using System.Collections.Concurrent;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace AsyncAnalyzers.Tool.Loading;

/// <summary>Loads a solution (.sln, .slnx) or a project with what it refers to, as MSBuild sees it.</summary>
internal static class SolutionLoader
{
    /// <summary>What could be loaded; a project that could not is a problem, and the others go on.</summary>
    /// <param name="path">The solution or project.</param>
    /// <param name="properties">Properties of MSBuild, as after <c>-p:</c>.</param>
    /// <param name="progress">Hears of each project.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<LoadedSolution> LoadAsync(
        string path,
        IReadOnlyDictionary<string, string> properties,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            return Nothing(path, new Problem(path, "does not exist"));
        }

        return InstalledSdk.Use(path) is { } missing
            ? Nothing(path, missing)
            : await OpenAsync(path, properties, progress, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<LoadedSolution> OpenAsync(
        string path,
        IReadOnlyDictionary<string, string> properties,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        var problems = new ConcurrentQueue<Problem>();
        var workspace = MSBuildWorkspace.Create(properties.ToDictionary());
        using var failures = workspace.RegisterWorkspaceFailedHandler(e =>
        {
            if (LoadProblem.Of(e.Diagnostic, path) is { } problem)
            {
                problems.Enqueue(problem);
            }
        });
        using var stage = progress.Begin("Loading projects");
        var loading = new EachProject(stage);
        try
        {
            if (LoadedSolution.IsProject(path))
            {
                await workspace.OpenProjectAsync(path, loading, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await workspace.OpenSolutionAsync(path, loading, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The loader throws of what it cannot read exceptions of many libraries.
            problems.Enqueue(new Problem(path, LoadProblem.OneLine(e.Message)));
        }

        var (solution, unsure) = KeptBytes.In(workspace.CurrentSolution);
        return new LoadedSolution(path, solution, [.. problems.Distinct(), .. unsure]);
    }

    private static LoadedSolution Nothing(string path, Problem problem) => new(path, new AdhocWorkspace().CurrentSolution, [problem]);

    /// <summary>A step for each project, whatever it is compiled for, as it is resolved.</summary>
    private sealed class EachProject(IWorkStage stage) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value)
        {
            if (value.Operation == ProjectLoadOperation.Resolve)
            {
                stage.Advance();
            }
        }
    }
}
