using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>The tests of those whose own types offer Begin and End, on each platform.</summary>
internal static class ImplementationTest
{
    public static CallPairTest OnNet { get; } = On(CallPairTest.OnNet);

    public static CallPairTest OnFramework { get; } = On(CallPairTest.OnFramework);

    private static CallPairTest On(CallPairTest platform) =>
        platform with
        {
            Analyzers = [new ImplementationAnalyzer()],
            Fixer = new CorrectImplementationFixer(),
        };
}
