using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>
/// Tells whether <c>Task.Run</c> takes a delegate as it is, so that no lambda need call it: an <c>Action</c>, or a <c>Func&lt;T&gt;</c>
/// whose result it would not unwrap. It refuses null. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.threading.tasks.task.run">Task.Run</see>.
/// </summary>
internal static class RunnableDelegate
{
    /// <summary>Whether a delegate has such a type, and may not be null where it is not asked for that.</summary>
    public static bool IsRunnable(IOperation? receiver, INamedTypeSymbol type, bool isConditional, RewriteContext context) =>
        receiver?.Syntax is ExpressionSyntax expression
        && type.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true }
        && (
            type is { Name: nameof(Action), Arity: 0 }
            || (type is { Name: "Func", Arity: 1 } && !TypeHierarchy.BasesOf(type.TypeArguments[0]).Any(context.Symbols.IsTask))
        )
        && (
            isConditional
            || context.Model.GetTypeInfo(expression, context.CancellationToken).Nullability.FlowState != NullableFlowState.MaybeNull
        );

    /// <summary>Whether a delegate is made where it begins, of a method or a lambda that can be called without it.</summary>
    public static bool IsMadeThere(IOperation? receiver) =>
        receiver switch
        {
            IConversionOperation conversion => IsMadeThere(conversion.Operand),
            IParenthesizedOperation parenthesized => IsMadeThere(parenthesized.Operand),
            IDelegateCreationOperation or IAnonymousFunctionOperation => true,
            _ => false,
        };
}
