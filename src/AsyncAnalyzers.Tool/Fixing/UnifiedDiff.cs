using System.Text;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>Writes what changes in a file as programs for patches read it.</summary>
internal static class UnifiedDiff
{
    /// <summary>The lines that are shown before and after what changes.</summary>
    private const int Context = 3;

    /// <summary>The part of a patch that changes a file, without the lines that name it.</summary>
    public static string Of(FileChange change)
    {
        var text = change.Before.ToString();
        var lines = LineEdit.LinesOf(text);
        var diff = new StringBuilder();
        var shift = 0;
        foreach (var hunk in Hunks(LineEdit.Of(text, change.Edits)))
        {
            var start = Math.Max(hunk[0].Start - Context, 0);
            var end = Math.Min(hunk[^1].End + Context, lines.Length);
            var growth = hunk.Sum(e => e.Added.Length - e.Removed.Length);
            diff.Append($"@@ -{Range(start, end - start)} +{Range(start + shift, end - start + growth)} @@\n");
            foreach (var edit in hunk)
            {
                Append(diff, ' ', lines[start..edit.Start]);
                Append(diff, '-', edit.Removed);
                Append(diff, '+', edit.Added);
                start = edit.End;
            }

            Append(diff, ' ', lines[start..end]);
            shift += growth;
        }

        return diff.ToString();
    }

    /// <summary>The edits whose lines around would meet, together.</summary>
    private static IEnumerable<List<LineEdit>> Hunks(IEnumerable<LineEdit> edits)
    {
        var hunk = new List<LineEdit>();
        foreach (var edit in edits)
        {
            if (hunk.Count > 0 && edit.Start - hunk[^1].End > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(edit);
        }

        if (hunk.Count > 0)
        {
            yield return hunk;
        }
    }

    /// <summary>The first line, counted from 1, and their number; of no lines the one before.</summary>
    private static string Range(int start, int count) => $"{(count == 0 ? start : start + 1)},{count}";

    private static void Append(StringBuilder diff, char sign, string[] lines)
    {
        foreach (var line in lines)
        {
            diff.Append(sign).Append(line);
            if (!line.EndsWith('\n'))
            {
                diff.Append("\n\\ No newline at end of file\n");
            }
        }
    }
}
