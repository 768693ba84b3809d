using System.Composition;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>What every fixer does.</summary>
public sealed class FixerTests
{
    public static TheoryData<string> Fixers { get; } = [.. Catalog.FixerTypes.Select(t => t.Name)];

    /// <summary>Each fixer with each rule that it serves.</summary>
    public static IEnumerable<object[]> Rules { get; } =
    [.. Catalog.Fixers.SelectMany(f => f.FixableDiagnosticIds.Select(id => new object[] { f.GetType().Name, id }))];

    [Theory]
    [MemberData(nameof(Fixers))]
    public void It_is_exported_and_shared(string fixer)
    {
        var type = Of(fixer).GetType();
        var exported = type.GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.NotNull(exported);
        Assert.Equal([LanguageNames.CSharp], exported.Languages);
        Assert.Equal(fixer, exported.Name);
        Assert.NotNull(type.GetCustomAttribute<SharedAttribute>());
    }

    [Theory]
    [MemberData(nameof(Fixers))]
    public void It_fixes_what_there_is(string fixer)
    {
        Assert.NotEmpty(Of(fixer).FixableDiagnosticIds);
        Assert.Subset(Catalog.Descriptors.Select(d => d.Id).ToHashSet(), Of(fixer).FixableDiagnosticIds.ToHashSet());
    }

    /// <summary>The example of each rule twice in one file: both become what one becomes alone, or stay where its page says so.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public async Task It_fixes_all_without_losing_edits(string fixer, string id)
    {
        var page = new RulePage(id);
        var twice = TwiceInOneFile(page.CompilationOf(1));
        var document = ProjectOf(twice).Documents.First();
        var changed = (await ReportedDiagnostics.FixAllAsync(document, Of(fixer), FixAllScope.Document, key: null, id)).GetDocument(
            document.Id
        )!;

        var bodies = (await changed.GetSyntaxRootAsync())!
            .ChildNodes()
            .OfType<NamespaceDeclarationSyntax>()
            .Select(n => string.Concat(n.Members.Select(m => m.ToFullString())))
            .ToList();
        Assert.Equal(page.IsFixedOneByOne, (await document.GetTextAsync()).ContentEquals(await changed.GetTextAsync()));
        Assert.Equal(bodies[0].Trim(), bodies[1].Trim());
        Assert.Equal(page.IsFixedOneByOne, (await ReportedDiagnostics.InAsync(changed.Project)).Any(d => d.Id == id));
    }

    private static Compilation TwiceInOneFile(Compilation example)
    {
        var file = example.SyntaxTrees.First();
        var root = (CompilationUnitSyntax)file.GetRoot();
        var types = string.Concat(root.Members.Select(m => m.ToFullString()));
        var text = $"{root.Usings.ToFullString()}\nnamespace First\n{{\n{types}\n}}\n\nnamespace Second\n{{\n{types}\n}}\n";
        return example.ReplaceSyntaxTree(file, CSharpSyntaxTree.ParseText(text));
    }

    private static Project ProjectOf(Compilation compilation)
    {
        var project = new AdhocWorkspace()
            .CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithMetadataReferences(compilation.References);
        return compilation.SyntaxTrees.Aggregate(
            project,
            (current, tree) => current.AddDocument($"{current.DocumentIds.Count}.cs", tree.ToString()).Project
        );
    }

    private static CodeFixProvider Of(string fixer) => Catalog.Fixers.Single(f => f.GetType().Name == fixer);
}
