using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A task that has the caller's state, is completed as another one is, and then calls back:
/// <c>new TaskCompletionSource&lt;T&gt;(state)</c>, completed by a continuation on the default scheduler.
/// </summary>
internal sealed class CallingBackCompletion
{
    private readonly BeginImplementation _begin;
    private readonly ITypeSymbol? _result;
    private readonly RewriteContext _context;
    private readonly IdentifierNameSyntax _source;
    private readonly IdentifierNameSyntax _completed;

    public CallingBackCompletion(BeginImplementation begin, ITypeSymbol? result, FreshNames names, RewriteContext context)
    {
        _begin = begin;
        _result = result;
        _context = context;
        _source = IdentifierName(names.Take("completion"));
        _completed = IdentifierName(names.Take("completed"));
    }

    /// <summary>The task to return.</summary>
    public ExpressionSyntax Task => Member(_source, "Task");

    /// <summary>What has to stand before that.</summary>
    /// <param name="task">The task of the operation.</param>
    public IReadOnlyList<StatementSyntax> Statements(ExpressionSyntax task)
    {
        var resultType = _result ?? _context.Symbols.Compilation.ObjectType;
        var source = ObjectCreationExpression(_context.Tasks.Type(_context.Symbols.TaskCompletionSource!.Construct(resultType)))
            .AddArgumentListArguments(Argument(IdentifierName(_begin.State!.Name)));
        var continuation = Call(
            Member(TaskSyntaxFactory.Parenthesized(task), "ContinueWith"),
            SimpleLambdaExpression(Parameter(_completed.Identifier), _context.Tasks.Block(Completes(), CallsBack())),
            _context.Tasks.DefaultScheduler
        );
        return
        [
            _context.Tasks.Local(_source.Identifier.ValueText, source),
            ExpressionStatement(continuation).WithAdditionalAnnotations(Formatter.Annotation),
        ];
    }

    /// <summary><c>if (completed.IsFaulted) … else if (completed.IsCanceled) … else …</c></summary>
    private IfStatementSyntax Completes()
    {
        ExpressionSyntax exception = Member(_completed, "Exception");
        var exceptions = Member(
            _context.IsNullable ? PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, exception) : exception,
            "InnerExceptions"
        );
        ExpressionSyntax result = _result is null ? LiteralExpression(SyntaxKind.NullLiteralExpression) : Member(_completed, "Result");
        return IfStatement(
            Member(_completed, "IsFaulted"),
            _context.Tasks.Block(Statement("SetException", exceptions)),
            ElseClause(
                IfStatement(
                    Member(_completed, "IsCanceled"),
                    _context.Tasks.Block(Statement("SetCanceled")),
                    ElseClause(_context.Tasks.Block(Statement("SetResult", result)))
                )
            )
        );
    }

    private IfStatementSyntax CallsBack()
    {
        var callback = IdentifierName(_begin.Callback.Name);
        return IfStatement(
            BinaryExpression(SyntaxKind.NotEqualsExpression, callback, LiteralExpression(SyntaxKind.NullLiteralExpression)),
            _context.Tasks.Block(ExpressionStatement(Call(callback, Task)))
        );
    }

    private ExpressionStatementSyntax Statement(string method, params ExpressionSyntax[] arguments) =>
        ExpressionStatement(Call(Member(_source, method), arguments));

    private static InvocationExpressionSyntax Call(ExpressionSyntax method, params ExpressionSyntax[] arguments) =>
        InvocationExpression(method, ArgumentList(SeparatedList(arguments.Select(Argument))));

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax instance, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, IdentifierName(name));
}
