using System.Diagnostics;
using System.Globalization;
using AsyncAnalyzers.Behavior.Tests.Judging;
using AsyncAnalyzers.Behavior.Tests.Programs;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>Runs many programs and reports what came of them.</summary>
internal static class Campaign
{
    private const int BatchSize = 200;

    /// <summary>How many kinds of failure are made simpler and shown.</summary>
    private const int MostShown = 15;

    /// <param name="args"><c>--programs N</c>, <c>--seed S</c>, or <c>--program S</c> with the seed of one program.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Option(args, "--program") is { } own)
        {
            var only = await Judge.JudgeAsync([ProgramGenerator.Of(own)]);
            Console.WriteLine(only[0].Describe());
            return only[0].IsFailure ? 1 : 0;
        }

        var count = int.Parse(Option(args, "--programs") ?? "1000", CultureInfo.InvariantCulture);
        var seed = Option(args, "--seed") is { } given ? uint.Parse(given, CultureInfo.InvariantCulture) : (uint)Random.Shared.Next();
        Console.WriteLine($"seed {seed}");
        var clock = Stopwatch.StartNew();
        var report = new CampaignReport();
        await Parallel.ForEachAsync(
            ProgramGenerator.From(seed).Take(count).Chunk(BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (batch, _) =>
            {
                var verdicts = await Judge.JudgeAsync(batch);
                lock (report)
                {
                    report.Add(verdicts);
                    Console.WriteLine($"{report.Count} programs, {report.Failures.Count} failures, {clock.Elapsed:hh\\:mm\\:ss}");
                }
            }
        );

        var shrunk = new HashSet<LegacyProgram>();
        foreach (var alike in report.Failures.GroupBy(f => f.Signature).OrderByDescending(g => g.Count()).Take(MostShown))
        {
            Console.WriteLine($"{alike.Count()} x {alike.Key}");
            var simplest = await Shrinker.ShrinkAsync(alike.MinBy(f => f.Program.Choices.Size)!);
            Console.WriteLine(shrunk.Add(simplest.Program.Choices) ? simplest.Describe() : "   the same again: " + simplest.Program.Seed);
        }

        report.Print(clock.Elapsed);
        return report.Failures.Count == 0 ? 0 : 1;
    }

    private static string? Option(string[] args, string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
