using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>What a host does with the annotations of a changed document after an action: imports, simpler names, layout. It is done here,
/// for the layout is that of the file's author.</summary>
internal static class DocumentCleanup
{
    /// <summary>The document, cleaned up, with nothing left for the host.</summary>
    /// <param name="document">The document.</param>
    /// <param name="original">Its root before the rewrite.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Document> ForHostAsync(Document document, SyntaxNode original, CancellationToken cancellationToken)
    {
        document = await CleanAsync(document, original, cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(WithoutMarks((await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!));
    }

    /// <summary>The text that a document has when it is cleaned up.</summary>
    public static async Task<SourceText> TextOfAsync(Document document, SyntaxNode original, CancellationToken cancellationToken)
    {
        var clean = await CleanAsync(document, original, cancellationToken).ConfigureAwait(false);
        return await clean.GetTextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The document, cleaned up; its marks stay.</summary>
    public static async Task<Document> CleanAsync(Document document, SyntaxNode original, CancellationToken cancellationToken)
    {
        document = await WithAwaitsAsWantedAsync(document, original, cancellationToken).ConfigureAwait(false);
        var own = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);
        var options = DocumentLayout.Of(original).AddTo(own, document);
        var clean = await CleanAsync(document, options, cancellationToken).ConfigureAwait(false);
        clean = await RemotingImport.RemoveUnusedAsync(clean, original, cancellationToken).ConfigureAwait(false);
        var root = (await clean.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var laidOut = KeptIndentation.In(WithoutGap(root, original));
        return clean.WithSyntaxRoot(LongLines.BrokenIn(laidOut, original, NewLineOf(options), IndentationOf(options)));
    }

    /// <summary>The document with its new awaits in the form that its users ask for.</summary>
    private static async Task<Document> WithAwaitsAsWantedAsync(
        Document document,
        SyntaxNode original,
        CancellationToken cancellationToken
    ) =>
        FixPreferences.For(document.Project, original.SyntaxTree).ReturnsToContext is { } returns
            ? document.WithSyntaxRoot(
                WrittenAwait.Configured((await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!, returns)
            )
            : document;

    private static string NewLineOf(OptionSet options) => options.GetOption(FormattingOptions.NewLine, LanguageNames.CSharp);

    /// <summary>By what code stands deeper than the code around it.</summary>
    private static string IndentationOf(OptionSet options) =>
        options.GetOption(FormattingOptions.UseTabs, LanguageNames.CSharp)
            ? "\t"
            : new string(' ', options.GetOption(FormattingOptions.IndentationSize, LanguageNames.CSharp));

    /// <summary>The root without the blank line that an import brought, and left where nothing needed it in the end.</summary>
    private static SyntaxNode WithoutGap(SyntaxNode root, SyntaxNode original) =>
        FileSyntax.UsingsIn(root).Count() == FileSyntax.UsingsIn(original).Count()
        && BehindImports(root) is { LeadingTrivia: var gap } token
        && IsGap(gap)
        && !IsGap(BehindImports(original).LeadingTrivia)
            ? root.ReplaceToken(token, token.WithLeadingTrivia(gap.SkipWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia))))
            : root;

    private static bool IsGap(SyntaxTriviaList trivia) => trivia.Count > 0 && trivia[0].IsKind(SyntaxKind.EndOfLineTrivia);

    private static SyntaxToken BehindImports(SyntaxNode root) =>
        root is CompilationUnitSyntax { Usings: { Count: > 0 } usings } ? usings.Last().GetLastToken().GetNextToken() : default;

    /// <summary>The root with nothing left to lay out for the host.</summary>
    private static SyntaxNode WithoutMarks(SyntaxNode root) =>
        root.ReplaceSyntax(
            root.GetAnnotatedNodes(Formatter.Annotation),
            (_, node) => node.WithoutAnnotations(Formatter.Annotation),
            [],
            (token, _) => token,
            root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation),
            (_, trivia) => trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation)
        );

    private static async Task<Document> CleanAsync(Document document, OptionSet options, CancellationToken cancellationToken)
    {
        document = await WithShortNamesAsync(document, options, cancellationToken).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, options, cancellationToken).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, SyntaxAnnotation.ElasticAnnotation, options, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Document> WithShortNamesAsync(Document document, OptionSet options, CancellationToken cancellationToken)
    {
        if (
            (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))
                ?.GetAnnotatedNodes(Simplifier.AddImportsAnnotation)
                .Any() != true
        )
        {
            return document;
        }

        var imported = await ImportAdder
            .AddImportsAsync(document, Simplifier.AddImportsAnnotation, options, cancellationToken)
            .ConfigureAwait(false);
        imported = imported.WithSyntaxRoot(
            WithImportsSet((await imported.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!, NewLineOf(options))
        );
        document = await WithoutUnwantedImportsAsync(document, imported, cancellationToken).ConfigureAwait(false);
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(
            WithoutWishes(NameShortener.In(await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false), model))
        );
    }

    /// <summary>The root with no name left that asks for an import: what is not imported by now is not to be.</summary>
    private static SyntaxNode WithoutWishes(SyntaxNode root) =>
        root.ReplaceNodes(
            root.GetAnnotatedNodes(Simplifier.AddImportsAnnotation).Where(n => n is not UsingDirectiveSyntax),
            (_, current) => current.WithoutAnnotations(Simplifier.AddImportsAnnotation)
        );

    /// <summary>The root with its new imports laid out: the formatter would set those behind them anew, and lose the blank lines between
    /// groups.</summary>
    private static SyntaxNode WithImportsSet(SyntaxNode root, string newLine)
    {
        var names = SortedNames(FileSyntax.UsingsIn(root).Where(u => u.HasAnnotation(Formatter.Annotation)).ToList());
        return root.ReplaceNodes(
            names.Keys,
            (added, _) =>
            {
                var before = Written(added.GetLeadingTrivia());
                var behind = Written(added.GetTrailingTrivia());
                var beside = FileSyntax
                    .UsingsIn(added.Parent!)
                    .FirstOrDefault(u => u.Parent == added.Parent && !u.HasAnnotation(Formatter.Annotation));
                var set = SyntaxFactory
                    .UsingDirective(SyntaxFactory.ParseName(names[added]))
                    .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                    .WithLeadingTrivia(
                        before.Any(SyntaxKind.WhitespaceTrivia) || beside is null
                            ? before
                            : before.AddRange(beside.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
                    )
                    .WithTrailingTrivia(behind.Any(SyntaxKind.EndOfLineTrivia) ? behind : behind.Add(SyntaxFactory.EndOfLine(newLine)));

                // Its other marks let the simplifier remove it where nothing needs it in the end.
                return added.CopyAnnotationsTo(set)!.WithoutAnnotations(Formatter.Annotation);
            }
        );

        static SyntaxTriviaList Written(SyntaxTriviaList trivia) =>
            SyntaxFactory.TriviaList(trivia.Where(t => !t.HasAnnotation(SyntaxAnnotation.ElasticAnnotation)));
    }

    /// <summary>What each of the new imports names, those of one place in the order of the alphabet.</summary>
    private static Dictionary<UsingDirectiveSyntax, string> SortedNames(IReadOnlyCollection<UsingDirectiveSyntax> added)
    {
        var names = new Dictionary<UsingDirectiveSyntax, string>();
        foreach (var place in added.GroupBy(u => u.Parent))
        {
            foreach (
                var (import, name) in place.Zip(
                    place.Select(u => u.Name!.ToString()).OrderBy(n => n, StringComparer.Ordinal),
                    (u, n) => (u, n)
                )
            )
            {
                names.Add(import, name);
            }
        }

        return names;
    }

    /// <summary>
    /// The document with imports, without the one that gives a name in it a second meaning (<c>Timer</c>, of <c>System.Timers</c> and now
    /// of <c>System.Threading</c>), and without those that another configuration has: what was to be imported then keeps its full name.
    /// </summary>
    private static async Task<Document> WithoutUnwantedImportsAsync(
        Document document,
        Document imported,
        CancellationToken cancellationToken
    )
    {
        var model = (await imported.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var known = FileSyntax
            .UsingsIn((await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!)
            .Select(u => u.ToString())
            .ToList();
        var unwanted = FileSyntax
            .UsingsIn(root)
            .Where(u =>
                !known.Contains(u.ToString())
                && model.GetSymbolInfo(u.Name!, cancellationToken).Symbol is INamespaceSymbol added
                && (IsAmbiguous(added, root, model) || DisabledCode.Imports(root, u.Name!.ToString()))
            )
            .ToList();
        return unwanted.Count == 0 ? imported
            : unwanted.Count == FileSyntax.UsingsIn(root).Count() - known.Count ? document
            : imported.WithSyntaxRoot(root.RemoveNodes(unwanted, SyntaxRemoveOptions.KeepLeadingTrivia)!);
    }

    /// <summary>Whether a name in the code means a type of the namespace, or one of another namespace that is imported.</summary>
    private static bool IsAmbiguous(INamespaceSymbol imported, SyntaxNode root, SemanticModel model)
    {
        var types = imported.GetTypeMembers().Select(t => t.Name).ToImmutableHashSet();
        return root.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Any(n =>
                types.Contains(n.Identifier.ValueText)
                && model.GetSymbolInfo(n) is { CandidateReason: CandidateReason.Ambiguous, CandidateSymbols: var meant }
                && meant.Any(m => m.ContainingNamespace.ToDisplayString() == imported.ToDisplayString())
            );
    }
}
