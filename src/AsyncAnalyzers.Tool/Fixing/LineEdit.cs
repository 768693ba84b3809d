using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>Lines that take the place of others.</summary>
/// <param name="Start">The first line that goes.</param>
/// <param name="Removed">The lines that go.</param>
/// <param name="Added">The lines that come.</param>
internal sealed record LineEdit(int Start, string[] Removed, string[] Added)
{
    /// <summary>The first line behind those that go.</summary>
    public int End => Start + Removed.Length;

    /// <summary>The lines of a text with their ends; a line ends where <c>\n</c> is, whatever else the compiler takes for an end.</summary>
    public static string[] LinesOf(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>What edits of a text are as edits of its lines; edits in one line are one.</summary>
    public static IEnumerable<LineEdit> Of(string text, IEnumerable<TextChange> edits)
    {
        var group = new List<TextChange>();
        foreach (var edit in edits.OrderBy(e => e.Span))
        {
            if (group.Count > 0 && StartOfLine(text, edit.Span.Start) >= EndOfLine(text, group[^1].Span.End))
            {
                yield return Of(text, group);
                group.Clear();
            }

            group.Add(edit);
        }

        if (group.Count > 0)
        {
            yield return Of(text, group);
        }
    }

    private static LineEdit Of(string text, List<TextChange> edits)
    {
        var span = TextSpan.FromBounds(StartOfLine(text, edits[0].Span.Start), EndOfLine(text, edits[^1].Span.End));
        var removed = text.Substring(span.Start, span.Length);
        var added = SourceText
            .From(removed)
            .WithChanges(edits.Select(e => new TextChange(new(e.Span.Start - span.Start, e.Span.Length), e.NewText!)));
        return new LineEdit(LinesOf(text[..span.Start]).Length, LinesOf(removed), LinesOf(added.ToString())).WithoutCommonLines();
    }

    /// <summary>Lines that stay at both ends are no part of it.</summary>
    private LineEdit WithoutCommonLines()
    {
        var shorter = Math.Min(Removed.Length, Added.Length);
        var first = Enumerable.Range(0, shorter).TakeWhile(i => Removed[i] == Added[i]).Count();
        var last = Enumerable.Range(1, shorter - first).TakeWhile(i => Removed[^i] == Added[^i]).Count();
        return new LineEdit(Start + first, Removed[first..^last], Added[first..^last]);
    }

    private static int StartOfLine(string text, int position) => position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    private static int EndOfLine(string text, int position) => text.IndexOf('\n', position) is var end and >= 0 ? end + 1 : text.Length;
}
