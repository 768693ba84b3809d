using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Files;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What hinders the rules from finding all in a project.</summary>
internal static class ProjectProblems
{
    /// <summary>One line for what does not compile, one for each analyzer that failed, and one for each file whose text is unsure.</summary>
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
            .. project
                .Documents.Select(d => d.FilePath)
                .OfType<string>()
                .Where(file => File.Exists(file) && SourceFile.Read(file).Text is null)
                .Select(file => new Problem(
                    file,
                    "is not UTF-8, nor does it say what it is: fix leaves it; convert it to UTF-8 first",
                    MakesIncomplete: false
                )),
        ];
    }

    private static string CompilerErrors(int count, Diagnostic first) =>
        $"does not compile as it is loaded ({count} error{(count == 1 ? "" : "s")}, the first {first.Id}: {first.GetMessage()}); "
        + "is it restored, are its references there? What cannot be bound is not found";
}
