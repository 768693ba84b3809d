using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AsyncAnalyzers.Rewriting;

/// <summary>Where the methods of a contract are used and implemented in the solution. What is linked into several projects is counted once.</summary>
internal static class ContractReferences
{
    /// <summary>The names that mean one of the methods itself; those of implementations only where they are among the methods.</summary>
    public static async Task<IReadOnlyList<(Document Document, SyntaxNode Name)>> OfAsync(IEnumerable<IMethodSymbol> methods, Solution solution, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Microsoft.CodeAnalysis.Text.TextSpan), (Document, SyntaxNode)>();
        foreach (var method in methods)
        {
            foreach (var reference in await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (var location in reference.Locations.Where(_ => IsSame(reference.Definition, method)))
                {
                    var key = (location.Document.FilePath ?? location.Document.Name, location.Location.SourceSpan);
                    if (!found.ContainsKey(key) && await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
                    {
                        found.Add(key, (location.Document, root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true)));
                    }
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>The methods that implement one of an interface, in source.</summary>
    public static async Task<IReadOnlyList<IMethodSymbol>> ImplementationsAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
        => method.ContainingType.TypeKind != TypeKind.Interface
            ? []
            : [.. (await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellationToken).ConfigureAwait(false))
                .OfType<IMethodSymbol>()
                .GroupBy(m => (m.Locations[0].SourceTree?.FilePath, m.Locations[0].SourceSpan))
                .Select(g => g.First())];

    /// <summary>Whether two symbols are one method, which another project may see as a symbol of its own.</summary>
    private static bool IsSame(ISymbol one, ISymbol other)
        => one.Locations.Any(l => other.Locations.Any(o => l.SourceTree?.FilePath == o.SourceTree?.FilePath && l.SourceSpan == o.SourceSpan))
            || SymbolEqualityComparer.Default.Equals(one, other);
}
