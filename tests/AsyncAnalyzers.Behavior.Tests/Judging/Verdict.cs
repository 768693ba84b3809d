using AsyncAnalyzers.Behavior.Tests.Programs;

namespace AsyncAnalyzers.Behavior.Tests.Judging;

/// <summary>What came of one program, with what shows it.</summary>
internal sealed record Verdict(GeneratedProgram Program, VerdictKind Kind)
{
    /// <summary>What else there is to say: the tolerated kind, the error, the reason of a refusal.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The program after the fix.</summary>
    public string FixedSource { get; init; } = "";

    /// <summary>The titles of the actions that were offered.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>The runs that differ.</summary>
    public IReadOnlyList<TraceDifference> Differences { get; init; } = [];

    public bool IsFailure => Kind is VerdictKind.Different or VerdictKind.DoesNotCompile or VerdictKind.Misgenerated;

    /// <summary>What failures of one cause have in common.</summary>
    public string Signature =>
        Kind + " " + (Differences.Count == 0 ? Reason.Split(':')[0] : string.Join(" / ", Differences.Take(1).Select(d => d.Signature)));

    /// <summary>Whether another run showed the same.</summary>
    public bool IsSteadyWith(Verdict other) =>
        Kind == other.Kind
        && Differences.Count == other.Differences.Count
        && Differences.Zip(other.Differences).All(d => d.First.Before.SequenceEqual(d.Second.Before));

    /// <summary>The whole story.</summary>
    public string Describe() =>
        $"""
            == {Kind}: {Program.Name}, seed {Program.Seed} {Reason}
            {Program.Choices.Describe()}
            -- before
            {Program.Source}
            -- after: {string.Join("; ", Titles)}
            {FixedSource}
            {string.Join('\n', Differences.Select(d => d.Describe()))}
            """;
}
