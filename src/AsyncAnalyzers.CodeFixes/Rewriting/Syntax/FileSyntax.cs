using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>What belongs to a file as a whole.</summary>
internal static class FileSyntax
{
    /// <summary>How lines end in a file.</summary>
    public static string NewLineOf(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { FullSpan.Length: > 0 } newLine
            ? newLine.ToString()
            : "\n";

    /// <summary>Whether anything but white space stands between the tokens of a node.</summary>
    public static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(IsComment);

    /// <summary>Whether trivia is more than white space.</summary>
    public static bool IsComment(SyntaxTrivia trivia) =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>The imports of a file, and of the namespaces in it.</summary>
    public static IEnumerable<UsingDirectiveSyntax> UsingsIn(SyntaxNode root) =>
        root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();
}
