using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Takes a statement away, and with it the <c>finally</c> that has no other.</summary>
internal static class EmptiedTry
{
    public static void Remove(StatementSyntax statement, SyntaxEdits edits)
    {
        if (
            statement.Parent
                is not BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax { Parent: TryStatementSyntax whole } clause }
            || FileSyntax.HasComments(clause)
        )
        {
            edits.ReplaceStatement(statement, _ => []);
        }
        else if (whole.Catches.Count > 0)
        {
            edits.Replace(clause, _ => null);
        }
        else if (whole.Parent is BlockSyntax && CanStandOutside(whole.Block))
        {
            edits.Unwrap(whole, current => ((TryStatementSyntax)current).Block.Statements);
        }
        else
        {
            edits.ReplaceStatement(statement, _ => []);
        }
    }

    /// <summary>Whether what a block declares is named nowhere else in the member, where it would be seen then.</summary>
    private static bool CanStandOutside(BlockSyntax block)
    {
        var declared = block
            .DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
            .Select(t => t.ValueText)
            .ToList();
        return SourceReader
            .EnclosingMember(block)
            .DescendantTokens()
            .All(t => block.Span.Contains(t.Span) || !t.IsKind(SyntaxKind.IdentifierToken) || !declared.Contains(t.ValueText));
    }
}
