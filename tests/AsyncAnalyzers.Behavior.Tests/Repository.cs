using System.Reflection;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>The repository that these tests are part of.</summary>
internal static class Repository
{
    /// <summary>The page of a rule, each paragraph in one line.</summary>
    public static string PageOf(string rule)
    {
        var root = typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "RepositoryRoot")
            .Value!;
        return File.ReadAllText(Path.Combine(root, "docs", "rules", rule + ".md"))
            .ReplaceLineEndings("\n")
            .Replace("\n  ", " ", StringComparison.Ordinal);
    }
}
