using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>Code that the symbols of a configuration switch off: it is not compiled here, but in another configuration it is.</summary>
internal static class DisabledCode
{
    /// <summary>Whether disabled code of a project has a word anywhere.</summary>
    public static async Task<bool> HasAsync(Project project, string word, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (
                text.ToString().IndexOf(word, StringComparison.Ordinal) >= 0
                && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                && DisabledText.IsIn(root, word)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether disabled code of a file imports a namespace: an import outside would be a second one there (CS0105).</summary>
    public static bool Imports(SyntaxNode root, string name) => DisabledText.IsIn(root, $"using {name};");
}
