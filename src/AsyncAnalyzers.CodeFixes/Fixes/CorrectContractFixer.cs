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

    private protected override ImmutableArray<FixOption> OptionsFor(string diagnosticId, ContractTarget target) =>
        diagnosticId switch
        {
            DiagnosticIds.BeginAndEndAreNotAccepted => ImmutableArray.Create(
                new FixOption("CorrectPair", () => BeginEndCorrection.CorrectAsync(target))
            ),
            DiagnosticIds.AsyncPatternIsIgnored => ImmutableArray.Create(
                new FixOption("RemoveAsyncPattern", () => BeginEndCorrection.RemoveAsyncPatternAsync(target))
            ),
            DiagnosticIds.OnlySynchronousVersionRuns => ImmutableArray.Create(
                new FixOption("RemovePair", () => VersionCorrection.RemovePairAsync(target)),
                new FixOption("ConvertContract", () => ContractConversion.ConvertAndRemoveSynchronousAsync(target))
            ),
            DiagnosticIds.VersionsDiffer => ImmutableArray.Create(new FixOption("Align", () => VersionCorrection.AlignAsync(target))),
            _ => ImmutableArray.Create(new FixOption("RemoveOthers", () => VersionCorrection.RemoveAllButTaskAsync(target))),
        };
}
