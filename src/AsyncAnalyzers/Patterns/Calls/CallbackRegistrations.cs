using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Finds, from the side of a function that is called back, the begin calls that it is given to.</summary>
internal static class CallbackRegistrations
{
    /// <summary>What is named more often than that was not written by hand; each begin call would look at all others.</summary>
    private const int MaximumNames = 100;

    /// <summary>All begin calls that may call the function back; none where anything else may call it, or where that cannot be
    /// told.</summary>
    public static ImmutableArray<BeginCall> BeginsOf(IMethodSymbol function, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (function.Parameters.Length != 1)
        {
            return ImmutableArray<BeginCall>.Empty;
        }

        var begins = ImmutableArray.CreateBuilder<BeginCall>();
        foreach (var use in UsesOf(function, source))
        {
            if (
                use is null
                || CallGiven(use) is not { } call
                || BeginCall.TryRecognise(call, symbols, source) is not { } begin
                || !IsCallback(begin, use)
            )
            {
                return ImmutableArray<BeginCall>.Empty;
            }

            begins.Add(begin);
        }

        return begins.ToImmutable();
    }

    /// <summary>Every use of the function as a delegate; null for any other use, and where others can use it.</summary>
    private static IEnumerable<IOperation?> UsesOf(IMethodSymbol function, SourceReader source) =>
        function switch
        {
            { MethodKind: MethodKind.AnonymousFunction } =>
            [
                .. function.DeclaringSyntaxReferences.Select(r => source.OperationOf(r.GetSyntax(source.CancellationToken))),
            ],
            { MethodKind: MethodKind.LocalFunction } => UsesIn(
                function.DeclaringSyntaxReferences.Select(r => SourceReader.EnclosingMember(r.GetSyntax(source.CancellationToken))),
                function,
                source
            ),
            { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary, IsGenericMethod: false } => UsesIn(
                source.DeclarationsOf(function.ContainingType),
                function,
                source
            ),
            _ => [null],
        };

    private static IEnumerable<IOperation?> UsesIn(IEnumerable<SyntaxNode> scopes, IMethodSymbol function, SourceReader source) =>
        scopes.SelectMany(s => source.NamesOf(function, s)).Take(MaximumNames + 1).ToList() is { Count: <= MaximumNames } names
            ? names.Select(name => source.OperationOf(CallSite.TryFrom(name)?.Access ?? name) as IMethodReferenceOperation)
            : [null];

    /// <summary>The call that has a function for its argument, converted to a delegate in whatever way.</summary>
    private static IInvocationOperation? CallGiven(IOperation function) =>
        function.Parent switch
        {
            IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation => CallGiven(function.Parent),
            IArgumentOperation { Parent: IInvocationOperation call } => call,
            _ => null,
        };

    private static bool IsCallback(BeginCall begin, IOperation function) =>
        begin.CallbackArgument is { } callback && callback.Syntax.Span.Contains(function.Syntax.Span);
}
