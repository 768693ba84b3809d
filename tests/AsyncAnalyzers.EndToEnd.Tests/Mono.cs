using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>The runtime for .NET Framework programs outside Windows.</summary>
internal static class Mono
{
    /// <summary>Why nothing can run under Mono here; <c>null</c> when it can.</summary>
    public static string? MissingReason { get; } =
        new Command("mono", "--version").Exists()
            ? null
            : "Mono is not installed, so the .NET Framework programs cannot run (apt-get install mono-complete)";
}

/// <summary>A theory that runs .NET Framework programs; skipped where there is no Mono.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MonoTheoryAttribute : TheoryAttribute
{
    public MonoTheoryAttribute()
    {
        Skip = Mono.MissingReason;
    }
}
