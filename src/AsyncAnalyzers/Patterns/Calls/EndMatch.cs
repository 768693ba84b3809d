namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>How an End that is given an async result goes with the Begin that returned it.</summary>
internal enum EndMatch
{
    /// <summary>They belong together, or it cannot be told.</summary>
    MayMatch,

    /// <summary>It ends another operation of the same object.</summary>
    OtherOperation,

    /// <summary>It ends the same operation of another object.</summary>
    OtherObject,
}
