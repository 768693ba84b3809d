using AsyncAnalyzers.Fixes;

namespace AsyncAnalyzers.Tests.Rules;

/// <summary>Tests the rules about event-based operations and their rewrite to tasks.</summary>
internal static class EventTest
{
    public static CallPairTest OnNet { get; } = For(CallPairTest.OnNet);

    public static CallPairTest OnFramework { get; } = For(CallPairTest.OnFramework);

    private static CallPairTest For(CallPairTest test) =>
        test with
        {
            Families = ["LAP4"],
            Fixer = new ConvertEventOperationFixer(),
            Usings =
            [
                "System",
                "System.Collections.Generic",
                "System.ComponentModel",
                "System.IO",
                "System.Net",
                "System.Net.Mail",
                "System.Net.NetworkInformation",
                "System.Threading",
                "System.Threading.Tasks",
            ],
        };
}
