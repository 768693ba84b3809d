using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
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
    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context)
    {
        if (
            begin.Ends.ToList() is not { Count: 1 } ends
            || EndCall.TryRecognise(ends[0], context.Symbols, context.Source) is not { Variable: { } asyncResult } end
        )
        {
            return RefusalReason.SeveralEnds.At(begin.Call.Syntax);
        }

        if (
            end.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>()
            is not ((ExpressionStatementSyntax or LocalDeclarationStatementSyntax) and { Parent: BlockSyntax } statement)
        )
        {
            return RefusalReason.NoPlaceForStatement.At(end.Call.Syntax);
        }

        return begin.Uses.Where(u => u.Kind == AsyncResultUseKind.WaitHandle).All(u => IsBefore(u.Operation.Syntax, statement))
            ? new CloseHandlePlan(statement, asyncResult.Name)
            : RefusalReason.EndIsNotNext.At(statement);
    }

    private static bool IsBefore(SyntaxNode wait, StatementSyntax end) =>
        wait.SpanStart < end.SpanStart && FunctionSyntax.Around(wait) == FunctionSyntax.Around(end);

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
