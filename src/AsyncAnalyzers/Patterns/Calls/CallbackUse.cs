using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>What a begin call is given to call back: a lambda, a method, or <c>d.EndInvoke</c>.</summary>
/// <param name="Site">The method that is named, or the begin call where it is a lambda.</param>
/// <param name="Begin">The begin call.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record CallbackUse(CallSite Site, BeginCall Begin, LegacyAsyncSymbols Symbols, SourceReader Source)
    : LegacyUse(Site, Symbols, Source)
{
    /// <summary>The callback that a node is or names; null where no begin call is given it.</summary>
    public static CallbackUse? At(SyntaxNode node, LegacyAsyncSymbols symbols, SourceReader source) =>
        node.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { } around
        && source.OperationOf(around) is IInvocationOperation call
        && BeginCall.TryRecognise(call, symbols, source) is { } begin
        && (CallSite.TryFrom(node) ?? CallSite.TryFrom(around)) is { } site
            ? new CallbackUse(site, begin, symbols, source)
            : null;

    public override BeginCall FindBegin() => Begin;
}
