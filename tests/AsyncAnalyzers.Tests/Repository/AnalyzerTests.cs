using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task It_asks_for_syntax_and_never_for_operations(string analyzer)
    {
        var instance = Catalog.Create<DiagnosticAnalyzer>(Of(analyzer));
        var references = TargetPlatform.DotNetFramework.With("System.ServiceModel").References;
        var compilation = CSharpCompilation.Create("Empty", references: references).WithAnalyzers([instance]);

        var actions = await compilation.GetAnalyzerTelemetryInfoAsync(instance, CancellationToken.None);

        // Operations of whole bodies are made for whoever asks for one of them, in code without any legacy pattern, too.
        Assert.Equal(0, actions.OperationActionsCount + actions.OperationBlockActionsCount + actions.OperationBlockStartActionsCount);
        Assert.NotEqual(0, actions.SyntaxNodeActionsCount + actions.SemanticModelActionsCount + actions.CompilationActionsCount);
    }

    private static Type Of(string analyzer) => Catalog.AnalyzerTypes.Single(t => t.Name == analyzer);
}
