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
        new ObjectIsBusyRule(),
        new ObjectIsDisposedWhileItRunsRule(),
        new OutcomeIsLostRule(),
        new UseTaskInsteadOfEventRule(),
        new WrapEventInTaskRule(),
        new UseTaskInsteadOfWorkerRule()
    );

    /// <summary>About handlers, in order of precedence.</summary>
    private static readonly ImmutableArray<Rule<AttachedHandler>> HandlerRules = ImmutableArray.Create<Rule<AttachedHandler>>(
        new HandlerIsAttachedAfterStartRule(),
        new HandlersPileUpRule(),
        new ResultIsReadUncheckedRule()
    );

    private static readonly ImmutableArray<Rule<BackgroundWorkerUse>> WorkerRules = ImmutableArray.Create<Rule<BackgroundWorkerUse>>(
        new WorkerCannotDoThatRule()
    );

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        MessagesOf(StartRules).AddRange(MessagesOf(HandlerRules)).AddRange(MessagesOf(WorkerRules));

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known)
    {
        start.RegisterSyntaxNodeAction(node => InspectStatement(node, known), SyntaxKind.ExpressionStatement);
        start.RegisterSyntaxNodeAction(node => InspectAssignment(node, known), SyntaxKind.AddAssignmentExpression);
    }

    /// <summary>Names first: nothing is bound for a call of another name.</summary>
    private static void InspectStatement(SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        if (CallIn((ExpressionStatementSyntax)context.Node) is not { } site)
        {
            return;
        }

        var name = site.Name.Identifier.ValueText;
        if (BackgroundWorkerUse.MayNeedFlag(name) && SymbolsIn(known) is { } ofWorker)
        {
            Report(BackgroundWorkerUse.TryRecognise(site, ofWorker, SourceOf(context)), WorkerRules, site.Name, context);
        }

        if (EapNames.MayStart(name) && SymbolsIn(known) is { } symbols)
        {
            Report(EapOperation.TryRecognise(site.Access, symbols, SourceOf(context)), StartRules, site.Name, context);
        }
    }

    /// <inheritdoc cref="InspectStatement"/>
    private static void InspectAssignment(SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (EapSubscription.NameIn(assignment.Left) is not { } name)
        {
            return;
        }

        if (EapNames.MayComplete(name.Identifier.ValueText) && SymbolsIn(known) is { } symbols)
        {
            Report(AttachedHandler.TryRecognise(assignment, symbols, SourceOf(context)), HandlerRules, name, context);
        }

        if (BackgroundWorkerUse.MayBeWork(name.Identifier.ValueText) && SymbolsIn(known) is { } ofWorker)
        {
            Report(BackgroundWorkerUse.TryRecognise(assignment, ofWorker, SourceOf(context)), WorkerRules, name, context);
        }
    }

    private static void Report<TUse>(TUse? use, ImmutableArray<Rule<TUse>> rules, SimpleNameSyntax name, SyntaxNodeAnalysisContext context)
        where TUse : class
    {
        foreach (var rule in rules)
        {
            if (use is not null && rule.Inspect(use) is { } finding)
            {
                context.ReportDiagnostic(rule.DiagnosticOf(finding, name.GetLocation()));
                return;
            }
        }
    }

    private static LegacyAsyncSymbols? SymbolsIn(Lazy<LegacyAsyncSymbols?> known) =>
        known.Value is { AsyncCompletedEventArgs: not null } symbols ? symbols : null;

    /// <summary>The call that a statement is: <c>x.M(…);</c> or <c>x?.M(…);</c>.</summary>
    private static CallSite? CallIn(ExpressionStatementSyntax statement) =>
        statement.Expression switch
        {
            InvocationExpressionSyntax call => CallSite.TryFrom(call),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => CallSite.TryFrom(call),
            _ => null,
        };
}
