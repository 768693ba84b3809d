using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>The base of fixes for begin and end calls.</summary>
public abstract class CallPairFixProvider : LegacyCodeFixProvider
{
    /// <summary>What the fix can do about what a rule reports, the option for bulk use first.</summary>
    private protected abstract ImmutableArray<CallFixOption> OptionsFor(string diagnosticId, FixPreferences preferences);

    private protected sealed override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixPreferences preferences,
        CancellationToken cancellationToken
    )
    {
        if (
            await RewriteContext.TryCreateAsync(document, cancellationToken, preferences).ConfigureAwait(false) is not { } context
            || LegacyUseRecognizer.TryRecognise(node, context.Symbols, context.Source) is not { } use
        )
        {
            return ImmutableArray<FixOption>.Empty;
        }

        var target = new CallTarget(use, use.FindBegin(), context);
        return OptionsFor(diagnosticId, preferences).Select(option => option.For(target)).ToImmutableArray();
    }
}
