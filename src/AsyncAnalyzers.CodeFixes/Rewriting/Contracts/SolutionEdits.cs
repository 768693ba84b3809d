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
        var (original, finished, cancellationToken) = (target.Solution, target.Solution, target.CancellationToken);
        var documents = ImmutableArray.CreateBuilder<DocumentId>();
        var changes = made.GetChanges(original)
            .GetProjectChanges()
            .Where(p => ContractReferences.SeesProject(p.NewProject, target.Document.Project));
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
        if (!compiles)
        {
            return RefusalReason.WouldNotCompile.At(target.Method);
        }

        var needsReview = target.MayHaveUnknownUsers && await ChangesMembersAsync(target, finished).ConfigureAwait(false);
        return new SolutionChange(act, mayChangeSemantics, finished, documents.ToImmutable()) { NeedsReview = needsReview };
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
