using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>Whether, and with what effects, code is evaluated where it stands.</summary>
internal static class Evaluation
{
    /// <summary>Whether evaluating a value does something that somebody could notice.</summary>
    public static bool HasEffects(IOperation? value) =>
        value is not null
        && value
            .DescendantsAndSelf()
            .Any(o => o is IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation);

    /// <summary>Whether evaluating a node itself may do something, or depend on what is done.</summary>
    public static bool MayHaveEffect(SyntaxNode node) =>
        node
            is InvocationExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or AssignmentExpressionSyntax
                or AwaitExpressionSyntax
                or ElementAccessExpressionSyntax;

    /// <summary>Whether code is data for whoever gets the expression tree, and not run where it stands.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IConversionOperation { Type.TypeKind: not TypeKind.Delegate, Operand: IAnonymousFunctionOperation })
            {
                return true;
            }
        }

        return false;
    }
}
