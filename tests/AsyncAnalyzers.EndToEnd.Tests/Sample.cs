using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A legacy program of tests/samples and what its source says about itself.</summary>
internal sealed partial record Sample(string Name)
{
    /// <summary>All samples.</summary>
    public static IReadOnlyList<Sample> All { get; } =
        [.. Directory.GetDirectories(RepositoryLayout.Samples).Select(folder => new Sample(Path.GetFileName(folder))).OrderBy(sample => sample.Name)];

    /// <summary>Its folder in the repository.</summary>
    public string Folder => Path.Combine(RepositoryLayout.Samples, Name);

    /// <summary>Its own files, without what a build leaves in the folder.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Folder);

    /// <summary>Its source files.</summary>
    public IEnumerable<string> SourceFiles => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Order();

    /// <summary>The target frameworks of its project.</summary>
    public string[] Frameworks => [.. XDocument.Load(Path.Combine(Folder, Name + ".csproj"))
        .Descendants()
        .Where(element => element.Name.LocalName is "TargetFramework" or "TargetFrameworks")
        .SelectMany(element => element.Value.Split(';'))];

    /// <summary>What the comments <c>// expect: ID(framework) ...</c> announce for one target framework.</summary>
    public IEnumerable<Finding> ExpectedFindings(string framework)
    {
        return
            from file in SourceFiles
            from line in File.ReadLines(file).Index()
            where line.Item.Contains(Expectation, StringComparison.Ordinal)
            from announced in Announced().Matches(line.Item[line.Item.IndexOf(Expectation, StringComparison.Ordinal)..])
            where announced.Groups["framework"].Value == framework
            select new Finding(Path.GetFileName(file), line.Index + 1, announced.Groups["id"].Value);
    }

    private const string Expectation = "// expect:";

    [GeneratedRegex(@"(?<id>[A-Z]+[0-9]+)\((?<framework>[^)]+)\)")]
    private static partial Regex Announced();
}
