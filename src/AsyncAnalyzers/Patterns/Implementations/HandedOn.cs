using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// How an implementation of the pattern hands on what it was given, to the operation of someone else: told from a caller, who begins for
/// himself, by callback, state and async result that it passes as they are.
/// </summary>
internal static class HandedOn
{
    /// <summary>The parameter that a value is, unchanged; null where it is anything else.</summary>
    public static IParameterSymbol? ParameterIn(IOperation? value) =>
        value switch
        {
            IConversionOperation { IsImplicit: true } conversion => ParameterIn(conversion.Operand),
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };

    /// <summary>Whether a value is that parameter, unchanged.</summary>
    public static bool Is(IOperation? value, IParameterSymbol? parameter) =>
        ParameterIn(value) is { } given && SymbolEqualityComparer.Default.Equals(given, parameter);

    /// <summary>The expression that is all that a method does; null where it does more.</summary>
    public static ExpressionSyntax? OnlyExpressionIn(MethodDeclarationSyntax method) =>
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

    /// <summary>
    /// Whether a begin call is one of an implementation, which is asked for an async result: it is given the callback that its function was
    /// given, its async result is returned, or it stands in a type that is an async result itself.
    /// </summary>
    public static bool IsByImplementation(BeginCall begin, MethodUse use) =>
        HandsCallbackOn(begin, use.Symbols) || IsReturned(begin.Call) || IsInAsyncResult(use);

    private static bool HandsCallbackOn(BeginCall begin, LegacyAsyncSymbols symbols) =>
        begin
            .CallbackArgument?.DescendantsAndSelf()
            .Any(o => o is IParameterReferenceOperation { Parameter.Type: var type } && symbols.IsAsyncCallback(type)) == true;

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
