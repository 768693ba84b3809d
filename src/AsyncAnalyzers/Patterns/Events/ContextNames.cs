namespace AsyncAnalyzers.Patterns.Events;

/// <summary>The names of what brings code back to the thread or context that it came from.</summary>
internal static class ContextNames
{
    private static readonly string[] s_parts =
    [
        "AsyncOperation",
        "SynchronizationContext",
        "SynchronizeInvoke",
        "SynchronizingObject",
        "Dispatcher",
        "Scheduler",
        "BeginInvoke",
        "InvokeRequired",
    ];

    /// <summary>Whether a name is that of one, or has it in it.</summary>
    public static bool IsMeantBy(string name) => s_parts.Any(p => name.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0);
}
