using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>What a fix is asked to fix.</summary>
/// <param name="Site">The use of the method that the diagnostic points at.</param>
/// <param name="Begin">The pair that it begins or ends, where that is to be seen.</param>
internal sealed record FixTarget(CallSite Site, BeginCall? Begin);
