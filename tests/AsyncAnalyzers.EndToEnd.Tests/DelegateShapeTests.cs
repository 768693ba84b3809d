using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>Every shape that code with a delegate's <c>BeginInvoke</c> takes does after the fix what it did before.</summary>
[Collection(nameof(MigrationCollection))]
public class DelegateShapeTests(Migrations migrations)
{
    private readonly Migration _migration = migrations.Of(DelegateShape.Sample.Name);

    public static TheoryData<string> Shapes { get; } = [.. DelegateShape.All.Select(shape => shape.Name)];

    [MonoTheory]
    [MemberData(nameof(Shapes))]
    public void ItPrintsWhatItsSourceSaysUnderMono(string shape)
    {
        AssertPrinted(shape, _migration.OriginalOutput);
    }

    [MonoTheory]
    [MemberData(nameof(Shapes))]
    public void FixedItPrintsTheSameUnderMono(string shape)
    {
        AssertPrinted(shape, _migration.FixedOutputUnderMono);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FixedItPrintsTheSameUnderDotnet(string shape)
    {
        AssertPrinted(shape, _migration.FixedOutputUnderDotnet);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FixedItHasNoLegacyCall(string shape)
    {
        Assert.DoesNotMatch(@"\.(Begin|End)Invoke\b", _migration.Formatted.SourceOf(Of(shape).File));
    }

    private static void AssertPrinted(string shape, string output)
    {
        Assert.Equal(Of(shape).ExpectedOutput, Of(shape).OutputIn(output));
    }

    private static DelegateShape Of(string name) => DelegateShape.All.Single(shape => shape.Name == name);
}
