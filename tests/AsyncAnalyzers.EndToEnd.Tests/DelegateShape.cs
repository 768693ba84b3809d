namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>
/// A shape that code with <c>BeginInvoke</c> takes: one file of the sample that runs them all, with the comments <c>// prints:</c> for what it prints.
/// </summary>
internal sealed record DelegateShape(string File)
{
    private const string Expectation = "// prints: ";

    /// <summary>The sample that runs the shapes.</summary>
    public static Sample Sample { get; } = new("DelegateShapes");

    /// <summary>All shapes.</summary>
    public static IReadOnlyList<DelegateShape> All { get; } =
        [.. Sample.SourceFiles.Select(file => new DelegateShape(file)).Where(shape => shape.ExpectedOutput.Length > 0)];

    /// <summary>Its name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>The lines that its source says it prints.</summary>
    public string[] ExpectedOutput =>
        [.. System.IO.File.ReadLines(File).Select(line => line.Trim()).Where(line => line.StartsWith(Expectation, StringComparison.Ordinal)).Select(line => line[Expectation.Length..])];

    /// <summary>The lines that it printed, in the output of all shapes.</summary>
    public string[] OutputIn(string output)
        => [.. output.TrimEnd('\n').Split('\n').SkipWhile(line => line != "== " + Name).Skip(1).TakeWhile(line => !line.StartsWith("== ", StringComparison.Ordinal))];
}
