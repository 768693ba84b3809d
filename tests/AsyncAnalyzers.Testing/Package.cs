using System.Collections.Immutable;
using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Testing;

/// <summary>What the package offers to a host, found as a host finds it.</summary>
public static class Package
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Exported<DiagnosticAnalyzer>(typeof(CallPairAnalyzer), typeof(DiagnosticAnalyzerAttribute));

    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
        Exported<CodeFixProvider>(typeof(ConvertToTaskFixer), typeof(ExportCodeFixProviderAttribute));

    private static ImmutableArray<T> Exported<T>(Type one, Type attribute) =>
        [.. one.Assembly.GetTypes().Where(t => t.IsDefined(attribute, inherit: false)).Select(t => (T)Activator.CreateInstance(t)!)];
}
