using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// A type's own Begin and End over a delegate keep their signatures, callback and state: Begin returns
/// <c>TaskToAsyncResult.Begin(Task.Run(() => d(a)), callback, state)</c>, End <c>TaskToAsyncResult.End&lt;T&gt;(ar)</c>. Where the
/// platform lacks that, the task itself carries the state and is continued with the callback. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>.
/// </summary>
internal sealed class ForwardingPairPlan : RewritePlan
{
    private readonly ImmutableArray<(BeginCall Pair, TaskStart Start, StatementSyntax? Statement)> _begins;
    private readonly ImmutableArray<(InvocationExpressionSyntax Call, StatementSyntax? Statement, bool HasEffects)> _ends;
    private readonly ImmutableArray<EndCallRewrite> _endsByReference;
    private readonly RewriteContext _context;
    private readonly bool _canWrapTasks;

    private ForwardingPairPlan(
        ImmutableArray<(BeginCall Pair, TaskStart Start, StatementSyntax? Statement)> begins,
        ImmutableArray<(InvocationExpressionSyntax Call, StatementSyntax? Statement, bool HasEffects)> ends,
        ImmutableArray<EndCallRewrite> endsByReference,
        RewriteContext context,
        bool canWrapTasks
    )
    {
        _endsByReference = endsByReference;
        _canWrapTasks = canWrapTasks;
        _begins = begins;
        _ends = ends;
        _context = context;
    }

    protected override string Act =>
        _canWrapTasks ? "Forward to 'Task.Run' with 'TaskToAsyncResult'" : "Implement with 'Task.Run', keeping callback and state";

    /// <summary>The plan, unless a begin or end call stands where no statement can go before it that must.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(ForwardedOperation operation, RewriteContext context)
    {
        var canWrapTasks = await context.CanWrapTasksAsync().ConfigureAwait(false);
        var begins = ImmutableArray.CreateBuilder<(BeginCall Pair, TaskStart Start, StatementSyntax? Statement)>();
        foreach (var pair in operation.Begins.Select(b => b.Begun!))
        {
            if (pair.Call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call)
            {
                return RefusalReason.CallIsIrregular.At(pair.Call.Syntax);
            }

            if (!DelegateStart.TryCreate(pair, context, new FreshNames(call)).Succeeds(out var start, out var refusal))
            {
                return refusal;
            }

            // Results that come by reference are put together by the work, which is Begin's.
            if (!start.ByReference.IsEmpty && begins.Any(b => !b.Start.IsAlike(start)))
            {
                return RefusalReason.TaskCannotCarry.At(call);
            }

            if ((start.NeedsStatements || !canWrapTasks) && HoistingPoint.Before(call) is null)
            {
                return RefusalReason.NoPlaceForStatement.At(call);
            }

            begins.Add((pair, start, HoistingPoint.Before(call)));
        }

        if (!begins[0].Start.ByReference.IsEmpty)
        {
            return EndCallRewrite
                .TryCreateAll(operation.Ends.Select(e => e.Call), begins[0].Start, context)
                .Succeeds(out var byReference, out var reason)
                ? new ForwardingPairPlan(
                    begins.ToImmutable(),
                    ImmutableArray<(InvocationExpressionSyntax, StatementSyntax?, bool)>.Empty,
                    byReference,
                    context,
                    canWrapTasks
                )
                : reason;
        }

        var ends = ImmutableArray.CreateBuilder<(InvocationExpressionSyntax Call, StatementSyntax? Statement, bool HasEffects)>();
        foreach (var end in operation.Ends.Select(e => e.Call))
        {
            var hasEffects = Evaluation.HasEffects(end.Instance);
            if (end.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call)
            {
                return RefusalReason.CallIsIrregular.At(end.Syntax);
            }

            if (hasEffects && (HoistingPoint.Before(call) is null || end.Instance is not IInvocationOperation))
            {
                return RefusalReason.NoPlaceForStatement.At(call);
            }

            ends.Add((call, HoistingPoint.Before(call), hasEffects));
        }

        return new ForwardingPairPlan(
            begins.ToImmutable(),
            ends.ToImmutable(),
            ImmutableArray<EndCallRewrite>.Empty,
            context,
            canWrapTasks
        );
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        foreach (var end in _endsByReference)
        {
            end.AddEdits(edits, current => ResultOf(AsyncResultIn(current)));
        }

        foreach (var (begin, start, statement) in _begins)
        {
            start.RemoveOrphans(edits);
            edits.ReplaceExpression(
                (InvocationExpressionSyntax)begin.Call.Syntax,
                statement,
                current =>
                {
                    var started = start.Build(current);
                    var arguments = ((InvocationExpressionSyntax)current).ArgumentList.Arguments;
                    var callback = arguments[IndexOf(begin.CallbackArgument)].Expression.WithoutTrivia();
                    var state = arguments[IndexOf(begin.StateArgument)].Expression.WithoutTrivia();
                    return _canWrapTasks
                        ? (started.Before(_context.Tasks), _context.Tasks.Wrap("Begin", null, started.Task, callback, state))
                        : ContinueWithCallback(started, callback, state, new FreshNames(begin.Call.Syntax).Take("task"));
                }
            );
        }

        foreach (var (call, statement, hasEffects) in _ends)
        {
            edits.ReplaceExpression(
                call,
                statement,
                current =>
                {
                    var invocation = (InvocationExpressionSyntax)current;
                    return (
                        hasEffects
                            ? [ExpressionStatement(((MemberAccessExpressionSyntax)invocation.Expression).Expression.WithoutTrivia())]
                            : [],
                        ResultOf(invocation.ArgumentList.Arguments[0].Expression.WithoutTrivia())
                    );
                }
            );
        }
    }

    /// <summary>What the operation of an async result results in, waited for.</summary>
    private ExpressionSyntax ResultOf(ExpressionSyntax asyncResult)
    {
        var result = _begins[0].Start.Result;
        return _canWrapTasks
            ? _context.Tasks.Wrap("End", result, asyncResult)
            : TaskSyntaxFactory.ResultOf(
                ParenthesizedExpression(CastExpression(_context.Tasks.TaskType(result), asyncResult)),
                canAwait: false
            );
    }

    /// <summary>
    /// <c>var task = Task.Factory.StartNew(_ => d(a), state, …);</c> has the state, and is what the callback is called with when it is
    /// done.
    /// </summary>
    private (IReadOnlyList<StatementSyntax> Before, ExpressionSyntax Result) ContinueWithCallback(
        StartedTask started,
        ExpressionSyntax callback,
        ExpressionSyntax state,
        string name
    )
    {
        var task = IdentifierName(name);
        var start = _context.Tasks.StartNew(SimpleLambdaExpression(Parameter(Identifier("_")), started.Work!), state);
        var completed = Identifier(callback is IdentifierNameSyntax { Identifier.ValueText: "t" } ? "completed" : "t");
        var continuation = InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task, IdentifierName("ContinueWith")),
            ArgumentList(
                SeparatedList(
                    new[]
                    {
                        Argument(
                            SimpleLambdaExpression(
                                Parameter(completed),
                                InvocationExpression(callback, ArgumentList(SingletonSeparatedList(Argument(IdentifierName(completed)))))
                            )
                        ),
                        Argument(_context.Tasks.DefaultScheduler),
                    }
                )
            )
        );
        var callBack = IfStatement(
            BinaryExpression(SyntaxKind.NotEqualsExpression, callback, LiteralExpression(SyntaxKind.NullLiteralExpression)),
            _context.Tasks.Block(ExpressionStatement(continuation))
        );
        return (started.Before(_context.Tasks, _context.Tasks.Local(name, start), callBack), task);
    }

    /// <summary>What an end call is given, without what it gives back.</summary>
    private static ExpressionSyntax AsyncResultIn(ExpressionSyntax end) =>
        ((InvocationExpressionSyntax)end)
            .ArgumentList.Arguments.Single(a => a.RefKindKeyword.IsKind(SyntaxKind.None))
            .Expression.WithoutTrivia();

    /// <summary>Where among the arguments as written a value stands.</summary>
    private static int IndexOf(IOperation? value) =>
        value?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax list } argument
            ? list.Arguments.IndexOf(argument)
            : -1;
}
