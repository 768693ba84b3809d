namespace AsyncAnalyzers.Diagnostics;

/// <summary>The pattern families: one category, folder and id range each.</summary>
internal static class Categories
{
    /// <summary>LAP1xxx: delegates' <c>BeginInvoke</c> and <c>EndInvoke</c>.</summary>
    public const string Delegates = "AsyncAnalyzers.Delegates";

    /// <summary>LAP2xxx: callers of <c>Begin…</c>/<c>End…</c> pairs.</summary>
    public const string Apm = "AsyncAnalyzers.Apm";

    /// <summary>LAP3xxx: the asynchronous operations of WCF contracts.</summary>
    public const string Wcf = "AsyncAnalyzers.Wcf";

    /// <summary>LAP4xxx: the event-based asynchronous pattern.</summary>
    public const string Events = "AsyncAnalyzers.Events";

    /// <summary>LAP5xxx: types that offer Begin and End themselves.</summary>
    public const string Implementing = "AsyncAnalyzers.Implementing";
}
