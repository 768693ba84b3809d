using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>
/// Breaks the lines that a rewrite made longer than any that its author wrote: what an expression body is stands below, and each argument,
/// or parameter, of the longest list on a line of its own.
/// </summary>
internal static class LongLines
{
    /// <summary>What no author minds.</summary>
    private const int Bound = 140;

    /// <summary>The root, without lines that are too long and were not.</summary>
    /// <param name="root">The root, laid out.</param>
    /// <param name="original">The root before the rewrite.</param>
    /// <param name="newLine">How lines end.</param>
    /// <param name="unit">By what a list is indented.</param>
    public static SyntaxNode BrokenIn(SyntaxNode root, SyntaxNode original, string newLine, string unit)
    {
        var written = original.SyntaxTree.GetText().Lines;
        var longest = Math.Max(Bound, written.Max(l => l.Span.Length));
        while (FindLong(root, longest, written) is var (part, line))
        {
            root = root.ReplaceNode(part, Broken(part, newLine, IndentationOf(line) + unit));
        }

        return root;
    }

    /// <summary>Where the first line is broken that is too long and was not, and that line; null where there is none.</summary>
    private static (SyntaxNode Part, string Line)? FindLong(SyntaxNode root, int longest, TextLineCollection written) =>
        root.GetText()
            .Lines.Where(l => l.Span.Length > longest)
            .Select(l => (Part: FindPartIn(root, l.Span), Line: l.ToString()))
            .Where(l => l.Part is not null && written.All(w => w.ToString().Trim() != l.Line.Trim()))
            .Select(l => ((SyntaxNode, string)?)(l.Part!, l.Line))
            .FirstOrDefault();

    /// <summary>What a line is broken at: behind the arrow of a member, at the arguments of the longest call, or at parameters.</summary>
    private static SyntaxNode? FindPartIn(SyntaxNode root, TextSpan line) =>
        root.DescendantNodes(line, n => n is not InterpolatedStringExpressionSyntax)
            .Where(n => line.Contains(n.Span) && IsBreakable(n))
            .OrderByDescending(n => n is ArrowExpressionClauseSyntax)
            .ThenByDescending(n => n is BaseArgumentListSyntax)
            .ThenByDescending(n => n.Span.Length)
            .FirstOrDefault();

    /// <summary>A list of one part gives the line no room, but where that part is a call.</summary>
    private static bool IsBreakable(SyntaxNode node) =>
        node switch
        {
            BaseArgumentListSyntax { Arguments: { Count: > 0 } given } => given.Count > 1
                || given[0].Expression is InvocationExpressionSyntax,
            BaseParameterListSyntax { Parameters.Count: var count } => count > 1,
            _ => node is ArrowExpressionClauseSyntax,
        };

    private static SyntaxNode Broken(SyntaxNode part, string newLine, string indentation)
    {
        var firsts = part.ChildNodes().Select(n => n.GetFirstToken()).ToList();
        var before = part.ChildTokens().Where(t => t.SpanStart < firsts.Last().SpanStart).ToList();
        return part.ReplaceTokens(
            before.Concat(firsts),
            (token, _) =>
                firsts.Contains(token)
                    ? token.WithLeadingTrivia(token.LeadingTrivia.Insert(0, SyntaxFactory.Whitespace(indentation)))
                    : token.WithTrailingTrivia(
                        token.TrailingTrivia.Where(t => !t.IsKind(SyntaxKind.WhitespaceTrivia)).Append(SyntaxFactory.EndOfLine(newLine))
                    )
        );
    }

    private static string IndentationOf(string line) => line.Substring(0, line.Length - line.TrimStart().Length);
}
