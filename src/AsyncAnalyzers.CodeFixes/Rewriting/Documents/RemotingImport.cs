using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>
/// The import of the namespace in which a delegate's async result is declared. .NET has no such namespace, so what is left of it when the
/// last use is rewritten would not compile there.
/// </summary>
internal static class RemotingImport
{
    private const string Namespace = "System.Runtime.Remoting.Messaging";
    private const string AsyncResult = "AsyncResult";

    /// <summary>The document without the import, where a rewrite took the last use of it.</summary>
    public static async Task<Document> RemoveUnusedAsync(Document document, SyntaxNode original, CancellationToken cancellationToken)
    {
        if (
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || FindIn(root) is not { } import
            || !NamesIn(original).Any(IsAsyncResult)
            || NamesIn(root).Any(IsAsyncResult)
            || IsConditional(import, root)
        )
        {
            return document;
        }

        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return IsNeeded(import, root, model, cancellationToken) ? document : document.WithSyntaxRoot(Without(import, root));
    }

    private static UsingDirectiveSyntax? FindIn(SyntaxNode root) =>
        FileSyntax.UsingsIn(root).FirstOrDefault(u => u is { Alias: null, Name: { } name } && name.ToString() == Namespace);

    private static IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode root) => root.DescendantNodes().OfType<SimpleNameSyntax>();

    private static bool IsAsyncResult(SimpleNameSyntax name) => name.Identifier.ValueText == AsyncResult;

    /// <summary>Whether other conditional symbols may need the import.</summary>
    private static bool IsConditional(UsingDirectiveSyntax import, SyntaxNode root) =>
        import.ContainsDirectives || root.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia));

    /// <summary>Whether anything else in the file is found by the import, or may have been where the namespace is missing.</summary>
    private static bool IsNeeded(UsingDirectiveSyntax import, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(import.Name!, cancellationToken).Symbol is { } found
            ? NamesIn(root)
                .Where(n => !import.Span.Contains(n.Span))
                .Select(n => model.GetSymbolInfo(n, cancellationToken).Symbol)
                .Any(s => SymbolEqualityComparer.Default.Equals((s as INamedTypeSymbol ?? s?.ContainingType)?.ContainingNamespace, found))
            : model
                .GetDiagnostics(cancellationToken: cancellationToken)
                .Any(d => d.Severity == DiagnosticSeverity.Error && !import.Span.Contains(d.Location.SourceSpan));

    private static SyntaxNode Without(UsingDirectiveSyntax import, SyntaxNode root) =>
        root.RemoveNode(import, FileSyntax.HasComments(import) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
}
