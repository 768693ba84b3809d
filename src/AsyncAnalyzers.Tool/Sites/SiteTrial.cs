using System.Collections.Immutable;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What came of trying the fixes on a diagnostic; nothing is changed.</summary>
/// <param name="Outcome">What can be done.</param>
/// <param name="Change">What the first action that is offered would do; null where there is none.</param>
internal sealed record SiteTrial(Outcome Outcome, SolutionChange? Change)
{
    /// <summary>Tries what the lightbulb would offer. The first option of a fixer is the one that fixing all takes.</summary>
    public static async Task<SiteTrial> OfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (FixerOf(diagnostic.Id) is not { } fixer)
        {
            return Refused(Outcome.NoFixForRule);
        }

        var options = await fixer
            .ExplainAsync(document, diagnostic.Location.SourceSpan, diagnostic.Id, cancellationToken)
            .ConfigureAwait(false);
        return options.IsEmpty ? Refused(Outcome.NotRecognised) : Of([.. options.Select(o => o.Outcome)]);
    }

    private static SiteTrial Of(ImmutableArray<Planned<SolutionChange>> options)
    {
        if (options[0].Succeeds(out var bulk, out var refusal))
        {
            return new SiteTrial(new Outcome(VerdictOf(bulk), bulk.Title, bulk.NeedsReview ? nameof(Verdict.OneByOne) : null), bulk);
        }

        var reason = refusal.Reason.ToString();
        return options.Select(o => o.OrNull).FirstOrDefault(c => c is not null) is { } other
            ? new SiteTrial(new Outcome(Verdict.OneByOne, other.Title, reason), other)
            : Refused(reason);
    }

    private static Verdict VerdictOf(SolutionChange change) =>
        change.Kind switch
        {
            ChangeKind.NeedsReview => Verdict.OneByOne,
            ChangeKind.MayChange => Verdict.MayChange,
            _ => Verdict.SameBehavior,
        };

    private static SiteTrial Refused(string reason) => new(new Outcome(Verdict.None, null, reason), null);

    private static LegacyCodeFixProvider? FixerOf(string rule) =>
        Package.Fixers.OfType<LegacyCodeFixProvider>().FirstOrDefault(f => f.FixableDiagnosticIds.Contains(rule));
}
