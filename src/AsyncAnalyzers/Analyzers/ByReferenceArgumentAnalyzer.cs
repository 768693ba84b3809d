using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Delegates;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rule about what a delegate's <c>BeginInvoke</c> is given by reference. The rule reports reads behind the call, so the
/// whole file is looked at, and only where its text has the name. Apart from the other hosts, for editors ask those that look at whole
/// files last.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ByReferenceArgumentAnalyzer : LegacyAsyncAnalyzer
{
    private const string BeginInvoke = "BeginInvoke";

    private static readonly Rule<MethodUse> Rule = new ArgumentIsReadBeforeEndInvokeRule();

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.Descriptor);

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known) =>
        start.RegisterSemanticModelAction(file => Inspect(file, known));

    private static void Inspect(SemanticModelAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (
            !TextSearch.Contains(tree.GetText(context.CancellationToken), BeginInvoke)
            || known.Value is not { } symbols
            || !Rule.AppliesTo(symbols)
        )
        {
            return;
        }

        var source = new SourceReader(context.SemanticModel, context.CancellationToken);
        foreach (var call in tree.GetRoot(context.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (
                CallSite.TryFrom(call) is { Name.Identifier.ValueText: BeginInvoke } site
                && call.ArgumentList.Arguments.Any(a => !a.RefOrOutKeyword.IsKind(SyntaxKind.None))
                && MethodUse.At(site, symbols, source) is { } use
                && Rule.Inspect(use) is { Where: { } where } finding
            )
            {
                context.ReportDiagnostic(Rule.DiagnosticOf(finding, where));
            }
        }
    }
}
