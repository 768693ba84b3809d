using System.Collections.Immutable;
using System.Globalization;
using AsyncAnalyzers.Tool.Sites;

namespace AsyncAnalyzers.Tool.Baselines;

/// <summary>
/// The sites that a team knows of: how many of a rule there are in a member. As a file it has a line for each, sorted, so that versions of
/// it are easy to compare and to merge.
/// </summary>
/// <param name="Counts">How many sites there are of each kind, at each place.</param>
internal sealed record Baseline(ImmutableSortedDictionary<BaselineKey, int> Counts)
{
    /// <summary>How many sites there are in all. A site counts in each project that compiles its file.</summary>
    public int Sites => Counts.Values.Sum();

    /// <summary>The baseline that knows sites and no others.</summary>
    public static Baseline Of(IEnumerable<Site> sites) =>
        new(
            sites
                .SelectMany(s => s.Projects.Select(project => new BaselineKey(s.Rule, project, s.Member)))
                .GroupBy(key => key)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Count())
        );

    /// <summary>Reads the lines of a file; throws where one is none of a baseline.</summary>
    public static Baseline Parse(IEnumerable<string> lines) =>
        new(
            lines
                .Select((text, index) => (text, number: index + 1))
                .Where(line => line.text.Length > 0)
                .Select(line => ParseLine(line.text, line.number))
                .GroupBy(line => line.Key, line => line.Count)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Sum())
        );

    /// <summary>The lines of the file: id, project, documentation id of the member and count, tabs between them.</summary>
    public IEnumerable<string> Lines() => Counts.Select(c => $"{c.Key}\t{c.Value}");

    private static (BaselineKey Key, int Count) ParseLine(string text, int number) =>
        text.Split('\t') is [var rule, var project, var member, var count]
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var sites)
            ? (new BaselineKey(rule, project, member), sites)
            : throw new FormatException($"line {number} is none of a baseline (id, project, member and count, with tabs between): {text}");
}
