using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Tells which statement is the last that runs in a function.</summary>
internal static class LastStatement
{
    /// <summary>Whether the function is left behind the statement, whatever else it does elsewhere.</summary>
    public static bool Is(StatementSyntax statement, BlockSyntax body)
    {
        var leaves = false;
        for (SyntaxNode current = statement; current != body; current = current.Parent!)
        {
            leaves |= current is StatementSyntax inner && ReturnAfter(inner) is not null;
            switch (current.Parent)
            {
                case BlockSyntax
                    when leaves
                        || HoistingPoint
                            .Behind((StatementSyntax)current)
                            .All(s => s is ReturnStatementSyntax { Expression: null } or LocalFunctionStatementSyntax):
                case IfStatementSyntax
                or ElseClauseSyntax
                or UsingStatementSyntax
                or LockStatementSyntax
                or CatchClauseSyntax
                or TryStatementSyntax:
                case SwitchSectionSyntax or SwitchStatementSyntax when leaves:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>The <c>return;</c> behind the statement.</summary>
    public static ReturnStatementSyntax? ReturnAfter(StatementSyntax statement) =>
        HoistingPoint.Behind(statement).FirstOrDefault() is ReturnStatementSyntax { Expression: null } leaving ? leaving : null;
}
