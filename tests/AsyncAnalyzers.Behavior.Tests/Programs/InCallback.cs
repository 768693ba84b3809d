namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What else the callback does.</summary>
internal enum InCallback
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>It catches what End throws.</summary>
    Catches,

    /// <summary>It waits until the caller has passed the begin call.</summary>
    Waits,

    /// <summary>It takes the lock that the caller may hold.</summary>
    Locks,
}
