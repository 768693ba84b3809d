using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>A line of a table of rules, in the documentation and as the code would have it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="Severity">The default severity.</param>
/// <param name="CodeFix">Whether there is a code fix.</param>
internal sealed partial record RuleLine(string Id, string Title, string Severity, string CodeFix)
{
    public static RuleLine Of(DiagnosticDescriptor descriptor) =>
        new(
            descriptor.Id,
            descriptor.Title.ToString(CultureInfo.InvariantCulture),
            descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled",
            Catalog.FixableIds.Contains(descriptor.Id) ? "Yes" : "No"
        );

    /// <summary>The lines of all tables of rules in a file.</summary>
    public static IEnumerable<RuleLine> In(string file) =>
        Line()
            .Matches(RepositoryFiles.Read(file))
            .Select(m => new RuleLine(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value));

    [GeneratedRegex(@"^\| \[(LAP\d{4})\]\([^)]*\) \| (.*?) \| (\w+) \| (\w+) \|$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
