using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// An operation that a type offers as a pair of its own over something else: its <c>BeginOp</c> hands the callback and state that it was
/// given to the Begin of a delegate, of another object or of <c>TaskToAsyncResult</c>, its <c>EndOp</c> hands on the async result.
/// <c>OnBeginOp</c> and <c>OnEndOp</c>, which a base class calls, are such a pair, too.
/// </summary>
/// <param name="Begins">The calls that begin, one in each overload of the Begin method that calls no other overload.</param>
/// <param name="Ends">The calls that end.</param>
internal sealed record ForwardedOperation(ImmutableArray<Handover> Begins, ImmutableArray<Handover> Ends)
{
    /// <summary>The pair of a Begin and the End beside it, which only hand on to another such pair; null where they do more.</summary>
    public static ForwardedOperation? ToAnotherPair(BeginImplementation begin) =>
        ToAnotherBegin(begin) is { Begun: { } inner } begun
        && begin.FindEnd() is { } end
        && Handover.AllOf(end) is { Call.TargetMethod: var ended } ending
        && ended.Name == inner.Methods.End.Name
        && ApmMethodPair.IsEnd(ended, begin.Symbols)
            ? new ForwardedOperation(ImmutableArray.Create(begun), ImmutableArray.Create(ending))
            : null;

    /// <summary>What a Begin hands on to another Begin, where it does nothing else.</summary>
    public static Handover? ToAnotherBegin(BeginImplementation begin) =>
        Handover.AllOf(begin) is { Begun: not null } begun && !begun.Call.Arguments.Any(a => Evaluation.HasEffects(a.Value)) ? begun : null;

    /// <summary>The pair of a Begin and an End, where handing on is all that both do; null where they do more.</summary>
    public static ForwardedOperation? TryRecognise(BeginImplementation begin, EndImplementation end) =>
        Handover.AllOf(begin) is { } begun && Handover.AllOf(end) is { } ended
            ? new ForwardedOperation(ImmutableArray.Create(begun), ImmutableArray.Create(ended))
            : null;

    /// <summary>The operation over delegates that a delegate's begin or end call is part of, or null where not all of it forwards
    /// so.</summary>
    public static ForwardedOperation? OverDelegates(SyntaxNode call, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (
            call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method
            || ImplementedNames.BeginOfPair(method.Identifier.ValueText) is not { } beginName
            || ImplementedNames.EndOf(beginName) is not { } endName
        )
        {
            return null;
        }

        var begins = ImmutableArray.CreateBuilder<Handover>();
        foreach (var declaration in MethodsNamed(beginName, type))
        {
            var begin = BeginImplementation.TryRecognise(declaration, symbols, source);
            var begun = CallsOfDelegates("BeginInvoke", begin).ToList();
            if (begin is not null && begun.Count == 1 && Handover.In(begin).FirstOrDefault(h => h.Call == begun[0]) is { } handover)
            {
                begins.Add(handover);
            }
            else if (begun.Count > 0 || !SourceReader.NamesIn(declaration, n => n == beginName).Any())
            {
                return null;
            }
        }

        var endMethods = MethodsNamed(endName, type)
            .Select(m => EndImplementation.TryRecognise(m, symbols, source))
            .OfType<EndImplementation>()
            .ToList();
        var ends = endMethods
            .SelectMany(m => Handover.In(m))
            .Where(h => h.Call.TargetMethod is { Name: "EndInvoke", ContainingType.TypeKind: TypeKind.Delegate })
            .ToImmutableArray();
        return
            begins.Count > 0
            && !ends.IsEmpty
            && ends.Length == endMethods.Sum(m => CallsOfDelegates("EndInvoke", m).Count())
            && endMethods.All(OnlyPassesOn)
            && begins
                .Select(b => b.Begun!.Methods.Result)
                .Concat(ends.Select(e => e.Call.TargetMethod.ReturnType))
                .Distinct(SymbolEqualityComparer.Default)
                .Count() == 1
            ? new ForwardedOperation(begins.ToImmutable(), ends)
            : null;
    }

    private static IEnumerable<MethodDeclarationSyntax> MethodsNamed(string name, TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Where(m => m.Identifier.ValueText == name);

    private static IEnumerable<IInvocationOperation> CallsOfDelegates(string name, ImplementedMethod? method) =>
        method
            ?.FindOwnOperations()
            .OfType<IInvocationOperation>()
            .Where(c => c.TargetMethod.Name == name && c.TargetMethod.ContainingType.TypeKind == TypeKind.Delegate)
        ?? [];

    /// <summary>
    /// Whether an End asks its async result for nothing but the delegate to end: a task would answer otherwise. It may look the object up
    /// somewhere.
    /// </summary>
    private static bool OnlyPassesOn(EndImplementation end)
    {
        var calls = CallsOfDelegates("EndInvoke", end).Select(c => c.Syntax).ToList();
        return end
            .Source.ReferencesTo(end.Result, end.Declaration)
            .All(r => r.Parent is IArgumentOperation || calls.Any(c => c.Span.Contains(r.Syntax.Span)));
    }
}
