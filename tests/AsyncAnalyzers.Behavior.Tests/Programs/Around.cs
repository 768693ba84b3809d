namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What stands around a begin call and all that follows it there.</summary>
internal enum Around
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A condition.</summary>
    If,

    /// <summary>A loop.</summary>
    Loop,

    /// <summary><c>try</c> and <c>catch</c>.</summary>
    Catch,

    /// <summary><c>try</c> and <c>finally</c>.</summary>
    Finally,

    /// <summary><c>using</c>.</summary>
    Using,

    /// <summary><c>catch</c> with a condition, in a <c>switch</c>.</summary>
    CatchWhen,

    /// <summary><c>lock</c>.</summary>
    Lock,

    /// <summary><c>Monitor.Enter</c> and <c>Exit</c>.</summary>
    Monitor,

    /// <summary>A mutex, which belongs to its thread.</summary>
    Mutex,

    /// <summary>Data that belongs to the thread are written before and read after.</summary>
    ThreadStatic,
}
