using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// A call in an implemented method that is handed what the method was given, as it is: callback and state of a Begin, the async result of
/// an End. So an implementation is told from a caller, who begins for himself.
/// </summary>
/// <param name="Method">The implemented method.</param>
/// <param name="Call">The call.</param>
internal sealed record Handover(ImplementedMethod Method, IInvocationOperation Call)
{
    /// <summary>The operation that the call begins in its turn; null where it is no begin call.</summary>
    public BeginCall? Begun { get; } = BeginCall.TryRecognise(Call, Method.Symbols, Method.Source);

    /// <summary>All such calls that a method makes itself.</summary>
    public static ImmutableArray<Handover> In(ImplementedMethod method) =>
        method
            .FindOwnOperations()
            .OfType<IInvocationOperation>()
            .Where(c => !method.Given.IsEmpty && method.Given.All(p => c.Arguments.Any(a => Is(a.Value, p))))
            .Select(c => new Handover(method, c))
            .ToImmutableArray();

    /// <summary>The call that is all that a method does; null where it does more.</summary>
    public static Handover? AllOf(ImplementedMethod method) =>
        OnlyExpressionIn(method.Declaration) is { } only ? In(method).FirstOrDefault(h => h.Call.Syntax == only) : null;

    /// <summary>
    /// Whether a begin call is one of an implementation, which is asked for an async result: it is given the callback that its function was
    /// given, its async result is returned, or it stands in a type that is an async result itself.
    /// </summary>
    public static bool IsByImplementation(BeginCall begin, MethodUse use) =>
        HandsCallbackOn(begin, use) || IsReturned(begin.Call) || IsInAsyncResult(use);

    /// <summary>Whether a value is that parameter, unchanged.</summary>
    private static bool Is(IOperation value, IParameterSymbol parameter) =>
        value switch
        {
            IConversionOperation { IsImplicit: true } conversion => Is(conversion.Operand, parameter),
            IParameterReferenceOperation { Parameter: var given } => SymbolEqualityComparer.Default.Equals(given, parameter),
            _ => false,
        };

    private static ExpressionSyntax? OnlyExpressionIn(MethodDeclarationSyntax method) =>
        method switch
        {
            { ExpressionBody.Expression: var expression } => expression,
            { Body.Statements: { Count: 1 } statements } => statements[0] switch
            {
                ReturnStatementSyntax returned => returned.Expression,
                ExpressionStatementSyntax { Expression: var expression } => expression,
                _ => null,
            },
            _ => null,
        };

    private static bool HandsCallbackOn(BeginCall begin, MethodUse use) =>
        begin.CallbackArgument?.DescendantsAndSelf().Any(o => use.Symbols.IsAsyncCallback(o.Type) && IsGivenByCaller(o, use.Source))
        == true;

    /// <summary>Whether a callback is a parameter, a field that keeps nothing else, or a local that another method sets.</summary>
    private static bool IsGivenByCaller(IOperation callback, SourceReader source) =>
        callback switch
        {
            IParameterReferenceOperation => true,
            IFieldReferenceOperation { Field: var field } => source.ValuesOf(field, source.DeclarationsOf(field.ContainingType)).ToList()
                is { Count: > 0 } values
                && values.All(v => v is not null && SourceReader.Unconverted(v) is IParameterReferenceOperation),
            ILocalReferenceOperation { Local: var local } => source.ValuesOf(local).ToList() is { Count: > 0 } values
                && values.All(v => v is null),
            _ => false,
        };

    /// <summary><c>class SendAsyncResult : AsyncResult</c> goes through the steps of an operation of its own.</summary>
    private static bool IsInAsyncResult(MethodUse use)
    {
        var type = use.Source.Model.GetEnclosingSymbol(use.Site.Name.SpanStart, use.Source.CancellationToken)?.ContainingType;
        return use.Symbols.IsAsyncResult(type);
    }

    private static bool IsReturned(IOperation begin)
    {
        var current = begin.Parent;
        while (
            current
                is IConversionOperation
                    or IParenthesizedOperation
                    or IConditionalAccessOperation
                    or IConditionalOperation
                    or ICoalesceOperation
        )
        {
            current = current.Parent;
        }

        return current is IReturnOperation;
    }
}
