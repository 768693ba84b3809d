using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>A read of a member of an async result.</summary>
/// <param name="Site">The member as it is read.</param>
/// <param name="Begins">The begin calls whose async result may be read there; never none.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record AsyncResultRead(CallSite Site, ImmutableArray<BeginCall> Begins, LegacyAsyncSymbols Symbols, SourceReader Source)
    : LegacyUse(Site, Symbols, Source)
{
    /// <summary>The member with what it is read of.</summary>
    public ExpressionSyntax Access => Site.Access;

    /// <summary>
    /// Whether a name is one that a rule looks for: <c>IsCompleted</c>, which every task has, only where a loop waits for it. To be asked
    /// before anything is bound.
    /// </summary>
    public static bool MayConcern(CallSite site) =>
        site.Name.Identifier.ValueText is nameof(IAsyncResult.AsyncState) or nameof(IAsyncResult.AsyncWaitHandle)
        || (site.Name.Identifier.ValueText == nameof(IAsyncResult.IsCompleted) && PollingLoop.MayBeAsked(site.Access));

    /// <summary>The read at a site; null where no async result in sight is read there.</summary>
    public static AsyncResultRead? At(CallSite site, LegacyAsyncSymbols symbols, SourceReader source) =>
        MayConcern(site)
        && source.OperationOf(site.Access) is IPropertyReferenceOperation read
        && symbols.IsAsyncResult(read.Property.ContainingType)
        && AsyncResultOrigin.BeginsOf(read, symbols, source) is { IsEmpty: false } begins
            ? new AsyncResultRead(site, begins, symbols, source)
            : null;

    /// <summary>Whether a use of an async result is this one.</summary>
    public bool Is(AsyncResultUse use) => use.Operation.Syntax == Access;

    public override BeginCall FindBegin() => Begins[0];
}
