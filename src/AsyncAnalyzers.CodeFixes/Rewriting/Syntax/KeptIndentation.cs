using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>
/// Remembers how deep statements stand, for the formatter sets what it lays out, and what stands behind that, where it thinks right; an
/// author may have thought otherwise.
/// </summary>
internal static class KeptIndentation
{
    private const string Kind = "AsyncAnalyzers.Indentation";

    /// <summary>Marks a statement of which only the first line can have been moved: its author laid out the others.</summary>
    private static readonly SyntaxAnnotation s_isFirstLineOnly = new();

    /// <summary>How deep a statement is to stand, or stands, that begins its line; null for any other, or where it is not laid
    /// out.</summary>
    public static string? Of(SyntaxNodeOrToken statement) =>
        statement.GetAnnotations(Kind).LastOrDefault()?.Data ?? FoundAt(statement.AsNode()?.GetFirstToken() ?? statement.AsToken());

    private static string? FoundAt(SyntaxToken first) =>
        first.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
        && first.LeadingTrivia is { Count: > 0 } trivia
        && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? trivia[trivia.Count - 1].ToString()
            : null;

    /// <summary>The statement, to stand as deep as is said when all is laid out; where that was said before, it holds.</summary>
    public static TStatement Keep<TStatement>(TStatement statement, string? indentation)
        where TStatement : SyntaxNode =>
        indentation is null || statement.HasAnnotations(Kind)
            ? statement
            : statement.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, indentation));

    /// <summary>The same of a token.</summary>
    public static SyntaxToken Keep(SyntaxToken token, string? indentation) =>
        indentation is null ? token : token.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, indentation));

    /// <summary>The same for a statement whose author laid out all but its first line.</summary>
    public static TStatement KeepFirstLine<TStatement>(TStatement statement, string? indentation)
        where TStatement : SyntaxNode =>
        indentation is null || statement.HasAnnotations(Kind)
            ? statement
            : Keep(statement, indentation).WithAdditionalAnnotations(s_isFirstLineOnly);

    /// <summary>Statements that move deeper, with all in them; or to where the formatter sets them.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="unit">By what they move; null for what the formatter says.</param>
    public static TStatement Moved<TStatement>(TStatement statement, string? unit)
        where TStatement : SyntaxNode =>
        statement.ReplaceSyntax(
            statement.GetAnnotatedNodes(Kind),
            (original, current) => Again(current.WithoutAnnotations(Kind), original, unit).AsNode()!,
            statement.GetAnnotatedTokens(Kind),
            (original, current) => Again(current.WithoutAnnotations(Kind), original, unit).AsToken(),
            [],
            (trivia, _) => trivia
        );

    private static SyntaxNodeOrToken Again(SyntaxNodeOrToken moved, SyntaxNodeOrToken original, string? unit) =>
        unit is null ? moved : moved.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, unit + WantedFor(original)));

    /// <summary>The root with all of them where they are to stand.</summary>
    public static SyntaxNode In(SyntaxNode root)
    {
        // What stands in a statement moves with it, so the outer ones go first.
        var moved = root.GetAnnotatedNodes(Kind).Where(n => IsMoved(FoundAt(n.GetFirstToken()), WantedFor(n))).ToImmutableHashSet();
        var outer = moved.Where(n => !n.Ancestors().Any(moved.Contains)).ToList();
        return outer.Count > 0
            ? In(
                root.ReplaceNodes(
                    outer,
                    (original, _) => Shifted(original, FoundAt(original.GetFirstToken())!, WantedFor(original)).WithoutAnnotations(Kind)
                )
            )
            : root.ReplaceTokens(
                root.GetAnnotatedTokens(Kind).Where(t => IsMoved(FoundAt(t), WantedFor(t))),
                (token, _) => new Shifter(FoundAt(token)!, WantedFor(token)).VisitToken(token)
            );
    }

    private static bool IsMoved(string? found, string wanted) => found is { Length: > 0 } && found != wanted;

    private static string WantedFor(SyntaxNodeOrToken annotated) => annotated.GetAnnotations(Kind).Last().Data!;

    private static SyntaxNode Shifted(SyntaxNode statement, string found, string wanted)
    {
        var shifter = new Shifter(found, wanted);
        return statement.HasAnnotation(s_isFirstLineOnly)
            ? statement.ReplaceToken(statement.GetFirstToken(), shifter.VisitToken(statement.GetFirstToken()))
            : shifter.Visit(statement)!;
    }

    /// <summary>Sets all lines of a statement deeper or less deep by the same.</summary>
    private sealed class Shifter(string found, string wanted) : CSharpSyntaxRewriter(visitIntoStructuredTrivia: false)
    {
        private bool _isAtLineStart = true;

        public override SyntaxToken VisitToken(SyntaxToken token)
        {
            if (token.IsKind(SyntaxKind.None))
            {
                return token;
            }

            var leading = new List<SyntaxTrivia>();
            foreach (var trivia in token.LeadingTrivia)
            {
                leading.Add(_isAtLineStart && trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? Shifted(trivia) : trivia);
                _isAtLineStart = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective;
            }

            _isAtLineStart = token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
            return token.WithLeadingTrivia(leading);
        }

        private SyntaxTrivia Shifted(SyntaxTrivia indentation) =>
            indentation.ToString() is var text && text.StartsWith(found, StringComparison.Ordinal)
                ? SyntaxFactory.Whitespace(wanted + Deeper(text.Substring(found.Length)))
                : indentation;

        /// <summary>How much deeper a line stands than the statement, in tabs where the author takes these and the formatter did
        /// not.</summary>
        private string Deeper(string rest)
        {
            var isToBeTabs = wanted.Length > 0 && wanted.All(c => c == '\t') && (found + rest).All(c => c == ' ');
            var unit = isToBeTabs ? found.Length / wanted.Length : 0;
            return unit > 0 ? new string('\t', rest.Length / unit) + new string(' ', rest.Length % unit) : rest;
        }
    }
}
