using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tests.Verifier;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // analyzers for these tests only

/// <summary>Reports in generated code too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NosyAnalyzer : NumberAnalyzer
{
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;
}

/// <summary>Throws at the first number.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax number) => throw new NotSupportedException("no numbers");
}

/// <summary>Reports every number twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StutteringAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax number)
    {
        context.ReportDiagnostic(Diagnostic.Create(Rule, number.GetLocation(), "first"));
        context.ReportDiagnostic(Diagnostic.Create(Rule, number.GetLocation(), "second"));
    }
}

/// <summary>Adds the location of the declaration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PointingAnalyzer : NumberAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax number)
    {
        var variable = number.FirstAncestorOrSelf<VariableDeclaratorSyntax>()!;
        context.ReportDiagnostic(Diagnostic.Create(Rule, number.GetLocation(), [variable.Identifier.GetLocation()], number.Token.ValueText));
    }
}

/// <summary>Has a second descriptor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwofoldAnalyzer : NumberAnalyzer
{
    private static readonly DiagnosticDescriptor s_other = new("NUM2", "Number", "Other", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, s_other];
}
