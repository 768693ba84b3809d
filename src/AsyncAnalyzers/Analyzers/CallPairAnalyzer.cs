using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Apm;
using AsyncAnalyzers.Rules.Delegates;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rules about begin and end calls: looks at every call and name that passes by its spelling, in files that may have any,
/// recognises it once and hands it to the rules in order of precedence. What a rule reports lies at the name, and so inside the member that
/// the host was asked about: editors show nothing else.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallPairAnalyzer : LegacyAsyncAnalyzer
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
        new CallbackIsAsyncVoidRule()
    );

    /// <summary>About what is read of an async result.</summary>
    private static readonly ImmutableArray<Rule<AsyncResultRead>> ReadRules = ImmutableArray.Create<Rule<AsyncResultRead>>(
        new IsCompletedIsPolledRule(),
        new WaitHandleIsNeverClosedRule(),
        new StateIsNotWhatWasPassedRule()
    );

    /// <summary>
    /// The smallest declarations that hold code. An action for each of their nodes would cost ten times what the rest does, for modern code
    /// has no legacy name in most files; one for a whole file would keep what it finds from editors, which look at a member at a time.
    /// </summary>
    private static readonly SyntaxKind[] PlacesOfCalls =
    {
        SyntaxKind.MethodDeclaration,
        SyntaxKind.ConstructorDeclaration,
        SyntaxKind.DestructorDeclaration,
        SyntaxKind.OperatorDeclaration,
        SyntaxKind.ConversionOperatorDeclaration,
        SyntaxKind.PropertyDeclaration,
        SyntaxKind.IndexerDeclaration,
        SyntaxKind.EventDeclaration,
        SyntaxKind.FieldDeclaration,
        SyntaxKind.EventFieldDeclaration,
        SyntaxKind.PrimaryConstructorBaseType,
        SyntaxKind.GlobalStatement,
    };

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        MessagesOf(UseRules).AddRange(MessagesOf(ReadRules));

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known)
    {
        var rules = new Lazy<ImmutableArray<CallPairRule>>(() =>
            known.Value is { } symbols ? UseRules.Where(r => r.AppliesTo(symbols)).ToImmutableArray() : ImmutableArray<CallPairRule>.Empty
        );
        start.RegisterSyntaxNodeAction(member => InspectMember(member, known, rules), PlacesOfCalls);
    }

    private static void InspectMember(
        SyntaxNodeAnalysisContext context,
        Lazy<LegacyAsyncSymbols?> known,
        Lazy<ImmutableArray<CallPairRule>> rules
    )
    {
        foreach (var name in ApmMentions.Of(context.Node.SyntaxTree).NamesIn(context.Node))
        {
            if (CallSite.TryFrom(name) is { } site && known.Value is { } symbols)
            {
                InspectName(site, context, symbols, rules);
            }
        }
    }

    /// <summary>Names first: nothing is bound for a method or property that is called otherwise.</summary>
    private static void InspectName(
        CallSite site,
        SyntaxNodeAnalysisContext context,
        LegacyAsyncSymbols symbols,
        Lazy<ImmutableArray<CallPairRule>> rules
    )
    {
        if (MethodUse.MayBeAt(site))
        {
            if (MethodUse.At(site, symbols, SourceOf(context)) is { } use)
            {
                ReportFirst(rules.Value, use, site.Name, context);
            }
        }
        else if (site.Invocation is null && AsyncResultRead.At(site, symbols, SourceOf(context)) is { } read)
        {
            ReportEach(ReadRules, read, site.Name.Identifier, context);
        }
    }

    private static void ReportFirst(
        ImmutableArray<CallPairRule> rules,
        MethodUse use,
        SimpleNameSyntax name,
        SyntaxNodeAnalysisContext context
    )
    {
        var isReported = false;
        foreach (var rule in rules)
        {
            if (!(isReported && rule.IsAboutTheCall) && rule.Inspect(use) is { } finding)
            {
                context.ReportDiagnostic(rule.DiagnosticOf(finding, name.GetLocation()));
                isReported |= rule.IsAboutTheCall;
            }
        }
    }
}
