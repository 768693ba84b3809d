using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Events;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rules about the event-based asynchronous pattern. Modern code is full of methods whose names end in Async, so a call is
/// looked at only where it is a statement: what an event-based method gives back is not its result.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventOperationAnalyzer : LegacyAsyncAnalyzer
{
    /// <summary>In order of precedence: of several that a start breaks, the first reports it.</summary>
    private static readonly ImmutableArray<Rule<EapOperation>> StartRules = ImmutableArray.Create<Rule<EapOperation>>(
        new UseTaskInsteadOfEventRule(),
        new WrapEventInTaskRule()
    );

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = MessagesOf(StartRules);

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known) =>
        start.RegisterSyntaxNodeAction(node => InspectStatement(node, known), SyntaxKind.ExpressionStatement);

    private static void InspectStatement(SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        if (
            CallIn((ExpressionStatementSyntax)context.Node) is { } site
            && EapNames.MayStart(site.Name.Identifier.ValueText)
            && known.Value is { AsyncCompletedEventArgs: not null } symbols
            && EapOperation.TryRecognise(site.Access, symbols, new SourceReader(context.SemanticModel, context.CancellationToken))
                is { } start
            && StartRules.Select(r => (Rule: r, Finding: r.Inspect(start))).FirstOrDefault(r => r.Finding is not null)
                is { Rule: { } rule, Finding: { } finding }
        )
        {
            context.ReportDiagnostic(rule.DiagnosticOf(finding, site.Name.GetLocation()));
        }
    }

    /// <summary>The call that a statement is: <c>x.M(…);</c> or <c>x?.M(…);</c>.</summary>
    private static CallSite? CallIn(ExpressionStatementSyntax statement) =>
        statement.Expression switch
        {
            InvocationExpressionSyntax call => CallSite.TryFrom(call),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => CallSite.TryFrom(call),
            _ => null,
        };
}
