using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Finds, from the side of what is read of an async result, the begin calls that it may come from.</summary>
internal static class AsyncResultOrigin
{
    /// <summary>What begins more often than that was not written by hand; each read would look at all of it.</summary>
    private const int MaximumNames = 100;

    /// <summary>The begin calls in the type around whose async result is read there, or in a callback that it reaches; none where there is
    /// none in sight.</summary>
    public static ImmutableArray<BeginCall> BeginsOf(IMemberReferenceOperation read, LegacyAsyncSymbols symbols, SourceReader source)
    {
        var nearest = NearestOf(read.Instance, symbols, source).Where(IsRead).ToImmutableArray();
        return nearest.IsEmpty ? BeginsAround(read.Syntax, symbols, source).Where(IsRead).ToImmutableArray() : nearest;

        bool IsRead(BeginCall begin) => begin.AllUses.Any(u => u.Operation.Syntax == read.Syntax);
    }

    /// <summary>What is found without a search: the calls that a callback is given to, and the only value of a local.</summary>
    private static ImmutableArray<BeginCall> NearestOf(IOperation? result, LegacyAsyncSymbols symbols, SourceReader source) =>
        result is null
            ? ImmutableArray<BeginCall>.Empty
            : SourceReader.Unconverted(result) switch
            {
                IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol function } => CallbackRegistrations.BeginsOf(
                    function,
                    symbols,
                    source
                ),
                ILocalReferenceOperation { Local: var local }
                    when source.OnlyValueOf(local) is IInvocationOperation call
                        && BeginCall.TryRecognise(call, symbols, source) is { } begin => ImmutableArray.Create(begin),
                _ => ImmutableArray<BeginCall>.Empty,
            };

    private static IEnumerable<BeginCall> BeginsAround(SyntaxNode node, LegacyAsyncSymbols symbols, SourceReader source)
    {
        var names = ScopesAround(node, source).SelectMany(s => SourceReader.NamesIn(s, ApmNames.MayBegin)).Take(MaximumNames + 1).ToList();
        return names.Count > MaximumNames
            ? []
            : BeginCall.Among(names.Select(n => CallSite.TryFrom(n)?.Invocation).OfType<InvocationExpressionSyntax>(), symbols, source);
    }

    /// <summary>All parts of the outermost type around, or all top-level code.</summary>
    private static IEnumerable<SyntaxNode> ScopesAround(SyntaxNode node, SourceReader source) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is { } outermost
        && source.Model.GetDeclaredSymbol(outermost, source.CancellationToken) is INamedTypeSymbol type
            ? source.DeclarationsOf(type)
            : [node.SyntaxTree.GetRoot(source.CancellationToken)];
}
