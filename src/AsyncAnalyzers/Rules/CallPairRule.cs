using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules;

/// <summary>
/// A rule about uses of Begin and End methods. It looks at what the host has recognised, and says so where it is broken; the first
/// rule that reports a use is the only one.
/// </summary>
internal abstract class CallPairRule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Whether the rule can say anything at all in a compilation.</summary>
    public virtual bool AppliesTo(LegacyAsyncSymbols symbols) => true;

    /// <summary>The message arguments where the use breaks the rule, or null where it does not.</summary>
    public abstract object[]? Inspect(MethodUse use);
}

/// <summary>A use of a Begin or End method, as the host hands it to its rules.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Method">The method.</param>
/// <param name="Pair">The pair that the use begins, where it is a begin call.</param>
internal sealed record MethodUse(CallSite Site, IMethodSymbol Method, CallPair? Pair);
