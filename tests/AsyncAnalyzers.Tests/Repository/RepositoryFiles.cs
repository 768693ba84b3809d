namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The files of the repository that these tests are part of.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of the solution: above the tests, or above where they were started if they were built outside of it.</summary>
    public static string Root { get; } =
        RootAbove(AppContext.BaseDirectory)
        ?? RootAbove(Environment.GetEnvironmentVariable("PWD"))
        ?? throw new DirectoryNotFoundException($"No AsyncAnalyzers.sln above {AppContext.BaseDirectory}; start the tests in the repository.");

    /// <summary>The path of a file or folder that is named as the documentation does, with slashes.</summary>
    public static string PathOf(string name) => Path.Combine([Root, .. name.Split('/')]);

    /// <summary>The text of a file, with the line ends of no system in particular.</summary>
    public static string Read(string name) => File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");

    /// <summary>The names of all Markdown files that are documentation.</summary>
    public static IEnumerable<string> Documentation
        => Directory.GetFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Concat(["README.md", "CHANGELOG.md"])
            .Order(StringComparer.Ordinal);

    private static string? RootAbove(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "AsyncAnalyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
