using System.ComponentModel;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>What the command <c>inventory</c> is told.</summary>
internal sealed class InventorySettings : SolutionSettings
{
    [CommandOption("--json")]
    [Description("Print JSON instead of a table.")]
    public bool Json { get; init; }
}
