namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>How begin call, callback, async result and end calls hang together. The shapes partition the cases.</summary>
internal enum Shape
{
    /// <summary>Begin, and End of its result at once.</summary>
    BeginThenEnd,

    /// <summary>Begin, other work, End.</summary>
    BeginWorkEnd,

    /// <summary>Begin, a wait for the handle or a poll, and perhaps End.</summary>
    BeginWaitEnd,

    /// <summary>A lambda is called back.</summary>
    InlineCallback,

    /// <summary>A method or local function is called back, or a lambda that a variable keeps.</summary>
    NamedCallback,

    /// <summary>Begun, and neither the result nor a callback is there to do something with it; at most End itself is called back.</summary>
    FireAndForget,

    /// <summary>Begun without a callback, and the async result goes into a list or an array.</summary>
    Collected,

    /// <summary>The async result leaves what can be seen, or the callback cannot be told.</summary>
    Escapes,
}
