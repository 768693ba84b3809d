using System.ComponentModel;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>What the command <c>check</c> is told.</summary>
internal sealed class CheckSettings : SolutionSettings
{
    [CommandOption("--baseline <FILE>", isRequired: true)]
    [Description("The file of the sites that are known.")]
    public required string Baseline { get; init; }

    [CommandOption("--update")]
    [Description("Write the sites that there are now into the file.")]
    public bool Update { get; init; }
}
