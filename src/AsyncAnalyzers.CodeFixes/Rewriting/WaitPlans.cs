using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>Removes a loop that waits for an operation whose end call stands behind it and waits too.</summary>
internal sealed class WaitInEndPlan(PollingLoop loop, string end) : RewritePlan
{
    public override string Title => $"Wait in '{end}'";

    /// <summary>The plan where the next statement ends the operation; in an async function that would block it.</summary>
    public static WaitInEndPlan? TryCreate(BeginCall begin, CallSite read, RewriteContext context)
        => begin.Uses.Select(u => PollingLoop.TryRecognise(u, context.Source)).FirstOrDefault(l => l?.IsCompleted == read.Access) is { } loop
            && NextOf(loop.Loop) is (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax) and var next
            && begin.Ends.Any(e => IsFirstIn(next, e.Syntax))
            && !FunctionSyntax.IsInAsyncCode(loop.Loop)
                ? new WaitInEndPlan(loop, begin.Methods.End.Name)
                : null;

    protected override void AddEdits(SyntaxEdits edits) => edits.ReplaceStatement(loop.Loop, _ => []);

    /// <summary>Whether a statement does nothing before a call; what it did before would no longer come behind the wait.</summary>
    private static bool IsFirstIn(StatementSyntax statement, SyntaxNode call)
        => call.Parent switch
        {
            StatementSyntax => call.Parent == statement,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } => declaration.Parent == statement,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment => assignment.Parent == statement,
            _ => false,
        };

    private static StatementSyntax? NextOf(StatementSyntax statement)
        => statement.Parent is BlockSyntax block ? block.Statements.SkipWhile(s => s != statement).Skip(1).FirstOrDefault() : null;
}

/// <summary>Closes the wait handle of an async result behind its end call.</summary>
internal sealed class CloseHandlePlan(StatementSyntax end, string asyncResult) : RewritePlan
{
    public override string Title => "Close the wait handle";

    /// <summary>The plan where the only end call is a statement behind the wait, in the function that waits.</summary>
    public static CloseHandlePlan? TryCreate(BeginCall begin, RewriteContext context)
        => begin.Ends.ToList() is { Count: 1 } ends
            && EndCall.TryRecognise(ends[0], context.Symbols, context.Source) is { Variable: { } asyncResult } end
            && end.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is (ExpressionStatementSyntax or LocalDeclarationStatementSyntax) and { Parent: BlockSyntax } statement
            && begin.Uses.Where(u => u.Kind == AsyncResultUseKind.WaitHandle).All(u => u.Operation.Syntax.SpanStart < statement.SpanStart && FunctionSyntax.Around(u.Operation.Syntax) == FunctionSyntax.Around(statement))
                ? new CloseHandlePlan(statement, asyncResult.Name)
                : null;

    protected override void AddEdits(SyntaxEdits edits)
        => edits.ReplaceStatement(end, current =>
        [
            current,
            ExpressionStatement(InvocationExpression(MemberOf(MemberOf(IdentifierName(asyncResult), nameof(IAsyncResult.AsyncWaitHandle)), nameof(WaitHandle.Close)))),
        ]);

    private static MemberAccessExpressionSyntax MemberOf(ExpressionSyntax instance, string name)
        => MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, IdentifierName(name));
}
