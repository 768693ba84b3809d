using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests;

/// <summary>A fact about what an older compiler does not know; skipped there, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RoslynFactAttribute : FactAttribute
{
    /// <param name="since">The first version of Roslyn that knows it.</param>
    /// <param name="subject">What it knows.</param>
    public RoslynFactAttribute(string since, string subject)
    {
        var version = typeof(CSharpCompilation).Assembly.GetName().Version!;
        if (version < Version.Parse(since))
        {
            Skip = $"{subject} came with Roslyn {since}; this is {version.ToString(2)}";
        }
    }
}
