using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules;

/// <summary>What a rule found.</summary>
/// <param name="Where">The code that is wrong; null for the name that the host looks at.</param>
/// <param name="Arguments">The message's arguments.</param>
internal sealed record Finding(Location? Where, params object[] Arguments)
{
    public Finding(params object[] arguments)
        : this((Location?)null, arguments) { }

    public Finding(ISymbol where, params object[] arguments)
        : this(where.Locations[0], arguments) { }

    /// <summary>What is said of it, where the rule says several things; null for what the rule says as a rule.</summary>
    public DiagnosticDescriptor? Message { get; init; }
}
