using AsyncAnalyzers.Behavior.Tests.Fixing;
using AsyncAnalyzers.Behavior.Tests.Programs;
using AsyncAnalyzers.Behavior.Tests.Running;

namespace AsyncAnalyzers.Behavior.Tests.Judging;

/// <summary>Runs programs as they are and fixed, and judges what came of each.</summary>
internal static class Judge
{
    /// <summary>Judges a batch of programs, which share their processes; those that seem to differ run twice.</summary>
    public static async Task<IReadOnlyList<Verdict>> JudgeAsync(IReadOnlyList<GeneratedProgram> programs)
    {
        var verdicts = await JudgeOnceAsync(programs);
        var differing = verdicts.Where(v => v.Kind == VerdictKind.Different).ToList();
        var again = (await JudgeOnceAsync([.. differing.Select(v => v.Program)])).ToDictionary(v => v.Program.Name);
        return
        [
            .. verdicts.Select(v =>
                v.Kind == VerdictKind.Different && !v.IsSteadyWith(again[v.Program.Name]) ? v with { Kind = VerdictKind.Unsteady } : v
            ),
        ];
    }

    private static async Task<IReadOnlyList<Verdict>> JudgeOnceAsync(IReadOnlyList<GeneratedProgram> programs)
    {
        var groups = ProgramGroup.Of(programs);
        var groupOf = groups.SelectMany(g => g.Programs, (g, p) => (g, p)).ToDictionary(x => x.p.Name, x => x.g);
        var fixedGroups = new Dictionary<ProgramGroup, FixedGroup>();
        foreach (var group in groups)
        {
            fixedGroups.Add(group, await FixedGroup.OfAsync(group));
        }

        var before = programs.ToDictionary(p => p.Name, p => p.Source);
        var after = fixedGroups.Values.SelectMany(g => g.Texts).Where(t => before[t.Key] != t.Value).ToDictionary(t => t.Key, t => t.Value);

        var plans = new[]
        {
            // What is not changed need not run.
            new
            {
                IsFixed = false,
                Platform = Platform.DotNetFramework,
                Texts = Changed(before),
            },
            new
            {
                IsFixed = false,
                Platform = Platform.Net,
                Texts = Changed(before, p => p.RunsOnNet),
            },
            new
            {
                IsFixed = true,
                Platform = Platform.DotNetFramework,
                Texts = Changed(after, p => p.Target != Target.Net),
            },
            new
            {
                IsFixed = true,
                Platform = Platform.Net,
                Texts = Changed(after),
            },
        };

        // Programs mostly wait: all processes run at the same time.
        var done = await Task.WhenAll(plans.Select(p => Task.Run(() => PlatformRun.Of(groups, p.Texts, p.Platform))));
        var runs = plans.Zip(done).ToDictionary(r => (r.First.IsFixed, r.First.Platform), r => r.Second);

        var verdicts = new List<Verdict>();
        foreach (var program in programs)
        {
            var verdict = Of(
                program,
                groupOf[program.Name],
                fixedGroups[groupOf[program.Name]],
                after.GetValueOrDefault(program.Name),
                runs
            );
            verdicts.Add(
                verdict.Kind == VerdictKind.Different
                    ? Explained(verdict with { Titles = await fixedGroups[groupOf[program.Name]].TitlesForAsync(program.Name) })
                    : verdict
            );
        }

        return verdicts;

        Dictionary<string, string> Changed(Dictionary<string, string> texts, Func<LegacyProgram, bool>? only = null) =>
            programs
                .Where(p => after.ContainsKey(p.Name) && only?.Invoke(p.Choices) != false)
                .ToDictionary(p => p.Name, p => texts[p.Name]);
    }

    private static Verdict Of(
        GeneratedProgram program,
        ProgramGroup group,
        FixedGroup fix,
        string? fixedSource,
        Dictionary<(bool IsFixed, Platform Platform), PlatformRun> runs
    )
    {
        if (fixedSource is null)
        {
            return fix.Refusals[program.Name].Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } reasons
                ? new Verdict(program, VerdictKind.Refused) { Reason = string.Join(' ', reasons) }
                : new Verdict(program, VerdictKind.NothingReported);
        }

        var verdict = new Verdict(program, VerdictKind.Same) { FixedSource = fixedSource };
        if (runs.Where(r => !r.Key.IsFixed).Select(r => r.Value.ErrorOf(program.Name)).FirstOrDefault(e => e is not null) is { } mistake)
        {
            return verdict with { Kind = VerdictKind.Misgenerated, Reason = mistake };
        }

        var errors = group.FixedFor.Select(p => runs[(true, p)].ErrorOf(program.Name));
        if (errors.FirstOrDefault(e => e is not null) is { } error)
        {
            return verdict with { Kind = VerdictKind.DoesNotCompile, Reason = error };
        }

        var differences = new List<TraceDifference>();
        foreach (var platform in new[] { Platform.DotNetFramework, Platform.Net })
        {
            var after = runs[(true, platform)].TraceOf(program.Name);
            var (origin, before) = runs[(false, platform)].TraceOf(program.Name) is { } own
                ? (platform, own)
                : (Platform.DotNetFramework, runs[(false, Platform.DotNetFramework)].TraceOf(program.Name)!);
            if (after is not null && !before.SequenceEqual(after))
            {
                differences.Add(new TraceDifference($"{origin.Name} -> {platform.Name}", before, after));
            }
        }

        return differences.Count == 0 ? verdict : verdict with { Kind = VerdictKind.Different, Differences = differences };
    }

    private static Verdict Explained(Verdict verdict) =>
        verdict.Titles.Any(t => t.Contains(ToleratedDifference.Announcement, StringComparison.Ordinal))
        && ToleratedDifference.All.FirstOrDefault(t => verdict.Differences.All(d => t.Explains(verdict.Program.Choices, d)))
            is { } tolerated
            ? verdict with
            {
                Kind = VerdictKind.Tolerated,
                Reason = tolerated.Name,
            }
            : verdict;
}
