using System.Collections.Immutable;
using System.Reflection;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>Everything that the two assemblies offer, found by reflection, so that nothing new can be forgotten.</summary>
internal static class Catalog
{
    private static readonly Assembly s_analyzers = typeof(DiagnosticIds).Assembly;

    public static ImmutableArray<Type> AnalyzerTypes { get; } = Concrete<DiagnosticAnalyzer>(s_analyzers);

    public static ImmutableArray<Type> FixerTypes { get; } = Concrete<CodeFixProvider>(typeof(ConvertToTaskFixer).Assembly);

    /// <summary>What the analyzers say they report, in the order of the ids, of several messages of a rule the first.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
    [
        .. AnalyzerTypes
            .Select(Create<DiagnosticAnalyzer>)
            .SelectMany(a => a.SupportedDiagnostics.DistinctBy(d => d.Id))
            .OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    public static ImmutableArray<CodeFixProvider> Fixers { get; } = [.. FixerTypes.Select(Create<CodeFixProvider>)];

    public static ImmutableHashSet<string> FixableIds { get; } = [.. Fixers.SelectMany(f => f.FixableDiagnosticIds)];

    /// <summary>The classes of the rules, each with its descriptor.</summary>
    public static ImmutableArray<(Type Type, DiagnosticDescriptor Descriptor)> Rules { get; } =
    [
        .. s_analyzers
            .GetTypes()
            .Where(t => !t.IsAbstract && t.Name.EndsWith("Rule", StringComparison.Ordinal))
            .Select(t => (t, (DiagnosticDescriptor)t.GetProperty("Descriptor")!.GetValue(Activator.CreateInstance(t))!)),
    ];

    public static T Create<T>(Type type) => (T)Activator.CreateInstance(type)!;

    /// <summary>The family that an id belongs to: the last part of its category.</summary>
    public static string FamilyOf(string id) =>
        id[3] switch
        {
            '0' => "Configuration",
            '1' => "Delegates",
            '2' => "Apm",
            '3' => "Wcf",
            '4' => "Events",
            '5' => "Implementing",
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "No family has this thousand."),
        };

    private static ImmutableArray<Type> Concrete<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(T)) && !t.IsAbstract)];
}
