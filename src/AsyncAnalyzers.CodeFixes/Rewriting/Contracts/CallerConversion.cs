using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>What calls a Begin that is to go calls the method that takes its place instead, as the fix for that call alone has
/// it.</summary>
internal static class CallerConversion
{
    /// <summary>The change of a caller, once the method is there that takes the place of Begin.</summary>
    /// <param name="document">The document of the caller.</param>
    /// <param name="name">The name of Begin in it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Planned<SolutionChange>> TryCreateAsync(
        Document document,
        SyntaxNode name,
        CancellationToken cancellationToken
    )
    {
        if (
            document.Project.Language != LanguageNames.CSharp
            || await RewriteContext.TryCreateAsync(document, cancellationToken).ConfigureAwait(false) is not { IsGenerated: false } context
        )
        {
            return RefusalReason.CallerCannotBeConverted.At(name);
        }

        // Why a caller has no plan is for its own rule to say.
        var planned = await PlanAsync(name, context).ConfigureAwait(false);
        return planned.OrNull is { } plan && (await plan.ChangeAsync(context).ConfigureAwait(false)).OrNull is { } change
            ? change
            : RefusalReason.CallerCannotBeConverted.At(name);
    }

    /// <summary>No rule looks at <c>FromAsync(BeginOp, EndOp, null)</c>, which begins what its own type has.</summary>
    private static async Task<Planned<RewritePlan>> PlanAsync(SyntaxNode name, RewriteContext context) =>
        FromAsyncCall.TryRecognise(name, context.Symbols, context.Source) is { } wrapped ? FromAsyncPlan.TryCreate(wrapped, context)
        : LegacyUseRecognizer.TryRecognise(name, context.Symbols, context.Source) is { } use
            ? await PlanSelector.TryCreateAsync(use, use.FindBegin(), context).ConfigureAwait(false)
        : RefusalReason.MethodIsOnlyNamed.At(name);
}
