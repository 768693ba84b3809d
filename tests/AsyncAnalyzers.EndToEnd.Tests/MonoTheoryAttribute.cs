using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A theory that runs .NET Framework programs; skipped where there is no Mono.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MonoTheoryAttribute : TheoryAttribute
{
    public MonoTheoryAttribute()
    {
        Skip = Mono.MissingReason;
    }
}
