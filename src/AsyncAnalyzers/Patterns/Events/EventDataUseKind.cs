namespace AsyncAnalyzers.Patterns.Events;

/// <summary>What a handler does with the data of a completion event.</summary>
internal enum EventDataUseKind
{
    /// <summary>Reads what the operation resulted in, which throws where there is no result.</summary>
    Result,

    /// <summary>Reads <c>Error</c>.</summary>
    Error,

    /// <summary>Reads <c>Cancelled</c>.</summary>
    Cancelled,

    /// <summary>Reads <c>UserState</c>.</summary>
    UserState,

    /// <summary>Anything else: passes it on, calls a method of it.</summary>
    Other,
}
