using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// What all hosts do alike: generated code is not theirs, and the known types of a compilation are looked up once, when the first name
/// passes. A host says what triggers it, recognises what is there once and hands it to its rules.
/// </summary>
public abstract class LegacyAsyncAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
            Register(start, new Lazy<LegacyAsyncSymbols?>(() => LegacyAsyncSymbols.TryCreate(start.Compilation)))
        );
    }

    /// <summary>Registers what triggers the host in one compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known);

    /// <summary>What reads the source around a node.</summary>
    private protected static SourceReader SourceOf(SyntaxNodeAnalysisContext context) =>
        new(context.SemanticModel, context.CancellationToken);

    /// <summary>Reports what rules find, each for itself.</summary>
    private protected static void ReportEach<TUse>(
        IEnumerable<Rule<TUse>> rules,
        TUse use,
        SyntaxToken name,
        SyntaxNodeAnalysisContext context
    )
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
    private protected static ImmutableArray<DiagnosticDescriptor> MessagesOf<TUse>(IEnumerable<Rule<TUse>> rules) =>
        rules.SelectMany(r => r.Messages).ToImmutableArray();
}
