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
    /// <summary>The key with which fixing all does what it does without one, and leaves what may change semantics.</summary>
    internal const string SameBehaviorKey = "SameBehavior";

    /// <summary>What the fix can do about a diagnostic at a node, the option for bulk use first; none where nothing is
    /// recognised.</summary>
    private protected abstract Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
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
        var options = await OptionsAtAsync(document, TrackedDiagnostic.NodeAt(root, place), diagnosticId, cancellationToken)
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

            if (IsUnwanted(change, document, root.SyntaxTree, key: null))
            {
                outcomes.Add((option.KeyFor(diagnosticId), RefusalReason.MayChangeBehavior.At(root)));
                continue;
            }

            var compiles = await TextCompilesAsync(document.Project.Solution, change, cancellationToken).ConfigureAwait(false);
            var key = change.NeedsReview ? option.KeyForOneIn(diagnosticId) : option.KeyFor(diagnosticId);
            outcomes.Add((key, compiles ? planned : RefusalReason.WouldNotCompile.At(root)));
        }

        return outcomes.ToImmutable();
    }

    private Task<Solution> FixAllAsync(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> found,
        string? key,
        bool checksEachText,
        CancellationToken cancellationToken
    ) =>
        SequentialFixAll.FixAsync(
            solution,
            found,
            (document, node, id) => FixAsync(document, node, id, key, checksEachText, cancellationToken),
            cancellationToken
        );

    private async Task<Solution?> FixAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        string? key,
        bool checksEachText,
        CancellationToken cancellationToken
    )
    {
        var options = await OptionsAtAsync(document, node, diagnosticId, cancellationToken).ConfigureAwait(false);
        if (
            OptionFor(key, options, diagnosticId) is not { } option
            || (await option.PlanAsync().ConfigureAwait(false)).OrNull is not { NeedsReview: false } change
            || IsUnwanted(change, document, node.SyntaxTree, key)
        )
        {
            return null;
        }

        return !checksEachText || await TextCompilesAsync(document.Project.Solution, change, cancellationToken).ConfigureAwait(false)
            ? await LinkedDocuments.InStepAsync(change.Solution, change.Documents, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Whether only the same behavior is asked for, by the users of the file or by the key, and it may change.</summary>
    private static bool IsUnwanted(SolutionChange change, Document document, SyntaxTree file, string? key) =>
        !change.KeepsBehavior && (key == SameBehaviorKey || FixPreferences.For(document, file).SameBehaviorOnly);

    /// <summary>Whether the text of all that a change writes compiles as it did, cleaned up as the host will have it.</summary>
    private static Task<bool> TextCompilesAsync(Solution original, SolutionChange change, CancellationToken cancellationToken) =>
        CompilationCheck.TextPassesAsync(original, change.Solution, change.Documents, cancellationToken);

    /// <summary>
    /// The option that a key stands for; without one, and where it is that of another rule, the first: <c>dotnet format</c> takes one key
    /// for all rules from the first diagnostic of the run, and what it does must not depend on which that is.
    /// </summary>
    private static FixOption? OptionFor(string? key, ImmutableArray<FixOption> options, string diagnosticId) =>
        options.FirstOrDefault(o => o.KeyFor(diagnosticId) == key) ?? options.FirstOrDefault();
}
