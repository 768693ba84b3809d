using System.Text.RegularExpressions;
using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>Every shape that legacy code takes does after the fix what it did before.</summary>
[Collection(nameof(MigrationCollection))]
public partial class ShapeTests(Migrations migrations)
{
    public static IEnumerable<object[]> Shapes { get; } = [.. Shape.All.Select(shape => new object[] { shape.Sample.Name, shape.Name })];

    [MonoTheory]
    [MemberData(nameof(Shapes))]
    public void It_prints_what_its_source_says_under_Mono(string sample, string shape)
    {
        AssertPrinted(sample, shape, migration => migration.OriginalOutput);
    }

    [MonoTheory]
    [MemberData(nameof(Shapes))]
    public void Fixed_it_prints_the_same_under_Mono(string sample, string shape)
    {
        AssertPrinted(sample, shape, migration => migration.FixedOutputUnderMono);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fixed_it_prints_the_same_under_Net(string sample, string shape)
    {
        AssertPrinted(sample, shape, migration => migration.FixedOutputUnderDotnet);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fixed_it_has_no_legacy_call(string sample, string shape)
    {
        Assert.DoesNotMatch(LegacyCall(), Suppressed().Replace(migrations.Of(sample).Formatted.SourceOf(Of(sample, shape).File), ""));
    }

    private void AssertPrinted(string sample, string shape, Func<Migration, string> output)
    {
        Assert.Equal(Of(sample, shape).ExpectedOutput, Of(sample, shape).OutputIn(output(migrations.Of(sample))));
    }

    private static Shape Of(string sample, string name) => Shape.All.Single(shape => shape.Sample.Name == sample && shape.Name == name);

    /// <summary>A begin call, or the end call of a delegate, unless it is part of a task or its source says that it stays.</summary>
    [GeneratedRegex(@"^(?!.*(FromAsync\(|\(\w+, \w+\) =>|// stays:)).*\.(Begin\w+\(|EndInvoke\b)", RegexOptions.Multiline)]
    private static partial Regex LegacyCall();

    /// <summary>Callers that have to stay as they are, to show that they find everything as it was.</summary>
    [GeneratedRegex(@"#pragma warning disable.*?#pragma warning restore", RegexOptions.Singleline)]
    private static partial Regex Suppressed();
}
