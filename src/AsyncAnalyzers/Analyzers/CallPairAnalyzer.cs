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
/// The host of the rules about begin and end calls: looks at every call and name that passes by its spelling, recognises it once and hands
/// it to the rules in order of precedence. A rule reports inside the node that the host looks at, for editors show nothing else: so there
/// is a trigger for each kind of place.
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

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        MessagesOf(UseRules).AddRange(MessagesOf(ReadRules));

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known)
    {
        var applying = new Lazy<Known?>(() => Known.In(known.Value));
        start.RegisterSyntaxNodeAction(
            node => InspectName(node, applying),
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxKind.MemberBindingExpression,
            SyntaxKind.InvocationExpression
        );
    }

    /// <summary>Names first: nothing is bound for a method or property that is called otherwise, nor is any type looked up.</summary>
    private static void InspectName(SyntaxNodeAnalysisContext context, Lazy<Known?> known)
    {
        // A call is looked at as one, with its arguments; what is left are names.
        var isCall = context.Node is InvocationExpressionSyntax;
        if ((!isCall && context.Node.Parent is InvocationExpressionSyntax) || CallSite.TryFrom(context.Node) is not { } site)
        {
            return;
        }

        var name = site.Name.Identifier.ValueText;
        if (ApmNames.IsWrittenAsOne(name) || (isCall && name == nameof(TaskFactory.FromAsync)))
        {
            InspectUse(site, context, known);
        }
        else if (!isCall && AsyncResultRead.MayConcern(site))
        {
            InspectRead(site, context, known);
        }
    }

    private static void InspectUse(CallSite site, SyntaxNodeAnalysisContext context, Lazy<Known?> known)
    {
        if (
            known.Value is not { Symbols: var symbols, UseRules: var rules }
            || MethodUse.At(site, symbols, SourceOf(context)) is not { } use
        )
        {
            return;
        }

        var isReported = false;
        foreach (var rule in rules)
        {
            if (!(isReported && rule.IsAboutTheCall) && rule.Inspect(use) is { } finding)
            {
                context.ReportDiagnostic(rule.DiagnosticOf(finding, site.Name.GetLocation()));
                isReported |= rule.IsAboutTheCall;
            }
        }
    }

    private static void InspectRead(CallSite site, SyntaxNodeAnalysisContext context, Lazy<Known?> known)
    {
        if (known.Value is { Symbols: var symbols } && AsyncResultRead.At(site, symbols, SourceOf(context)) is { } read)
        {
            ReportEach(ReadRules, read, site.Name.Identifier, context);
        }
    }

    /// <summary>What is found out once in a compilation, when the first name passes.</summary>
    /// <param name="Symbols">The known types.</param>
    /// <param name="UseRules">The rules that can say anything there.</param>
    private sealed record Known(LegacyAsyncSymbols Symbols, ImmutableArray<CallPairRule> UseRules)
    {
        public static Known? In(LegacyAsyncSymbols? symbols) =>
            symbols is not null ? new Known(symbols, CallPairAnalyzer.UseRules.Where(r => r.AppliesTo(symbols)).ToImmutableArray()) : null;
    }
}
