using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>The tests of those whose components offer event-based operations, on each platform.</summary>
internal static class ComponentTest
{
    public static CallPairTest OnNet { get; } = On(CallPairTest.OnNet);

    public static CallPairTest OnFramework { get; } = On(CallPairTest.OnFramework);

    private static CallPairTest On(CallPairTest platform) =>
        platform with
        {
            Analyzers = [new TypeAnalyzer()],
            Families = ["LAP5"],
            Fixer = new CorrectComponentFixer(),
        };
}
