using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Testing;

/// <summary>
/// A source with its markup taken out: <c>[|…|]</c> for the default diagnostic, <c>{|ID:…|}</c> for a diagnostic, <c>{|#0:…|}</c> for a
/// location that expected diagnostics refer to. Spans may nest and overlap.
/// </summary>
internal sealed partial class Markup
{
    private Markup(string text, ImmutableArray<MarkedSpan> spans) => (Text, Spans) = (text, spans);

    /// <summary>A stretch of the source; no name means the default diagnostic.</summary>
    public readonly record struct MarkedSpan(string? Name, TextSpan Span);

    public string Text { get; }

    /// <summary>In the order of their start.</summary>
    public ImmutableArray<MarkedSpan> Spans { get; }

    /// <exception cref="FormatException">The markup is not balanced.</exception>
    public static Markup Parse(string source, MarkupOptions options)
    {
        var text = new StringBuilder();
        var open = new List<(bool IsNamed, string? Name, int Start)>();
        var spans = new List<MarkedSpan>();
        var copied = 0;
        foreach (Match mark in Mark().Matches(source))
        {
            if (mark.Value == "$$")
            {
                if (options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode))
                {
                    continue;
                }

                throw new FormatException("'$$' marks a position: set MarkupOptions.TreatPositionIndicatorsAsCode if it is source text.");
            }

            text.Append(source, copied, mark.Index - copied);
            copied = mark.Index + mark.Length;

            var isNamed = mark.Value.Contains('{') || mark.Value.Contains('}');
            if (mark.Value[0] != '|')
            {
                open.Add((isNamed, mark.Groups["name"] is { Success: true, Value: var name } ? name : null, text.Length));
                continue;
            }

            var last = open.FindLastIndex(span => span.IsNamed == isNamed);
            if (last < 0)
            {
                throw new FormatException($"'{mark.Value}' at {mark.Index} closes nothing.");
            }

            spans.Add(new(open[last].Name, TextSpan.FromBounds(open[last].Start, text.Length)));
            open.RemoveAt(last);
        }

        if (open.Count > 0)
        {
            throw new FormatException($"The markup that starts at {open[0].Start} is not closed.");
        }

        text.Append(source, copied, source.Length - copied);
        return new(text.ToString(), [.. spans.OrderBy(span => span.Span.Start)]);
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|(?<name>[^\s:|{}]+):|\|\}|\$\$")]
    private static partial Regex Mark();
}
