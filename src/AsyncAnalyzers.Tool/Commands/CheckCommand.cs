using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Baselines;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>Fails where there is legacy async code that a baseline does not have, and says how much of it is left.</summary>
internal sealed class CheckCommand(ToolConsole console) : AsyncCommand<CheckSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, CheckSettings settings, CancellationToken cancellationToken)
    {
        var baseline = settings.Update ? null : Read(settings.Baseline);
        var (findings, sites) = await console.WorkAsync(progress => FindAsync(settings, progress, cancellationToken)).ConfigureAwait(false);
        console.Tell(findings);
        return baseline is null ? Update(settings.Baseline, findings, sites) : Compare(baseline, findings, sites);
    }

    private static async Task<(Findings Findings, ImmutableArray<Site> Sites)> FindAsync(
        CheckSettings settings,
        IWorkProgress progress,
        CancellationToken cancellationToken
    )
    {
        using var loaded = await SolutionLoader
            .LoadAsync(settings.Solution, settings.Properties, progress, cancellationToken)
            .ConfigureAwait(false);
        var findings = await Findings.InAsync(loaded, progress, cancellationToken).ConfigureAwait(false);
        return (findings, await findings.LocateAsync(cancellationToken).ConfigureAwait(false));
    }

    private static Baseline Read(string path)
    {
        try
        {
            return Baseline.Parse(File.ReadLines(path));
        }
        catch (FileNotFoundException)
        {
            throw new FileNotFoundException($"{path}: does not exist; --update writes it");
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>A baseline of half the solution would let the other half be new.</summary>
    private int Update(string path, Findings findings, ImmutableArray<Site> sites)
    {
        if (!findings.IsWhole)
        {
            console.Note($"{path}: not written, for sites may be missing.");
            return ExitCode.Incomplete;
        }

        var baseline = Baseline.Of(sites);
        File.WriteAllText(path, string.Concat(baseline.Lines().Select(line => line + "\n")));
        console.Print($"{path}: {Counted.Of(baseline.Sites, "site")} in {Counted.Of(baseline.Counts.Count, "line")}.");
        return ExitCode.Success;
    }

    private int Compare(Baseline baseline, Findings findings, ImmutableArray<Site> sites)
    {
        var comparison = BaselineComparison.Of(baseline, sites);
        foreach (var added in comparison.Added)
        {
            console.Print(
                $"{added.Count} more of {added.Key.Rule} than the baseline's {added.Known} in {added.Key.Project}, {added.Key.Member}:"
            );
            foreach (var site in added.Sites)
            {
                console.Print($"  {findings.RelativePath(site.File)}({site.Line},{site.Column}): {site.Rule}: {site.Message}");
            }
        }

        console.Print($"{comparison.Left} of {comparison.Known} left, {comparison.Added.Sum(a => a.Count)} new.");
        return !comparison.Added.IsEmpty ? ExitCode.Failure
            : findings.IsWhole ? ExitCode.Success
            : ExitCode.Incomplete;
    }
}
