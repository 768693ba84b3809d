namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>How begin call, callback, async result and end calls hang together.</summary>
internal enum CallShape
{
    /// <summary>Begin, and End at once.</summary>
    BeginThenEnd,

    /// <summary>Begin in the argument of End.</summary>
    Nested,

    /// <summary>Begin, other work, End.</summary>
    BeginWorkEnd,

    /// <summary>Begin, a wait for the handle, End.</summary>
    WaitHandle,

    /// <summary>A wait with a time limit that is kept.</summary>
    WaitInTime,

    /// <summary>A wait with a time limit that passes, and End.</summary>
    WaitTooShort,

    /// <summary>A wait for the handle, which is closed.</summary>
    HandleClosed,

    /// <summary>A local keeps the handle.</summary>
    HandleKept,

    /// <summary>A loop asks whether it is complete.</summary>
    Polling,

    /// <summary>Two at the same time, and the results in one expression.</summary>
    TwoAtOnce,

    /// <summary>Several, in an array, and a wait for all.</summary>
    Array,

    /// <summary>Several, in a list.</summary>
    List,

    /// <summary>The async result is kept in a field, and ended in another method.</summary>
    ResultInField,

    /// <summary>A private method ends the async result.</summary>
    EndedByHelper,

    /// <summary>Begun and forgotten.</summary>
    FireAndForget,

    /// <summary>End itself is the callback.</summary>
    EndIsCallback,

    /// <summary>A lambda is called back.</summary>
    Lambda,

    /// <summary>An anonymous method is called back.</summary>
    AnonymousMethod,

    /// <summary>A lambda that a local keeps is called back.</summary>
    KeptLambda,

    /// <summary>A method is called back.</summary>
    NamedCallback,

    /// <summary>A method is called back, by way of a new AsyncCallback.</summary>
    CallbackObject,

    /// <summary>A local function is called back.</summary>
    LocalFunctionCallback,

    /// <summary>Two begin calls have one callback.</summary>
    SharedCallback,

    /// <summary>The callback begins again.</summary>
    Loop,

    /// <summary>The callback begins again by way of another method.</summary>
    LoopByMethod,

    /// <summary>The callback gives a signal, and the caller waits for it and ends.</summary>
    Signal,

    /// <summary>The caller ends what is complete when Begin returns, the callback the rest.</summary>
    SynchronousBranch,

    /// <summary>A task wraps the pair of methods.</summary>
    FromAsync,

    /// <summary>A task wraps the async result.</summary>
    FromAsyncResult,
}
