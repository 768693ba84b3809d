using System.Text.RegularExpressions;
using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>Every sample, from the warning to the program that prints the same without legacy calls.</summary>
[Collection(nameof(MigrationCollection))]
public partial class SampleTests(Migrations migrations)
{
    public static TheoryData<string> Samples { get; } = [.. Sample.All.Select(sample => sample.Name)];

    public static TheoryData<string> SamplesForDotnet { get; } =
        [.. Sample.All.Where(sample => sample.Frameworks.Contains("net10.0")).Select(sample => sample.Name)];

    public static IEnumerable<object[]> SamplesAndFrameworks { get; } =
        [.. Sample.All.SelectMany(sample => sample.Frameworks, (sample, framework) => new object[] { sample.Name, framework })];

    [Theory]
    [MemberData(nameof(SamplesAndFrameworks))]
    public void BuildReportsWhatTheSourceExpects(string sample, string framework)
    {
        var log = migrations.Of(sample).Original.Log(framework);

        Assert.Empty(log.OfBrokenAnalyzers);
        Assert.Equal(InOrder(new Sample(sample).ExpectedFindings(framework)), InOrder(log.OfOurRules));
    }

    [Theory]
    [MemberData(nameof(SamplesAndFrameworks))]
    public void FixedSampleBuildsAndReportsNothingButWhatStays(string sample, string framework)
    {
        var consumer = migrations.Of(sample).Fixed;
        var log = consumer.Log(framework);

        Assert.Empty(log.OfBrokenAnalyzers);
        Assert.Equal(InOrder(new Sample(sample).RemainingFindings(framework, consumer.LinesOf)), InOrder(log.OfOurRules));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void FixesKeepComments(string sample)
    {
        var migration = migrations.Of(sample);

        Assert.Equal(Comments(migration.Original.Source), Comments(migration.Formatted.Source));
    }

    [MonoTheory]
    [MemberData(nameof(Samples))]
    public void FixedSamplePrintsTheSameUnderMono(string sample)
    {
        var migration = migrations.Of(sample);

        Assert.NotEmpty(migration.OriginalOutput);
        Assert.Equal(migration.OriginalOutput, migration.FixedOutputUnderMono);
    }

    [MonoTheory]
    [MemberData(nameof(SamplesForDotnet))]
    public void FixedSamplePrintsTheSameUnderDotnet(string sample)
    {
        var migration = migrations.Of(sample);

        Assert.NotEmpty(migration.OriginalOutput);
        Assert.Equal(migration.OriginalOutput, migration.FixedOutputUnderDotnet);
    }

    private static string[] InOrder(IEnumerable<Finding> findings) => [.. findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal)];

    private static string[] Comments(string source) => [.. Comment().Matches(source).Select(match => match.Value.Trim()).Order(StringComparer.Ordinal)];

    /// <summary>A comment, but for those that say what is reported: they may go with a line that the fix removes.</summary>
    [GeneratedRegex("(?<![:/])//(?! expect:).*")]
    private static partial Regex Comment();
}
