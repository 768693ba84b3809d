using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Apm;
using AsyncAnalyzers.Rules.Delegates;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rules about begin and end calls: looks at every use of a method whose name passes, recognises its pair once and
/// hands it to the rules in order of precedence.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallPairAnalyzer : DiagnosticAnalyzer
{
    /// <summary>In order of precedence: of several that a use breaks, the first reports it.</summary>
    private static readonly ImmutableArray<CallPairRule> Rules =
    [
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
        new ArgumentIsReadBeforeEndInvokeRule(),
        new IsCompletedIsPolledRule(),
        new WaitHandleIsNeverClosedRule(),
        new CallbackIsAsyncVoidRule(),
        new StateIsNotWhatWasPassedRule(),
    ];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.Select(r => r.Descriptor)];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var known = new Lazy<Known?>(() => LegacyAsyncSymbols.TryCreate(start.Compilation) is { } symbols ? new Known(symbols, [.. Rules.Where(r => r.AppliesTo(symbols))]) : null);
            start.RegisterSyntaxNodeAction(
                node => Inspect(node, known),
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxKind.MemberBindingExpression,
                SyntaxKind.InvocationExpression);
        });
    }

    private static void Inspect(SyntaxNodeAnalysisContext context, Lazy<Known?> known)
    {
        // Names first: nothing is bound for a method that is called otherwise, nor is any type looked up.
        if (CallSite.TryFrom(context.Node) is not { } site
            || !ApmMethodPair.IsWrittenAsOne(site.Name.Identifier.ValueText)
            || known.Value is not { Symbols: var symbols, Rules: var rules }
            || Use(site, context, symbols) is not { } use)
        {
            return;
        }

        var isReported = false;
        foreach (var rule in rules)
        {
            if (!(isReported && rule.IsAboutTheCall) && rule.Inspect(use) is { } finding)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule.Descriptor, finding.Where ?? site.Name.GetLocation(), finding.Arguments));
                isReported |= rule.IsAboutTheCall;
            }
        }
    }

    private static MethodUse? Use(CallSite site, SyntaxNodeAnalysisContext context, LegacyAsyncSymbols symbols)
    {
        var source = new SourceReader(context.SemanticModel, context.CancellationToken);
        if (site.Invocation is { } invocation)
        {
            return source.OperationOf(invocation) is IInvocationOperation call
                ? new MethodUse(site, call.TargetMethod, call, CallPair.TryRecognise(call, symbols, source), symbols, source)
                : null;
        }

        return source.OperationOf(site.Access) is IMethodReferenceOperation reference
            ? new MethodUse(site, reference.Method, null, null, symbols, source)
            : null;
    }

    /// <summary>What is found out once in a compilation, when the first name passes.</summary>
    /// <param name="Symbols">The known types.</param>
    /// <param name="Rules">The rules that can say anything there.</param>
    private sealed record Known(LegacyAsyncSymbols Symbols, ImmutableArray<CallPairRule> Rules);
}
