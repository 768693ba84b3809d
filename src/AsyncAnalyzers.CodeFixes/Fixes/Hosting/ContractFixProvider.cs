using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Contracts;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>The base of fixes for WCF contracts, which change implementations and callers along.</summary>
public abstract class ContractFixProvider : LegacyCodeFixProvider
{
    /// <summary>What the fix can do about what a rule reports, the option for bulk use first.</summary>
    private protected abstract ImmutableArray<FixOption> OptionsFor(string diagnosticId, ContractTarget target);

    private protected sealed override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixPreferences preferences,
        CancellationToken cancellationToken
    ) =>
        await ContractTarget.TryFindAsync(document, node, cancellationToken).ConfigureAwait(false) is { } target
            ? OptionsFor(diagnosticId, target)
            : ImmutableArray<FixOption>.Empty;
}
