using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rules;

/// <summary>A read of a member of an async result, as the host hands it to its rules.</summary>
/// <param name="Access">The member as it is read.</param>
/// <param name="Begins">The begin calls whose async result may be read there; never none.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record AsyncResultRead(
    ExpressionSyntax Access,
    ImmutableArray<BeginCall> Begins,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
)
{
    /// <summary>
    /// Whether a name is one that a rule looks for: <c>IsCompleted</c>, which every task has, only where a loop waits for it. To be asked
    /// before anything is bound.
    /// </summary>
    public static bool MayConcern(string name, ExpressionSyntax access) =>
        name is nameof(IAsyncResult.AsyncState) or nameof(IAsyncResult.AsyncWaitHandle)
        || (name == nameof(IAsyncResult.IsCompleted) && PollingLoop.MayBeAsked(access));

    /// <summary>Whether a use of an async result is this one.</summary>
    public bool Is(AsyncResultUse use) => use.Operation.Syntax == Access;
}
