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
        var rules = settings.Rules.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var scope = new FixScope(rules, settings.SameBehavior);
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
            console.Tell(result.Before, result.Complaints);
            console.Note("Nothing is written: this does not compile any more.");
            return ExitCode.Failure;
        }

        foreach (var line in FixReport.LinesOf(result, scope))
        {
            console.Print(line);
        }

        var problems = Write(settings, result);
        console.Tell(result.Before, problems);
        return problems.IsEmpty && result.Before.IsWhole ? ExitCode.Success : ExitCode.Incomplete;
    }

    /// <summary>Writes what is asked for; gives what hinders it.</summary>
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

        ImmutableArray<Problem> obstacles = [.. result.Changes.Select(c => c.Obstacle()).OfType<Problem>()];
        if (!obstacles.IsEmpty)
        {
            return [.. obstacles, new Problem(settings.Solution, "nothing is written, for a file cannot be; run it again")];
        }

        foreach (var change in result.Changes)
        {
            change.Write();
        }

        console.Print($"Wrote {Counted.Of(result.Changes.Length, "file")}.");
        return [];
    }
}
