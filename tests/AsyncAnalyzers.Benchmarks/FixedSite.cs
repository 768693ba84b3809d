using AsyncAnalyzers.Tool.Sites;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Benchmarks;

/// <summary>What became of one diagnostic.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Outcome">What can be done about it.</param>
/// <param name="Time">How long that took with its changes.</param>
/// <param name="Compiles">Whether what it changed compiles as it did before.</param>
internal sealed record FixedSite(Diagnostic Diagnostic, Outcome Outcome, TimeSpan Time, bool Compiles);
