namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>When the operation is complete.</summary>
internal enum Timing
{
    /// <summary>As soon as the pool comes to it.</summary>
    Quick,

    /// <summary>When the caller has passed the begin call and what follows it; or, where nothing follows, a moment later.</summary>
    Slow,

    /// <summary>Before Begin returns.</summary>
    Synchronous,

    /// <summary>The same, on another thread.</summary>
    DuringBegin,
}
