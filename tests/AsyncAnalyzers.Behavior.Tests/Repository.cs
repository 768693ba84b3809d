using System.Reflection;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>The repository that these tests are part of.</summary>
internal static class Repository
{
    private static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of the programs that a fix once broke.</summary>
    public static string KnownPrograms { get; } = Path.Combine(Root, "tests", "AsyncAnalyzers.Behavior.Tests", "KnownPrograms");

    /// <summary>The page of a rule, each paragraph in one line.</summary>
    public static string PageOf(string rule) =>
        File.ReadAllText(Path.Combine(Root, "docs", "rules", rule + ".md"))
            .ReplaceLineEndings("\n")
            .Replace("\n  ", " ", StringComparison.Ordinal);
}
