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
            logAnalyzerExecutionTime: true
        );
        var compilation = body.Compile(contender.Severities);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var result = new CompilationWithAnalyzers(compilation, contender.Analyzers, options)
            .GetAnalysisResultAsync(CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        return failures.Count == 0
            ? new Run(
                result.AnalyzerTelemetryInfo.Values.Sum(t => t.ExecutionTime.TotalMilliseconds),
                allocated / 1e6,
                result.GetAllDiagnostics().Length
            )
            : throw new InvalidOperationException(failures[0]);
    }

    public static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
