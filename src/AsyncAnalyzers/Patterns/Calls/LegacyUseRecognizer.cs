using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Recognises what a place in source is to a begin call: for the fixes, as the rules did that reported it.</summary>
internal static class LegacyUseRecognizer
{
    /// <summary>The use at a node: a call or a name of a Begin or End method, a read of an async result, or the callback of a begin
    /// call.</summary>
    public static LegacyUse? TryRecognise(SyntaxNode node, LegacyAsyncSymbols symbols, SourceReader source) =>
        CallSite.TryFrom(node) switch
        {
            { Invocation: not null } call => MethodUse.At(call, symbols, source),
            { } read when AsyncResultRead.At(read, symbols, source) is { } result => result,
            var site => CallbackUse.At(node, symbols, source)
                ?? (LegacyUse?)(site is { } named ? MethodUse.At(named, symbols, source) : null),
        };
}
