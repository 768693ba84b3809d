using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Rewriting;

/// <summary>What the host does with the annotations of a changed document after an action: imports, simpler names, layout.</summary>
internal static class CleanUp
{
    /// <summary>How lines end in a document.</summary>
    public static string NewLineOf(SyntaxNode root)
        => root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { FullSpan.Length: > 0 } newLine ? newLine.ToString() : "\n";

    /// <summary>The document, cleaned up here where its lines end otherwise than the host's.</summary>
    public static async Task<Document> UnlessHostDoesAsync(Document document, string newLine, CancellationToken cancellationToken)
        => (await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false)).GetOption(FormattingOptions.NewLine) == newLine
            ? document
            : await CleanAsync(document, newLine, cancellationToken).ConfigureAwait(false);

    /// <summary>The text that a document has when it is cleaned up.</summary>
    public static async Task<SourceText> TextOfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var clean = root is null ? document : await CleanAsync(document, NewLineOf(root), cancellationToken).ConfigureAwait(false);
        return await clean.GetTextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The document, cleaned up; its marks stay.</summary>
    public static async Task<Document> CleanAsync(Document document, string newLine, CancellationToken cancellationToken)
    {
        var options = (await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false)).WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, newLine);
        var imported = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, options, cancellationToken).ConfigureAwait(false);
        document = await WithoutAmbiguityAsync(document, imported, cancellationToken).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, options, cancellationToken).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, SyntaxAnnotation.ElasticAnnotation, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The document with imports, without the one that gives a name in it a second meaning (<c>Timer</c>, of <c>System.Timers</c> and now of
    /// <c>System.Threading</c>): what was to be imported then keeps its full name.
    /// </summary>
    private static async Task<Document> WithoutAmbiguityAsync(Document document, Document imported, CancellationToken cancellationToken)
    {
        var root = (await imported.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var known = UsingsIn((await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!).Select(u => u.ToString()).ToList();
        var added = UsingsIn(root).Where(u => !known.Contains(u.ToString())).ToList();
        if (added.Count == 0 || await AmbiguitiesAsync(imported, cancellationToken).ConfigureAwait(false) is var found && found <= await AmbiguitiesAsync(document, cancellationToken).ConfigureAwait(false))
        {
            return imported;
        }

        foreach (var directive in added)
        {
            var without = imported.WithSyntaxRoot(root.RemoveNode(directive, SyntaxRemoveOptions.KeepNoTrivia)!);
            if (await AmbiguitiesAsync(without, cancellationToken).ConfigureAwait(false) < found)
            {
                return without;
            }
        }

        return document;
    }

    private static IEnumerable<UsingDirectiveSyntax> UsingsIn(SyntaxNode root)
        => root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    private static async Task<int> AmbiguitiesAsync(Document document, CancellationToken cancellationToken)
        => (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))?.GetDiagnostics(cancellationToken: cancellationToken).Count(d => d.Id == "CS0104") ?? 0;
}
