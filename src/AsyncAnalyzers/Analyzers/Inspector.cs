using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>What looks for one family of patterns where its host sends it: recognises once what is there, and hands it to its
/// rules.</summary>
/// <param name="known">The known types of the compilation, looked up when the first name passes.</param>
internal abstract class Inspector(Lazy<LegacyAsyncSymbols?> known)
{
    /// <summary>The known types; null where the platform lacks those that the pattern is made of. To be asked for behind the check of
    /// names.</summary>
    protected LegacyAsyncSymbols? Symbols => known.Value;

    /// <summary>What reads the source around a node.</summary>
    protected static SourceReader SourceOf(SyntaxNodeAnalysisContext context) => new(context.SemanticModel, context.CancellationToken);

    /// <summary>Reports what rules find, each for itself.</summary>
    protected static void ReportEach<TUse>(IEnumerable<Rule<TUse>> rules, TUse use, SyntaxToken name, SyntaxNodeAnalysisContext context)
    {
        foreach (var rule in rules)
        {
            if (rule.Inspect(use) is { } finding)
            {
                context.ReportDiagnostic(rule.DiagnosticOf(finding, name.GetLocation()));
            }
        }
    }

    /// <summary>All that some rules say.</summary>
    protected static ImmutableArray<DiagnosticDescriptor> MessagesOf<TUse>(IEnumerable<Rule<TUse>> rules) =>
        rules.SelectMany(r => r.Messages).ToImmutableArray();
}
