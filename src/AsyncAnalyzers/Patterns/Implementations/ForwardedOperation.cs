using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// An operation that a type offers as a pair of its own over delegates: its <c>BeginOp</c> begins a delegate with the callback and state
/// that it was given, its <c>EndOp</c> ends the delegate with the async result that it is given. <c>OnBeginOp</c> and <c>OnEndOp</c>, which
/// a base class calls, are such a pair, too.
/// </summary>
/// <param name="Begins">The delegates' begin calls, one in each overload of the Begin method.</param>
/// <param name="Ends">The delegates' end calls.</param>
internal sealed record ForwardedOperation(ImmutableArray<BeginCall> Begins, ImmutableArray<IInvocationOperation> Ends)
{
    /// <summary>The operation that a delegate's begin or end call is part of, or null where not all of it forwards so.</summary>
    public static ForwardedOperation? TryRecognise(SyntaxNode call, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (
            call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method
            || ImplementedNames.BeginOfPair(method.Identifier.ValueText) is not { } beginName
            || ImplementedNames.EndOf(beginName) is not { } endName
        )
        {
            return null;
        }

        var methods = type.Members.OfType<MethodDeclarationSyntax>().ToList();
        var begins = ImmutableArray.CreateBuilder<BeginCall>();
        foreach (var begin in methods.Where(m => m.Identifier.ValueText == beginName))
        {
            var calls = CallsIn(begin, source).ToList();
            var begun = calls.Select(c => BeginCall.TryRecognise(c, symbols, source)).Where(p => p is { Kind: PairKind.Delegate }).ToList();
            if (
                begun.Count == 1
                && IsHandedOn(begun[0]!.CallbackArgument, symbols.IsAsyncCallback)
                && IsHandedOn(begun[0]!.StateArgument, t => t.SpecialType == SpecialType.System_Object)
            )
            {
                begins.Add(begun[0]!);
            }
            else if (begun.Count > 0 || !calls.Any(c => c.TargetMethod.Name == begin.Identifier.ValueText))
            {
                return null;
            }
        }

        var ends = methods
            .Where(m => m.Identifier.ValueText == endName)
            .SelectMany(m => CallsIn(m, source))
            .Where(c => c.TargetMethod is { Name: "EndInvoke", ContainingType.TypeKind: TypeKind.Delegate })
            .ToImmutableArray();
        return
            begins.Count > 0
            && !ends.IsEmpty
            && methods.Where(m => m.Identifier.ValueText == endName).All(m => OnlyEnds(m, ends, symbols, source))
            && ends.All(e => IsHandedOn(ResultGivenTo(e), symbols.IsAsyncResult))
            && begins
                .Select(b => b.Methods.Result)
                .Concat(ends.Select(e => e.TargetMethod.ReturnType))
                .Distinct(SymbolEqualityComparer.Default)
                .Count() == 1
            ? new ForwardedOperation(begins.ToImmutable(), ends)
            : null;
    }

    /// <summary>
    /// Whether an End method asks its async result for nothing but what ends the delegate: a task would answer otherwise. It may look the
    /// object up somewhere.
    /// </summary>
    private static bool OnlyEnds(
        MethodDeclarationSyntax method,
        IEnumerable<IInvocationOperation> ends,
        LegacyAsyncSymbols symbols,
        SourceReader source
    ) =>
        method
            .ParameterList.Parameters.Select(p => source.Model.GetDeclaredSymbol(p, source.CancellationToken))
            .OfType<IParameterSymbol>()
            .Where(p => symbols.IsAsyncResult(p.Type))
            .SelectMany(p => source.ReferencesTo(p, method))
            .All(reference => reference.Parent is IArgumentOperation || ends.Any(e => e.Syntax.Span.Contains(reference.Syntax.Span)));

    private static IEnumerable<IInvocationOperation> CallsIn(MethodDeclarationSyntax method, SourceReader source) =>
        method
            .DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<InvocationExpressionSyntax>()
            .Select(source.OperationOf)
            .OfType<IInvocationOperation>();

    /// <summary>What an end call is given that it does not give back.</summary>
    private static IOperation? ResultGivenTo(IInvocationOperation end) =>
        end.Arguments.Where(a => a.Parameter?.RefKind == RefKind.None).ToList() is { Count: 1 } only ? only[0].Value : null;

    /// <summary>Whether a value is the method's own parameter, unchanged.</summary>
    private static bool IsHandedOn(IOperation? value, Func<ITypeSymbol, bool> isOfType) =>
        HandedOn.ParameterIn(value) is { RefKind: RefKind.None } parameter && isOfType(parameter.Type);
}
