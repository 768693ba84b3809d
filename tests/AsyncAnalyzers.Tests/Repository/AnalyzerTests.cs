using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>What every analyzer does.</summary>
public sealed class AnalyzerTests
{
    public static TheoryData<string> Analyzers { get; } = [.. Catalog.AnalyzerTypes.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void It_is_sealed_and_exported_for_csharp(string analyzer)
    {
        var type = Of(analyzer);
        var exported = Assert.Single(type.GetCustomAttributes(typeof(DiagnosticAnalyzerAttribute), inherit: false));

        Assert.True(type is { IsSealed: true, IsPublic: true });
        Assert.Equal([LanguageNames.CSharp], ((DiagnosticAnalyzerAttribute)exported).Languages);
    }

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void Its_diagnostics_are_listed_once(string analyzer)
    {
        var instance = Catalog.Create<DiagnosticAnalyzer>(Of(analyzer));

        // The same array, not an equal one: the driver asks often.
        Assert.True(instance.SupportedDiagnostics == instance.SupportedDiagnostics);
        Assert.NotEmpty(instance.SupportedDiagnostics);
    }

    private static Type Of(string analyzer) => Catalog.AnalyzerTypes.Single(t => t.Name == analyzer);
}
