namespace AsyncAnalyzers.Behavior.Tests.Judging;

/// <summary>Two runs of one program that do not say the same.</summary>
/// <param name="Platforms">Where they ran.</param>
/// <param name="Before">What it said as it was.</param>
/// <param name="After">What it says fixed.</param>
internal sealed record TraceDifference(string Platforms, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    /// <summary>The lines that are gone.</summary>
    public IReadOnlyList<string> Gone => Without(Before, After);

    /// <summary>The lines that are new.</summary>
    public IReadOnlyList<string> New => Without(After, Before);

    /// <summary>The difference without its numbers.</summary>
    public string Signature => string.Concat($"-[{string.Join(", ", Gone)}] +[{string.Join(", ", New)}]".Where(c => !char.IsAsciiDigit(c)));

    public string Describe() =>
        $"""
            -- {Platforms}, before
            {string.Join('\n', Before)}
            -- {Platforms}, after
            {string.Join('\n', After)}
            """;

    private static List<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = others.ToList();
        return [.. lines.Where(l => !left.Remove(l))];
    }
}
