using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>
/// The road of every fix: finds again in the document as it is now what a diagnostic points at, asks for a plan, and offers it where there
/// is one. Fixing all takes the same road: each diagnostic in turn, on the solution that the one before left; it leaves what needs review.
/// </summary>
public abstract class LegacyCodeFixProvider : CodeFixProvider
{
    /// <summary>What the fix can do about a diagnostic at a node, the option for bulk use first; none where nothing is
    /// recognised.</summary>
    private protected abstract Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixPreferences preferences,
        CancellationToken cancellationToken
    );

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => new LinkedFilesFixAllProvider(FixAllAsync);

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var outcomes = await ExplainAsync(context.Document, diagnostic.Location.SourceSpan, diagnostic.Id, context.CancellationToken)
                .ConfigureAwait(false);
            var titles = new HashSet<string>();
            foreach (var (key, outcome) in outcomes)
            {
                // The option of a preference may come to the same as the next one.
                if (outcome.Succeeds(out var change, out _) && titles.Add(change.Title))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            change.Title,
                            cancellationToken => change.ForHostAsync(context.Document.Project.Solution, cancellationToken),
                            key
                        ),
                        diagnostic
                    );
                }
            }
        }
    }

    /// <summary>What the fix would do about a diagnostic: for each of its options, by key, the change or the reason why there is
    /// none.</summary>
    internal async Task<ImmutableArray<(string Key, Planned<SolutionChange> Outcome)>> ExplainAsync(
        Document document,
        TextSpan place,
        string diagnosticId,
        CancellationToken cancellationToken
    )
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var preferences = FixPreferences.For(document.Project, root.SyntaxTree);
        var options = await OptionsAtAsync(document, TrackedDiagnostic.NodeAt(root, place), diagnosticId, preferences, cancellationToken)
            .ConfigureAwait(false);
        var outcomes = ImmutableArray.CreateBuilder<(string, Planned<SolutionChange>)>();
        foreach (var option in options)
        {
            var planned = await option.PlanAsync().ConfigureAwait(false);
            if (!planned.Succeeds(out var change, out _))
            {
                outcomes.Add((option.KeyFor(diagnosticId), planned));
                continue;
            }

            if (!preferences.Allow(change.Kind))
            {
                outcomes.Add((option.KeyFor(diagnosticId), RefusalReason.MayChangeBehavior.At(root)));
                continue;
            }

            var compiles = await TextCompilesAsync(document.Project.Solution, change, cancellationToken).ConfigureAwait(false);
            outcomes.Add((option.KeyFor(diagnosticId, change.Kind), compiles ? planned : RefusalReason.WouldNotCompile.At(root)));
        }

        return outcomes.ToImmutable();
    }

    private Task<Solution> FixAllAsync(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> found,
        FixAllRequest request,
        bool checksEachText,
        CancellationToken cancellationToken
    ) =>
        SequentialFixAll.FixAsync(
            solution,
            found,
            (document, node, id) => FixAsync(document, node, id, request, checksEachText, cancellationToken),
            cancellationToken
        );

    private async Task<Solution?> FixAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixAllRequest request,
        bool checksEachText,
        CancellationToken cancellationToken
    )
    {
        var preferences = FixPreferences.For(document.Project, node.SyntaxTree);
        var options = await OptionsAtAsync(document, node, diagnosticId, preferences, cancellationToken).ConfigureAwait(false);
        if (
            OptionFor(request, options, diagnosticId) is not { } option
            || (await option.PlanAsync().ConfigureAwait(false)).OrNull is not { } change
            || !request.Wants(change.Kind)
            || !preferences.Allow(change.Kind)
        )
        {
            return null;
        }

        return !checksEachText || await TextCompilesAsync(document.Project.Solution, change, cancellationToken).ConfigureAwait(false)
            ? await LinkedDocuments.InStepAsync(change.Solution, change.Documents, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Whether the text of all that a change writes compiles as it did, cleaned up as the host will have it.</summary>
    private static Task<bool> TextCompilesAsync(Solution original, SolutionChange change, CancellationToken cancellationToken) =>
        CompilationCheck.TextPassesAsync(original, change.Solution, change.Documents, cancellationToken);

    /// <summary>
    /// The option that a request names; where it names none, or that of another rule, the first: <c>dotnet format</c> takes one key
    /// for all rules from the first diagnostic of the run, and what it does must not depend on which that is.
    /// </summary>
    private static FixOption? OptionFor(FixAllRequest request, ImmutableArray<FixOption> options, string diagnosticId) =>
        options.FirstOrDefault(o => request.Names(o.KeyFor(diagnosticId))) ?? options.FirstOrDefault();
}
