using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>Finds what names a symbol in a solution.</summary>
internal static class SolutionReferences
{
    /// <summary>
    /// All that names a symbol, or what it implements or overrides, in one project after the other: Roslyn 4.8 searches projects side by
    /// side and now and then throws <see cref="KeyNotFoundException"/> while it does
    /// (<see href="https://github.com/dotnet/roslyn/issues/70850">dotnet/roslyn#70850</see>).
    /// </summary>
    public static async Task<IReadOnlyList<ReferencedSymbol>> OfAsync(
        ISymbol symbol,
        Solution solution,
        CancellationToken cancellationToken
    )
    {
        var found = new List<ReferencedSymbol>();
        foreach (var project in solution.Projects)
        {
            var generated = await project.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false);
            var documents = project.Documents.Concat(generated).ToImmutableHashSet();
            found.AddRange(await SymbolFinder.FindReferencesAsync(symbol, solution, documents, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }
}
