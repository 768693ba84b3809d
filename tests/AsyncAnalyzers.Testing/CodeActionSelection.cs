using System.Collections.Immutable;

using Microsoft.CodeAnalysis.CodeActions;

namespace AsyncAnalyzers.Testing;

/// <summary>Which of the offered actions a test applies.</summary>
internal sealed record CodeActionSelection(int? Index, string? EquivalenceKey, Action<CodeAction, IVerifier>? Inspect)
{
    public CodeAction? Select(ImmutableArray<CodeAction> actions, IVerifier verifier)
    {
        var selected = Index is { } index
            ? actions.ElementAtOrDefault(index)
            : actions.FirstOrDefault(action => EquivalenceKey is null || action.EquivalenceKey == EquivalenceKey);

        if (selected is not null)
        {
            verifier.True(
                EquivalenceKey is null || selected.EquivalenceKey == EquivalenceKey,
                $"The equivalence key of action {Index} '{selected.Title}' is '{selected.EquivalenceKey}', expected '{EquivalenceKey}'.");
            Inspect?.Invoke(selected, verifier);
        }

        return selected;
    }
}
