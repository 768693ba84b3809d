using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>
/// Keeps a look at an async result working on a task: a wait for the handle becomes a wait for the task that does not throw, closing
/// the handle falls away, and any other use of what a task has only as an <see cref="IAsyncResult"/> goes through a cast.
/// </summary>
internal sealed class WaitRewrite
{
    private readonly ExpressionSyntax _expression;
    private readonly Func<ExpressionSyntax, ExpressionSyntax>? _replacement;

    /// <param name="expression">What is replaced.</param>
    /// <param name="replacement">What replaces it; null removes its statement.</param>
    private WaitRewrite(ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionSyntax>? replacement)
    {
        _expression = expression;
        _replacement = replacement;
    }

    /// <summary>What is rewritten.</summary>
    public ExpressionSyntax Expression => _expression;

    /// <summary>The rewrite of a use, or null where a task offers the same under the same name.</summary>
    public static WaitRewrite? TryCreate(AsyncResultUse use, RewriteContext context)
    {
        if (
            use
                is not {
                    Operation: IPropertyReferenceOperation { Syntax: MemberAccessExpressionSyntax access },
                    Value.Syntax: ExpressionSyntax task
                }
            || access.Name.Identifier.ValueText == nameof(IAsyncResult.IsCompleted)
        )
        {
            return null;
        }

        return use.Operation.Parent switch
        {
            IInvocationOperation
            {
                TargetMethod.Name: "Close" or "Dispose",
                Syntax: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } close
            } => new WaitRewrite(close, null),
            IInvocationOperation
            {
                TargetMethod.Name: "WaitOne",
                Syntax: InvocationExpressionSyntax
                {
                    Parent: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } no
                } wait
            } => new WaitRewrite(
                no,
                current =>
                    Wait(task, wait, (InvocationExpressionSyntax)((PrefixUnaryExpressionSyntax)current).Operand, context, isNegated: true)
            ),
            IInvocationOperation { TargetMethod.Name: "WaitOne", Syntax: InvocationExpressionSyntax wait } => new WaitRewrite(
                wait,
                current => Wait(task, wait, (InvocationExpressionSyntax)current, context, isNegated: false)
            ),
            _ => TryCreateForTasks(access, task, context)
                ?? new WaitRewrite(access, current => AsInterface((MemberAccessExpressionSyntax)current, context)),
        };
    }

    /// <summary>The rewrite of <c>WaitHandle.WaitAll(new[] { a.AsyncWaitHandle, … })</c>, to a wait for <c>Task.WhenAll(a, …)</c>; null
    /// where a handle is another's than a task's.</summary>
    /// <param name="handle">The handle of the async result that becomes a task; what it stands beside are tasks already.</param>
    /// <param name="task">The task.</param>
    /// <param name="context">The document.</param>
    private static WaitRewrite? TryCreateForTasks(MemberAccessExpressionSyntax handle, ExpressionSyntax task, RewriteContext context)
    {
        if (
            handle.Parent is not InitializerExpressionSyntax { Expressions: var handles } list
            || list.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is not InvocationExpressionSyntax call
            || context.Model.GetOperation(call, context.CancellationToken) is not IInvocationOperation waitAll
            || waitAll.TargetMethod is not { Name: "WaitAll", ContainingType.Name: nameof(WaitHandle) }
        )
        {
            return null;
        }

        var tasks = handles.Select(h => h == handle ? task : TaskOfHandle(h, context)).OfType<ExpressionSyntax>().ToList();
        return tasks.Count == handles.Count
            ? TryCreateForAll(waitAll, context.Tasks.Call(IdentifierName("WhenAll"), [.. tasks.Select(t => t.WithoutTrivia())]), context)
            : null;
    }

    /// <summary>The task in <c>((IAsyncResult)task).AsyncWaitHandle</c>; null where something else is waited for.</summary>
    private static ExpressionSyntax? TaskOfHandle(ExpressionSyntax handle, RewriteContext context) =>
        handle is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(IAsyncResult.AsyncWaitHandle) } access
        && TaskSyntaxFactory.Unparenthesized(access.Expression) is CastExpressionSyntax { Expression: var task }
        && context.Symbols.IsTask(context.Model.GetTypeInfo(task, context.CancellationToken).Type)
            ? task
            : null;

    /// <summary>The rewrite of <c>WaitHandle.WaitAll(results.Select(r => r.AsyncWaitHandle).ToArray())</c>, to a wait for
    /// <c>Task.WhenAll(results)</c>; null where that would have to be named twice.</summary>
    /// <param name="waitAll">The call.</param>
    /// <param name="results">What holds the async results.</param>
    /// <param name="context">The document.</param>
    public static WaitRewrite? TryCreateForResults(IInvocationOperation waitAll, ExpressionSyntax results, RewriteContext context) =>
        TryCreateForAll(waitAll, context.Tasks.Call(IdentifierName("WhenAll"), results.WithoutTrivia()), context);

    private static WaitRewrite? TryCreateForAll(IInvocationOperation waitAll, ExpressionSyntax all, RewriteContext context)
    {
        var wait = (InvocationExpressionSyntax)waitAll.Syntax;
        return wait.Parent is ExpressionStatementSyntax || !AwaitContext.CanAwait(wait, context.Model)
            ? new WaitRewrite(
                wait,
                current => Wait(all, wait, (InvocationExpressionSyntax)current, context, isNegated: false, timeoutAt: 1)
            )
            : null;
    }

    public void AddEdits(SyntaxEdits edits)
    {
        if (_replacement is null)
        {
            EmptiedTry.Remove((StatementSyntax)_expression.Parent!, edits);
        }
        else
        {
            edits.Replace(_expression, current => _replacement(current).WithTriviaFrom(current));
        }
    }

    private static ExpressionSyntax Wait(
        ExpressionSyntax task,
        InvocationExpressionSyntax original,
        InvocationExpressionSyntax current,
        RewriteContext context,
        bool isNegated,
        int timeoutAt = 0
    )
    {
        var canAwait = AwaitContext.CanAwait(original, context.Model);
        task = task.WithoutTrivia();
        var isStatement = original.Parent is ExpressionStatementSyntax;
        if (current.ArgumentList.Arguments.Count == timeoutAt)
        {
            var wait = context.Tasks.WaitForEnd(task, canAwait);
            return isStatement ? wait
                : canAwait ? Compared(ParenthesizedExpression(wait), task, isNegated)
                : Compared(wait, Zero(), isNegated);
        }

        // The second argument, exitContext, has no meaning outside a synchronized context.
        var timeout = current.ArgumentList.Arguments[timeoutAt].Expression.WithoutTrivia();
        var timed = canAwait
            ? WrittenAwait.Of(context.Tasks.Call(IdentifierName("WhenAny"), task, context.Tasks.Call(IdentifierName("Delay"), timeout)))
            : (ExpressionSyntax)context.Tasks.Call(IdentifierName("WaitAny"), context.Tasks.ArrayOf(task), timeout);
        return isStatement ? timed
            : canAwait ? Compared(ParenthesizedExpression(timed), task, isNegated)
            : Compared(timed, Zero(), isNegated);
    }

    private static ExpressionSyntax Compared(ExpressionSyntax left, ExpressionSyntax right, bool isNegated) =>
        TaskSyntaxFactory.Parenthesized(
            BinaryExpression(isNegated ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression, left, right)
        );

    private static LiteralExpressionSyntax Zero() => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(0));

    private static MemberAccessExpressionSyntax AsInterface(MemberAccessExpressionSyntax access, RewriteContext context) =>
        access.WithExpression(
            ParenthesizedExpression(CastExpression(context.Tasks.Type(context.Symbols.AsyncResult), access.Expression.WithoutTrivia()))
        );
}
