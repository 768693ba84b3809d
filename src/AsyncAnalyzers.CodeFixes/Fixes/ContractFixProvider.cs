using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>
/// The base of fixes for WCF contracts, which change implementations and callers along. Fixing all takes the same road: each diagnostic in turn, on
/// the solution that the one before left.
/// </summary>
public abstract class ContractFixProvider : CodeFixProvider
{
    /// <summary>The acts that the fix offers for a diagnostic, the one for bulk use first.</summary>
    private protected abstract ImmutableArray<ContractAct> ActsFor(string diagnosticId);

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => new FoldingFixAllProvider(this);

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || await ContractTarget.TryFindAsync(context.Document, root.FindNode(diagnostic.Location.SourceSpan), context.CancellationToken).ConfigureAwait(false) is not { } target)
            {
                continue;
            }

            foreach (var act in ActsFor(diagnostic.Id))
            {
                if (await act.TryChangeAsync(target).ConfigureAwait(false) is { } change)
                {
                    context.RegisterCodeFix(CodeAction.Create(change.Title, _ => Task.FromResult(change.Solution), act.KeyFor(diagnostic.Id)), diagnostic);
                }
            }
        }
    }

    /// <summary>Fixes the diagnostics of a document, a project or the solution one after the other; the marks on their nodes outlive the changes around them.</summary>
    private sealed class FoldingFixAllProvider(ContractFixProvider fixer) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var changed = await FixAllAsync(context, await PlacesAsync(context).ConfigureAwait(false)).ConfigureAwait(false);
            return changed == context.Solution ? null : CodeAction.Create("Fix all contracts", _ => Task.FromResult(changed), context.CodeActionEquivalenceKey);
        }

        private static async Task<Solution> FixAllAsync(FixAllContext context, IReadOnlyList<Place> places)
        {
            var solution = context.Solution;
            foreach (var document in places.GroupBy(p => p.Document))
            {
                var root = (await context.Solution.GetDocument(document.Key)!.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
                var marks = document.ToLookup(p => root.FindNode(p.Diagnostic.Location.SourceSpan), p => p.Mark);
                solution = solution.WithDocumentSyntaxRoot(document.Key, root.ReplaceNodes(marks.Select(m => m.Key), (original, current) => current.WithAdditionalAnnotations(marks[original])));
            }

            var marked = solution;
            foreach (var place in places)
            {
                // An earlier change may have taken it along.
                var document = solution.GetDocument(place.Document)!;
                var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
                if (root!.GetAnnotatedNodes(place.Mark).FirstOrDefault() is { } node
                    && await ContractTarget.TryFindAsync(document, node, context.CancellationToken).ConfigureAwait(false) is { } target
                    && await place.Act.TryChangeAsync(target).ConfigureAwait(false) is { } change)
                {
                    solution = change.Solution;
                }
            }

            return solution == marked ? context.Solution : solution;
        }

        private async Task<IReadOnlyList<Place>> PlacesAsync(FixAllContext context)
        {
            var diagnostics = context.Scope switch
            {
                FixAllScope.Document => await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false),
                FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
                _ => [.. (await Task.WhenAll(context.Solution.Projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false)).SelectMany(d => d)],
            };
            return
            [
                .. from diagnostic in diagnostics
                   let document = context.Solution.GetDocument(diagnostic.Location.SourceTree)
                   let act = fixer.ActsFor(diagnostic.Id).FirstOrDefault(a => context.CodeActionEquivalenceKey is null || a.KeyFor(diagnostic.Id) == context.CodeActionEquivalenceKey)
                   where document is not null && act is not null
                   orderby document.FilePath, diagnostic.Location.SourceSpan.Start
                   group new Place(document.Id, diagnostic, act, new SyntaxAnnotation()) by (document.FilePath ?? document.Name, diagnostic.Location.SourceSpan) into places // found once for each target framework
                   select places.First(),
            ];
        }
    }

    private sealed record Place(DocumentId Document, Diagnostic Diagnostic, ContractAct Act, SyntaxAnnotation Mark);
}

/// <summary>One act of a fix for contracts.</summary>
/// <param name="Name">Its name in equivalence keys.</param>
/// <param name="TryChangeAsync">The change for a target, or null where the act is not to be offered.</param>
internal sealed record ContractAct(string Name, Func<ContractTarget, Task<ContractChange?>> TryChangeAsync)
{
    /// <summary>The equivalence key of the act for a rule.</summary>
    public string KeyFor(string diagnosticId) => $"{diagnosticId}.{Name}";
}
