namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What is begun and ended. The simplest comes first, here and in all choices of a program: what fails is made simpler by going
/// back.</summary>
internal enum OperationKind
{
    /// <summary>A delegate that gives a number.</summary>
    Func,

    /// <summary>A delegate that gives nothing.</summary>
    Action,

    /// <summary>A delegate with a result by <c>out</c>.</summary>
    OutDelegate,

    /// <summary>A delegate with an argument by <c>ref</c>.</summary>
    RefDelegate,

    /// <summary>A pair of another assembly without a counterpart.</summary>
    Pair,

    /// <summary>The same, with a result of End by <c>out</c>.</summary>
    OutPair,

    /// <summary>A pair of the program without a counterpart.</summary>
    SourcePair,

    /// <summary>A pair of the program with a counterpart that captures no context.</summary>
    SourceCounterpart,

    /// <summary>A pair of the program with a counterpart that goes on in the context that it was called in.</summary>
    CapturingCounterpart,

    /// <summary>A read of a stream whose reads are complete later.</summary>
    LaterStream,

    /// <summary>A read of a stream whose tasks are complete at once.</summary>
    MemoryStream,

    /// <summary>Begin and End methods of the program that stand for a delegate.</summary>
    ForwardedDelegate,
}
