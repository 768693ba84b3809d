using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>The place of a begin call: what of the code is to be replaced with the start of a task.</summary>
/// <param name="Role">What the call is there.</param>
/// <param name="Invocation">The call.</param>
/// <param name="Whole">The call with the conditional access, casts and parentheses around it.</param>
/// <param name="Statement">The statement it is part of; null in an expression body.</param>
/// <param name="Variable">The local or private field that takes the async result.</param>
internal sealed record BeginCallSite(
    BeginCallRole Role,
    InvocationExpressionSyntax Invocation,
    ExpressionSyntax Whole,
    StatementSyntax? Statement,
    ISymbol? Variable
)
{
    /// <summary>Whether the call is the body of a lambda that another overload would take if its type were another one.</summary>
    public bool ChoosesOverload { get; init; }

    /// <summary>Whether the call is all that its statement does, but for keeping the async result.</summary>
    public bool StandsAlone =>
        Role is BeginCallRole.Statement or BeginCallRole.ExpressionBody or BeginCallRole.Declaration or BeginCallRole.Assignment;

    /// <summary>Whether the call is all that its statement does, and nothing keeps the async result.</summary>
    public bool IsForgotten => Role is BeginCallRole.Statement or BeginCallRole.ExpressionBody;

    /// <summary>Whether the call is <c>d?.BeginInvoke(…)</c>.</summary>
    public bool IsConditional => Invocation.Expression is MemberBindingExpressionSyntax;

    /// <summary>The begin call in the whole expression, which may have been edited since.</summary>
    public static InvocationExpressionSyntax InvocationIn(ExpressionSyntax whole) =>
        whole switch
        {
            InvocationExpressionSyntax invocation => invocation,
            ParenthesizedExpressionSyntax parenthesized => InvocationIn(parenthesized.Expression),
            CastExpressionSyntax cast => InvocationIn(cast.Expression),
            ConditionalAccessExpressionSyntax access => InvocationIn(access.WhenNotNull),
            _ => throw new ArgumentException("Holds no begin call.", nameof(whole)),
        };

    /// <summary>The place of a pair's begin call, where a rewrite knows its like.</summary>
    public static Planned<BeginCallSite> TryFind(BeginCall begin, RewriteContext context)
    {
        if (begin.Call.Syntax is not InvocationExpressionSyntax invocation)
        {
            return RefusalReason.CallIsIrregular.At(begin.Call.Syntax);
        }

        ExpressionSyntax whole = invocation;
        if (begin.Call.Instance is IConditionalAccessInstanceOperation)
        {
            // Only d?.BeginInvoke(…): in a?.B.BeginInvoke(…) what may be null is not the receiver.
            if (invocation is not { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access })
            {
                return RefusalReason.CallIsIrregular.At(invocation);
            }

            whole = access;
        }

        while (whole.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return RoleOf(begin, invocation, whole, context) is { } site ? site
            : invocation != whole && whole is ConditionalAccessExpressionSyntax ? RefusalReason.CallIsIrregular.At(invocation)
            : RefusalReason.ResultEscapes.At(invocation);
    }

    /// <summary>What the call is in the code around it.</summary>
    private static BeginCallSite? RoleOf(
        BeginCall begin,
        InvocationExpressionSyntax invocation,
        ExpressionSyntax whole,
        RewriteContext context
    ) =>
        whole.Parent switch
        {
            ExpressionStatementSyntax statement => new BeginCallSite(BeginCallRole.Statement, invocation, whole, statement, null),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment
                when assignment.Right == whole && invocation.Expression is not MemberBindingExpressionSyntax => context
                .Model.GetSymbolInfo(assignment.Left, context.CancellationToken)
                .Symbol switch
            {
                (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }) and var variable => new BeginCallSite(
                    BeginCallRole.Assignment,
                    invocation,
                    whole,
                    statement,
                    variable
                ),
                IDiscardSymbol => new BeginCallSite(BeginCallRole.Statement, invocation, whole, statement, null),
                _ => null,
            },
            EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax
                {
                    Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement }
                } declarator
            }
                when invocation.Expression is not MemberBindingExpressionSyntax
                    && context.Model.GetDeclaredSymbol(declarator, context.CancellationToken) is ILocalSymbol local => new BeginCallSite(
                BeginCallRole.Declaration,
                invocation,
                whole,
                statement,
                local
            ),
            LambdaExpressionSyntax
            or ArrowExpressionClauseSyntax
            {
                Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            } when IsValueUnused(begin.Call) => new BeginCallSite(BeginCallRole.ExpressionBody, invocation, whole, null, null)
            {
                ChoosesOverload = ChoosesOverloadOf(whole.Parent, context),
            },
            ArgumentSyntax argument when begin.Ends.Any(e => e.Syntax == argument.Parent?.Parent) => new BeginCallSite(
                BeginCallRole.EndArgument,
                invocation,
                whole,
                whole.FirstAncestorOrSelf<StatementSyntax>(),
                null
            ),
            _ => null,
        };

    /// <summary>The whole expression in its statement, which may have been edited since.</summary>
    public static ExpressionSyntax WholeIn(StatementSyntax statement) =>
        statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Right,
            ExpressionStatementSyntax expression => expression.Expression,
            LocalDeclarationStatementSyntax declaration => declaration.Declaration.Variables[0].Initializer!.Value,
            _ => throw new ArgumentException("Holds no begin call.", nameof(statement)),
        };

    private static bool ChoosesOverloadOf(SyntaxNode lambda, RewriteContext context) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call }
        && (
            call is not InvocationExpressionSyntax invocation
            || context.Model.GetMemberGroup(invocation.Expression, context.CancellationToken).Length > 1
        );

    private static bool IsValueUnused(IOperation begin)
    {
        var current = begin.Parent;
        while (current is IConversionOperation or IConditionalAccessOperation)
        {
            current = current.Parent;
        }

        return current is IExpressionStatementOperation;
    }
}
