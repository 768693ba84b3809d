using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

/// <summary>A theory that opens a page in a browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        Skip = Browser.MissingReason;
    }
}
