using System.Text.RegularExpressions;
using AsyncAnalyzers.Testing;

namespace AsyncAnalyzers.Ports;

/// <summary>What a program says: a line for each thing that it tried, and how it died, where it did.</summary>
/// <param name="Lines">The lines, without those of tests that fail.</param>
/// <param name="Death">The exception that ended it early; null where it came to its end.</param>
internal sealed partial record Answers(IReadOnlyList<string> Lines, string? Death)
{
    /// <summary>Reads what a program wrote.</summary>
    public static Answers Of(CommandOutcome outcome)
    {
        var death =
            outcome.ExitCode == 0 ? null
            : Exception().Match(outcome.Output) is { Success: true } exception ? exception.Value
            : "exit code " + outcome.ExitCode;
        var lines = death is null ? outcome.Output : outcome.Output[..Math.Max(0, outcome.Output.IndexOf(death, StringComparison.Ordinal))];
        return new Answers([.. lines.Split('\n').Where(l => l.Contains(": ", StringComparison.Ordinal) && !NoSuccess().IsMatch(l))], death);
    }

    /// <summary>The lines that others have and this has not.</summary>
    public IReadOnlyList<string> Missing(Answers others) => [.. others.Lines.Except(Lines)];

    [GeneratedRegex(@"Stack overflow|\w+Exception\b")]
    private static partial Regex Exception();

    [GeneratedRegex("^failed: |: (Failed|Skipped|Inconclusive)$")]
    private static partial Regex NoSuccess();
}
