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
/// whole file is looked at, and only where its text may have the name. Apart from the other hosts, for editors ask those that look at whole
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
        var source = new SourceReader(context.SemanticModel, context.CancellationToken);
        foreach (var name in ApmMentions.Of(tree).NamesIn(tree.GetRoot(context.CancellationToken)))
        {
            if (
                CallByReference(name) is { } site
                && known.Value is { } symbols
                && Rule.AppliesTo(symbols)
                && MethodUse.At(site, symbols, source) is { } use
                && Rule.Inspect(use) is { Where: { } where } finding
            )
            {
                context.ReportDiagnostic(Rule.DiagnosticOf(finding, where));
            }
        }
    }

    private static CallSite? CallByReference(SimpleNameSyntax name) =>
        name.Identifier.ValueText == BeginInvoke
        && CallSite.TryFrom(name) is { Invocation.ArgumentList.Arguments: var arguments } site
        && arguments.Any(a => !a.RefOrOutKeyword.IsKind(SyntaxKind.None))
            ? site
            : null;
}
