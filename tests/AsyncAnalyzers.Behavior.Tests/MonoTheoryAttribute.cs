using Xunit;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>A theory about .NET Framework programs; skipped where there is no Mono.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MonoTheoryAttribute : TheoryAttribute
{
    public MonoTheoryAttribute()
    {
        Skip = Mono.MissingReason;
    }
}
