using AsyncAnalyzers.Behavior.Tests.Judging;
using AsyncAnalyzers.Behavior.Tests.Programs;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>Makes a program that fails simpler, for as long as a simpler one fails, too.</summary>
internal static class Shrinker
{
    public static async Task<Verdict> ShrinkAsync(Verdict failure)
    {
        while (true)
        {
            // First the simplest value of each choice, alone and together with all others that still fail; then what lies between.
            var failing = await FailingAsync(failure, Choices.SimplestOf(failure.Program.Choices));
            if (failing.Count > 1)
            {
                var merged = Choices.Merged(failure.Program.Choices, failing.Select(v => v.Program.Choices)).ToList();
                failing = [.. await FailingAsync(failure, merged), .. failing];
            }

            if (failing.Count == 0)
            {
                failing = await FailingAsync(failure, Choices.SimplerThan(failure.Program.Choices));
            }

            if (failing.MinBy(v => v.Program.Choices.Size) is not { } next)
            {
                return failure;
            }

            failure = next;
        }
    }

    private static async Task<IReadOnlyList<Verdict>> FailingAsync(Verdict failure, IEnumerable<LegacyProgram> simpler)
    {
        var programs = simpler
            .Select((p, i) => GeneratedProgram.Numbered(i, failure.Program.Seed.Split(' ')[0] + " made simpler", p))
            .ToList();
        return programs.Count == 0 ? [] : [.. (await Judge.JudgeAsync(programs)).Where(v => v.Kind == failure.Kind)];
    }
}
