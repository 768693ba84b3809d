using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What hinders the rules from finding all in a project.</summary>
internal static class ProjectProblems
{
    /// <summary>One line for what does not compile, and one for each analyzer that failed.</summary>
    public static async Task<IEnumerable<Problem>> OfAsync(
        Project project,
        ImmutableArray<Diagnostic> found,
        CancellationToken cancellationToken
    )
    {
        var path = project.FilePath ?? project.Name;
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
