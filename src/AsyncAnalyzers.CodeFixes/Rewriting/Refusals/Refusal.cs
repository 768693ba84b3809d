using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Refusals;

/// <summary>Why there is no plan.</summary>
/// <param name="Reason">The reason, which the page of the rule names.</param>
/// <param name="Node">The code that is the reason.</param>
internal sealed record Refusal(RefusalReason Reason, SyntaxNode Node);
