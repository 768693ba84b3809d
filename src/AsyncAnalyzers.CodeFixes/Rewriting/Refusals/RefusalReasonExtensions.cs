using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Refusals;

/// <summary>Makes refusals of reasons.</summary>
internal static class RefusalReasonExtensions
{
    /// <summary>The refusal for the reason that some code is.</summary>
    public static Refusal At(this RefusalReason reason, SyntaxNode node) => new(reason, node);
}
