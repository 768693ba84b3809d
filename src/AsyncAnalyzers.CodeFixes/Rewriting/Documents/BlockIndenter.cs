using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>Sets the lines of statements that move into a block one level deeper, and leaves them as their author laid them out
/// otherwise.</summary>
internal sealed class BlockIndenter : CSharpSyntaxRewriter
{
    private readonly string _unit;
    private bool _isAtLineStart = true;

    private BlockIndenter(string unit)
    {
        _unit = unit;
    }

    /// <summary>How deep a block's statements stand, and what a level is there; null for a block that does not stand on lines of its
    /// own.</summary>
    public static (string Statements, string Unit)? Of(BlockSyntax block)
    {
        if (!block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || block.Statements.Count == 0)
        {
            return null;
        }

        var statements = Before(block.Statements[0].GetFirstToken());
        var brace = Before(block.CloseBraceToken);
        return statements.Length > brace.Length && statements.StartsWith(brace, StringComparison.Ordinal)
            ? (statements, statements.Substring(brace.Length))
            : null;
    }

    /// <summary>Statements that begin at a line's start, one level deeper.</summary>
    public static SyntaxList<StatementSyntax> Deeper(SyntaxList<StatementSyntax> statements, string unit)
    {
        var rewriter = new BlockIndenter(unit);
        return SyntaxFactory.List(rewriter.VisitList(statements).Select(s => KeptIndentation.Moved(s, unit)));
    }

    public override SyntaxToken VisitToken(SyntaxToken token)
    {
        // Optional tokens that are not there come by, too.
        if (token.IsKind(SyntaxKind.None))
        {
            return token;
        }

        var leading = new List<SyntaxTrivia>();
        foreach (var trivia in token.LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            {
                // Directives stay where they are; a line begins behind them.
                leading.Add(trivia);
                _isAtLineStart = true;
            }
            else if (_isAtLineStart && trivia.IsKind(SyntaxKind.WhitespaceTrivia) && IsBeforeDirective(trivia, token))
            {
                leading.Add(trivia);
            }
            else
            {
                Start(leading);
                leading.Add(trivia);
            }
        }

        Start(leading);
        _isAtLineStart = token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        return token.WithLeadingTrivia(leading);
    }

    private void Start(List<SyntaxTrivia> leading)
    {
        if (_isAtLineStart)
        {
            leading.Add(SyntaxFactory.Whitespace(_unit));
            _isAtLineStart = false;
        }
    }

    private static bool IsBeforeDirective(SyntaxTrivia trivia, SyntaxToken token) =>
        token.LeadingTrivia.IndexOf(trivia) is var index
        && index + 1 < token.LeadingTrivia.Count
        && token.LeadingTrivia[index + 1].IsDirective;

    private static string Before(SyntaxToken token) =>
        token.LeadingTrivia is { Count: > 0 } trivia && trivia.Last() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia)
            ? last.ToString()
            : "";
}
