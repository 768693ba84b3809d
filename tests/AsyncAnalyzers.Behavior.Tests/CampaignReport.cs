using AsyncAnalyzers.Behavior.Tests.Judging;
using AsyncAnalyzers.Behavior.Tests.Programs;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>What came of many programs, counted.</summary>
internal sealed class CampaignReport
{
    private readonly List<Verdict> _verdicts = [];

    public int Count => _verdicts.Count;

    public IReadOnlyList<Verdict> Failures => [.. _verdicts.Where(v => v.IsFailure)];

    public void Add(IEnumerable<Verdict> verdicts) => _verdicts.AddRange(verdicts);

    public void Print(TimeSpan time)
    {
        Console.WriteLine();
        Console.WriteLine($"{Count} programs in {time:hh\\:mm\\:ss}, {time.TotalSeconds * 1000 / Count:F0} s for 1000");
        foreach (var kind in _verdicts.GroupBy(v => v.Kind).OrderBy(g => g.Key))
        {
            Console.WriteLine($"  {kind.Key}: {kind.Count()}{(kind.Key == VerdictKind.Refused ? ", by reason:" : "")}");
            foreach (
                var reason in kind.Where(v => v.Reason.Length > 0 && v is { IsFailure: false, Kind: not VerdictKind.Unsteady })
                    .GroupBy(v => v.Reason)
                    .OrderByDescending(g => g.Count())
            )
            {
                Console.WriteLine($"    {reason.Key}: {reason.Count()}");
            }
        }

        foreach (var unsteady in _verdicts.Where(v => v.Kind == VerdictKind.Unsteady))
        {
            Console.WriteLine($"  unsteady, seed {unsteady.Program.Seed}: {unsteady.Program.Choices.Describe()}: {unsteady.Signature}");
        }

        Console.WriteLine(
            $"{Pairs(p => p.Shape, p => p.Host)} shapes x hosts, {Pairs(p => p.Shape, p => p.Around)} shapes x surroundings, "
                + $"{Pairs(p => p.Shape, p => p.Operation)} shapes x operations"
        );
        Console.WriteLine($"{"shape", -24}{"programs", 9}{"fixed", 9}{"refused", 9}{"different", 10}");
        foreach (var shape in _verdicts.GroupBy(v => v.Program.Choices.Shape).OrderBy(g => g.Key))
        {
            Console.WriteLine(
                $"{shape.Key, -24}{shape.Count(), 9}{shape.Count(v => v.Kind is VerdictKind.Same or VerdictKind.Tolerated), 9}"
                    + $"{shape.Count(v => v.Kind == VerdictKind.Refused), 9}{shape.Count(v => v.IsFailure), 10}"
            );
        }
    }

    private string Pairs<TFirst, TSecond>(Func<LegacyProgram, TFirst> first, Func<LegacyProgram, TSecond> second)
        where TFirst : struct, Enum
        where TSecond : struct, Enum
    {
        var covered = _verdicts.Select(v => (first(v.Program.Choices), second(v.Program.Choices))).Distinct().Count();
        return $"{covered} of {Enum.GetValues<TFirst>().Length * Enum.GetValues<TSecond>().Length}";
    }
}
