namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>When a handler has its turn, where its task is complete as soon as it is started. An event is posted to the context of the
/// start, or to the pool, and comes no sooner than what was posted before it.</summary>
internal enum HandlerTurn
{
    /// <summary>It may go on at once: nothing stands behind the start, or the task is complete no sooner than the event came.</summary>
    AtOnce,

    /// <summary>Behind what its starter does next.</summary>
    Later,

    /// <summary>Behind the progress that was reported, too.</summary>
    BehindProgress,
}
