using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Wcf;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rules about WCF contracts: looks at every declaration of an interface or class with attributes of that name, recognises the
/// contract's asynchronous operations and hands them to the rules in order of precedence.
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
            start.RegisterSyntaxNodeAction(attribute => Inspect(attribute, known), SyntaxKind.Attribute);
        });
    }

    private static void Inspect(SyntaxNodeAnalysisContext context, Lazy<ContractUses?> known)
    {
        // Names first, as they are written: a symbol action is run for each type that there is, which costs more than all that contracts need.
        if (WcfAsyncContract.DeclarationWithFirst((AttributeSyntax)context.Node) is not { } declaration
            || known.Value is not { } uses
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || WcfAsyncContract.IsDeclaredTwice(type, context.CancellationToken)
            || WcfAsyncContract.TryRecognise(type, uses.Symbols) is not { } contract
            || (contract.ServiceContract is null && !uses.IsCallback(type)))
        {
            return;
        }

        foreach (var operation in contract.Operations)
        {
            var use = new OperationUse(contract, operation, uses, context.CancellationToken);
            var broken = Rules.Select(r => (r.Descriptor, Finding: r.Inspect(use))).FirstOrDefault(r => r.Finding is not null);

            // What stands in another part of the type is reported when that part is looked at.
            if (broken.Finding is { } finding && finding.Where.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(finding.Where.SourceSpan))
            {
                context.ReportDiagnostic(Diagnostic.Create(broken.Descriptor, finding.Where, finding.Arguments));
            }
        }
    }
}
