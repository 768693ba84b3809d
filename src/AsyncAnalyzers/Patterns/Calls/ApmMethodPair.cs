using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// A Begin method and the End method that belongs to it, found by symbol and position, never by the names of parameters:
/// delegates declared in other languages name theirs otherwise.
/// </summary>
/// <param name="Kind">Whose pair it is.</param>
/// <param name="Operation">The name without Begin: <c>Read</c> of <c>BeginRead</c>.</param>
/// <param name="Begin">The method that starts the operation.</param>
/// <param name="End">The method that ends it.</param>
/// <param name="CallbackOrdinal">Where Begin takes the callback, or -1.</param>
/// <param name="StateOrdinal">Where Begin takes the state, or -1.</param>
internal sealed record ApmMethodPair(
    PairKind Kind,
    string Operation,
    IMethodSymbol Begin,
    IMethodSymbol End,
    int CallbackOrdinal,
    int StateOrdinal
)
{
    /// <summary>What the operation results in; <c>void</c> where End returns nothing.</summary>
    public ITypeSymbol Result => End.ReturnType;

    /// <summary>The parameters of the operation itself: Begin's without callback and state.</summary>
    public IEnumerable<IParameterSymbol> OperationParameters =>
        Begin.Parameters.Where(p => p.Ordinal != CallbackOrdinal && p.Ordinal != StateOrdinal);

    /// <summary>What End gives back by reference, besides what it returns.</summary>
    public IEnumerable<IParameterSymbol> ByReferenceResults => End.Parameters.Where(p => p.RefKind is RefKind.Ref or RefKind.Out);

    /// <summary>What a counterpart of the pair has to match. Where the plain suffix was taken by an event-based method, the task-based one
    /// has the longer.</summary>
    public OperationSignature Signature =>
        new(
            Begin,
            IsHostLookup ? ImmutableArray.Create("GetHostEntryAsync") : ImmutableArray.Create(Operation + "Async", Operation + "TaskAsync"),
            OperationParameters.ToImmutableArray(),
            End.ReturnsVoid ? null : Result,
            ByReferenceResults.ToImmutableArray()
        );

    /// <summary>Whether it is one of the pairs that <c>Dns.GetHostEntryAsync</c> stands for, too.</summary>
    private bool IsHostLookup =>
        Operation is "Resolve" or "GetHostByName"
        && Begin.ContainingType is { Name: "Dns", ContainingNamespace: { Name: "Net", ContainingNamespace.Name: nameof(System) } };

    /// <summary>Whether the operation tells its completion by an event (<c>MessageQueue.ReceiveCompleted</c>), whose handlers may end
    /// it.</summary>
    public bool CompletesByEvent => CallbackOrdinal < 0 && !Begin.ContainingType.GetMembers(Operation + "Completed").IsEmpty;

    /// <summary>The pair that a method begins, or null where it begins none.</summary>
    public static ApmMethodPair? TryResolve(IMethodSymbol begin, LegacyAsyncSymbols symbols)
    {
        if (!ApmNames.MayBegin(begin.Name) || begin.ContainingType is not { } type || !symbols.IsAsyncResult(begin.ReturnType))
        {
            return null;
        }

        var operation = ApmNames.OperationOf(begin.Name)!;
        if (type.TypeKind == TypeKind.Delegate)
        {
            return
                operation == "Invoke"
                && begin.Parameters.Length >= 2
                && type.GetMembers("EndInvoke").OfType<IMethodSymbol>().FirstOrDefault() is { } endInvoke
                ? new ApmMethodPair(
                    PairKind.Delegate,
                    operation,
                    begin,
                    endInvoke,
                    begin.Parameters.Length - 2,
                    begin.Parameters.Length - 1
                )
                : null;
        }

        // Given the async result that it returns, it is a step of an operation that its caller began.
        if (begin.Parameters.Any(p => symbols.IsAsyncResult(p.Type) && !symbols.IsTask(p.Type)))
        {
            return null;
        }

        if (MarshalsToAThread(begin, operation, symbols) || FindEnd(begin, operation, symbols) is not { } end)
        {
            return null;
        }

        // Something of its own to return, and no callback to take: a pattern that only looks like this one.
        var callback = begin.Parameters.FirstOrDefault(p => symbols.IsAsyncCallback(p.Type))?.Ordinal ?? -1;
        if (callback < 0 && !SymbolEqualityComparer.Default.Equals(begin.ReturnType, symbols.AsyncResult))
        {
            return null;
        }

        return new ApmMethodPair(PairKind.Apm, operation, begin, end, callback, FindState(begin, callback));
    }

    /// <summary>The pair that a method ends, or null where no Begin belongs to it.</summary>
    public static ApmMethodPair? TryResolveEnd(IMethodSymbol end, LegacyAsyncSymbols symbols) =>
        IsEnd(end, symbols)
            ? TypeHierarchy
                .Of(end.ContainingType)
                .SelectMany(t => t.GetMembers(ApmNames.BeginOf(ApmNames.OperationOf(end.Name)!)))
                .OfType<IMethodSymbol>()
                .Select(begin => TryResolve(begin, symbols))
                .FirstOrDefault(pair => pair is not null)
            : null;

    /// <summary>Whether a type has an End method of any operation.</summary>
    public static bool HasEnd(INamedTypeSymbol type, LegacyAsyncSymbols symbols) =>
        TypeHierarchy.Of(type).SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>().Any(m => IsEnd(m, symbols));

    /// <summary>The pair with the overload of End that ends it: with <c>EndReceive(ar, out error)</c> where all end calls are of
    /// that.</summary>
    public ApmMethodPair EndedBy(IEnumerable<IMethodSymbol> called) =>
        called.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList() is { Count: 1 } only
        && only[0].Name == End.Name
        && only[0].Parameters.Length != End.Parameters.Length
            ? this with
            {
                End = only[0],
            }
            : this;

    /// <summary>
    /// Whether a method ends operations: <c>End…</c> that takes an async result, beside a <c>Begin…</c> that returns one. Without that it
    /// may be anything, such as a callback that its author named for what it ends.
    /// </summary>
    public static bool IsEnd(IMethodSymbol method, LegacyAsyncSymbols symbols) =>
        ApmNames.MayEnd(method.Name)
        && method.Parameters.Any(p => symbols.IsAsyncResult(p.Type))
        && TypeHierarchy
            .Of(method.ContainingType)
            .SelectMany(t => t.GetMembers(ApmNames.BeginOf(ApmNames.OperationOf(method.Name)!)))
            .Any(begin => begin is IMethodSymbol { ReturnType: var returned } && symbols.IsAsyncResult(returned));

    /// <summary>
    /// <c>Control.BeginInvoke</c> and its like run a delegate on the thread of something; their End is optional by their documentation.
    /// </summary>
    private static bool MarshalsToAThread(IMethodSymbol begin, string operation, LegacyAsyncSymbols symbols) =>
        operation == "Invoke"
        && (
            begin.Parameters.Any(p => IsDelegate(p.Type) && !symbols.IsAsyncCallback(p.Type))
            || SymbolEqualityComparer.Default.Equals(begin.ContainingType, symbols.SynchronizeInvoke)
            || (
                symbols.SynchronizeInvoke is { } marshaller
                && begin.ContainingType.AllInterfaces.Contains(marshaller, SymbolEqualityComparer.Default)
            )
        );

    private static bool IsDelegate(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate || type.SpecialType is SpecialType.System_Delegate or SpecialType.System_MulticastDelegate;

    private static IMethodSymbol? FindEnd(IMethodSymbol begin, string operation, LegacyAsyncSymbols symbols)
    {
        var candidates = TypeHierarchy
            .Of(begin.ContainingType)
            .SelectMany(t => t.GetMembers(ApmNames.EndOf(operation)))
            .OfType<IMethodSymbol>()
            .Where(m => m.Parameters.Any(p => symbols.IsAsyncResult(p.Type)) && m.Arity == begin.Arity);

        // The plainest one: other overloads take the out and ref parameters of other Begins.
        var plainest = candidates
            .OrderBy(m => Math.Abs(ByReferenceCount(m) - ByReferenceCount(begin)))
            .ThenBy(m => m.Parameters.Length)
            .FirstOrDefault();
        return plainest is { Arity: > 0 } ? plainest.Construct([.. begin.TypeArguments]) : plainest;
    }

    private static int ByReferenceCount(IMethodSymbol method) => method.Parameters.Count(p => p.RefKind is RefKind.Ref or RefKind.Out);

    private static int FindState(IMethodSymbol begin, int callback)
    {
        if (callback < 0)
        {
            return -1;
        }

        foreach (var ordinal in new[] { callback + 1, callback - 1 })
        {
            if (
                ordinal >= 0
                && ordinal < begin.Parameters.Length
                && begin.Parameters[ordinal].Type.SpecialType == SpecialType.System_Object
            )
            {
                return ordinal;
            }
        }

        return -1;
    }
}
