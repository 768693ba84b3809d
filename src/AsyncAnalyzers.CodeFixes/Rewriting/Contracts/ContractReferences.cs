using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>Where the methods of a contract are used and implemented in the solution. What is linked into several projects is counted
/// once.</summary>
internal static class ContractReferences
{
    /// <summary>
    /// The names that mean one of the methods itself; those of implementations only where they are among the methods. They are not all if
    /// a name is compiled only for a target framework that the contract's project is not for.
    /// </summary>
    public static async Task<(IReadOnlyList<(Document Document, SyntaxNode Name)> Names, bool AreAll)> OfAsync(
        IEnumerable<IMethodSymbol> methods,
        Project project,
        CancellationToken cancellationToken
    )
    {
        var solution = project.Solution;
        var found = new Dictionary<(string File, TextSpan Span), Document>();
        var others = new HashSet<(string File, TextSpan Span)>();
        foreach (var method in methods)
        {
            var references = await SolutionReferences.OfAsync(method, solution, cancellationToken).ConfigureAwait(false);
            foreach (var location in references.Where(r => IsSame(r.Definition, method)).SelectMany(r => r.Locations))
            {
                var place = (location.Document.FilePath ?? location.Document.Name, location.Location.SourceSpan);
                if (SeesProject(location.Document.Project, project))
                {
                    found[place] = location.Document;
                }
                else
                {
                    others.Add(place);
                }
            }
        }

        var names = new List<(Document Document, SyntaxNode Name)>();
        foreach (var place in found.OrderBy(p => p.Key.File, StringComparer.Ordinal).ThenBy(p => p.Key.Span.Start))
        {
            var root = await place.Value.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            names.Add((place.Value, root!.FindNode(place.Key.Span, findInsideTrivia: true, getInnermostNodeForTie: true)));
        }

        return (names, others.IsSubsetOf(found.Keys));
    }

    /// <summary>Whether nothing names one of the methods themselves.</summary>
    public static async Task<bool> AreUnusedAsync(
        IEnumerable<IMethodSymbol> methods,
        Project project,
        CancellationToken cancellationToken
    ) => await OfAsync(methods, project, cancellationToken).ConfigureAwait(false) is { Names.Count: 0, AreAll: true };

    /// <summary>The methods that implement one of an interface, in source.</summary>
    public static async Task<IReadOnlyList<IMethodSymbol>> ImplementationsAsync(
        IMethodSymbol method,
        Solution solution,
        CancellationToken cancellationToken
    ) =>
        method.ContainingType.TypeKind != TypeKind.Interface
            ? []
            :
            [
                .. (
                    await SymbolFinder
                        .FindImplementationsAsync(method, solution, cancellationToken: cancellationToken)
                        .ConfigureAwait(false)
                )
                    .OfType<IMethodSymbol>()
                    .GroupBy(m => (m.Locations[0].SourceTree?.FilePath, m.Locations[0].SourceSpan))
                    .Select(g => g.First()),
            ];

    /// <summary>Whether a project is the other, or compiled against it.</summary>
    public static bool SeesProject(Project project, Project other) =>
        project.Id == other.Id
        || project.Solution.GetProjectDependencyGraph().GetProjectsThatThisProjectTransitivelyDependsOn(project.Id).Contains(other.Id);

    /// <summary>Whether two symbols are one method, which another project may see as a symbol of its own.</summary>
    private static bool IsSame(ISymbol one, ISymbol other) =>
        one.Locations.Any(l => other.Locations.Any(o => l.SourceTree?.FilePath == o.SourceTree?.FilePath && l.SourceSpan == o.SourceSpan))
        || SymbolEqualityComparer.Default.Equals(one, other);
}
