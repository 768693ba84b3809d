using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules;

/// <summary>Tests call Begin to see it throw; there is nothing to end then.</summary>
internal static class ExpectedFailure
{
    /// <summary>Whether a begin call stands in a lambda that an assertion expects to throw, or that is never run as code.</summary>
    public static bool Surrounds(IInvocationOperation begin) =>
        begin
            .Syntax.Ancestors()
            .TakeWhile(n => n is not MemberDeclarationSyntax)
            .OfType<AnonymousFunctionExpressionSyntax>()
            .Any(lambda => lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Throws(call))
        || Evaluation.IsInExpressionTree(begin)
        || GivesNullWhereAValueBelongs(begin);

    private static bool Throws(InvocationExpressionSyntax call) =>
        call
            .Expression.DescendantTokens()
            .Concat(
                call.ArgumentList.Arguments.Where(a => a.Expression is not AnonymousFunctionExpressionSyntax)
                    .SelectMany(a => a.DescendantTokens())
            )
            .Any(t => t.ValueText.IndexOf("Throw", StringComparison.Ordinal) >= 0);

    /// <summary><c>null</c> for an argument of the operation itself: the call is made to see it refused.</summary>
    private static bool GivesNullWhereAValueBelongs(IInvocationOperation begin) =>
        begin.TargetMethod.ContainingType.TypeKind != TypeKind.Delegate
        && begin.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && begin.Arguments.Any(a =>
            a
                is {
                    Parameter: { Type: { TypeKind: not TypeKind.Delegate, SpecialType: not SpecialType.System_Object } },
                    Value.ConstantValue: { HasValue: true, Value: null }
                }
        );
}
