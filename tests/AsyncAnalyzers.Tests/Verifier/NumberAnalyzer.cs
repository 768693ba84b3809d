using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tests.Verifier;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // an analyzer for these tests only

/// <summary>Reports every number but 0. The limit comes from the option <c>number_limit</c>: greater numbers are not reported.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class NumberAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule =
        new("NUM1", "Number", "The number {0} is not 0", "Test", DiagnosticSeverity.Info, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.NumericLiteralExpression);
    }

    protected virtual void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax number)
        => context.ReportDiagnostic(Diagnostic.Create(Rule, number.GetLocation(), number.Token.ValueText));

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        var number = (LiteralExpressionSyntax)context.Node;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(number.SyntaxTree);
        var limit = options.TryGetValue("number_limit", out var text) ? int.Parse(text) : int.MaxValue;
        if (number.Token.Value is int value && value != 0 && value <= limit)
        {
            Report(context, number);
        }
    }
}
