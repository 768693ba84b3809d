using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>Statements that repeat others.</summary>
internal static class LoopSyntax
{
    /// <summary>Whether a node is a loop.</summary>
    public static bool IsLoop(SyntaxNode node) => BodyOf(node) is not null;

    /// <summary>What a loop repeats; null for anything that is no loop.</summary>
    public static StatementSyntax? BodyOf(SyntaxNode node) =>
        node switch
        {
            ForStatementSyntax statement => statement.Statement,
            CommonForEachStatementSyntax statement => statement.Statement,
            WhileStatementSyntax statement => statement.Statement,
            DoStatementSyntax statement => statement.Statement,
            _ => null,
        };
}
