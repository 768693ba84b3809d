using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>Makes the versions of an operation agree, or leaves one of them where WCF wants one.</summary>
internal static class VersionCorrection
{
    /// <summary>Gives the attributes of all versions the values of the first one, and moves to it what may stand there only.</summary>
    public static async Task<Planned<SolutionChange>> AlignAsync(ContractTarget target)
    {
        var versions = new[] { target.Operation.Synchronous, target.Operation.Task, target.Operation.Begin }.OfType<WcfMethod>().ToList();
        if (versions.Count < 2 || target.Operation.IsShared)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var differing = versions
            .Skip(1)
            .FirstOrDefault(v =>
                VersionDifference.InSignature(versions[0], v, v.Version == VersionKind.Begin ? target.Operation.Pair?.End : null)
                    is not null
            );
        if (differing is not null)
        {
            return RefusalReason.OnlyAuthorKnows.At(target.Method);
        }

        if (
            await target.DeclarationOfAsync(versions[0].Symbol).ConfigureAwait(false) is not { } first
            || await target.SyntaxOfAsync(versions[0].Attribute).ConfigureAwait(false) is not { } wanted
        )
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var edits = new SolutionEdits(target);
        foreach (var version in versions.Skip(1))
        {
            if (
                await target.DeclarationOfAsync(version.Symbol).ConfigureAwait(false) is not { } other
                || await target.SyntaxOfAsync(version.Attribute).ConfigureAwait(false) is not { } attribute
            )
            {
                return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
            }

            var moved = new List<AttributeSyntax>();
            foreach (
                var data in VersionDifference
                    .SingleVersionAttributes(target.Contract.Attributes)
                    .SelectMany(version.AttributesOf)
                    .Distinct()
            )
            {
                if (await target.SyntaxOfAsync(data).ConfigureAwait(false) is { } syntax)
                {
                    moved.Add(syntax);
                }
            }

            var inOther = await edits.InAsync(other.Document).ConfigureAwait(false);
            inOther.Replace(
                attribute,
                current =>
                    new[] { VersionDifference.IsOneWay, VersionDifference.Action, VersionDifference.ReplyAction }.Aggregate(
                        current,
                        (result, argument) => AttributeSyntaxEdits.WithArgumentOf(result, wanted, argument)
                    )
            );
            inOther.Replace(other.Syntax, current => AttributeSyntaxEdits.Without(current, a => moved.Any(m => m.IsEquivalentTo(a))));
            var missing = moved
                .Where(m => !first.Syntax.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.IsEquivalentTo(m)))
                .ToList();
            (await edits.InAsync(first.Document).ConfigureAwait(false)).Replace(
                first.Syntax,
                current => AttributeSyntaxEdits.With(current, missing)
            );
        }

        return await edits
            .ChangeAsync($"Align the versions of '{target.Operation.Name}' with '{versions[0].Symbol.Name}'")
            .ConfigureAwait(false);
    }

    /// <summary>Removes Begin and End, which the service does not run.</summary>
    public static async Task<Planned<SolutionChange>> RemovePairAsync(ContractTarget target) =>
        target.Operation.Pair is { } pair
            ? await RemoveAsync(
                    target,
                    [pair.Begin.Symbol, pair.End],
                    $"Remove '{pair.Begin.Symbol.Name}' and '{pair.End.Name}' from the contract"
                )
                .ConfigureAwait(false)
            : RefusalReason.DeclarationCannotBeChanged.At(target.Method);

    /// <summary>Removes the synchronous version, which the service runs in the place of the other.</summary>
    public static async Task<Planned<SolutionChange>> RemoveSynchronousAsync(ContractTarget target) =>
        target.Operation.Synchronous is { } synchronous
            ? await RemoveAsync(target, [synchronous.Symbol], $"Remove '{synchronous.Symbol.Name}' from the contract").ConfigureAwait(false)
            : RefusalReason.DeclarationCannotBeChanged.At(target.Method);

    /// <summary>Removes what stands beside the method that returns a task.</summary>
    public static async Task<Planned<SolutionChange>> RemoveAllButTaskAsync(ContractTarget target)
    {
        var pair = target.Operation.Pair;
        var others = new[] { target.Operation.Synchronous?.Symbol, pair?.Begin.Symbol, pair?.End }.OfType<IMethodSymbol>().ToList();
        return others.Count > 0 && (target.Operation.Begin is null || pair is not null)
            ? await RemoveAsync(target, others, $"Remove {string.Join(" and ", others.Select(m => $"'{m.Name}'"))} from the contract")
                .ConfigureAwait(false)
            : RefusalReason.DeclarationCannotBeChanged.At(target.Method);
    }

    /// <summary>
    /// Removes methods from a contract. Classes keep theirs as methods of their own, but for explicit implementations, which go. Refused
    /// where someone calls them by way of the contract, or where a contract that has them is inherited: it may be in use by itself.
    /// </summary>
    private static async Task<Planned<SolutionChange>> RemoveAsync(
        ContractTarget target,
        IReadOnlyList<IMethodSymbol> methods,
        string title
    )
    {
        if (target.Operation.IsShared)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var isClass = target.Contract.Type.TypeKind == TypeKind.Class;
        if (
            !isClass
            && !await ContractReferences.AreUnusedAsync(methods, target.Document.Project, target.CancellationToken).ConfigureAwait(false)
        )
        {
            return RefusalReason.VersionIsUsed.At(target.Method);
        }

        var edits = new SolutionEdits(target);
        foreach (var method in methods)
        {
            if (await target.DeclarationOfAsync(method).ConfigureAwait(false) is not { Syntax.ContainsDirectives: false } declaration)
            {
                return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
            }

            var inContract = await edits.InAsync(declaration.Document).ConfigureAwait(false);
            if (isClass)
            {
                var attributes = method
                    .GetAttributes()
                    .Where(a =>
                        target.Operation.Methods.Any(m =>
                            m.Attribute.ApplicationSyntaxReference?.Span == a.ApplicationSyntaxReference?.Span
                        )
                    )
                    .Select(a => a.ApplicationSyntaxReference!.GetSyntax(target.CancellationToken))
                    .ToList();
                inContract.Replace(
                    declaration.Syntax,
                    current => AttributeSyntaxEdits.Without(current, a => attributes.Any(o => o.IsEquivalentTo(a)))
                );
                continue;
            }

            AttributeSyntaxEdits.Remove(declaration.Syntax, inContract);
            foreach (
                var implementation in await ContractReferences
                    .ImplementationsAsync(method, target.Solution, target.CancellationToken)
                    .ConfigureAwait(false)
            )
            {
                if (implementation.ExplicitInterfaceImplementations.IsEmpty)
                {
                    continue;
                }

                if (
                    await target.DeclarationOfAsync(implementation).ConfigureAwait(false)
                    is not { Syntax.ContainsDirectives: false } written
                )
                {
                    return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
                }

                AttributeSyntaxEdits.Remove(written.Syntax, await edits.InAsync(written.Document).ConfigureAwait(false));
            }
        }

        return await edits.ChangeAsync(title).ConfigureAwait(false);
    }
}
