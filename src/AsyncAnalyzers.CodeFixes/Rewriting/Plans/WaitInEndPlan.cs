using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Removes a loop that waits for an operation whose end call stands behind it and waits too.</summary>
internal sealed class WaitInEndPlan(PollingLoop loop, string end) : RewritePlan
{
    protected override string Act => $"Wait in '{end}'";

    /// <summary>The plan where the next statement ends the operation; in an async function that would block it.</summary>
    public static WaitInEndPlan? TryCreate(BeginCall begin, CallSite read, RewriteContext context) =>
        begin.Uses.Select(u => PollingLoop.TryRecognise(u, context.Source)).FirstOrDefault(l => l?.IsCompleted == read.Access) is { } loop
        && NextOf(loop.Loop) is (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax) and var next
        && begin.Ends.Any(e => IsFirstIn(next, e.Syntax))
        && !FunctionSyntax.IsInAsyncCode(loop.Loop)
            ? new WaitInEndPlan(loop, begin.Methods.End.Name)
            : null;

    protected override void AddEdits(SyntaxEdits edits) => edits.ReplaceStatement(loop.Loop, _ => []);

    /// <summary>Whether a statement does nothing before a call; what it did before would no longer come behind the wait.</summary>
    private static bool IsFirstIn(StatementSyntax statement, SyntaxNode call) =>
        call.Parent switch
        {
            StatementSyntax => call.Parent == statement,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } => declaration.Parent
                == statement,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment => assignment.Parent == statement,
            _ => false,
        };

    private static StatementSyntax? NextOf(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block ? block.Statements.SkipWhile(s => s != statement).Skip(1).FirstOrDefault() : null;
}
