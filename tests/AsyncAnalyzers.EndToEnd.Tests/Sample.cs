using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A legacy program of tests/samples and what its source says about itself.</summary>
internal sealed partial record Sample(string Name)
{
    /// <summary>All samples.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        .. Directory
            .GetDirectories(RepositoryLayout.Samples)
            .Select(folder => new Sample(Path.GetFileName(folder)))
            .OrderBy(sample => sample.Name),
    ];

    /// <summary>Its folder in the repository.</summary>
    public string Folder { get; init; } = Path.Combine(RepositoryLayout.Samples, Name);

    /// <summary>Its own files, without what a build leaves in the folder.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Folder);

    /// <summary>The files beside its folder that it is built with: settings of all samples, and what runs the shapes of some.</summary>
    public IEnumerable<string> SharedFiles
    {
        get
        {
            string[] settings =
            [
                Path.Combine(RepositoryLayout.Samples, "Directory.Build.props"),
                Path.Combine(RepositoryLayout.Samples, ".editorconfig"),
            ];
            return Project.Descendants("Compile").Any() ? settings.Concat(Directory.GetFiles(RepositoryLayout.Samples, "*.cs")) : settings;
        }
    }

    /// <summary>Its source files.</summary>
    public IEnumerable<string> SourceFiles => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Order();

    /// <summary>The target frameworks of its project.</summary>
    public string[] Frameworks =>
        [
            .. Project
                .Descendants()
                .Where(element => element.Name.LocalName is "TargetFramework" or "TargetFrameworks")
                .SelectMany(element => element.Value.Split(';')),
        ];

    /// <summary>What the comments <c>// expect: ID(framework) ...</c> announce for one target framework.</summary>
    public IEnumerable<Finding> ExpectedFindings(string framework) => Announced("// expect:", framework, File.ReadLines);

    /// <summary>What the comments <c>// stays: ID(framework) ...</c> say that the fixes leave for one target framework.</summary>
    public IEnumerable<Finding> RemainingFindings(string framework, Func<string, IEnumerable<string>> linesOf) =>
        Announced("// stays:", framework, linesOf);

    private XDocument Project => XDocument.Load(Path.Combine(Folder, Name + ".csproj"));

    private IEnumerable<Finding> Announced(string marker, string framework, Func<string, IEnumerable<string>> linesOf)
    {
        return from file in SourceFiles
            from line in linesOf(file).Index()
            from comment in line.Item.Split("//").Select(comment => "//" + comment)
            where comment.StartsWith(marker, StringComparison.Ordinal)
            from announced in Announcement().Matches(comment)
            where announced.Groups["framework"].Value == framework
            select new Finding(Path.GetFileName(file), line.Index + 1, announced.Groups["id"].Value);
    }

    [GeneratedRegex(@"(?<id>[A-Z]+[0-9]+)\((?<framework>[^)]+)\)")]
    private static partial Regex Announcement();
}
