using AsyncAnalyzers.Fixes.Hosting;
using Xunit;
using Platform = AsyncAnalyzers.Behavior.Tests.Running.Platform;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>What a fix once broke it does not break again: programs print the same before and after, and nothing compiles worse.</summary>
public sealed class KnownProgramsTests
{
    /// <summary>The programs whose fix says in its title that it may change what they do, and does.</summary>
    private static readonly string[] s_changing = ["CompleteAtOnce"];

    public static TheoryData<string> OnNet { get; } = Named(p => p.Runs && !p.Platforms.Contains(Platform.DotNetFramework));

    public static TheoryData<string> OnMono { get; } = Named(p => p.Runs && p.Platforms.Contains(Platform.DotNetFramework));

    public static TheoryData<string> All { get; } = Named(_ => true);

    [Theory]
    [MemberData(nameof(OnNet))]
    public Task Prints_the_same_on_Net(string name) => PrintsTheSameAsync(Find(name), Platform.Net);

    /// <summary>There, and on .NET where it compiles there, too: as it is it may not run there.</summary>
    [MonoTheory]
    [MemberData(nameof(OnMono))]
    public Task Prints_the_same_on_Mono(string name) => PrintsTheSameAsync(Find(name), Platform.DotNetFramework);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Compiles_as_before(string name)
    {
        foreach (var program in Find(name).Platforms.Select(Find(name).On))
        {
            var after = await program.FixAllAsync();

            Assert.Equal(program.Complaints.Order(StringComparer.Ordinal), after.Complaints.Order(StringComparer.Ordinal));
        }
    }

    private static async Task PrintsTheSameAsync(KnownProgram known, Platform original)
    {
        var before = LinesOf(known.On(original));
        foreach (var program in known.Platforms.Select(known.On))
        {
            var all = await program.FixAllAsync();
            if (program.Platform != original && all.Text.Contains(".BeginInvoke(", StringComparison.Ordinal))
            {
                continue; // What has no fix cannot run there.
            }

            Assert.Equal(!s_changing.Contains(known.Name), before.SequenceEqual(LinesOf(all)));
            if (program.Platform == original)
            {
                Assert.Equal(before, LinesOf(await program.FixAllAsync(FixAllRequest.SameBehaviorKey)));
            }
        }
    }

    /// <summary>What a program prints. Where an exception ends it, each runtime has its own words for that.</summary>
    private static IReadOnlyList<string> LinesOf(FixedProgram program)
    {
        var lines = program.Run().Where(line => !line.StartsWith("ves_icall_", StringComparison.Ordinal)).ToList();
        var ended = lines.FindIndex(line => line.StartsWith("Unhandled ", StringComparison.OrdinalIgnoreCase));
        return ended < 0 ? lines : [.. lines[..ended], "ended by an exception"];
    }

    private static KnownProgram Find(string name) => KnownProgram.All.Single(p => p.Name == name);

    private static TheoryData<string> Named(Func<KnownProgram, bool> isMeant) => [.. KnownProgram.All.Where(isMeant).Select(p => p.Name)];
}
