namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What may become of an operation beside success.</summary>
[Flags]
internal enum Outcome
{
    /// <summary>It has a result.</summary>
    Success = 0,

    /// <summary>It failed: <c>e.Error != null</c>.</summary>
    Failure = 1,

    /// <summary>It was cancelled: <c>e.Cancelled</c>.</summary>
    Cancellation = 2,
}
