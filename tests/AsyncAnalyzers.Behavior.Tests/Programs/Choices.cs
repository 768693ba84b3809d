namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>All choices that make a program, those first that make it simpler most.</summary>
internal static class Choices
{
    public static IReadOnlyList<Choice> All { get; } =
    [
        Choice.Of(p => p.Shape, (p, v) => p with { Shape = v }),
        Choice.Of(p => p.Host, (p, v) => p with { Host = v }),
        Choice.Of(p => p.Around, (p, v) => p with { Around = v }),
        Choice.Of(p => p.AroundBegin, (p, v) => p with { AroundBegin = v }) with
        {
            Name = "AroundBegin",
        },
        Choice.Of(p => p.AroundEnd, (p, v) => p with { AroundEnd = v }) with
        {
            Name = "AroundEnd",
        },
        Choice.Of(p => p.Surrounding, (p, v) => p with { Surrounding = v }),
        Choice.Of(p => p.Failure, (p, v) => p with { Failure = v }),
        Choice.Of(p => p.Timing, (p, v) => p with { Timing = v }),
        Choice.Of(p => p.Operation, (p, v) => p with { Operation = v }),
        Choice.Of(p => p.EndUse, (p, v) => p with { EndUse = v }),
        Choice.Of(p => p.Receiver, (p, v) => p with { Receiver = v }),
        Choice.Of(p => p.Argument, (p, v) => p with { Argument = v }),
        Choice.Of(p => p.State, (p, v) => p with { State = v }),
        Choice.Of(p => p.InCallback, (p, v) => p with { InCallback = v }),
        Choice.Of(p => p.Language, (p, v) => p with { Language = v }),
        Choice.Of(p => p.Target, (p, v) => p with { Target = v }),
    ];

    /// <summary>The programs that are simpler than one by one choice, and still make sense; the simplest first.</summary>
    public static IEnumerable<LegacyProgram> SimplerThan(LegacyProgram program) =>
        All.SelectMany(choice => Enumerable.Range(0, choice.IndexIn(program)).Select(index => Coherence.Of(choice.With(program, index))))
            .Where(p => p.Size < program.Size)
            .Distinct()
            .OrderBy(p => p.Size);

    /// <summary>The programs that have the simplest value of one choice in the place of their own.</summary>
    public static IEnumerable<LegacyProgram> SimplestOf(LegacyProgram program) =>
        All.Where(choice => choice.IndexIn(program) > 0)
            .Select(choice => Coherence.Of(choice.With(program, 0)))
            .Where(p => p.Size < program.Size)
            .Distinct();

    /// <summary>Programs that unite what others made simpler in one: all of them, and the first, the second half.</summary>
    public static IEnumerable<LegacyProgram> Merged(LegacyProgram program, IEnumerable<LegacyProgram> simpler)
    {
        var all = simpler.ToList();
        return new[] { all, [.. all.Take(all.Count / 2)], [.. all.Skip(all.Count / 2)] }
            .Select(some =>
                Coherence.Of(
                    some.Aggregate(
                        program,
                        (merged, one) =>
                            All.Where(c => c.IndexIn(one) < c.IndexIn(program)).Aggregate(merged, (m, c) => c.With(m, c.IndexIn(one)))
                    )
                )
            )
            .Where(p => p.Size < program.Size)
            .Distinct();
    }
}
