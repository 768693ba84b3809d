using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>What the documentation says about the rules is what the code says.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Ids => DescriptorTests.Ids;

    public static TheoryData<string> Files { get; } = [.. RepositoryFiles.Documentation];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_says_what_the_descriptor_says(string id)
    {
        var expected = RuleLine.Of(Catalog.Descriptors.First(d => d.Id == id));
        var page = new RulePage(id);

        Assert.Equal($"# {id}: {expected.Title}", page.Title);
        Assert.Equal(id, page.Property("Id"));
        Assert.Equal(Catalog.Descriptors.First(d => d.Id == id).Category, page.Property("Category"));
        Assert.Equal(expected.Severity, page.Property("Severity"));
        Assert.StartsWith(expected.CodeFix, page.Property("Code fix"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_all_sections(string id)
    {
        string[] always = ["Cause", "Why", "Violation", "When to suppress", "Configure severity"];
        string[] withFix = ["Fixed code", "What the fix keeps", "What may change", "When no fix is offered"];

        var page = new RulePage(id);

        Assert.All(Catalog.FixableIds.Contains(id) ? [.. always, .. withFix] : always, section => Assert.NotEmpty(page.TextOf(section)));
    }

    /// <summary>A page is read, not searched. The changelog is no page: it only ever grows.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void No_page_is_longer_than_150_lines(string file) =>
        Assert.True(file == "CHANGELOG.md" || RepositoryFiles.Read(file).TrimEnd().Split('\n').Length <= 150);

    [Fact]
    public void There_is_a_page_for_each_rule_and_no_other()
    {
        var pages = RepositoryFiles.Documentation.Where(file => file.StartsWith("docs/rules/LAP", StringComparison.Ordinal));

        Assert.Equal(Catalog.Descriptors.Select(d => RulePage.FileOf(d.Id)), pages);
    }

    [Fact]
    public void Table_lists_the_rules() => Assert.Equal(Catalog.Descriptors.Select(RuleLine.Of), RuleLine.In("docs/rules/README.md"));

    /// <summary>The readme names the first and the last rule of each family.</summary>
    [Fact]
    public void Readme_lists_the_families() =>
        Assert.Equal(
            Catalog.Descriptors.GroupBy(d => d.Category, d => d.Id).Select(f => f.Count() == 1 ? f.First() : $"{f.First()} to {f.Last()}"),
            Family().Matches(RepositoryFiles.Read("README.md")).Select(m => m.Groups[1].Value)
        );

    [Fact]
    public void Readme_gives_the_numbers_of_real_programs()
    {
        var sum = Sum().Match(RepositoryFiles.Read("docs/operations.md"));
        var (reported, actions, compile) = (sum.Groups[1].Value, sum.Groups[2].Value, sum.Groups[3].Value);

        Assert.Contains(
            $"[{actions} of {reported} diagnostics have an action](docs/operations.md), and {compile} of these changes compile",
            RepositoryFiles.Read("README.md")
        );
    }

    [Fact]
    public void Release_notes_list_the_rules()
    {
        var released = new[] { "Shipped", "Unshipped" }
            .SelectMany(part => ReleasedRule().Matches(RepositoryFiles.Read($"src/AsyncAnalyzers/AnalyzerReleases.{part}.md")))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))
            .Distinct();

        Assert.Equal(Catalog.Descriptors.Select(d => (d.Id, d.Category, RuleLine.Of(d).Severity)), released.Order());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Links_lead_somewhere(string file)
    {
        var folder = Path.GetDirectoryName(RepositoryFiles.PathOf(file))!;
        var broken = Link()
            .Matches(RepositoryFiles.Read(file))
            .Select(m => m.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !LeadsSomewhere(link));

        Assert.Empty(broken);

        bool LeadsSomewhere(string link)
        {
            var (target, anchor) = link.Split('#') is [var before, var behind] ? (before, behind) : (link, null);
            var path = target.Length == 0 ? RepositoryFiles.PathOf(file) : Path.Combine(folder, target);
            return anchor is null ? Path.Exists(path) : File.Exists(path) && AnchorsIn(File.ReadAllText(path)).Contains(anchor);
        }
    }

    /// <summary>What the headings of a page are called in links: small letters, hyphens for spaces, and no other signs.</summary>
    private static IEnumerable<string> AnchorsIn(string page) =>
        Heading().Matches(page).Select(m => NotInAnchors().Replace(m.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [Fact]
    public void Architecture_names_folders_that_exist()
    {
        var page = RepositoryFiles.Read("docs/architecture.md");
        string[] roots = ["", "src/AsyncAnalyzers/", "src/AsyncAnalyzers.CodeFixes/", "tests/AsyncAnalyzers.Tests/"];
        var folders = Folder().Matches(page).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(folders);
        Assert.DoesNotContain(folders, folder => !roots.Any(root => Directory.Exists(RepositoryFiles.PathOf(root + folder.TrimEnd('/')))));
    }

    [Fact]
    public void Architecture_names_every_folder_of_the_code()
    {
        var page = RepositoryFiles.Read("docs/architecture.md");
        var folders = new[] { "src/AsyncAnalyzers", "src/AsyncAnalyzers.CodeFixes" }
            .SelectMany(project => Directory.GetFiles(RepositoryFiles.PathOf(project), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, Path.GetDirectoryName(path)!).Replace('\\', '/'))
            .Where(folder =>
                folder.Count(c => c == '/') == 2
                && !folder.EndsWith("/obj", StringComparison.Ordinal)
                && !folder.EndsWith("/bin", StringComparison.Ordinal)
            )
            .Distinct();

        Assert.DoesNotContain(folders, folder => !page.Contains($"`{folder}/`", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(LAP\d{4})\s*\|\s*([\w.]+)\s*\|\s*(\w+)\s*\|", RegexOptions.Multiline)]
    private static partial Regex ReleasedRule();

    [GeneratedRegex(@"^\| (LAP\d{4}(?: to LAP\d{4})?) \|", RegexOptions.Multiline)]
    private static partial Regex Family();

    [GeneratedRegex(@"^\| \*\*Sum\*\* \| (\d+) \| (\d+) \| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\[[^\]]*\]\(([^) ]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    /// <summary>A path that ends with a slash, in a code span or in the picture.</summary>
    [GeneratedRegex(@"(?<![\w./<…])((?:[A-Z][\w.]*|src|tests|docs)/(?:[\w.]+/)*)(?![\w<])")]
    private static partial Regex Folder();
}
