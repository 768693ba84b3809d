using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>The base of fixes that can do one thing about a diagnostic.</summary>
public abstract class SingleFixProvider : LegacyCodeFixProvider
{
    /// <summary>What the fix can do about a diagnostic at a node; null where nothing is recognised.</summary>
    private protected abstract FixOption? OptionAt(SyntaxNode node, string diagnosticId, RewriteContext context);

    private protected sealed override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixPreferences preferences,
        CancellationToken cancellationToken
    ) =>
        await RewriteContext.TryCreateAsync(document, cancellationToken, preferences).ConfigureAwait(false) is { } context
        && OptionAt(node, diagnosticId, context) is { } option
            ? ImmutableArray.Create(option)
            : ImmutableArray<FixOption>.Empty;
}
