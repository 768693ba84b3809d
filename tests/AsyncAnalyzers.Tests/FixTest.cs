using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tests;

/// <summary>A test of analyzers and a fixer with Microsoft's library, which refuses what an editor would not show, over the references of
/// the build.</summary>
public sealed class FixTest : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    private readonly DiagnosticAnalyzer[] _analyzers;
    private readonly CodeFixProvider? _fixer;

    public FixTest(DiagnosticAnalyzer[] analyzers, CodeFixProvider? fixer, TargetPlatform platform)
    {
        _analyzers = analyzers;
        _fixer = fixer;
        CompileFor(platform, TestState);
        MarkupOptions = MarkupOptions.UseFirstDescriptor; // a rule may say several things under its id
    }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Default;

    /// <summary>Gives a project the references of a platform.</summary>
    public static void CompileFor(TargetPlatform platform, ProjectState project)
    {
        project.ReferenceAssemblies = new ReferenceAssemblies(platform.Framework).WithAssemblyIdentityComparer(
            platform.AssemblyIdentityComparer
        );
        project.AdditionalReferences.AddRange(platform.References);
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => _analyzers;

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => _fixer is null ? [] : [_fixer];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);
}
