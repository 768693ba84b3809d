using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>Code that the symbols of a configuration switch off: it is not compiled here, but in another configuration it is.</summary>
internal static class DisabledText
{
    /// <summary>Whether disabled code of a compilation has a word anywhere. To be asked last: it reads all files with directives.</summary>
    public static bool IsIn(Compilation compilation, string word, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(t => IsIn(t.GetRoot(cancellationToken), word));

    /// <summary>Whether disabled code of a file has a word anywhere.</summary>
    public static bool IsIn(SyntaxNode root, string word) =>
        root.ContainsDirectives
        && root.DescendantTrivia(n => n.ContainsDirectives)
            .Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia) && t.ToString().IndexOf(word, StringComparison.Ordinal) >= 0);
}
