using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What a handler does for some outcomes: a branch of an <c>if</c>, or nothing.</summary>
/// <param name="Of">The outcomes.</param>
/// <param name="Branching">The <c>if</c>; null where nothing is done.</param>
/// <param name="IsElse">Whether it is the branch behind <c>else</c>.</param>
internal sealed record OutcomePart(Outcome Of, IfStatementSyntax? Branching, bool IsElse)
{
    /// <summary>The branch as it is written.</summary>
    public StatementSyntax? Statement => In(Branching);

    /// <summary>The same branch of the statement as it is edited.</summary>
    public StatementSyntax? In(IfStatementSyntax? branching) => IsElse ? branching?.Else?.Statement : branching?.Statement;

    /// <summary>The statements of the branch.</summary>
    public static IEnumerable<StatementSyntax> StatementsOf(StatementSyntax? branch)
    {
        if (branch is BlockSyntax block)
        {
            return block.Statements;
        }

        return branch is null ? [] : [branch];
    }
}
