using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>
/// What implements an operation as a task where Begin and End implemented it. If they only hand the operation on, to a delegate, a task or
/// the same operation of someone else, so does the method, and they go; otherwise they stay, as private methods that <c>FromAsync</c>
/// calls.
/// </summary>
/// <param name="Method">The method that returns a task.</param>
/// <param name="KeepsPair">Whether it calls Begin and End.</param>
internal sealed record TaskImplementation(MethodDeclarationSyntax Method, bool KeepsPair)
{
    /// <summary>What WCF sets for the thread that calls End, and not for the one on which a task ends.</summary>
    private static readonly string[] s_contexts = ["OperationContext", "WebOperationContext", "ServiceSecurityContext"];

    /// <summary>The implementation for a class's pair, unless End depends on the thread that calls it, or the pair on the contract's Begin
    /// and End.</summary>
    public static async Task<Planned<TaskImplementation>> TryCreateAsync(
        BeginEndDeclaration pair,
        string name,
        IReadOnlyCollection<IMethodSymbol> operation,
        CancellationToken cancellationToken
    )
    {
        if (
            await RewriteContext.TryCreateAsync(pair.BeginDocument, cancellationToken).ConfigureAwait(false) is not { } context
            || WcfClient.IsChannel(pair.Begin.ContainingType, context.Symbols)
            || pair.EndSyntax.DescendantTokens().Any(t => s_contexts.Contains(t.ValueText))
        )
        {
            return RefusalReason.ImplementationCannotBeConverted.At(pair.BeginSyntax);
        }

        var type = context.Tasks.TaskType(pair.End.ReturnsVoid ? null : pair.End.ReturnType);
        if (
            pair.BeginDocument.Id == pair.EndDocument.Id
            && BeginImplementation.TryRecognise(pair.BeginSyntax, context.Symbols, context.Source) is { } begin
            && EndImplementation.TryRecognise(pair.EndSyntax, context.Symbols, context.Source) is { } end
            && ForwardedOperation.TryRecognise(begin, end) is { } forwarded
            && forwarded.Begins[0] is { Call: var begun }
            && forwarded.Ends[0] is { Call: var ended }
            && (
                Alone(Forwarded(begun, ended, name, operation) ?? OfTask(begun, ended, pair, context))
                ?? OfDelegate(forwarded.Begins[0], ended, context)
            )
                is var (before, task)
            && (before.Count == 0 || pair.BeginSyntax.Body is not null)
        )
        {
            var place = (InvocationExpressionSyntax)begun.Syntax;
            var body = pair.BeginSyntax.Body?.ReplaceNode(place, task.WithTriviaFrom(place));
            return new TaskImplementation(
                pair.TaskMethod(
                    name,
                    type,
                    body is null ? null : context.Tasks.BlockWith(before, body),
                    pair.BeginSyntax.ExpressionBody?.ReplaceNode(place, task.WithTriviaFrom(place))
                ),
                KeepsPair: false
            );
        }

        return new TaskImplementation(
            pair.TaskMethod(name, type, context.Tasks.Block(ReturnStatement(FromAsync(pair, context))), null),
            KeepsPair: true
        );
    }

    private static (IReadOnlyList<StatementSyntax> Before, ExpressionSyntax Task)? Alone(ExpressionSyntax? task) =>
        task is null ? null : ([], task);

    /// <summary>The same operation of another object: <c>Channel.OpAsync(a)</c> for <c>Channel.BeginOp(a, callback, state)</c>.</summary>
    private static InvocationExpressionSyntax? Forwarded(
        IInvocationOperation begin,
        IInvocationOperation end,
        string name,
        IReadOnlyCollection<IMethodSymbol> operation
    ) =>
        begin.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
        && access.Expression is not (ThisExpressionSyntax or BaseExpressionSyntax)
        && end.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax ended }
        && access.Expression.IsEquivalentTo(ended.Expression, topLevel: false)
        && operation.Contains(begin.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default)
        && operation.Contains(end.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default)
        && call.ArgumentList.Arguments.All(a => a.NameColon is null)
            ? call.WithExpression(access.WithName(IdentifierName(name))).WithArgumentList(WithoutLast(call.ArgumentList, 2))
            : null;

    /// <summary>The task of <c>TaskToAsyncResult.Begin(task, callback, state)</c>.</summary>
    private static ExpressionSyntax? OfTask(
        IInvocationOperation begin,
        IInvocationOperation end,
        BeginEndDeclaration pair,
        RewriteContext context
    ) =>
        context.Symbols.TaskToAsyncResult is { } helper
        && SymbolEqualityComparer.Default.Equals(begin.TargetMethod.ContainingType, helper)
        && SymbolEqualityComparer.Default.Equals(end.TargetMethod.ContainingType, helper)
        && begin.Arguments[0].Syntax is ArgumentSyntax { Expression: var task }
        && SymbolEqualityComparer.Default.Equals(
            context.Model.GetTypeInfo(task, context.CancellationToken).Type,
            context.Tasks.TaskOf(pair.End.ReturnsVoid ? null : pair.End.ReturnType)
        )
            ? task.WithoutTrivia()
            : null;

    /// <summary><c>Task.Run(() => d(a))</c> for a delegate's own pair, and what is to be kept for it before.</summary>
    private static (IReadOnlyList<StatementSyntax> Before, ExpressionSyntax Task)? OfDelegate(
        Handover begin,
        IInvocationOperation end,
        RewriteContext context
    ) =>
        begin.Begun is { Kind: PairKind.Delegate } pair
        && end.TargetMethod.Name == "EndInvoke"
        && SymbolEqualityComparer.Default.Equals(end.TargetMethod.ContainingType, begin.Call.TargetMethod.ContainingType)
        && end.Instance?.Syntax is { } ended
        && begin.Call.Instance?.Syntax is { } begun
        && ended.IsEquivalentTo(begun, topLevel: false)
        && DelegateStart.TryCreate(pair, context, new FreshNames(begin.Call.Syntax)).OrNull is { ByReference.IsEmpty: true } start
        && start.Build((InvocationExpressionSyntax)begin.Call.Syntax) is var started
            ? (started.Before(context.Tasks), started.Task)
            : null;

    /// <summary><c>Task.Factory.FromAsync(BeginOp, EndOp, a, null)</c>, or in its form for more arguments than that takes.</summary>
    private static InvocationExpressionSyntax FromAsync(BeginEndDeclaration pair, RewriteContext context)
    {
        var arguments = pair
            .BeginSyntax.ParameterList.Parameters.Take(pair.BeginSyntax.ParameterList.Parameters.Count - 2)
            .Select(p => Argument(IdentifierName(p.Identifier.WithoutTrivia())))
            .ToList();
        var end = Argument(IdentifierName(pair.EndSyntax.Identifier.WithoutTrivia()));
        var none = Argument(LiteralExpression(SyntaxKind.NullLiteralExpression));
        var name = IdentifierName(pair.BeginSyntax.Identifier.WithoutTrivia());
        if (arguments.Count <= 3)
        {
            return context.Tasks.FromAsync([Argument(name), end, .. arguments, none]);
        }

        var names = new FreshNames(pair.BeginSyntax);
        var (callback, state) = (names.Take("asyncCallback"), names.Take("asyncState"));
        var call = InvocationExpression(
            name,
            ArgumentList(SeparatedList([.. arguments, Argument(IdentifierName(callback)), Argument(IdentifierName(state))]))
        );
        return context.Tasks.FromAsync([
            Argument(
                ParenthesizedLambdaExpression(
                    ParameterList(SeparatedList([Parameter(Identifier(callback)), Parameter(Identifier(state))])),
                    call
                )
            ),
            end,
            none,
        ]);
    }

    private static ArgumentListSyntax WithoutLast(ArgumentListSyntax list, int count) =>
        list.Arguments.Count == count
            ? ArgumentList()
            : list.WithArguments(
                Enumerable.Range(0, count).Aggregate(list.Arguments, (arguments, _) => arguments.RemoveAt(arguments.Count - 1))
            );
}
