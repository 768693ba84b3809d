namespace AsyncAnalyzers.Testing;

/// <summary>The runtime for .NET Framework programs outside Windows.</summary>
public static class Mono
{
    /// <summary>Why nothing can run under Mono here; <c>null</c> when it can.</summary>
    public static string? MissingReason { get; } =
        new Command("mono", "--version").Exists()
            ? null
            : "Mono is not installed, so the .NET Framework programs cannot run (apt-get install mono-complete)";
}
