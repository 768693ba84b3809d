using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Removes a loop that waits for an operation whose end call stands behind it and waits too.</summary>
internal sealed class WaitInEndPlan(PollingLoop loop, string end) : RewritePlan
{
    protected override string Act => $"Remove the loop and wait in '{end}'";

    /// <summary>The plan where the next statement ends the operation; in an async function that would block it.</summary>
    public static Planned<RewritePlan> TryCreate(BeginCall begin, CallSite read, RewriteContext context)
    {
        var loop = begin.Uses.Select(u => PollingLoop.TryRecognise(u, context.Source)).FirstOrDefault(l => l?.IsCompleted == read.Access);
        if (loop is null)
        {
            return RefusalReason.ResultEscapes.At(read.Access);
        }

        if (FunctionSyntax.IsInAsyncCode(loop.Loop))
        {
            return RefusalReason.WouldStillBlock.At(loop.Loop);
        }

        return
            NextOf(loop.Loop) is (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax) and var next
            && begin.Ends.Any(e => IsFirstIn(next, e.Syntax))
            ? new WaitInEndPlan(loop, begin.Methods.End.Name)
            : RefusalReason.EndIsNotNext.At(loop.Loop);
    }

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
