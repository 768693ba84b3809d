using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>The pieces of a started task.</summary>
/// <param name="Receiver">Keeps the receiver, before anything asks whether it is null.</param>
/// <param name="Arguments">Keep the arguments that may change.</param>
/// <param name="Condition">Where Begin was called with <c>?.</c>: the receiver, to be asked whether it is null.</param>
/// <param name="Task">The expression that starts the task.</param>
/// <param name="Forgotten">The same for a task whose results nobody wants.</param>
/// <param name="Call">For a delegate: the call itself, for where it can run in place.</param>
internal sealed record StartedTask(
    ImmutableArray<StatementSyntax> Receiver,
    ImmutableArray<StatementSyntax> Arguments,
    ExpressionSyntax? Condition,
    ExpressionSyntax Task,
    ExpressionSyntax Forgotten,
    InvocationExpressionSyntax? Call
)
{
    /// <summary>For a delegate: what the task does, which is the call, or a block that puts together what comes by reference.</summary>
    public CSharpSyntaxNode? Work { get; init; }

    /// <summary>A local that keeps the task; a statement that starts it is added to the others.</summary>
    public ExpressionSyntax Keep(
        BeginCall begin,
        FreshNames names,
        TaskSyntaxFactory tasks,
        ImmutableArray<StatementSyntax>.Builder statements
    )
    {
        var name = names.Free(FreshNames.Camel(begin.Methods.Operation));
        statements.Add(tasks.Local(name, Task));
        return IdentifierName(name);
    }

    /// <summary>The statement with everything that must stand before it, on condition that the receiver is there where Begin asked for
    /// that.</summary>
    public IReadOnlyList<StatementSyntax> Before(TaskSyntaxFactory tasks, params IEnumerable<StatementSyntax> statements) =>
        Condition is null
            ? [.. Receiver, .. Arguments, .. statements]
            :
            [
                .. Receiver,
                IfStatement(
                    BinaryExpression(SyntaxKind.NotEqualsExpression, Condition, LiteralExpression(SyntaxKind.NullLiteralExpression)),
                    tasks.Block(Arguments.AddRange(statements))
                ),
            ];
}
