using System.Collections.Immutable;
using AsyncAnalyzers.Options;
using AsyncAnalyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rule about the package's own options: when all is compiled, looks at what they are set to for each file. What is wrong
/// is wrong in no line of code, and said once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : DiagnosticAnalyzer
{
    private static readonly OptionValueIsUnknownRule Rule = new();

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.Descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Inspect);
    }

    private static void Inspect(CompilationAnalysisContext context)
    {
        foreach (var setting in OptionSetting.For(context.Compilation.SyntaxTrees, context.Options.AnalyzerConfigOptionsProvider))
        {
            if (Rule.Inspect(setting) is { } finding)
            {
                context.ReportDiagnostic(Rule.DiagnosticOf(finding, Location.None));
            }
        }
    }
}
