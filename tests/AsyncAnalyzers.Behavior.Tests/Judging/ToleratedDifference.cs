using AsyncAnalyzers.Behavior.Tests.Programs;

namespace AsyncAnalyzers.Behavior.Tests.Judging;

/// <summary>A kind of difference that an action announces, and the page of its rule explains.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Page">The page of the documentation that names it.</param>
/// <param name="Sentence">What the page says.</param>
/// <param name="Explains">Whether it is what makes the runs of a program differ.</param>
internal sealed record ToleratedDifference(string Name, string Page, string Sentence, Func<LegacyProgram, TraceDifference, bool> Explains)
{
    /// <summary>What an action's title says where something observable may change.</summary>
    public const string Announcement = "(may change semantics)";

    public static IReadOnlyList<ToleratedDifference> All { get; } =
    [
        new(
            "callback inside Begin",
            "conversion.md",
            "what was the callback now runs before the statements behind the begin call",
            (p, d) =>
                p.HasCallback
                && (
                    p.Operation == OperationKind.MemoryStream || p is { Operation: OperationKind.SourceCounterpart, IsCompleteAtOnce: true }
                )
                && IsOfCallback(d)
        ),
        new(
            "callback of FromAsync on the caller's thread",
            "conversion.md",
            "Now the task is complete, and what was the callback runs on the caller's thread",
            (p, d) => p is { HasCallback: true, Timing: Timing.DuringBegin } && p.UsesFromAsync && IsOfCallback(d)
        ),
        new(
            "Begin's exception in the task",
            "conversion.md",
            "An exception that Begin threw at once, for a wrong argument or a closed object, may now be in the task instead",
            (p, d) =>
                p is { Failure: Failure.InBegin, Operation: OperationKind.SourceCounterpart or OperationKind.CapturingCounterpart }
                && !d.After.Contains("run: hangs")
        ),
    ];

    private static bool IsOfCallback(TraceDifference difference) =>
        difference.Gone.Concat(difference.New).All(l => l.StartsWith("callback", StringComparison.Ordinal));
}
