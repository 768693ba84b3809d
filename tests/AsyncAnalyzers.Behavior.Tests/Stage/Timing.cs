namespace Stage
{
    /// <summary>When an operation is complete.</summary>
    public enum Timing
    {
        /// <summary>As soon as the pool comes to it.</summary>
        Quick,

        /// <summary>When its work says so.</summary>
        Slow,

        /// <summary>Before Begin returns, on the same thread.</summary>
        Synchronous,

        /// <summary>Before Begin returns, on another thread.</summary>
        DuringBegin,
    }
}
