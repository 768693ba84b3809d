namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>
/// A shape that legacy code takes: one file of a sample that runs them all, with the comments <c>// prints:</c> for what it prints.
/// </summary>
internal sealed record Shape(Sample Sample, string File)
{
    private const string Expectation = "// prints: ";

    /// <summary>The shapes of all samples.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        .. from sample in Sample.All
        from file in sample.SourceFiles
        let shape = new Shape(sample, file)
        where shape.ExpectedOutput.Length > 0
        select shape,
    ];

    /// <summary>Its name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>The lines that its source says it prints.</summary>
    public string[] ExpectedOutput =>
        [
            .. System
                .IO.File.ReadLines(File)
                .Select(line => line.Trim())
                .Where(line => line.StartsWith(Expectation, StringComparison.Ordinal))
                .Select(line => line[Expectation.Length..]),
        ];

    /// <summary>The lines that it printed, in the output of all shapes of its sample.</summary>
    public string[] OutputIn(string output) =>
        [
            .. output
                .TrimEnd('\n')
                .Split('\n')
                .SkipWhile(line => line != "== " + Name)
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("== ", StringComparison.Ordinal)),
        ];
}
