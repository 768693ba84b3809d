using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>What a place in source is to a begin call.</summary>
/// <param name="Site">The name there.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal abstract record LegacyUse(CallSite Site, LegacyAsyncSymbols Symbols, SourceReader Source)
{
    /// <summary>The begin call that the use belongs to; null where none is in sight.</summary>
    public abstract BeginCall? FindBegin();
}
