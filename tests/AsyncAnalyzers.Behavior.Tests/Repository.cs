using System.Reflection;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>The repository that these tests are part of.</summary>
internal static class Repository
{
    private static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of the programs that a fix once broke.</summary>
    public static string KnownPrograms { get; } = Path.Combine(Root, "tests", "AsyncAnalyzers.Behavior.Tests", "KnownPrograms");

    /// <summary>A page of the documentation, each paragraph in one line.</summary>
    public static string Page(string name) =>
        File.ReadAllText(Path.Combine(Root, "docs", name)).ReplaceLineEndings("\n").Replace("\n  ", " ", StringComparison.Ordinal);
}
