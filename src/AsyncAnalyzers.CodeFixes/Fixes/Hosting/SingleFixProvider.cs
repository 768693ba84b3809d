using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>The base of fixes that can do one thing about a diagnostic.</summary>
public abstract class SingleFixProvider : ContextFixProvider
{
    /// <summary>What the fix can do about a diagnostic at a node; null where nothing is recognised.</summary>
    private protected abstract FixOption? OptionAt(SyntaxNode node, string diagnosticId, RewriteContext context);

    private protected sealed override IEnumerable<FixOption> OptionsAt(SyntaxNode node, string diagnosticId, RewriteContext context) =>
        OptionAt(node, diagnosticId, context) is { } option ? [option] : [];
}
