using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>Fixes a solution in memory with the fix-all of each fixer, one after the other.</summary>
internal sealed class SolutionFixer(LoadedSolution loaded, Analysis analysis, FixScope scope, IWorkProgress progress)
{
    /// <summary>The solution with all fixed that can be.</summary>
    public async Task<Solution> FixAsync(CancellationToken cancellationToken)
    {
        using var stage = progress.Begin("Fixing", Package.Fixers.Length);
        var solution = loaded.Solution;
        foreach (var fixer in Package.Fixers)
        {
            solution = await FixAsync(solution, fixer, cancellationToken).ConfigureAwait(false);
            stage.Advance();
        }

        return solution;
    }

    private async Task<Solution> FixAsync(Solution solution, CodeFixProvider fixer, CancellationToken cancellationToken)
    {
        var rules = fixer.FixableDiagnosticIds.Where(scope.Includes).ToList();
        var projects = loaded.ProjectsIn(solution).ToList();
        if (rules.Count == 0 || projects.Count == 0)
        {
            return solution;
        }

        var context = new FixAllContext(
            projects[0],
            fixer,
            FixAllScope.Solution,
            codeActionEquivalenceKey: scope.SameBehavior ? FixAllRequest.SameBehaviorKey : null!,
            rules,
            new AnalyzedDiagnostics(analysis, projects.Select(p => p.Id).ToHashSet()),
            cancellationToken
        );
        var action = (await fixer.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false))!;
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution ?? solution;
    }
}
