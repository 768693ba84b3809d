using System.ComponentModel;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>What every command is told.</summary>
internal class SolutionSettings : CommandSettings
{
    [CommandArgument(0, "<SOLUTION>")]
    [Description("A solution (.sln, .slnx) or a project (.csproj), restored.")]
    public required string Solution { get; init; }

    [CommandOption("-p|--property <NAME=VALUE>")]
    [Description("A property of MSBuild, as Configuration=Release; may be given more than once.")]
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
