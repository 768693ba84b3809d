namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>
/// A small program with one use of a legacy pattern, as the choices that make it. Its trace is the same in each run: what runs at the same
/// time speaks in channels of its own, or waits for the other.
/// </summary>
internal sealed record LegacyProgram
{
    public OperationKind Operation { get; init; }

    public Timing Timing { get; init; }

    public Failure Failure { get; init; }

    public CallShape Shape { get; init; }

    public Host Host { get; init; }

    public Around Around { get; init; }

    public AroundCall AroundBegin { get; init; }

    public AroundCall AroundEnd { get; init; }

    public EndUse EndUse { get; init; }

    public ReceiverKind Receiver { get; init; }

    public ArgumentKind Argument { get; init; }

    public StateKind State { get; init; }

    public InCallback InCallback { get; init; }

    public Surrounding Surrounding { get; init; }

    public Target Target { get; init; }

    public Language Language { get; init; }

    public bool IsDelegate => Operation <= OperationKind.RefDelegate;

    /// <summary>Whether .NET has what it begins, too.</summary>
    public bool RunsOnNet => !IsDelegate && Operation != OperationKind.ForwardedDelegate;

    /// <summary>Whether the operation is complete when Begin returns.</summary>
    public bool IsCompleteAtOnce => Timing is Timing.Synchronous or Timing.DuringBegin;

    public bool IsStream => Operation is OperationKind.LaterStream or OperationKind.MemoryStream;

    public bool HasValue => Operation != OperationKind.Action;

    /// <summary>Whether a result comes by reference.</summary>
    public bool HasExtra => Operation is OperationKind.OutDelegate or OperationKind.RefDelegate or OperationKind.OutPair;

    public bool IsAsync => Host is Host.AsyncMethod or Host.AsyncLambda;

    /// <summary>Whether the thread stays the same where the begin call stands: an async function may go on on another one, and statements
    /// outside of types become one.</summary>
    public bool KeepsThread => Surrounding == Surrounding.OneThread || !(IsAsync || Host == Host.TopLevel);

    /// <summary>Whether the members around the begin call are static.</summary>
    public bool IsStatic => Host is Host.StaticMethod or Host.StaticInitializer or Host.StaticConstructor or Host.TopLevel;

    /// <summary>Whether the program's type is being made while the begin call runs.</summary>
    public bool IsInTypeInitializer => Host is Host.StaticInitializer or Host.StaticConstructor;

    /// <summary>Whether a callback of the program's own ends the operation, alone or in a branch.</summary>
    public bool HasCallback => Shape is >= CallShape.Lambda and <= CallShape.LoopByMethod or CallShape.SynchronousBranch;

    /// <summary>Whether that callback is a method.</summary>
    public bool HasCallbackMethod =>
        Shape
            is CallShape.NamedCallback
                or CallShape.CallbackObject
                or CallShape.SharedCallback
                or CallShape.Loop
                or CallShape.LoopByMethod
                or CallShape.SynchronousBranch;

    public bool IsLoop => Shape is CallShape.Loop or CallShape.LoopByMethod;

    /// <summary>Whether nobody ends the operation but its own End.</summary>
    public bool IsForgotten => Shape is CallShape.FireAndForget or CallShape.EndIsCallback;

    /// <summary>Whether the function that begins also ends.</summary>
    public bool CallerEnds => !HasCallback && !IsForgotten;

    /// <summary>Whether End stands in a method of its own, in the caller's turn.</summary>
    public bool EndsInMethod => Shape is CallShape.ResultInField or CallShape.EndedByHelper;

    /// <summary>Whether several operations run at the same time; where the first fails, nobody waits for the others.</summary>
    public bool BeginsSeveral => Shape is CallShape.TwoAtOnce or CallShape.Array or CallShape.List or CallShape.SharedCallback;

    /// <summary>Whether the fix has no other method to call than the pair itself.</summary>
    public bool UsesFromAsync =>
        Operation is OperationKind.Pair or OperationKind.OutPair or OperationKind.SourcePair or OperationKind.CapturingCounterpart;

    public bool WrapsInTask => Shape is CallShape.FromAsync or CallShape.FromAsyncResult;

    /// <summary>Whether the program is a lambda with an expression that begins.</summary>
    public bool PostsExpression =>
        Host == Host.PostedLambda && IsForgotten && Around == Around.Nothing && AroundBegin == AroundCall.Nothing;

    /// <summary>Whether something follows the begin call, and the operation can wait for it.</summary>
    public bool GoesOnAfterBegin =>
        Shape is not (CallShape.BeginThenEnd or CallShape.Nested) && Host != Host.ExpressionBody && !PostsExpression;

    /// <summary>Whether the operation is complete only when the caller has passed the begin call.</summary>
    public bool WaitsForCaller => Timing == Timing.Slow && GoesOnAfterBegin;

    /// <summary>The choices that are not the simplest.</summary>
    public string Describe() => string.Join(", ", Choices.All.Where(c => c.IndexIn(this) > 0).Select(c => $"{c.Name} {c.NameIn(this)}"));

    /// <summary>How simple it is; what fails is made smaller.</summary>
    public int Size => Choices.All.Sum(c => c.IndexIn(this));
}
