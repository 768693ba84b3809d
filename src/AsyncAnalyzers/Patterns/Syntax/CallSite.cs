using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>The syntax of a method's use: its name, and the call where it is one and not a method group.</summary>
/// <param name="Name">The name of the method as written; what diagnostics point at.</param>
/// <param name="Access">The name with its receiver, where it has one.</param>
internal readonly record struct CallSite(SimpleNameSyntax Name, ExpressionSyntax Access)
{
    /// <summary>The call, or null where the method is only named, as in <c>new AsyncCallback(d.EndInvoke)</c>.</summary>
    public InvocationExpressionSyntax? Invocation =>
        Access.Parent is InvocationExpressionSyntax call && call.Expression == Access ? call : null;

    /// <summary>The statement that the call is: <c>x.M(…);</c> or <c>x?.M(…);</c>; null where it is more than that.</summary>
    public ExpressionStatementSyntax? Statement =>
        Invocation is { Parent: ConditionalAccessExpressionSyntax access } call && access.WhenNotNull == call
            ? access.Parent as ExpressionStatementSyntax
            : Invocation?.Parent as ExpressionStatementSyntax;

    /// <summary>The use that a name in an expression is of its method, or null where the name stands elsewhere.</summary>
    public static CallSite? TryFrom(SyntaxNode node) =>
        node switch
        {
            MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => new CallSite(
                access.Name,
                access
            ),
            MemberBindingExpressionSyntax binding => new CallSite(binding.Name, binding),
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => new CallSite(name, name),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } call => TryFrom(
                call.Expression
            ),
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name => TryFrom(access),
            SimpleNameSyntax { Parent: MemberBindingExpressionSyntax binding } => TryFrom(binding),
            SimpleNameSyntax { Parent: InvocationExpressionSyntax call } name when call.Expression == name => TryFrom(call),
            _ => null,
        };
}
