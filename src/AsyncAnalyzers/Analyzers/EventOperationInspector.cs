using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Events;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// Looks for operations of the event-based asynchronous pattern. Modern code is full of methods whose names end in Async, so a call is
/// looked at only where it is a statement: what an event-based method gives back is not its result.
/// </summary>
internal sealed class EventOperationInspector(Lazy<LegacyAsyncSymbols?> known) : Inspector(known)
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

    /// <summary>All that the rules say.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Messages { get; } =
        MessagesOf(StartRules).AddRange(MessagesOf(HandlerRules)).AddRange(MessagesOf(WorkerRules));

    private LegacyAsyncSymbols? EventSymbols => Symbols is { AsyncCompletedEventArgs: not null } symbols ? symbols : null;

    /// <summary>Looks at a member, where the text of its file has the names of the pattern.</summary>
    public void Inspect(SyntaxNodeAnalysisContext member, NameMentions mentions)
    {
        foreach (var name in mentions.NamesIn(member.Node))
        {
            if (EapSubscription.AdditionTo(name) is { } assignment)
            {
                InspectAssignment(assignment, name, member);
            }
            else if (CallSite.TryFrom(name) is { Statement: not null } site)
            {
                InspectCall(site, member);
            }
        }
    }

    /// <summary>Names first: nothing is bound for a call of another name.</summary>
    private void InspectCall(CallSite site, SyntaxNodeAnalysisContext context)
    {
        var name = site.Name.Identifier.ValueText;
        if (BackgroundWorkerUse.MayNeedFlag(name) && EventSymbols is { } ofWorker)
        {
            Report(BackgroundWorkerUse.TryRecognise(site, ofWorker, SourceOf(context)), WorkerRules, site.Name, context);
        }

        if (EapNames.MayStart(name) && EventSymbols is { } symbols)
        {
            Report(EapOperation.TryRecognise(site.Access, symbols, SourceOf(context)), StartRules, site.Name, context);
        }
    }

    /// <inheritdoc cref="InspectCall"/>
    private void InspectAssignment(AssignmentExpressionSyntax assignment, SimpleNameSyntax name, SyntaxNodeAnalysisContext context)
    {
        if (EapNames.MayComplete(name.Identifier.ValueText) && EventSymbols is { } symbols)
        {
            Report(AttachedHandler.TryRecognise(assignment, symbols, SourceOf(context)), HandlerRules, name, context);
        }

        if (BackgroundWorkerUse.MayBeWork(name.Identifier.ValueText) && EventSymbols is { } ofWorker)
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
}
