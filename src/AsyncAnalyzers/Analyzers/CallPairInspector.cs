using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Apm;
using AsyncAnalyzers.Rules.Delegates;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// Looks for begin and end calls: at every call and name of a member that passes by its spelling, in files that may have any.
/// </summary>
internal sealed class CallPairInspector : Inspector
{
    /// <summary>In order of precedence: of several that a use breaks, the first reports it.</summary>
    private static readonly ImmutableArray<CallPairRule> UseRules = ImmutableArray.Create<CallPairRule>(
        new DelegateBeginInvokeIsNotSupportedRule(),
        new EndInvokeOfAnotherDelegateRule(),
        new EndOfAnotherOperationRule(),
        new EndInvokeIsCalledTwiceRule(),
        new EndIsCalledTwiceRule(),
        new BeginInvokeOfSeveralTargetsRule(),
        new BeginInvokeIsNeverEndedRule(),
        new BeginIsNeverEndedRule(),
        new EndInvokeCanBeMissedRule(),
        new EndCanBeMissedRule(),
        new ObjectIsDisposedWhilePendingRule(),
        new FromAsyncIsMisusedRule(),
        new EndBlocksAsyncFunctionRule(),
        new UseTaskRunRule(),
        new UseTaskCounterpartRule(),
        new UseFromAsyncRule(),
        new CallbackIsAsyncVoidRule(),
        new ArgumentIsReadBeforeEndInvokeRule()
    );

    /// <summary>About what is read of an async result.</summary>
    private static readonly ImmutableArray<Rule<AsyncResultRead>> ReadRules = ImmutableArray.Create<Rule<AsyncResultRead>>(
        new IsCompletedIsPolledRule(),
        new WaitHandleIsNeverClosedRule(),
        new StateIsNotWhatWasPassedRule()
    );

    /// <summary>All that the rules say.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Messages { get; } = MessagesOf(UseRules).AddRange(MessagesOf(ReadRules));

    private readonly Lazy<ImmutableArray<CallPairRule>> _rules;

    public CallPairInspector(Lazy<LegacyAsyncSymbols?> known)
        : base(known) =>
        _rules = new Lazy<ImmutableArray<CallPairRule>>(() =>
            known.Value is { } symbols ? UseRules.Where(r => r.AppliesTo(symbols)).ToImmutableArray() : ImmutableArray<CallPairRule>.Empty
        );

    /// <summary>Looks at a member, where the text of its file has the names of the pattern.</summary>
    public void Inspect(SyntaxNodeAnalysisContext member, NameMentions mentions)
    {
        foreach (var name in mentions.NamesIn(member.Node))
        {
            if (CallSite.TryFrom(name) is { } site && Symbols is { } symbols)
            {
                InspectName(site, member, symbols);
            }
        }
    }

    /// <summary>Names first: nothing is bound for a method or property that is called otherwise.</summary>
    private void InspectName(CallSite site, SyntaxNodeAnalysisContext context, LegacyAsyncSymbols symbols)
    {
        if (MethodUse.MayBeAt(site))
        {
            if (MethodUse.At(site, symbols, SourceOf(context)) is { } use)
            {
                ReportFirst(use, site.Name, context);
            }
        }
        else if (site.Invocation is null && AsyncResultRead.At(site, symbols, SourceOf(context)) is { } read)
        {
            ReportEach(ReadRules, read, site.Name.Identifier, context);
        }
    }

    private void ReportFirst(MethodUse use, SimpleNameSyntax name, SyntaxNodeAnalysisContext context)
    {
        var isReported = false;
        foreach (var rule in _rules.Value)
        {
            if (!(isReported && rule.IsAboutTheCall) && rule.Inspect(use) is { } finding)
            {
                context.ReportDiagnostic(rule.DiagnosticOf(finding, name.GetLocation()));
                isReported |= rule.IsAboutTheCall;
            }
        }
    }
}
