using CsCheck;

namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>Makes programs, the same from the same seed.</summary>
internal static class ProgramGenerator
{
    private static readonly Gen<LegacyProgram> s_programs =
        from operation in Gen.Select(
            Gen.Enum<OperationKind>(),
            Gen.Enum<Timing>(),
            Gen.Frequency((4, Failure.None), (2, Failure.InEnd), (1, Failure.InBegin)),
            Gen.Enum<CallShape>()
        )
        from surroundings in Gen.Select(
            Gen.Enum<Host>(),
            Gen.Enum<Around>(),
            Gen.Frequency(
                (4, AroundCall.Nothing),
                (2, AroundCall.Catch),
                (1, AroundCall.Finally),
                (1, AroundCall.Lock),
                (1, AroundCall.Using)
            ),
            Gen.Frequency(
                (4, AroundCall.Nothing),
                (2, AroundCall.Catch),
                (1, AroundCall.Finally),
                (1, AroundCall.Lock),
                (1, AroundCall.Using)
            ),
            Gen.Frequency((3, Surrounding.Plain), (1, Surrounding.OneThread))
        )
        from use in Gen.Select(
            Gen.Enum<EndUse>(),
            Gen.Enum<ReceiverKind>(),
            Gen.Enum<ArgumentKind>(),
            Gen.Enum<StateKind>(),
            Gen.Enum<InCallback>()
        )
        from version in Gen.Select(
            Gen.Frequency((5, Target.Framework), (3, Target.Net), (1, Target.Both)),
            Gen.Frequency((6, Language.Latest), (2, Language.CSharp7), (1, Language.CSharp6), (1, Language.CSharp5))
        )
        select Coherence.Of(
            new LegacyProgram
            {
                Operation = operation.Item1,
                Timing = operation.Item2,
                Failure = operation.Item3,
                Shape = operation.Item4,
                Host = surroundings.Item1,
                Around = surroundings.Item2,
                AroundBegin = surroundings.Item3,
                AroundEnd = surroundings.Item4,
                Surrounding = surroundings.Item5,
                EndUse = use.Item1,
                Receiver = use.Item2,
                Argument = use.Item3,
                State = use.Item4,
                InCallback = use.Item5,
                Target = version.Item1,
                Language = version.Item2,
            }
        );

    /// <summary>Programs from a seed, without end.</summary>
    public static IEnumerable<GeneratedProgram> From(uint seed)
    {
        var random = new PCG(seed, 0);
        for (var number = 0; ; number++)
        {
            var own = random.ToString();
            yield return GeneratedProgram.Numbered(number, own, Generate(random));
        }
    }

    /// <summary>The one program of its seed.</summary>
    public static GeneratedProgram Of(string seed) => GeneratedProgram.Numbered(0, seed, Generate(PCG.Parse(seed)));

    private static LegacyProgram Generate(PCG random) => s_programs.Generate(random, null!, out _);
}
