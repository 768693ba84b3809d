namespace AsyncAnalyzers.Diagnostics;

/// <summary>The pattern families: one category, folder and id range each.</summary>
internal static class Categories
{
    /// <summary>LAP0xxx: how the package is set up. LAP0001 and LAP0002 are warnings of its MSBuild targets.</summary>
    public const string Configuration = "AsyncAnalyzers.Configuration";

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
