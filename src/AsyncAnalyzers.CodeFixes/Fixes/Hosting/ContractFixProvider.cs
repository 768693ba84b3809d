using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Contracts;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>
/// The base of fixes for WCF contracts, which change implementations and callers along. Fixing all takes the same road: each diagnostic in
/// turn, on the solution that the one before left.
/// </summary>
public abstract class ContractFixProvider : CodeFixProvider
{
    /// <summary>The acts that the fix offers for a diagnostic, the one for bulk use first.</summary>
    private protected abstract ImmutableArray<ContractAct> ActsFor(string diagnosticId);

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => new LinkedFilesFixAllProvider(FixAllAsync);

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (
                root is null
                || await ContractTarget
                    .TryFindAsync(context.Document, root.FindNode(diagnostic.Location.SourceSpan), context.CancellationToken)
                    .ConfigureAwait(false)
                    is not { } target
            )
            {
                continue;
            }

            foreach (var act in ActsFor(diagnostic.Id))
            {
                if (await act.TryChangeAsync(target).ConfigureAwait(false) is { } change)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(change.Title, _ => Task.FromResult(change.Solution), act.KeyFor(diagnostic.Id)),
                        diagnostic
                    );
                }
            }
        }
    }

    private Task<Solution> FixAllAsync(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> found,
        string? key,
        CancellationToken cancellationToken
    ) =>
        SequentialFixAll.FixAsync(
            solution,
            found,
            id => SequentialFixAll.ActFor(key, ActsFor(id), a => a.KeyFor(id)),
            async (document, node, act) =>
                await ContractTarget.TryFindAsync(document, node, cancellationToken).ConfigureAwait(false) is { } target
                && await act.TryChangeAsync(target).ConfigureAwait(false) is { } change
                    ? await LinkedDocuments
                        .InStepAsync(change.Solution, LinkedDocuments.ChangedBetween(target.Solution, change.Solution), cancellationToken)
                        .ConfigureAwait(false)
                    : null,
            cancellationToken
        );
}
