using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Says whether <c>await</c> is legal at a place, and whether a function can be made async so that it is.</summary>
internal static class AwaitContext
{
    /// <summary>What one thread takes and the same thread has to give back.</summary>
    private static readonly HashSet<string> s_heldByThread =
    [
        "Monitor",
        "SpinLock",
        "EnterScope",
        "ReleaseMutex",
        "TransactionScope",
        "OperationContextScope",
        "Impersonate",
        "EnterReadLock",
        "EnterUpgradeableReadLock",
        "EnterWriteLock",
        "AcquireReaderLock",
        "AcquireWriterLock",
    ];

    private static readonly HashSet<string> s_readOfThread = ["CurrentThread", "CurrentPrincipal"];

    /// <summary>Whether <c>await</c> may stand where the node stands, as the code is, and what follows it may run on any thread.</summary>
    public static bool CanAwait(SyntaxNode node, SemanticModel model) =>
        FunctionSyntax.Around(node) is { } function && FunctionSyntax.IsAsync(function) && !IsBarred(node, function, model);

    /// <summary>Whether that holds where the node stands if the function around it, which is the given one, were async.</summary>
    public static bool CouldAwait(SyntaxNode node, SyntaxNode function, SemanticModel model) =>
        FunctionSyntax.Around(node) == function && !IsBarred(node, function, model);

    /// <summary>Whether the function has awaited before, and never to come back to its context: what follows an await may run on any
    /// thread already.</summary>
    public static bool HasLeftContext(SyntaxNode node) =>
        FunctionSyntax.Around(node) is { } function
        && function
            .DescendantNodes()
            .OfType<AwaitExpressionSyntax>()
            .Where(a => a.SpanStart < node.SpanStart && FunctionSyntax.Around(a) == function)
            .ToList()
            is { Count: > 0 } awaits
        && awaits.All(LeavesContext);

    /// <summary>What a task gives where a node stands: awaited if that is legal, as the function itself awaits; otherwise
    /// waited for.</summary>
    public static ExpressionSyntax ResultAt(SyntaxNode place, ExpressionSyntax task, SemanticModel model)
    {
        var canAwait = CanAwait(place, model);
        return canAwait && HasLeftContext(place)
            ? WrittenAwait.InCallback(task, onPool: false)
            : TaskSyntaxFactory.ResultOf(task, canAwait);
    }

    /// <summary>Whether the task is awaited where it is made, with or without its context.</summary>
    public static bool IsAwaited(ExpressionSyntax task) =>
        task.Parent
            is AwaitExpressionSyntax
                or MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "ConfigureAwait",
                    Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax }
                };

    /// <summary>Whether an <c>await</c> does not come back to its context.</summary>
    public static bool LeavesContext(AwaitExpressionSyntax wait) => WrittenAwait.LeavesContext(wait.Expression);

    private static bool LeavesContext(ExpressionSyntax? used, VariableDeclarationSyntax? declared) =>
        (declared?.Variables.Select(v => v.Initializer?.Value) ?? [used]).All(value =>
            value is not null && WrittenAwait.LeavesContext(value)
        );

    /// <summary>Whether something is waited for here, and what follows comes back to the context.</summary>
    public static bool ReturnsToContext(SyntaxNode node) =>
        node switch
        {
            AwaitExpressionSyntax wait => !LeavesContext(wait),
            CommonForEachStatementSyntax loop => loop.AwaitKeyword != default && !WrittenAwait.LeavesContext(loop.Expression),
            UsingStatementSyntax used => used.AwaitKeyword != default && !LeavesContext(used.Expression, used.Declaration),
            LocalDeclarationStatementSyntax used => used.AwaitKeyword != default && !LeavesContext(null, used.Declaration),
            _ => false,
        };

    /// <summary>Whether an expression is evaluated only if what stands before a <c>?.</c> is not null, and begins with what that
    /// gives.</summary>
    public static bool IsAfterConditionalAccess(ExpressionSyntax expression) =>
        expression switch
        {
            MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
            InvocationExpressionSyntax call => IsAfterConditionalAccess(call.Expression),
            MemberAccessExpressionSyntax access => IsAfterConditionalAccess(access.Expression),
            ElementAccessExpressionSyntax access => IsAfterConditionalAccess(access.Expression),
            PostfixUnaryExpressionSyntax suppressed => IsAfterConditionalAccess(suppressed.Operand),
            _ => false,
        };

    private static bool IsBarred(SyntaxNode node, SyntaxNode function, SemanticModel model) =>
        node.Ancestors()
            .TakeWhile(n => n != function)
            .Any(n => IsBarring(n, ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion) || HoldsReference(n, node, model))
        || HasByReferenceLocals(function, model)
        || HoldsThread(function)
        || (
            function is MemberDeclarationSyntax member
            && member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.UnsafeKeyword))
        );

    private static bool IsBarring(SyntaxNode node, LanguageVersion version) =>
        node is LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax
        || (version < LanguageVersion.CSharp6 && node is CatchClauseSyntax or FinallyClauseSyntax);

    /// <summary>
    /// Whether what stands around a node holds on to storage, or to a <c>Span&lt;T&gt;</c>, when evaluation comes to the node: operands to
    /// the left of it, and what a statement enumerates or disposes in the end.
    /// </summary>
    private static bool HoldsReference(SyntaxNode around, SyntaxNode node, SemanticModel model) =>
        around switch
        {
            CommonForEachStatementSyntax loop => model.GetForEachStatementInfo(loop).GetEnumeratorMethod?.ReturnType.IsRefLikeType == true,
            UsingStatementSyntax { Expression: { } used } => model.GetTypeInfo(used).Type?.IsRefLikeType == true,
            StatementSyntax => false,
            _ => around
                .ChildNodes()
                .TakeWhile(n => n.Span.End <= node.SpanStart)
                .SelectMany(n => n.DescendantNodesAndSelf(d => d is not AnonymousFunctionExpressionSyntax))
                .OfType<ExpressionSyntax>()
                .Any(e => IsReference(e, model)),
        };

    private static bool IsReference(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression) is { Type.IsRefLikeType: true } or { ConvertedType.IsRefLikeType: true }
        || (
            expression is InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax
            && model.GetSymbolInfo(expression).Symbol
                is IMethodSymbol { RefKind: not RefKind.None }
                    or IPropertySymbol { RefKind: not RefKind.None }
        );

    /// <summary>
    /// Locals that alias storage, or hold what does (<c>Span&lt;T&gt;</c>), cannot live across an await; which of them do is not worth
    /// finding out. The compiler says so only when it makes the code.
    /// </summary>
    private static bool HasByReferenceLocals(SyntaxNode function, SemanticModel model) =>
        function
            .DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n =>
                n switch
                {
                    VariableDeclaratorSyntax or SingleVariableDesignationSyntax => model.GetDeclaredSymbol(n)
                        is ILocalSymbol { IsRef: true }
                            or ILocalSymbol { Type.IsRefLikeType: true },
                    CommonForEachStatementSyntax loop => model.GetTypeInfo(loop.Expression).Type?.IsRefLikeType == true
                        || loop is ForEachStatementSyntax { Type: RefTypeSyntax },
                    _ => false,
                }
            );

    /// <summary>
    /// Whether a function takes what belongs to a thread (a lock, a mutex, a scope), or uses data that each thread has for itself: after
    /// an <c>await</c> that may be another thread. Names are enough to tell; one that means something else costs an await.
    /// </summary>
    private static bool HoldsThread(SyntaxNode function)
    {
        var threadStatics = ThreadStaticsIn(function.SyntaxTree.GetRoot());
        return IdentifiersIn(function).Any(name => s_heldByThread.Contains(name) || threadStatics.Contains(name));
    }

    /// <summary>
    /// Whether a function refers to what belongs to a thread and not to a chain of calls: besides what it takes, the thread itself and its
    /// identity.
    /// </summary>
    public static bool BelongsToThread(SyntaxNode function) =>
        HoldsThread(function) || IdentifiersIn(function).Any(s_readOfThread.Contains);

    private static IEnumerable<string> IdentifiersIn(SyntaxNode node) =>
        node.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText);

    /// <summary>The names of the fields of a file of which each thread has one.</summary>
    private static HashSet<string> ThreadStaticsIn(SyntaxNode root) =>
        [
            .. from field in root.DescendantNodes(n =>
                    n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
                )
                .OfType<FieldDeclarationSyntax>()
            where
                field
                    .AttributeLists.SelectMany(l => l.Attributes)
                    .Any(a => a.Name.GetLastToken().ValueText.StartsWith("ThreadStatic", StringComparison.Ordinal))
                || field.Declaration.Type.DescendantTokens().Any(t => t.ValueText == "ThreadLocal")
            from variable in field.Declaration.Variables
            select variable.Identifier.ValueText,
        ];

    /// <summary>Whether a function's body can be that of an async function: no iterator, no by-reference parameter or local, nothing
    /// unsafe.</summary>
    public static bool CanBecomeAsync(SyntaxNode function, ParameterListSyntax parameters) =>
        parameters.Parameters.All(p => p.Modifiers.All(m => m.IsKind(SyntaxKind.ThisKeyword) || m.IsKind(SyntaxKind.ParamsKeyword)))
        && !function
            .DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n =>
                n
                    is YieldStatementSyntax
                        or RefTypeSyntax
                        or UnsafeStatementSyntax
                        or FixedStatementSyntax
                        or StackAllocArrayCreationExpressionSyntax
                        or RefExpressionSyntax
            )
        && !function.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.UnsafeKeyword));
}
