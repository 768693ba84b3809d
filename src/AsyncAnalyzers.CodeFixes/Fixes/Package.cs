using System.Collections.Immutable;
using AsyncAnalyzers.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Fixes;

/// <summary>What the package offers to a host, found as a host finds it; for hosts that have it as a library.</summary>
public static class Package
{
    /// <summary>All analyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Exported<DiagnosticAnalyzer>(typeof(MemberAnalyzer), typeof(DiagnosticAnalyzerAttribute));

    /// <summary>All fixers.</summary>
    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
        Exported<CodeFixProvider>(typeof(ConvertToTaskFixer), typeof(ExportCodeFixProviderAttribute));

    private static ImmutableArray<T> Exported<T>(Type one, Type attribute) =>
        one
            .Assembly.GetTypes()
            .Where(t => t.IsDefined(attribute, inherit: false))
            .Select(t => (T)Activator.CreateInstance(t)!)
            .ToImmutableArray();
}
