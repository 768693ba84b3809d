using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Testing;

/// <summary>Offers and applies code fixes as a host does.</summary>
internal sealed class CodeFixSession(
    ImmutableArray<CodeFixProvider> fixers,
    AnalysisHost host,
    CodeActionSelection selection,
    CodeActionValidationMode validation,
    IVerifier verifier)
{
    private sealed record Offer(Document Document, CodeFixProvider Fixer, CodeAction Action);

    /// <summary>The solution after the first fix that is offered, in the order of the sources, or its fix-all; null if there is none.</summary>
    public async Task<Solution?> FixAsync(Solution solution, FixAllScope? scope, CancellationToken cancellationToken)
    {
        if (await FindOfferAsync(solution, cancellationToken) is not { } offer)
        {
            return null;
        }

        var action = scope is null ? offer.Action : await GetFixAllAsync(offer, scope.Value, cancellationToken);
        return action is null ? null : await ApplyAsync(action, solution, cancellationToken);
    }

    private async Task<Offer?> FindOfferAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await host.GetDiagnosticsAsync(solution, cancellationToken))
        {
            // Hosts offer no fix for what is found at the end of a compilation only.
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document
                || diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd))
            {
                continue;
            }

            var offers = new List<Offer>();
            foreach (var fixer in fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fixer.RegisterCodeFixesAsync(new(
                    document, diagnostic, (action, _) => offers.AddRange(Leaves(action).Select(leaf => new Offer(document, fixer, leaf))), cancellationToken));
            }

            if (selection.Select([.. offers.Select(offer => offer.Action)], verifier) is { } selected)
            {
                return offers.First(offer => offer.Action == selected);
            }
        }

        return null;
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action)
        => action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Leaves);

    private async Task<CodeAction?> GetFixAllAsync(Offer offer, FixAllScope scope, CancellationToken cancellationToken)
    {
        if (offer.Fixer.GetFixAllProvider() is not { } provider)
        {
            return null;
        }

        var context = new FixAllContext(
            offer.Document,
            offer.Fixer,
            scope,
            offer.Action.EquivalenceKey,
            provider.GetSupportedFixAllDiagnosticIds(offer.Fixer),
            new HostDiagnostics(host),
            cancellationToken);
        return await provider.GetFixAsync(context);
    }

    private async Task<Solution> ApplyAsync(CodeAction action, Solution solution, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        var changes = operations.OfType<ApplyChangesOperation>().ToList();
        verifier.True(changes.Count == 1, $"'{action.Title}' has {changes.Count} operations that change the solution instead of one.");

        var changed = changes[0].ChangedSolution;
        var isChanged = false;
        foreach (var project in changed.GetChanges(solution).GetProjectChanges())
        {
            isChanged |= project.GetRemovedDocuments().Any();
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()))
            {
                var document = changed.GetDocument(id)!;
                var text = (await document.GetTextAsync(cancellationToken)).ToString();
                var before = solution.GetDocument(id) is { } original ? (await original.GetTextAsync(cancellationToken)).ToString() : null;
                isChanged |= text != before;

                await ValidateTreeAsync(document, text, cancellationToken);
                changed = changed.WithDocumentText(id, SourceText.From(text));
            }
        }

        verifier.True(isChanged, $"'{action.Title}' changes nothing.");
        return changed;
    }

    /// <summary>The tree that the fix built must be what the compiler will see.</summary>
    private async Task ValidateTreeAsync(Document document, string text, CancellationToken cancellationToken)
    {
        var built = await document.GetSyntaxRootAsync(cancellationToken) ?? throw new InvalidOperationException("There is no tree.");
        var parsed = await CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)document.Project.ParseOptions!, cancellationToken: cancellationToken)
            .GetRootAsync(cancellationToken);
        var isValid = validation switch
        {
            CodeActionValidationMode.None => true,
            CodeActionValidationMode.SemanticStructure => Structure(built).SequenceEqual(Structure(parsed)),
            _ => built.IsEquivalentTo(parsed),
        };

        if (!isValid)
        {
            var (builtPart, parsedPart) = built.DescendantNodesAndTokensAndSelf().Zip(parsed.DescendantNodesAndTokensAndSelf())
                .FirstOrDefault(pair => pair.First.RawKind != pair.Second.RawKind, (built, parsed));
            verifier.Fail(
                $"The tree of the fix is not what its text parses to: it has {builtPart.Kind()} `{builtPart}`, parsed is {parsedPart.Kind()} `{parsedPart}`.\n{text}");
        }
    }

    /// <summary>
    /// Nodes and tokens, one after the other. Not <see cref="SyntaxFactory.AreEquivalent(SyntaxNode, SyntaxNode, bool)"/>, which tells a
    /// list of one, as the parser makes some, from the only node of a list.
    /// </summary>
    private static IEnumerable<(int Kind, string Token)> Structure(SyntaxNode root)
        => root.DescendantNodesAndTokensAndSelf().Select(part => (part.RawKind, part.IsToken ? part.AsToken().ValueText : ""));

    private sealed class HostDiagnostics(AnalysisHost host) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await host.GetDiagnosticsAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var diagnostics = await host.GetDiagnosticsAsync(document.Project, cancellationToken);
            return diagnostics.Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var diagnostics = await host.GetDiagnosticsAsync(project, cancellationToken);
            return diagnostics.Where(diagnostic => !diagnostic.Location.IsInSource);
        }
    }
}
