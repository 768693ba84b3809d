using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends an operation that WCF refuses or does not run as it is declared: what is missing is added, what is too much
/// goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectContractFixer))]
[Shared]
public sealed class CorrectContractFixer : ContractFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.BeginAndEndAreNotAccepted,
            DiagnosticIds.AsyncPatternIsIgnored,
            DiagnosticIds.OnlySynchronousVersionRuns,
            DiagnosticIds.TaskVersionIsNotAlone,
            DiagnosticIds.VersionsDiffer
        );

    private protected override ImmutableArray<ContractAct> ActsFor(string diagnosticId) =>
        diagnosticId switch
        {
            DiagnosticIds.BeginAndEndAreNotAccepted => ImmutableArray.Create(
                new ContractAct("CorrectPair", BeginEndCorrection.CorrectAsync)
            ),
            DiagnosticIds.AsyncPatternIsIgnored => ImmutableArray.Create(
                new ContractAct("RemoveAsyncPattern", BeginEndCorrection.RemoveAsyncPatternAsync)
            ),
            DiagnosticIds.OnlySynchronousVersionRuns => ImmutableArray.Create(
                new ContractAct("RemovePair", VersionCorrection.RemovePairAsync),
                new ContractAct("ConvertContract", ContractConversion.ConvertAndRemoveSynchronousAsync)
            ),
            DiagnosticIds.VersionsDiffer => ImmutableArray.Create(new ContractAct("Align", VersionCorrection.AlignAsync)),
            _ => ImmutableArray.Create(new ContractAct("RemoveOthers", VersionCorrection.RemoveAllButTaskAsync)),
        };
}
