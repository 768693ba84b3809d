using System.Text.RegularExpressions;
using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>What is in the package, and what is not.</summary>
[Collection(nameof(MigrationCollection))]
public partial class PackageContentTests(Migrations migrations)
{
    private readonly PackageFeed _feed = migrations.Feed;

    [Fact]
    public void It_holds_exactly_these_files()
    {
        string[] expected =
        [
            "AsyncAnalyzers.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/roslyn4.8/cs/AsyncAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/roslyn4.8/cs/AsyncAnalyzers.dll",
            "build/AsyncAnalyzers.targets",
            "buildTransitive/AsyncAnalyzers.targets",
            "config/asyncanalyzers_all.globalconfig",
            "config/asyncanalyzers_migrate.globalconfig",
            "config/asyncanalyzers_none.globalconfig",
            "config/asyncanalyzers_recommended.globalconfig",
            "icon.png",
        ];

        Assert.Equal(expected, _feed.Files());
    }

    [Fact]
    public void It_is_a_dependency_of_the_build_only()
    {
        Assert.Equal("true", ManifestElement("developmentDependency"));
        Assert.Null(ManifestElement("dependencies"));
    }

    [Fact]
    public void It_shows_its_readme()
    {
        Assert.Equal("README.md", ManifestElement("readme"));
    }

    /// <summary>A feed shows them, and takes no package without a license.</summary>
    [Fact]
    public void It_has_a_license_and_an_icon()
    {
        Assert.Equal("MIT", ManifestElement("license"));
        Assert.Equal("icon.png", ManifestElement("icon"));
    }

    [Fact]
    public void It_says_where_it_comes_from()
    {
        Assert.Equal("https://github.com/AsyncAnalyzers/AsyncAnalyzers", ManifestElement("projectUrl"));
        Assert.StartsWith(
            ManifestElement("projectUrl")!,
            _feed.Manifest().Descendants().Single(e => e.Name.LocalName == "repository").Attribute("url")?.Value
        );
    }

    /// <summary>On a feed there is nothing beside the readme that a relative link could lead to.</summary>
    [Fact]
    public void Its_readme_has_absolute_links_only()
    {
        var links = Link().Matches(_feed.Read("README.md")).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link));
    }

    private string? ManifestElement(string name)
    {
        return _feed.Manifest().Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
    }

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();
}
