using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Wcf;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// Looks for WCF contracts: at every interface or class with attributes of that name. Of the rules about an operation the first that is
/// broken reports it.
/// </summary>
internal sealed class ContractInspector : Inspector
{
    /// <summary>In order of precedence: what is refused first, then what cannot run, then what could be better.</summary>
    private static readonly ImmutableArray<ContractRule> Rules = ImmutableArray.Create<ContractRule>(
        new BeginAndEndAreNotAcceptedRule(),
        new TaskOperationHasUnsupportedParameterRule(),
        new VersionsDifferRule(),
        new TaskVersionIsNotAloneRule(),
        new CoreWcfRunsNoBeginAndEndRule(),
        new OnlySynchronousVersionRunsRule(),
        new AsyncPatternIsIgnoredRule(),
        new UseTaskOperationRule()
    );

    /// <summary>All that the rules say.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Messages { get; } = MessagesOf(Rules);

    private readonly Lazy<ContractIndex?> _contracts;

    public ContractInspector(Lazy<LegacyAsyncSymbols?> known, CancellationToken cancellationToken)
        : base(known) =>
        _contracts = new Lazy<ContractIndex?>(() =>
            known.Value is { ContractAttributes.IsEmpty: false } symbols ? new ContractIndex(symbols, cancellationToken) : null
        );

    /// <summary>Looks at a type. Names first, as they are written: a symbol action is run for each type that there is, which costs more
    /// than all that contracts need.</summary>
    public void Inspect(TypeDeclarationSyntax declaration, SyntaxNodeAnalysisContext context)
    {
        if (declaration is ClassDeclarationSyntax service && WcfService.MayBeOne(service) && _contracts.Value is { } all)
        {
            InspectService(service, context, all);
        }

        if (
            declaration is InterfaceDeclarationSyntax or ClassDeclarationSyntax
            && WcfAsyncContract.MayBePartOfOne(declaration, context.SemanticModel, context.CancellationToken)
            && _contracts.Value is { } uses
        )
        {
            InspectContract(declaration, context, uses);
        }
    }

    private static void InspectContract(TypeDeclarationSyntax declaration, SyntaxNodeAnalysisContext context, ContractIndex uses)
    {
        if (
            context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || WcfAsyncContract.IsDeclaredTwice(type, context.CancellationToken)
            || WcfAsyncContract.TryRecognise(type, uses.Symbols) is not { } contract
            || (contract.ServiceContract is null && !uses.IsCallback(type))
        )
        {
            return;
        }

        foreach (var operation in contract.Operations)
        {
            var use = new ContractOperationContext(contract, operation, uses, IsFromElsewhere: false, context.CancellationToken);

            // What stands in another part of the type is reported when that part is looked at.
            if (FirstBroken(Rules, use) is { Rule: var rule, Finding: { Where: { } where } finding } && IsIn(declaration, where))
            {
                context.ReportDiagnostic(rule.DiagnosticOf(finding, where));
            }
        }
    }

    /// <summary>Reports on a service what is wrong with a contract of another assembly, and is known only where both meet: once for each
    /// contract.</summary>
    private static void InspectService(ClassDeclarationSyntax declaration, SyntaxNodeAnalysisContext context, ContractIndex uses)
    {
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
        {
            return;
        }

        foreach (
            var contract in WcfService
                .ContractsFromElsewhere(type, uses.Symbols)
                .Select(i => WcfAsyncContract.TryRecognise(i, uses.Symbols))
                .OfType<WcfAsyncContract>()
        )
        {
            var broken = contract
                .Operations.Select(o =>
                    FirstBroken(
                        Rules.Where(r => r.IsAboutServices),
                        new ContractOperationContext(contract, o, uses, IsFromElsewhere: true, context.CancellationToken)
                    )
                )
                .FirstOrDefault(b => b is not null);
            if (broken is var (rule, finding))
            {
                var where = WcfService.LocationOf(contract.Type, declaration);
                context.ReportDiagnostic(rule.DiagnosticOf(finding with { Where = where }, where));
            }
        }
    }

    private static bool IsIn(SyntaxNode node, Location where) =>
        where.SourceTree == node.SyntaxTree && node.Span.Contains(where.SourceSpan);

    private static (ContractRule Rule, Finding Finding)? FirstBroken(IEnumerable<ContractRule> rules, ContractOperationContext use)
    {
        foreach (var rule in rules)
        {
            if (rule.Inspect(use) is { } finding)
            {
                return (rule, finding);
            }
        }

        return null;
    }
}
