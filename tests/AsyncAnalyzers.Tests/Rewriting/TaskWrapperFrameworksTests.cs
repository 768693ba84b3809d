using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Implementations;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>The wrapper that an action adds to a project: each of its target frameworks sees it once, however many places use it.</summary>
public sealed class TaskWrapperFrameworksTests
{
    private const string Page = """
        using System;
        using System.Threading.Tasks;

        public class Page
        {
            public IAsyncResult BeginLoad(bool quick, AsyncCallback callback, object state) { if (quick) return Task.FromResult(1); return Task.FromResult(2); }
            public int EndLoad(IAsyncResult ar) => ((Task<int>)ar).GetAwaiter().GetResult();
            public IAsyncResult BeginSave(bool quick, AsyncCallback callback, object state) { if (quick) return Task.FromResult(1); return Task.FromResult(2); }
            public int EndSave(IAsyncResult ar) => ((Task<int>)ar).GetAwaiter().GetResult();
        }

        """;

    [Fact]
    public async Task Both_frameworks_lack_it()
    {
        var solution = await FixAsync(("net472", CallPairTest.OnFramework), ("netstandard2.0", CallPairTest.OnStandard));

        foreach (var project in solution.Projects)
        {
            var wrapper = Assert.Single(project.Documents, d => d.Name == TaskWrapperSource.FileName);
            Assert.Equal("/Pages/TaskToAsyncResult.cs", wrapper.FilePath);
            Assert.Contains("class TaskToAsyncResult", await TextOfAsync(wrapper), StringComparison.Ordinal);
            await CompilesAsync(project);
        }
    }

    [Fact]
    public async Task One_framework_has_it()
    {
        var solution = await FixAsync(("net472", CallPairTest.OnFramework), ("net10.0", CallPairTest.OnNet));

        var texts = await Task.WhenAll(
            solution.Projects.Select(p => TextOfAsync(p.Documents.Single(d => d.Name == TaskWrapperSource.FileName)))
        );
        Assert.StartsWith("#if !NET8_0_OR_GREATER", Assert.Single(texts.Distinct()), StringComparison.Ordinal);
        foreach (var project in solution.Projects)
        {
            await CompilesAsync(project);
        }
    }

    private static async Task CompilesAsync(Project project)
    {
        Assert.Contains(
            "TaskToAsyncResult.Begin(Task.FromResult(2), callback, state)",
            await PageOfAsync(project),
            StringComparison.Ordinal
        );
        Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    private static Task<string> PageOfAsync(Project project) => TextOfAsync(project.Documents.Single(d => d.Name == "Page.cs"));

    private static async Task<string> TextOfAsync(Document document) => (await document.GetTextAsync()).ToString();

    /// <summary>The project of a file for two target frameworks when all of the file is fixed with the wrapper.</summary>
    private static async Task<Solution> FixAsync(params (string Framework, CallPairTest Test)[] frameworks)
    {
        using var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        foreach (var (framework, test) in frameworks)
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(
                    ProjectInfo.Create(
                        id,
                        VersionStamp.Default,
                        $"Pages({framework})",
                        "Pages",
                        LanguageNames.CSharp,
                        filePath: "/Pages/Pages.csproj"
                    )
                )
                .WithProjectParseOptions(
                    id,
                    new CSharpParseOptions(preprocessorSymbols: framework == "net10.0" ? ["NET8_0_OR_GREATER"] : [])
                )
                .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .WithProjectMetadataReferences(id, test.Platform.References)
                .AddDocument(DocumentId.CreateNewId(id), "Page.cs", SourceText.From(Page), filePath: "/Pages/Page.cs");
        }

        return await ReportedDiagnostics.FixAllAsync(
            solution.Projects.First().Documents.Single(),
            new CorrectImplementationFixer(),
            FixAllScope.Solution,
            "LAP5001.AddWrapper",
            DiagnosticIds.TaskIsReturnedAsAsyncResult
        );
    }
}
