using System.Collections.Immutable;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules;

/// <summary>A rule: looks at something that its host has recognised, and says so where the rule is broken.</summary>
/// <typeparam name="TUse">What the host recognises.</typeparam>
internal abstract class Rule<TUse>
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What else the rule says, under the same id.</summary>
    public virtual ImmutableArray<DiagnosticDescriptor> OtherMessages => ImmutableArray<DiagnosticDescriptor>.Empty;

    /// <summary>All that the rule says, what it says as a rule first.</summary>
    public IEnumerable<DiagnosticDescriptor> Messages => OtherMessages.Insert(0, Descriptor);

    /// <summary>The diagnostic of a finding.</summary>
    public Diagnostic DiagnosticOf(Finding finding, Location where) =>
        Diagnostic.Create(finding.Message ?? Descriptor, finding.Where ?? where, finding.Arguments);

    /// <summary>Whether the rule can say anything at all in a compilation.</summary>
    public virtual bool AppliesTo(LegacyAsyncSymbols symbols) => true;

    /// <summary>The finding where the rule is broken, or null where it is not.</summary>
    public abstract Finding? Inspect(TUse use);
}
