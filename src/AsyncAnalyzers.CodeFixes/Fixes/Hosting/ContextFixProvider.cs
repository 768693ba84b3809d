using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>The base of fixes that recognise again what they fix in its document as it is now.</summary>
public abstract class ContextFixProvider : LegacyCodeFixProvider
{
    /// <summary>What the fix can do about a diagnostic at a node, the option for bulk use first; none where nothing is
    /// recognised.</summary>
    private protected abstract IEnumerable<FixOption> OptionsAt(SyntaxNode node, string diagnosticId, RewriteContext context);

    private protected sealed override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixPreferences preferences,
        CancellationToken cancellationToken
    ) =>
        await RewriteContext.TryCreateAsync(document, cancellationToken, preferences).ConfigureAwait(false) is { } context
            ? OptionsAt(node, diagnosticId, context).ToImmutableArray()
            : ImmutableArray<FixOption>.Empty;
}
