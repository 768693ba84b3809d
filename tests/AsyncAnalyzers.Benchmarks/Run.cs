using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Benchmarks;

/// <summary>One compilation that a contender analyzed.</summary>
/// <param name="Milliseconds">The time inside the contender's own actions, as the driver took it.</param>
/// <param name="Megabytes">What was allocated, for compiling and by the driver, too.</param>
/// <param name="Found">How many diagnostics were reported.</param>
internal sealed record Run(double Milliseconds, double Megabytes, int Found)
{
    public static Run Of(Contender contender, SourceBody body)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => failures.Add($"{analyzer}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true);
        var compilation = body.Compile(contender.Severities);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var result = new CompilationWithAnalyzers(compilation, contender.Analyzers, options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        return failures.Count == 0
            ? new Run(result.AnalyzerTelemetryInfo.Values.Sum(t => t.ExecutionTime.TotalMilliseconds), allocated / 1e6, result.GetAllDiagnostics().Length)
            : throw new InvalidOperationException(failures[0]);
    }

    /// <summary>Each figure's median.</summary>
    public static Run MedianOf(IReadOnlyCollection<Run> runs)
        => new(Median(runs.Select(r => r.Milliseconds)), Median(runs.Select(r => r.Megabytes)), runs.First().Found);

    /// <summary>What this run allocated more than one that analyzed nothing.</summary>
    public Run Over(Run idle) => this with { Megabytes = Megabytes - idle.Megabytes };

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
