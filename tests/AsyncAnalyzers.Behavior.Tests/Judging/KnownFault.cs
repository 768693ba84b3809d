using AsyncAnalyzers.Behavior.Tests.Programs;

namespace AsyncAnalyzers.Behavior.Tests.Judging;

/// <summary>Combinations that are left out, each for its reason: what the product is known to get wrong, and nothing else.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Reason">Why it is left out.</param>
/// <param name="Has">Whether a program is one of them.</param>
internal sealed record KnownFault(string Name, string Reason, Func<LegacyProgram, bool> Has)
{
    public static IReadOnlyList<KnownFault> All { get; } =
    [
        new(
            "captured context",
            "a blocking wait for a counterpart of the program that goes on in the context of its caller never ends",
            p => p is { Operation: OperationKind.CapturingCounterpart, Surrounding: Surrounding.OneThread }
        ),
        new(
            "early callback of FromAsync",
            "what was called back on another thread runs on that of the caller where the operation is complete when Begin returns",
            p =>
                p is { Timing: Timing.DuringBegin, HasCallback: true }
                && p.Operation is OperationKind.Pair or OperationKind.OutPair or OperationKind.SourcePair
        ),
        new(
            "exception of Begin",
            "what Begin throws at once comes out at the end call, or nowhere, where the counterpart keeps it in its task, and the "
                + "title does not say so",
            p =>
                p is { Failure: Failure.InBegin, HasCallback: false }
                && p.Operation is OperationKind.SourceCounterpart or OperationKind.CapturingCounterpart or OperationKind.LaterStream
        ),
    ];

    public static KnownFault? Of(LegacyProgram program) => All.FirstOrDefault(f => f.Has(program));
}
