using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Benchmarks;

/// <summary>Analyzers that are measured together.</summary>
internal sealed record Contender(ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>An analyzer that does nothing: what compiling and the driver cost on their own.</summary>
    public static Contender Idle { get; } = new([new IdleAnalyzer()]);

    /// <summary>Sonar's rule about a BeginInvoke without an EndInvoke, and none of its others.</summary>
    public static Contender Sonar { get; } =
        new([Create(SonarAssembly().GetTypes().Single(t => t is { Name: "BeginInvokePairedWithEndInvoke", IsAbstract: false }))]);

    /// <summary>All analyzers of the package, with all of their rules.</summary>
    public static Contender Package { get; } = new(Fixes.Package.Analyzers);

    /// <summary>Every rule switched on, whatever its default.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities =>
        Analyzers
            .SelectMany(a => a.SupportedDiagnostics)
            .Select(d => d.Id)
            .Distinct()
            .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);

    private static Assembly SonarAssembly() =>
        typeof(Contender).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(a => a.Key == "SonarAnalyzer.CSharp")
            is { Value: { } path }
            ? Assembly.LoadFrom(path)
            : throw new InvalidOperationException(
                "What is measured beside the package comes with a Release build: run this with --configuration Release."
            );

    private static DiagnosticAnalyzer Create(Type type) => (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
}
