using System.Reflection;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The files of the repository that these tests are part of.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of the solution, written into this assembly when it was built.</summary>
    public static string Root { get; } =
        typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The path of a file or folder that is named as the documentation does, with slashes.</summary>
    public static string PathOf(string name) => Path.Combine([Root, .. name.Split('/')]);

    /// <summary>The text of a file, with the line ends of no system in particular.</summary>
    public static string Read(string name) => File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");

    /// <summary>The names of all Markdown files that are documentation.</summary>
    public static IEnumerable<string> Documentation =>
        Directory
            .GetFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Concat(["README.md", "CHANGELOG.md", "CONTRIBUTING.md"])
            .Order(StringComparer.Ordinal);
}
