using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules;

/// <summary>A rule: looks at something that its host has recognised, and says so where the rule is broken.</summary>
/// <typeparam name="TUse">What the host recognises.</typeparam>
internal abstract class Rule<TUse>
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Whether the rule can say anything at all in a compilation.</summary>
    public virtual bool AppliesTo(LegacyAsyncSymbols symbols) => true;

    /// <summary>The finding where the rule is broken, or null where it is not.</summary>
    public abstract Finding? Inspect(TUse use);
}
