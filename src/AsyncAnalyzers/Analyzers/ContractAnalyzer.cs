using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Wcf;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rules about WCF contracts: looks at every interface and class with attributes of that name, recognises its asynchronous operations and
/// hands them to the rules in order of precedence.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <summary>In order of precedence: what is refused first, then what cannot run, then what could be better.</summary>
    private static readonly ImmutableArray<ContractRule> Rules =
    [
        new BeginAndEndAreNotAcceptedRule(),
        new TaskOperationHasUnsupportedParameterRule(),
        new VersionsDifferRule(),
        new TaskVersionIsNotAloneRule(),
        new CoreWcfRunsNoBeginAndEndRule(),
        new OnlySynchronousVersionRunsRule(),
        new AsyncPatternIsIgnoredRule(),
        new UseTaskOperationRule(),
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
            var known = new Lazy<ContractUses?>(() => LegacyAsyncSymbols.TryCreate(start.Compilation) is { ContractAttributes.IsEmpty: false } symbols
                ? new ContractUses(symbols, start.CancellationToken)
                : null);
            start.RegisterSymbolAction(symbol => Inspect(symbol, known), SymbolKind.NamedType);
        });
    }

    private static void Inspect(SymbolAnalysisContext context, Lazy<ContractUses?> known)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!(WcfAsyncContract.MayBeContract(type, context.CancellationToken) || WcfAsyncContract.MayBeCalledBack(type, context.CancellationToken))
            || known.Value is not { } uses
            || WcfAsyncContract.TryRecognise(type, uses.Symbols) is not { } contract
            || (contract.ServiceContract is null && !uses.IsCallback(type)))
        {
            return;
        }

        foreach (var operation in contract.Operations)
        {
            var use = new OperationUse(contract, operation, uses, context.CancellationToken);
            var broken = Rules.Select(r => (r.Descriptor, Finding: r.Inspect(use))).FirstOrDefault(r => r.Finding is not null);
            if (broken.Finding is { } finding)
            {
                context.ReportDiagnostic(Diagnostic.Create(broken.Descriptor, finding.Where, finding.Arguments));
            }
        }
    }
}
