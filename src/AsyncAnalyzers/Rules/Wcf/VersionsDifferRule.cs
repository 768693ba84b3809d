using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3007: versions of one operation that do not agree, which WCF refuses when it builds the contract. What describes the operation
/// stands on one version only: the synchronous one, or else the one that returns a task.
/// </summary>
internal sealed class VersionsDifferRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.VersionsDiffer;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(
            Descriptors.VersionsDifferInByReference,
            Descriptors.VersionsDifferInResult,
            Descriptors.VersionsDifferInArgument,
            Descriptors.VersionsHaveAttribute
        );

    public override Finding? Inspect(ContractOperationContext use)
    {
        var pair = use.Operation.Pair;
        if (use.Operation.Begin is not null && pair is null)
        {
            return null;
        }

        var versions = new[] { use.Operation.Synchronous, use.Operation.Task, pair?.Begin }.OfType<WcfMethod>().ToList();
        return versions
            .Skip(1)
            .Select(other =>
                (
                    Other: other,
                    Difference: VersionDifference.InSignature(versions[0], other, other == pair?.Begin ? pair?.End : null)
                        ?? VersionDifference.InAttributes(versions[0], other, use.Contract.Attributes)
                )
            )
            .Where(d => d.Difference is not null)
            .Select(d => new Finding(
                use.Operation.LocationOf(d.Other),
                versions[0].Symbol.Name,
                d.Other.Symbol.Name,
                use.Operation.Name,
                d.Difference!.Name
            )
            {
                Message = MessageOf(d.Difference.Kind),
            })
            .FirstOrDefault();
    }

    private static DiagnosticDescriptor MessageOf(VersionDifferenceKind kind) =>
        kind switch
        {
            VersionDifferenceKind.Parameters => Descriptors.VersionsDiffer,
            VersionDifferenceKind.ByReference => Descriptors.VersionsDifferInByReference,
            VersionDifferenceKind.Result => Descriptors.VersionsDifferInResult,
            VersionDifferenceKind.Argument => Descriptors.VersionsDifferInArgument,
            _ => Descriptors.VersionsHaveAttribute,
        };
}
