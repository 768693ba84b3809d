namespace AsyncAnalyzers.Patterns.Events;

/// <summary>How event-based methods and events are named. A filter, to be asked before anything is bound; what a method is tells its
/// symbol.</summary>
internal static class EapNames
{
    private const string Async = "Async";
    private const string Completed = "Completed";

    /// <summary>Whether a name can be that of a method that starts an operation.</summary>
    public static bool MayStart(string name) => name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal);

    /// <summary>Whether a name can be that of a method that cancels operations.</summary>
    public static bool MayCancel(string name) => name.Contains("Cancel");

    /// <summary>Whether a name can be that of a completion event.</summary>
    public static bool MayComplete(string name) => name.Length > Completed.Length && name.EndsWith(Completed, StringComparison.Ordinal);

    /// <summary>The operation that a method of the name starts: <c>DownloadString</c> of <c>DownloadStringAsync</c>.</summary>
    public static string OperationOf(string start) => start.Substring(0, start.Length - Async.Length);

    /// <summary>The name of the event that says that an operation is complete.</summary>
    public static string CompletedOf(string operation) => operation + Completed;
}
