using System.ComponentModel;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>What the command <c>inventory</c> is told.</summary>
internal sealed class InventorySettings : SolutionSettings
{
    [CommandOption("--json")]
    [Description("Print JSON instead of a table.")]
    public bool Json { get; init; }

    [CommandOption("--sarif <FILE>")]
    [Description("Write a SARIF 2.1.0 file, too: one for the whole solution.")]
    public string? Sarif { get; init; }

    [CommandOption("--html <FILE>")]
    [Description("Write a page, too, that shows every site and needs nothing beside it.")]
    public string? Html { get; init; }
}
