using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>
/// The awaits that rewrites write, each as the code before came back to its context or did not. They are marked, so that a file can ask for
/// one form of all of them. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.threading.tasks.task.configureawait">Task.ConfigureAwait</see>.
/// </summary>
internal static class WrittenAwait
{
    private static readonly SyntaxAnnotation s_written = new();

    private static readonly SyntaxAnnotation s_writtenOnPool = new();

    /// <summary><c>await task</c>, in one form or the other.</summary>
    public static AwaitExpressionSyntax Of(ExpressionSyntax task) => AwaitExpression(task).WithAdditionalAnnotations(s_written);

    /// <summary>The same where the pool runs the code, which has no context: both forms do the same.</summary>
    public static AwaitExpressionSyntax OnPool(ExpressionSyntax task) => AwaitExpression(task).WithAdditionalAnnotations(s_writtenOnPool);

    /// <summary><c>await task.ConfigureAwait(false)</c>, for a callback that came back to no context.</summary>
    public static AwaitExpressionSyntax InCallback(ExpressionSyntax task, bool onPool) =>
        WithoutContext(task) is var configured && onPool ? OnPool(configured) : Of(configured);

    /// <summary>An await that must not come back to its context, whatever a file asks for: who waits for the function may hold
    /// it.</summary>
    public static AwaitExpressionSyntax Detached(AwaitExpressionSyntax wait) =>
        (LeavesContext(wait.Expression) ? wait : wait.WithExpression(WithoutContext(wait.Expression))).WithoutAnnotations(
            s_written,
            s_writtenOnPool
        );

    /// <summary>The root with all that was written in the form that is asked for.</summary>
    public static SyntaxNode Configured(SyntaxNode root, bool returnsToContext) =>
        root.ReplaceNodes(
            WrittenIn(root, s_written, s_writtenOnPool),
            (_, current) =>
                LeavesContext(current.Expression) != returnsToContext ? current
                : returnsToContext ? current.WithExpression(TaskOf(current.Expression))
                : current.WithExpression(WithoutContext(current.Expression))
        );

    /// <summary>Whether the form that is asked for makes code go on elsewhere than it did.</summary>
    public static bool MovesCode(SyntaxNode root, bool returnsToContext) =>
        WrittenIn(root, s_written).Any(wait => LeavesContext(wait.Expression) == returnsToContext);

    /// <summary>Whether what is awaited does not come back to the context.</summary>
    public static bool LeavesContext(ExpressionSyntax awaited) =>
        awaited
            is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
                ArgumentList.Arguments: { Count: 1 } only,
            }
        && only[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression);

    /// <summary>A task that does not resume on the context in which it was awaited.</summary>
    private static InvocationExpressionSyntax WithoutContext(ExpressionSyntax task) =>
        InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task, IdentifierName("ConfigureAwait")),
            ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.FalseLiteralExpression))))
        );

    /// <summary>The task in <c>task.ConfigureAwait(false)</c>.</summary>
    private static ExpressionSyntax TaskOf(ExpressionSyntax configured) =>
        ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)configured).Expression).Expression;

    private static IEnumerable<AwaitExpressionSyntax> WrittenIn(SyntaxNode root, params IEnumerable<SyntaxAnnotation> marks) =>
        marks.SelectMany(root.GetAnnotatedNodes).OfType<AwaitExpressionSyntax>();
}
