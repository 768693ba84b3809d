using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
                Has(text.ToString(), word)
                && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { ContainsDirectives: true } root
                && root.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia) && Has(t.ToString(), word))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;
}
