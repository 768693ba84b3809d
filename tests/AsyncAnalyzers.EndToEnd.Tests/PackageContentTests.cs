using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>What is in the package, and what is not.</summary>
[Collection(nameof(MigrationCollection))]
public class PackageContentTests(Migrations migrations)
{
    private readonly PackageFeed _feed = migrations.Feed;

    [Fact]
    public void ItHoldsExactlyTheseFiles()
    {
        string[] expected =
        [
            "AsyncAnalyzers.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/roslyn4.14/cs/AsyncAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/roslyn4.14/cs/AsyncAnalyzers.dll",
        ];

        Assert.Equal(expected, _feed.Files());
    }

    [Fact]
    public void ItIsADependencyOfTheBuildOnly()
    {
        Assert.Equal("true", ManifestElement("developmentDependency"));
        Assert.Null(ManifestElement("dependencies"));
    }

    [Fact]
    public void ItShowsItsReadme()
    {
        Assert.Equal("README.md", ManifestElement("readme"));
    }

    private string? ManifestElement(string name)
    {
        return _feed.Manifest().Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
    }
}
