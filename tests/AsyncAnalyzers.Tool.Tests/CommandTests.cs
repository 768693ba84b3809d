using AsyncAnalyzers.Tool.Commands;
using Spectre.Console;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

/// <summary>What commands do about input that they cannot use. What they do with solutions, the end-to-end tests show.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_solution_that_does_not_exist()
    {
        var (code, results, notes) = await RunAsync("inventory", "nothing.sln", "--json");

        Assert.Equal(ExitCode.Incomplete, code);
        Assert.Contains("\"isWhole\": false", results, StringComparison.Ordinal);
        Assert.Contains("nothing.sln: does not exist\nThe result is not whole.\n", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_that_does_not_exist()
    {
        var (code, _, notes) = await RunAsync("check", "nothing.sln", "--baseline", "nothing.txt");

        Assert.Equal(ExitCode.Incomplete, code);
        Assert.Equal("nothing.txt: does not exist; --update writes it\n", notes);
    }

    [Fact]
    public async Task A_baseline_that_is_none()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["legacy.txt"], "<<<<<<< HEAD\n");

        var (code, _, notes) = await RunAsync("check", "nothing.sln", "--baseline", folder["legacy.txt"]);

        Assert.Equal(ExitCode.Incomplete, code);
        Assert.StartsWith($"{folder["legacy.txt"]}: line 1 is none of a baseline", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_is_not_made_of_half_a_solution()
    {
        using var folder = new TemporaryFolder();

        var (code, _, notes) = await RunAsync("check", "nothing.sln", "--baseline", folder["legacy.txt"], "--update");

        Assert.Equal(ExitCode.Incomplete, code);
        Assert.Contains("not written", notes, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["legacy.txt"]));
    }

    [Theory]
    [InlineData("fix", "nothing.sln", "--dry-run", "--patch", "some.patch")]
    [InlineData("fix", "nothing.sln", "--rules", "LAP1007,LAP9999")]
    [InlineData("check", "nothing.sln")]
    [InlineData("inventory")]
    public async Task Arguments_that_make_no_sense(params string[] arguments) =>
        Assert.Equal(ExitCode.Incomplete, (await RunAsync(arguments)).Code);

    private static async Task<(int Code, string Results, string Notes)> RunAsync(params string[] arguments)
    {
        var results = new StringWriter { NewLine = "\n" };
        var notes = new StringWriter { NewLine = "\n" };
        var code = await ToolApp.RunAsync(arguments, new ToolConsole(ConsoleOf(results), ConsoleOf(notes)));
        return (code, results.ToString(), notes.ToString());
    }

    private static IAnsiConsole ConsoleOf(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
