using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>The edits of a change that goes beyond one document. All of them are made together, and only if what changes compiles as it
/// did.</summary>
internal sealed class SolutionEdits(ContractTarget target)
{
    private readonly Dictionary<DocumentId, SyntaxEdits> _documents = new();

    /// <summary>The edits of a document.</summary>
    public async Task<SyntaxEdits> InAsync(Document document)
    {
        if (!_documents.TryGetValue(document.Id, out var edits))
        {
            var root = await document.GetSyntaxRootAsync(target.CancellationToken).ConfigureAwait(false);
            _documents.Add(document.Id, edits = new SyntaxEdits(FileSyntax.NewLineOf(root!)));
        }

        return edits;
    }

    /// <summary>The solution with all edits made.</summary>
    public async Task<Solution> ApplyAsync()
    {
        var changed = target.Solution;
        foreach (var document in _documents)
        {
            var root = await changed.GetDocument(document.Key)!.GetSyntaxRootAsync(target.CancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(document.Key, document.Value.ApplyTo(root!));
        }

        return changed;
    }

    /// <summary>The change with all edits made, where what it changes compiles as it did.</summary>
    public async Task<Planned<SolutionChange>> ChangeAsync(string act) =>
        await ChangeAsync(act, mayChangeSemantics: false, target, await ApplyAsync().ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>The change that makes one solution of the other, where it changes something, and that compiles as it did.</summary>
    public static async Task<Planned<SolutionChange>> ChangeAsync(string act, bool mayChangeSemantics, ContractTarget target, Solution made)
    {
        var change = await ChangeAsync(act, mayChangeSemantics, target.Document, target.Method, made, target.CancellationToken)
            .ConfigureAwait(false);
        return
            change.OrNull is { } compiling
            && target.MayHaveUnknownUsers
            && await ChangesMembersAsync(target, compiling.Solution).ConfigureAwait(false)
            ? compiling with
            {
                NeedsReview = true,
            }
            : change;
    }

    /// <summary>The same for whatever a document declares.</summary>
    /// <param name="act">What the change does.</param>
    /// <param name="mayChangeSemantics">Whether something observable may change.</param>
    /// <param name="home">The document, from whose project all that changes can be seen.</param>
    /// <param name="place">The declaration.</param>
    /// <param name="made">The solution with the change.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Planned<SolutionChange>> ChangeAsync(
        string act,
        bool mayChangeSemantics,
        Document home,
        SyntaxNode place,
        Solution made,
        CancellationToken cancellationToken
    )
    {
        var (original, finished) = (home.Project.Solution, home.Project.Solution);
        var documents = ImmutableArray.CreateBuilder<DocumentId>();
        var changes = made.GetChanges(original).GetProjectChanges().Where(p => ContractReferences.SeesProject(p.NewProject, home.Project));
        foreach (var id in changes.SelectMany(p => p.GetChangedDocuments()))
        {
            var root = (await made.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var originalRoot = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (!root.IsEquivalentTo(originalRoot))
            {
                documents.Add(id);
                finished = finished.WithDocumentSyntaxRoot(id, root);
            }
        }

        var compiles =
            documents.Count > 0
            && await CompilationCheck.PassesAsync(original, finished, documents, editedIn: null, cancellationToken).ConfigureAwait(false);
        return compiles
            ? new SolutionChange(act, mayChangeSemantics, finished, documents.ToImmutable())
            : RefusalReason.WouldNotCompile.At(place);
    }

    /// <summary>Whether the contract has other members then: what implements or calls it has to follow.</summary>
    private static async Task<bool> ChangesMembersAsync(ContractTarget target, Solution changed)
    {
        var compilation = await changed
            .GetProject(target.Document.Project.Id)!
            .GetCompilationAsync(target.CancellationToken)
            .ConfigureAwait(false);
        var contract = DocumentationCommentId.GetFirstSymbolForDeclarationId(
            target.Contract.Type.GetDocumentationCommentId()!,
            compilation!
        );
        return contract is not INamedTypeSymbol type || !MembersOf(type).SetEquals(MembersOf(target.Contract.Type));

        static ImmutableHashSet<string?> MembersOf(INamedTypeSymbol type) =>
            type.GetMembers().Select(m => m.GetDocumentationCommentId()).ToImmutableHashSet();
    }
}
