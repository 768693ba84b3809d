using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A fact about .NET Framework programs; skipped where there is no Mono.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MonoFactAttribute : FactAttribute
{
    public MonoFactAttribute()
    {
        Skip = Mono.MissingReason;
    }
}
