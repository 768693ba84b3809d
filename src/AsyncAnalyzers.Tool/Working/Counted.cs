namespace AsyncAnalyzers.Tool.Working;

/// <summary>Says how many of something there are.</summary>
internal static class Counted
{
    /// <summary>The number with its noun, which takes an s for more than one.</summary>
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
