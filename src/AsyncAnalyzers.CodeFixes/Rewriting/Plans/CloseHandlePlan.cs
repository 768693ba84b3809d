using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Closes the wait handle of an async result behind its end call.</summary>
internal sealed class CloseHandlePlan(StatementSyntax end, string asyncResult) : RewritePlan
{
    protected override string Act => "Close the wait handle";

    /// <summary>The plan where the only end call is a statement behind the wait, in the function that waits.</summary>
    public static CloseHandlePlan? TryCreate(BeginCall begin, RewriteContext context) =>
        begin.Ends.ToList() is { Count: 1 } ends
        && EndCall.TryRecognise(ends[0], context.Symbols, context.Source) is { Variable: { } asyncResult } end
        && end.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>()
            is (ExpressionStatementSyntax or LocalDeclarationStatementSyntax)
                and { Parent: BlockSyntax } statement
        && begin
            .Uses.Where(u => u.Kind == AsyncResultUseKind.WaitHandle)
            .All(u =>
                u.Operation.Syntax.SpanStart < statement.SpanStart
                && FunctionSyntax.Around(u.Operation.Syntax) == FunctionSyntax.Around(statement)
            )
            ? new CloseHandlePlan(statement, asyncResult.Name)
            : null;

    protected override void AddEdits(SyntaxEdits edits) =>
        edits.ReplaceStatement(
            end,
            current =>
                [
                    current,
                    ExpressionStatement(
                        InvocationExpression(
                            MemberOf(MemberOf(IdentifierName(asyncResult), nameof(IAsyncResult.AsyncWaitHandle)), nameof(WaitHandle.Close))
                        )
                    ),
                ]
        );

    private static MemberAccessExpressionSyntax MemberOf(ExpressionSyntax instance, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, IdentifierName(name));
}
