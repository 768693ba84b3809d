using System.ComponentModel;
using AsyncAnalyzers.Tool.Sites;
using Spectre.Console;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>What the command <c>fix</c> is told.</summary>
internal sealed class FixSettings : SolutionSettings
{
    [CommandOption("--same-behavior")]
    [Description("Fix only what surely does the same.")]
    public bool SameBehavior { get; init; }

    [CommandOption("--rules <IDS>")]
    [Description("The rules to fix, as LAP1007,LAP2005; all without it.")]
    public string Rules { get; init; } = "";

    [CommandOption("--dry-run")]
    [Description("Write nothing, only say what would be fixed.")]
    public bool DryRun { get; init; }

    [CommandOption("--patch <FILE>")]
    [Description("Write a patch instead of the source files.")]
    public string? Patch { get; init; }

    /// <summary>The ids of the rules that are named.</summary>
    public string[] RuleIds => Rules.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether it is to change source files.</summary>
    public bool WritesSource => !DryRun && Patch is null;

    /// <inheritdoc/>
    public override ValidationResult Validate() =>
        DryRun && Patch is not null ? ValidationResult.Error("--dry-run writes no patch: name one of both.")
        : RuleIds.FirstOrDefault(id => !RuleCatalog.Has(id)) is { } unknown ? ValidationResult.Error($"{unknown} is no rule.")
        : base.Validate();
}
