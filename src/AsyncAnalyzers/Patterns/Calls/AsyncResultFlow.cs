using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// The life of an async result: what each of its uses (<see cref="ValueFlow"/>) is in the pattern of Begin and End. Where the trail is lost
/// the use is <see cref="AsyncResultUseKind.Escaped"/>, and nothing may be claimed about its end.
/// </summary>
internal sealed class AsyncResultFlow
{
    private readonly SyntaxNode _origin;
    private readonly LegacyAsyncSymbols _symbols;
    private readonly SourceReader _source;

    private AsyncResultFlow(SyntaxNode origin, LegacyAsyncSymbols symbols, SourceReader source)
    {
        _origin = origin;
        _symbols = symbols;
        _source = source;
    }

    /// <summary>All uses of the async result that an operation yields.</summary>
    public static ImmutableArray<AsyncResultUse> Of(IOperation value, LegacyAsyncSymbols symbols, SourceReader source)
    {
        var flow = new AsyncResultFlow(value.Syntax, symbols, source);
        return flow.Classify(ValueFlow.Of(value, source, flow.IsEnd));
    }

    /// <summary>All uses of the async result that a parameter of a method or lambda receives.</summary>
    public static ImmutableArray<AsyncResultUse> Of(
        IParameterSymbol parameter,
        SyntaxNode body,
        LegacyAsyncSymbols symbols,
        SourceReader source
    )
    {
        var flow = new AsyncResultFlow(body, symbols, source);
        return flow.Classify(ValueFlow.Of(parameter, body, source, flow.IsEnd));
    }

    private ImmutableArray<AsyncResultUse> Classify(ImmutableArray<ValueUse> uses) =>
        uses.Where(u => u.Kind != ValueUseKind.Argument || !IsNeverRun(u.Operation))
            .Select(u => new AsyncResultUse(KindOf(u), u.Value, u.Operation))
            .ToImmutableArray();

    /// <summary>Whether an argument is what an End method ends.</summary>
    private bool IsEnd(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation call
        && ApmMethodPair.IsEnd(call.TargetMethod, _symbols)
        && _symbols.IsAsyncResult(argument.Parameter?.Type);

    private AsyncResultUseKind KindOf(ValueUse use) =>
        use.Kind switch
        {
            ValueUseKind.Member => KindOf(use.Operation),
            ValueUseKind.Compared => AsyncResultUseKind.Inspected,
            ValueUseKind.Aliased => AsyncResultUseKind.Aliased,
            ValueUseKind.PassedToHelper => AsyncResultUseKind.PassedToHelper,
            ValueUseKind.Argument => AsyncResultUseKind.Ended,
            // Remoting's type, in code that comes from where there was one.
            ValueUseKind.Escaped when IsUnknownAsyncDelegate(use.Operation) => AsyncResultUseKind.Delegate,
            _ => AsyncResultUseKind.Escaped,
        };

    private AsyncResultUseKind KindOf(IOperation member) =>
        member switch
        {
            IPropertyReferenceOperation { Property: var property } => KindOf(property),
            IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_Object } => AsyncResultUseKind.Inspected,
            _ => AsyncResultUseKind.Escaped,
        };

    private AsyncResultUseKind KindOf(IPropertySymbol property) =>
        property.Name switch
        {
            nameof(IAsyncResult.IsCompleted) => AsyncResultUseKind.Polled,
            nameof(IAsyncResult.AsyncWaitHandle) => AsyncResultUseKind.WaitHandle,
            nameof(IAsyncResult.AsyncState) => AsyncResultUseKind.State,
            nameof(IAsyncResult.CompletedSynchronously) => AsyncResultUseKind.Inspected,
            "AsyncDelegate" when IsRemotingResult(property.ContainingType) => AsyncResultUseKind.Delegate,
            _ => IsRemotingResult(property.ContainingType) ? AsyncResultUseKind.Inspected : AsyncResultUseKind.Escaped,
        };

    private bool IsUnknownAsyncDelegate(IOperation operation) =>
        operation is IInvalidOperation { Syntax: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsyncDelegate" } }
        && _symbols.RemotingAsyncResult is null;

    private bool IsRemotingResult(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, _symbols.RemotingAsyncResult);

    /// <summary>Whether a call stands in a lambda or local function that nothing refers to, and the begin call does not.</summary>
    private bool IsNeverRun(IOperation call)
    {
        foreach (var ancestor in call.Syntax.Ancestors().TakeWhile(a => !a.Span.Contains(_origin.Span)))
        {
            switch (ancestor)
            {
                case LocalFunctionStatementSyntax function
                    when _source.OperationOf(function) is ILocalFunctionOperation { Symbol: var symbol }:
                    return !_source.ReferencesTo(symbol, SourceReader.EnclosingMember(function)).Any();
                case AnonymousFunctionExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } }
                    when _source.OperationOf(declarator) is IVariableDeclaratorOperation { Symbol: var local }:
                    return !_source.ReferencesTo(local, SourceReader.EnclosingMember(declarator)).Any();
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
