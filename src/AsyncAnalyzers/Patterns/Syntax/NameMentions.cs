using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>Where the text of a file may have the names that a pattern is made of. To search the text costs a small part of what looking at
/// each name in the tree does, and most files write none.</summary>
internal sealed class NameMentions(IEnumerable<int> positions)
{
    private readonly ImmutableArray<int> _positions = positions.ToImmutableArray().Sort();

    /// <summary>The names below a node of the file that begin where one was found, in order.</summary>
    public IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode node) => _positions.IsEmpty ? [] : NamesAmong(node);

    /// <summary>Where a text has a word.</summary>
    public static IEnumerable<int> PositionsOf(string word, string text)
    {
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)
        )
        {
            yield return at;
        }
    }

    private IEnumerable<SimpleNameSyntax> NamesAmong(SyntaxNode node)
    {
        var first = _positions.BinarySearch(node.SpanStart);
        for (var i = first < 0 ? ~first : first; i < _positions.Length && _positions[i] < node.Span.End; i++)
        {
            // What a comment or a string says is no name.
            var token = node.FindToken(_positions[i]);
            if (token.SpanStart == _positions[i] && token.Parent is SimpleNameSyntax name)
            {
                yield return name;
            }
        }
    }
}
