using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// A type's own Begin and End over a delegate keep their signatures, callback and state: Begin returns
/// <c>TaskToAsyncResult.Begin(Task.Run(() => d(a)), callback, state)</c>, End <c>TaskToAsyncResult.End&lt;T&gt;(ar)</c>.
/// See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">Interop with other asynchronous patterns and types</see>.
/// </summary>
internal sealed class ForwardedPlan : RewritePlan
{
    private readonly ImmutableArray<(CallPair Pair, DelegateStart Start, StatementSyntax? Statement)> _begins;
    private readonly ImmutableArray<(InvocationExpressionSyntax Call, StatementSyntax? Statement, bool HasEffects)> _ends;
    private readonly RewriteContext _context;

    private ForwardedPlan(
        ImmutableArray<(CallPair Pair, DelegateStart Start, StatementSyntax? Statement)> begins,
        ImmutableArray<(InvocationExpressionSyntax Call, StatementSyntax? Statement, bool HasEffects)> ends,
        RewriteContext context)
    {
        _begins = begins;
        _ends = ends;
        _context = context;
    }

    public override string Title => "Forward to 'Task.Run' with 'TaskToAsyncResult'";

    /// <summary>The plan, or null where the platform lacks <c>TaskToAsyncResult</c>: nothing else there calls back and keeps the state.</summary>
    public static ForwardedPlan? TryCreate(ForwardedOperation operation, RewriteContext context)
    {
        if (context.Symbols.TaskToAsyncResult is null)
        {
            return null;
        }

        var begins = ImmutableArray.CreateBuilder<(CallPair Pair, DelegateStart Start, StatementSyntax? Statement)>();
        foreach (var pair in operation.Begins)
        {
            if (pair.Begin.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call
                || DelegateStart.TryCreate(pair, context, new FreshNames(call)) is not { ByReference.IsEmpty: true } start
                || (start.NeedsStatements && HoistingPlace.Before(call) is null))
            {
                return null;
            }

            begins.Add((pair, start, HoistingPlace.Before(call)));
        }

        var ends = ImmutableArray.CreateBuilder<(InvocationExpressionSyntax Call, StatementSyntax? Statement, bool HasEffects)>();
        foreach (var end in operation.Ends)
        {
            var hasEffects = EndRewrite.HasEffects(end.Instance);
            if (end.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call
                || (hasEffects && (HoistingPlace.Before(call) is null || end.Instance is not IInvocationOperation)))
            {
                return null;
            }

            ends.Add((call, HoistingPlace.Before(call), hasEffects));
        }

        return new ForwardedPlan(begins.ToImmutable(), ends.ToImmutable(), context);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        foreach (var (pair, start, statement) in _begins)
        {
            edits.ReplaceExpression((InvocationExpressionSyntax)pair.Begin.Syntax, statement, current =>
            {
                var started = start.Build(current);
                var arguments = ((InvocationExpressionSyntax)current).ArgumentList.Arguments;
                var count = arguments.Count;
                return (started.Before(_context.Tasks), Call("Begin", started.Task, arguments[count - 2].Expression.WithoutTrivia(), arguments[count - 1].Expression.WithoutTrivia()));
            });
        }

        foreach (var (call, statement, hasEffects) in _ends)
        {
            edits.ReplaceExpression(call, statement, current =>
            {
                var invocation = (InvocationExpressionSyntax)current;
                var ended = Call("End", invocation.ArgumentList.Arguments[0].Expression.WithoutTrivia());
                return (hasEffects ? [ExpressionStatement(((MemberAccessExpressionSyntax)invocation.Expression).Expression.WithoutTrivia())] : [], ended);
            });
        }
    }

    private InvocationExpressionSyntax Call(string method, params ExpressionSyntax[] arguments)
        => InvocationExpression(
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                TaskSyntax.AsExpression(_context.Tasks.Type(_context.Symbols.TaskToAsyncResult!)),
                method == "End" && _begins[0].Start.Result is { } result
                    ? GenericName(Identifier(method)).AddTypeArgumentListArguments(_context.Tasks.Type(result))
                    : IdentifierName(method)),
            ArgumentList(SeparatedList(arguments.Select(Argument))));
}
