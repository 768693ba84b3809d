using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>How a <see cref="Command"/> ended and what it wrote.</summary>
internal sealed record CommandOutcome(string Command, int ExitCode, string Output)
{
    /// <summary>This outcome, when the command succeeded; fails the test otherwise.</summary>
    public CommandOutcome OrFail()
    {
        Assert.True(ExitCode == 0, $"'{Command}' ended with {ExitCode}:\n{Output}");
        return this;
    }
}
