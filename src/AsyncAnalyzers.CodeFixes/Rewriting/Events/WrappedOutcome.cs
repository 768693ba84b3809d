namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What the task gives that is made of an event.</summary>
internal enum WrappedOutcome
{
    /// <summary>The result of the operation, its exception or its cancellation.</summary>
    Result,

    /// <summary>The same; where the event tells more than one result, its data in their place.</summary>
    ResultOrData,

    /// <summary>The event's data, of which nobody asks the user state.</summary>
    Data,

    /// <summary>The event's data with the user state that the operation was given.</summary>
    DataAndState,
}
