using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Fixing;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Reports;
using AsyncAnalyzers.Tool.Working;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>Fixes all that can be fixed in bulk, and says what is left and why.</summary>
internal sealed class FixCommand(ToolConsole console) : AsyncCommand<FixSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, FixSettings settings, CancellationToken cancellationToken)
    {
        var scope = new FixScope(settings.RuleIds, settings.SameBehavior);
        var result = await console
            .WorkAsync(async progress =>
            {
                using var loaded = await SolutionLoader
                    .LoadAsync(settings.Solution, settings.Properties, progress, cancellationToken)
                    .ConfigureAwait(false);
                return await FixedSolution.OfAsync(loaded, scope, progress, cancellationToken).ConfigureAwait(false);
            })
            .ConfigureAwait(false);

        console.Tell(result.Before);
        if (!result.Complaints.IsEmpty)
        {
            return WriteNothing(result, result.Complaints, "this does not compile any more", ExitCode.Failure);
        }

        if (settings.WritesSource && result.Obstacles() is { IsEmpty: false } obstacles)
        {
            return WriteNothing(result, obstacles, "the rest may need these files; run it again", ExitCode.Incomplete);
        }

        foreach (var line in FixReport.LinesOf(result, scope))
        {
            console.Print(line);
        }

        var problems = Write(settings, result);
        console.Tell(result.Before, problems);
        return problems.IsEmpty && result.Before.IsWhole ? ExitCode.Success : ExitCode.Incomplete;
    }

    private int WriteNothing(FixedSolution result, ImmutableArray<Problem> problems, string reason, int exitCode)
    {
        console.Tell(result.Before, problems);
        console.Note($"Nothing is written: {reason}.");
        return exitCode;
    }

    /// <summary>Writes what is asked for; gives what no patch can hold.</summary>
    private ImmutableArray<Problem> Write(FixSettings settings, FixedSolution result)
    {
        if (settings.DryRun)
        {
            console.Print("Nothing is written.");
            return [];
        }

        if (settings.Patch is { } path)
        {
            var patch = Patch.Of(result.Changes, result.Before.RelativePath);
            File.WriteAllBytes(path, patch.Bytes);
            console.Print($"Wrote {path}.");
            return patch.Problems;
        }

        foreach (var change in result.Changes)
        {
            change.Write();
        }

        console.Print($"Wrote {Counted.Of(result.Changes.Length, "file")}.");
        return [];
    }
}
