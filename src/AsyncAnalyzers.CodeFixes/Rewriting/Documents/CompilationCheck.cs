using System.Globalization;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>
/// The promise of every action: what it changes has no compiler error or warning that it did not have before, for whichever target
/// framework it is compiled. One is the same as one before if it has the same message. The last word on what a plan itself does not
/// foresee.
/// </summary>
internal static class CompilationCheck
{
    /// <summary>A public member without documentation: the compiler complains of new ones only where none was before.</summary>
    private const string MissingDocumentation = "CS1591";

    /// <summary>Whether documents that changed compile as they did.</summary>
    /// <param name="before">The solution as it was; documents that lag behind others of their file do not count.</param>
    /// <param name="after">The solution with the change.</param>
    /// <param name="changed">The documents that were changed, one of each file.</param>
    /// <param name="editedIn">The nodes of a document that the change edits, where it leaves the rest of the file as it was; null for all
    /// of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<bool> PassesAsync(
        Solution before,
        Solution after,
        IReadOnlyCollection<DocumentId> changed,
        Func<DocumentId, IEnumerable<SyntaxNode>>? editedIn,
        CancellationToken cancellationToken
    )
    {
        before = await LinkedDocuments.InStepAsync(before, changed, cancellationToken).ConfigureAwait(false);
        after = await LinkedDocuments.InStepAsync(after, changed, cancellationToken).ConfigureAwait(false);
        return await CompilesAsync(before, after, changed, editedIn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the text that a change leaves, cleaned up and parsed anew, compiles as it did: names may have become keywords, and
    /// imports may mean other types.</summary>
    /// <param name="before">The solution as it was.</param>
    /// <param name="after">The solution with the change, its marks for the clean-up left.</param>
    /// <param name="changed">The documents that were changed, one of each file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<bool> TextPassesAsync(
        Solution before,
        Solution after,
        IReadOnlyCollection<DocumentId> changed,
        CancellationToken cancellationToken
    )
    {
        before = await LinkedDocuments.InStepAsync(before, changed, cancellationToken).ConfigureAwait(false);
        var written = await LinkedDocuments.WithAddedAsync(before, after, cancellationToken).ConfigureAwait(false);
        foreach (var id in changed)
        {
            var original = (await before.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var text = await DocumentCleanup.TextOfAsync(after.GetDocument(id)!, original, cancellationToken).ConfigureAwait(false);
            written = LinkedDocuments.WithText(written, id, text);
        }

        return await CompilesAsync(before, written, changed, editedIn: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether documents that have their final text compile as they did.</summary>
    /// <param name="before">The solution as it was, the documents of each file in step.</param>
    /// <param name="after">The solution with the change, the documents of each file in step.</param>
    /// <param name="changed">The documents that were changed, one of each file.</param>
    /// <param name="editedIn">The nodes of a document that the change edits; null for all of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<bool> CompilesAsync(
        Solution before,
        Solution after,
        IReadOnlyCollection<DocumentId> changed,
        Func<DocumentId, IEnumerable<SyntaxNode>>? editedIn,
        CancellationToken cancellationToken
    )
    {
        foreach (var document in changed)
        {
            if (
                !await KeepsOtherConfigurationsAsync(before.GetDocument(document)!, after.GetDocument(document)!, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                return false;
            }

            var edited = editedIn?.Invoke(document).ToList();
            foreach (var id in LinkedDocuments.Of(document, before))
            {
                if (
                    await before.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } old
                    || await after.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } now
                    || Worsens(old, now, edited, cancellationToken)
                )
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the directives of a file, and the code that they switch off, are what they were, and nothing that this code names has gone.
    /// It is not compiled here, but with other symbols it is.
    /// </summary>
    private static async Task<bool> KeepsOtherConfigurationsAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var old = (await before.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (!old.ContainsDirectives)
        {
            return true;
        }

        var now = (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var conditionals = ConditionalsIn(old).ToList();
        if (!conditionals.SequenceEqual(ConditionalsIn(now)))
        {
            return false;
        }

        var disabled = new HashSet<string>(
            conditionals
                .SelectMany(text => SyntaxFactory.ParseTokens(text))
                .Where(t => t.IsKind(SyntaxKind.IdentifierToken))
                .Select(t => t.ValueText)
        );
        return disabled.Count == 0 || !NamesDeclaredIn(old).Where(disabled.Contains).Except(NamesDeclaredIn(now)).Any();
    }

    private static IEnumerable<string> ConditionalsIn(SyntaxNode root) =>
        root.DescendantTrivia().Where(t => t.IsDirective || t.IsKind(SyntaxKind.DisabledTextTrivia)).Select(t => t.ToString().Trim());

    private static IEnumerable<string> NamesDeclaredIn(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(t =>
                t.IsKind(SyntaxKind.IdentifierToken)
                && t.Parent
                    is MemberDeclarationSyntax
                        or VariableDeclaratorSyntax
                        or ParameterSyntax
                        or SingleVariableDesignationSyntax
                        or LocalFunctionStatementSyntax
            )
            .Select(t => t.ValueText);

    private static bool Worsens(SemanticModel before, SemanticModel after, List<SyntaxNode>? edited, CancellationToken cancellationToken)
    {
        var old = MembersOf(before.SyntaxTree.GetRoot(cancellationToken));
        var now = MembersOf(after.SyntaxTree.GetRoot(cancellationToken));
        if (edited is null || old.Count != now.Count)
        {
            return Worsens(null, null);
        }

        // Members are found again by their place among all.
        var own = edited.Count == 0 ? [] : MembersOf(edited[0].SyntaxTree.GetRoot(cancellationToken));
        return edited
            .Select(node => own.IndexOf(SourceReader.EnclosingMember(node)))
            .Distinct()
            .Any(index => Worsens(old[index], now[index]));

        bool Worsens(SyntaxNode? was, SyntaxNode? becomes)
        {
            var known = ComplaintsAbout(was, before, cancellationToken);
            return ComplaintsAbout(becomes, after, cancellationToken)
                .Any(c => !known.TryGetValue(c.Key, out var count) || (c.Value > count && c.Key != MissingDocumentation));
        }
    }

    /// <summary>The file itself, and all types and members in it.</summary>
    private static List<SyntaxNode> MembersOf(SyntaxNode root) =>
        [
            root,
            .. root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>(),
        ];

    /// <summary>What the compiler complains of in a member, or in the whole file, and how often.</summary>
    private static Dictionary<string, int> ComplaintsAbout(SyntaxNode? member, SemanticModel model, CancellationToken cancellationToken) =>
        model
            .GetDiagnostics(member?.Span, cancellationToken)
            .Where(d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
            .GroupBy(ComplaintOf)
            .ToDictionary(g => g.Key, g => g.Count());

    /// <summary>What tells a complaint from others. A complaint about documentation names the member, whose name may be a new
    /// one.</summary>
    private static string ComplaintOf(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("CS15", StringComparison.Ordinal)
            ? diagnostic.Id
            : diagnostic.Id + diagnostic.GetMessage(CultureInfo.InvariantCulture);
}
