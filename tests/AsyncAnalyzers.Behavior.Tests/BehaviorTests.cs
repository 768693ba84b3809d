using AsyncAnalyzers.Behavior.Tests.Judging;
using AsyncAnalyzers.Behavior.Tests.Programs;
using Xunit;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>Generated programs do fixed what they did before.</summary>
public sealed class BehaviorTests
{
    private const uint Seed = 1;
    private const int Programs = 250;

    public static TheoryData<string> Tolerated { get; } = [.. ToleratedDifference.All.Select(t => t.Name)];

    [MonoFact]
    public async Task Fixed_programs_do_what_they_did()
    {
        var programs = ProgramGenerator.From(Seed).Take(Programs).ToList();

        var verdicts = await Judge.JudgeAsync(programs);

        Assert.Contains(verdicts, v => v.Kind == VerdictKind.Same);
        if (verdicts.FirstOrDefault(v => v.IsFailure) is { } failure)
        {
            Assert.Fail((await Shrinker.ShrinkAsync(failure)).Describe());
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_programs()
    {
        var program = ProgramGenerator.From(Seed).ElementAt(7);

        Assert.Equal(program.Choices, ProgramGenerator.From(Seed).ElementAt(7).Choices);
        Assert.Equal(program.Choices, ProgramGenerator.Of(program.Seed).Choices);
    }

    [Fact]
    public void Choices_that_go_together_stay() =>
        Assert.All(ProgramGenerator.From(Seed).Take(2000), p => Assert.Equal(p.Choices, Coherence.Of(p.Choices)));

    [Theory]
    [MemberData(nameof(Tolerated))]
    public void Page_names_what_is_tolerated(string name)
    {
        var tolerated = ToleratedDifference.All.Single(t => t.Name == name);

        Assert.Contains(tolerated.Sentence, Repository.Page(tolerated.Page), StringComparison.Ordinal);
    }
}
