namespace AsyncAnalyzers.Diagnostics;

/// <summary>The ids of the rules: family (thousand) and number. A retired id is never used again.</summary>
public static class DiagnosticIds
{
    /// <summary>Delegate <c>BeginInvoke</c>/<c>EndInvoke</c> where the platform does not support it.</summary>
    public const string DelegateBeginInvokeIsNotSupported = "LAP1001";

    /// <summary>A delegate <c>BeginInvoke</c> that is never ended.</summary>
    public const string BeginInvokeIsNeverEnded = "LAP1002";

    /// <summary>An asynchronous operation that is begun and never ended.</summary>
    public const string BeginIsNeverEnded = "LAP2001";
}
