using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Says whether <c>await</c> is legal at a place, and whether a function can be made async so that it is.</summary>
internal static class AwaitContext
{
    private static readonly HashSet<string> s_boundToThread =
    [
        "Monitor", "SpinLock", "EnterScope", "ReleaseMutex", "TransactionScope", "CurrentThread", "CurrentPrincipal", "Impersonate",
        "EnterReadLock", "EnterUpgradeableReadLock", "EnterWriteLock", "AcquireReaderLock", "AcquireWriterLock",
    ];

    /// <summary>Whether <c>await</c> may stand where the node stands, as the code is.</summary>
    public static bool CanAwait(SyntaxNode node, LanguageVersion version)
        => FunctionSyntax.Around(node) is { } function && FunctionSyntax.IsAsync(function) && !IsBarred(node, function, version);

    /// <summary>Whether <c>await</c> could stand where the node stands if the function around it, which is the given one, were async.</summary>
    public static bool CouldAwait(SyntaxNode node, SyntaxNode function, LanguageVersion version)
        => FunctionSyntax.Around(node) == function && !IsBarred(node, function, version);

    /// <summary>Whether the function has awaited before, and never to come back to its context: what follows an await may run on any thread already.</summary>
    public static bool HasLeftContext(SyntaxNode node)
        => FunctionSyntax.Around(node) is { } function
            && function.DescendantNodes().OfType<AwaitExpressionSyntax>().Where(a => a.SpanStart < node.SpanStart && FunctionSyntax.Around(a) == function).ToList() is { Count: > 0 } awaits
            && awaits.All(a => a.Expression is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
                ArgumentList.Arguments: { Count: 1 } only,
            } && only[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression));

    /// <summary>Whether an expression is evaluated only if what stands before a <c>?.</c> is not null, and begins with what that gives.</summary>
    public static bool IsAfterConditionalAccess(ExpressionSyntax expression)
        => expression switch
        {
            MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
            InvocationExpressionSyntax call => IsAfterConditionalAccess(call.Expression),
            MemberAccessExpressionSyntax access => IsAfterConditionalAccess(access.Expression),
            ElementAccessExpressionSyntax access => IsAfterConditionalAccess(access.Expression),
            PostfixUnaryExpressionSyntax suppressed => IsAfterConditionalAccess(suppressed.Operand),
            _ => false,
        };

    private static bool IsBarred(SyntaxNode node, SyntaxNode function, LanguageVersion version)
        => node.Ancestors().TakeWhile(n => n != function).Any(n => n is LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax
            || (version < LanguageVersion.CSharp6 && n is CatchClauseSyntax or FinallyClauseSyntax))
            || HasByReferenceLocals(function)
            || function is MemberDeclarationSyntax member && member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    /// <summary>Locals that alias storage cannot live across an await; which of them do is not worth finding out.</summary>
    private static bool HasByReferenceLocals(SyntaxNode function)
        => function.DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n => n is RefTypeSyntax { Parent: VariableDeclarationSyntax });

    /// <summary>
    /// Whether a function refers to what belongs to a thread and not to a chain of calls: after an <c>await</c> that may be another thread, which does
    /// not hold the lock, the transaction or the identity. Names are enough to tell; one that means something else costs an offer.
    /// </summary>
    public static bool BelongsToThread(SyntaxNode function)
        => function.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && s_boundToThread.Contains(t.ValueText));

    /// <summary>Whether a function's body can be that of an async function: no iterator, no by-reference parameter or local, nothing unsafe.</summary>
    public static bool CanBecomeAsync(SyntaxNode function, ParameterListSyntax parameters)
        => parameters.Parameters.All(p => p.Modifiers.All(m => m.IsKind(SyntaxKind.ThisKeyword) || m.IsKind(SyntaxKind.ParamsKeyword)))
            && !function.DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Any(n => n is YieldStatementSyntax or RefTypeSyntax or UnsafeStatementSyntax or FixedStatementSyntax or StackAllocArrayCreationExpressionSyntax or RefExpressionSyntax)
            && !function.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.UnsafeKeyword));
}
