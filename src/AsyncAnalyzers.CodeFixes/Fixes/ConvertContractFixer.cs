using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Turns a Begin and End operation into one that returns a task, in the contract, its implementations and its callers
/// together.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertContractFixer))]
[Shared]
public sealed class ConvertContractFixer : ContractFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.CoreWcfRunsNoBeginAndEnd, DiagnosticIds.UseTaskOperation);

    private protected override ImmutableArray<FixOption> OptionsFor(string diagnosticId, ContractTarget target) =>
        ImmutableArray.Create(new FixOption("ConvertContract", () => ContractConversion.ConvertAsync(target)));
}
