using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>
/// What a callback asks first, <c>if (ar.CompletedSynchronously) return;</c>, to leave to the caller what is complete when Begin returns.
/// Who calls it only for the rest has answered that.
/// </summary>
internal sealed class CompletedSynchronouslyGuard
{
    private readonly IfStatementSyntax _statement;
    private readonly PrefixUnaryExpressionSyntax? _negation;

    private CompletedSynchronouslyGuard(ExpressionSyntax read, IfStatementSyntax statement, PrefixUnaryExpressionSyntax? negation)
    {
        Read = read;
        _statement = statement;
        _negation = negation;
    }

    /// <summary><c>ar.CompletedSynchronously</c>.</summary>
    public ExpressionSyntax Read { get; }

    /// <summary>The guard that only leaves; null where it stands around the code.</summary>
    public IfStatementSyntax? Leaving => _negation is null ? _statement : null;

    /// <summary>The guard that stands around the code; null where it only leaves.</summary>
    public IfStatementSyntax? Around => _negation is null ? null : _statement;

    /// <summary>The code that the guard stands around, where that is all it asks; null where it asks more.</summary>
    public SyntaxList<StatementSyntax>? Guarded => _statement.Condition == _negation ? StatementsOf(_statement) : null;

    /// <summary>The question and what is asked next; null where nothing is.</summary>
    public BinaryExpressionSyntax? AndNext => _negation?.Parent as BinaryExpressionSyntax;

    /// <summary>The guard of which a use of the async result is the question, or null where that is another.</summary>
    public static CompletedSynchronouslyGuard? TryRecognise(AsyncResultUse use, SyntaxNode body)
    {
        if (
            use.Operation
                is not IPropertyReferenceOperation
                {
                    Property.Name: nameof(IAsyncResult.CompletedSynchronously),
                    Syntax: MemberAccessExpressionSyntax read
                }
            || read.FirstAncestorOrSelf<IfStatementSyntax>() is not { Else: null } statement
            || statement.Parent != body
        )
        {
            return null;
        }

        var negation = read.Parent as PrefixUnaryExpressionSyntax;
        return negation switch
        {
            null when statement.Condition == read && IsReturn(statement.Statement) => new CompletedSynchronouslyGuard(
                read,
                statement,
                null
            ),
            { RawKind: (int)SyntaxKind.LogicalNotExpression }
                when IsAskedFirst(negation, statement.Condition) && HasNoCommentAtBraces(statement.Statement) =>
                new CompletedSynchronouslyGuard(read, statement, negation),
            _ => null,
        };
    }

    /// <summary>Whether nothing runs in the callback but what the guard stands around or before.</summary>
    public bool IsFirstIn(BlockSyntax body, SourceReader source) =>
        body.Statements.TakeWhile(s => s != _statement)
            .All(s =>
                IsAssertion(s, source) || (s is LocalDeclarationStatementSyntax && !s.DescendantNodes().Any(Evaluation.MayHaveEffect))
            ) && (Around is null || HoistingPoint.Behind(_statement).All(s => s is ReturnStatementSyntax or LocalFunctionStatementSyntax));

    /// <summary>Answers the question.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        if (_negation is null)
        {
            edits.ReplaceStatement(_statement, _ => []);
        }
        else if (AndNext is { } more)
        {
            edits.Replace(more, current => current.Right.WithTriviaFrom(current));
        }
        else
        {
            edits.Unwrap(_statement, current => StatementsOf((IfStatementSyntax)current));
        }
    }

    private static SyntaxList<StatementSyntax> StatementsOf(IfStatementSyntax guard) =>
        guard.Statement is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(guard.Statement);

    /// <summary>Whether a statement calls what compilers leave out on condition: a program does not depend on it.</summary>
    private static bool IsAssertion(StatementSyntax statement, SourceReader source) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
        && source.OperationOf(call) is IInvocationOperation { TargetMethod: var method }
        && method.GetAttributes().Any(a => a.AttributeClass is { Name: "ConditionalAttribute" });

    private static bool IsReturn(StatementSyntax statement) =>
        statement is ReturnStatementSyntax { Expression: null }
        || (statement is BlockSyntax { Statements: { Count: 1 } only } && IsReturn(only[0]));

    /// <summary>Whether the rest of a condition is asked only after the negation, which is the whole of it or stands before
    /// <c>&amp;&amp;</c>.</summary>
    private static bool IsAskedFirst(ExpressionSyntax negation, ExpressionSyntax condition) =>
        negation == condition
        || (
            negation.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } more
            && more.Left == negation
            && IsAskedFirst(more, condition)
        );

    private static bool HasNoCommentAtBraces(StatementSyntax statement) =>
        statement is not BlockSyntax block
        || block
            .OpenBraceToken.TrailingTrivia.Concat(block.CloseBraceToken.LeadingTrivia)
            .All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));
}
