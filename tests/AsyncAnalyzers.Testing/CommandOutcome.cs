namespace AsyncAnalyzers.Testing;

/// <summary>How a <see cref="Command"/> ended and what it wrote.</summary>
public sealed record CommandOutcome(string Command, int ExitCode, string Output)
{
    /// <summary>This outcome, when the command succeeded; fails otherwise.</summary>
    public CommandOutcome OrFail() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"'{Command}' ended with {ExitCode}:\n{Output}");
}
