using System.Collections.Immutable;
using AsyncAnalyzers.Fixes.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

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

    /// <summary>The key of the option that is applied, of whichever kind its change is; null for the first.</summary>
    public string? Option { get; init; }

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

    /// <summary>All at once is as in a program that opens projects itself: what may change semantics and what does the same are fixed in
    /// one run.</summary>
    protected override Task<Workspace> CreateWorkspaceImplAsync() =>
        Task.FromResult<Workspace>(new AdhocWorkspace(MefHostServices.DefaultHost, WorkspaceKind.MSBuild));

    protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions) =>
        Option is null ? actions : [.. actions.Where(a => new FixAllRequest(a.EquivalenceKey, IsInBulk: false).Names(Option))];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);
}
