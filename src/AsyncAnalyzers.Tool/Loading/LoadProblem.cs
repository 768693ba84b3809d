using System.Text.RegularExpressions;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Loading;

/// <summary>Reads what the workspace says of projects that it could not load as they are.</summary>
internal static partial class LoadProblem
{
    private static readonly string[] s_otherLanguages = [".vbproj", ".fsproj"];

    /// <summary>The problem in the words of the workspace, without its phrase around them; null for its warnings, but for those of
    /// references that are missing: what else matters of these does not compile, and that is said.</summary>
    public static Problem? Of(WorkspaceDiagnostic diagnostic, string solution)
    {
        if (diagnostic.Kind == WorkspaceDiagnosticKind.Warning)
        {
            return diagnostic.Message.StartsWith("Unresolved metadata reference", StringComparison.Ordinal)
                ? new Problem(solution, OneLine(diagnostic.Message), MakesIncomplete: false)
                : null;
        }

        var parts = Parts().Match(diagnostic.Message);
        var path =
            parts.Success ? parts.Groups["path"].Value
            : NamedProject().Match(diagnostic.Message) is { Success: true } named ? named.Groups["path"].Value
            : solution;
        var text = parts.Success ? parts.Groups["text"].Value : diagnostic.Message;
        return s_otherLanguages.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? new Problem(path, "is not a C# project: left out", MakesIncomplete: false)
            : new Problem(path, OneLine(text));
    }

    /// <summary>A text of several lines as one.</summary>
    public static string OneLine(string text) => Blanks().Replace(text.Trim(), " ");

    [GeneratedRegex("^Msbuild failed when processing the file '(?<path>[^']+)' with message: (?<text>.+)$", RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("'(?<path>[^']+proj)'")]
    private static partial Regex NamedProject();
}
