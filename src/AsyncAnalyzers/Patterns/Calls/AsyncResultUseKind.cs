namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>What is done with an async result at one place.</summary>
internal enum AsyncResultUseKind
{
    /// <summary>Handed to an End method.</summary>
    Ended,

    /// <summary><c>IsCompleted</c> is read.</summary>
    Polled,

    /// <summary><c>AsyncWaitHandle</c> is fetched: to wait on, or to close.</summary>
    WaitHandle,

    /// <summary><c>AsyncState</c> is read.</summary>
    State,

    /// <summary>Remoting's <c>AsyncDelegate</c> is read.</summary>
    Delegate,

    /// <summary>Looked at in a way that cannot end it: compared, <c>CompletedSynchronously</c>, a type test.</summary>
    Inspected,

    /// <summary>Given a name: a local takes it and is followed too.</summary>
    Aliased,

    /// <summary>Handed to a method in source, whose parameter is followed too.</summary>
    PassedToHelper,

    /// <summary>Its owner changed: returned, passed on, collected, stored where others see it. What becomes of it cannot be told.</summary>
    Escaped,
}
