namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>A program to run.</summary>
/// <param name="Name">Its name, which is that of its namespace and of its file.</param>
/// <param name="Seed">What makes it again.</param>
/// <param name="Choices">The choices that make it.</param>
internal sealed record GeneratedProgram(string Name, string Seed, LegacyProgram Choices)
{
    /// <summary>Its file.</summary>
    public string Source { get; } = ProgramSource.Of(Choices, Name);

    public static GeneratedProgram Numbered(int number, string seed, LegacyProgram choices) => new($"P{number:D5}", seed, choices);
}
