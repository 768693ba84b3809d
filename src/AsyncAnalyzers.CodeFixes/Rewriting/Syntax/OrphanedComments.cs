using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>
/// Comments before removed statements of a list, on their way to what stands next. One goes with its statements where these were a
/// paragraph of their own and it names something in them: it spoke of them, and of nothing that stays.
/// </summary>
internal sealed class OrphanedComments
{
    private static readonly Regex s_word = new("[A-Z]?[a-z]{3,}");

    private readonly List<string> _removedWords = [];
    private SyntaxTriviaList _kept;
    private SyntaxTriviaList _aboveRemoved;

    /// <summary>Takes up what stands before a removed statement.</summary>
    public void Add(SyntaxNode removed)
    {
        if (BeginsParagraph(removed))
        {
            EndParagraph();
            _aboveRemoved = Before(removed);
        }

        _removedWords.AddRange(WordsIn(removed.ToString()));
    }

    /// <summary>The comments that stay, for what stands next, which is null at the end; none are left then.</summary>
    public SyntaxTriviaList TakeFor(SyntaxNode? next)
    {
        if (next is null || BeginsParagraph(next))
        {
            EndParagraph();
        }

        var taken = _kept.AddRange(_aboveRemoved);
        (_kept, _aboveRemoved) = (default, default);
        _removedWords.Clear();
        return taken;
    }

    /// <summary>What stands before a statement up to its own line, if that is more than blank space.</summary>
    public static SyntaxTriviaList Before(SyntaxNode statement)
    {
        var trivia = statement.GetLeadingTrivia();
        if (trivia.All(IsBlank))
        {
            return default;
        }

        return trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;
    }

    /// <summary>Nothing of the paragraph stays.</summary>
    private void EndParagraph()
    {
        var own = _aboveRemoved.Skip(StartOfLastComment(_aboveRemoved)).ToList();
        var isNeedless = WordsIn(string.Concat(own)).Any(word => _removedWords.Exists(removed => IsSameWord(word, removed)));
        _kept = _kept.AddRange(isNeedless ? WithoutBlankEnd(_aboveRemoved.Take(_aboveRemoved.Count - own.Count)) : _aboveRemoved);
        _aboveRemoved = default;
        _removedWords.Clear();
    }

    /// <summary>Comments up to the end of the last one's line.</summary>
    private static IEnumerable<SyntaxTrivia> WithoutBlankEnd(IEnumerable<SyntaxTrivia> comments)
    {
        var all = comments.ToList();
        var last = all.FindLastIndex(t => !IsBlank(t));
        return last < 0 ? [] : all.Take(last + 2);
    }

    /// <summary>Where the comment begins that stands directly above the statement: behind the last blank line or directive.</summary>
    private static int StartOfLastComment(SyntaxTriviaList trivia)
    {
        var start = trivia.Count;
        var isAtLineEnd = false;
        for (var i = trivia.Count - 1; i >= 0 && !trivia[i].IsDirective && !trivia[i].IsKind(SyntaxKind.DisabledTextTrivia); i--)
        {
            var isLineEnd = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia);
            if (isLineEnd && isAtLineEnd)
            {
                break;
            }

            isAtLineEnd = isLineEnd || (isAtLineEnd && trivia[i].IsKind(SyntaxKind.WhitespaceTrivia));
            start = isAtLineEnd ? start : i;
        }

        return start;
    }

    /// <summary>Whether a blank line or a comment sets a statement apart from what stands before it.</summary>
    private static bool BeginsParagraph(SyntaxNode statement) =>
        statement.GetLeadingTrivia().Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia));

    private static bool IsBlank(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>The words of a text, those that a name is put together of one by one.</summary>
    private static IEnumerable<string> WordsIn(string text) => s_word.Matches(text).Cast<Match>().Select(m => m.Value.ToLowerInvariant());

    /// <summary>Whether words are one but for their ending.</summary>
    private static bool IsSameWord(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
