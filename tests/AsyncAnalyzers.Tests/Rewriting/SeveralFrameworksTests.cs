using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>
/// A file that is compiled for .NET Framework and for .NET, fixed as <c>dotnet format</c> does it: id by id, in any order. Both documents
/// must
/// end up with the same text, or it is written to the file with the marks of a merge conflict.
/// </summary>
public sealed class SeveralFrameworksTests
{
    public static TheoryData<string[]> Orders { get; } =
    [
        ["LAP1001", "LAP1002", "LAP1006", "LAP1007"],
        ["LAP1007", "LAP1001", "LAP1006", "LAP1002"],
        ["LAP1002", "LAP1006", "LAP1007", "LAP1001"],
        ["LAP1006", "LAP1007", "LAP1002", "LAP1001"],
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Shapes_that_are_reported_by_several_rules(string[] ids)
    {
        var texts = await FixAsync(
            ids,
            """
            using System;

            class C
            {
                void M(Action<int> forgotten, Func<int, int> ended)
                {
                    forgotten.BeginInvoke(Next(), null, null);
                    ended.BeginInvoke(Next(), ar => ended.EndInvoke(ar), null);
                    forgotten.BeginInvoke(Next(), null, null);
                }

                int Next() => 1;
            }
            """
        );

        Assert.Equal(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                void M(Action<int> forgotten, Func<int, int> ended)
                {
                    var argument = Next();
                    _ = Task.Run(() => forgotten(argument));
                    var arg = Next();
                    _ = Task.Run(() => ended(arg));
                    var argument1 = Next();
                    _ = Task.Run(() => forgotten(argument1));
                }

                int Next() => 1;
            }
            """,
            Assert.Single(texts)
        );
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Rules_with_different_actions(string[] ids)
    {
        var texts = await FixAsync(
            ids,
            """
            using System;

            class C
            {
                event Action Raised;

                void M()
                {
                    var raised = Raised;
                    raised.BeginInvoke(null, null);
                    raised.BeginInvoke(ar => raised.EndInvoke(ar), null);
                }
            }
            """
        );

        Assert.DoesNotContain("Invoke(", Assert.Single(texts), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Own_begin_method_where_only_one_platform_wraps_tasks(string[] ids)
    {
        var texts = await FixAsync(
            ids,
            """
            using System;

            class C
            {
                readonly Func<int> _work;
                public IAsyncResult BeginWork(AsyncCallback callback, object state) => _work.BeginInvoke(callback, state);
                public int EndWork(IAsyncResult result) => _work.EndInvoke(result);
                public IAsyncResult BeginOther(AsyncCallback callback, object state)
                {
                    return _work.BeginInvoke(callback, state);
                }

                public int EndOther(IAsyncResult result)
                {
                    return _work.EndInvoke(result);
                }
            }
            """
        );

        Assert.DoesNotContain("TaskToAsyncResult", Assert.Single(texts), StringComparison.Ordinal);
        Assert.Contains("task.ContinueWith(t => callback(t), TaskScheduler.Default);", texts[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Code_of_one_platform_after_that_of_both(string[] ids)
    {
        var texts = await FixAsync(
            ids,
            """
            using System;

            class C
            {
                void M(Action<int> first, Action second)
                {
                    first.BeginInvoke(Next(), null, null);
            #if NETFRAMEWORK
                    second.BeginInvoke(null, null);
            #else
                    second.BeginInvoke(null, null);
            #endif
                }

                int Next() => 1;
            }
            """
        );

        Assert.Equal(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                void M(Action<int> first, Action second)
                {
                    var argument = Next();
                    _ = Task.Run(() => first(argument));
            #if NETFRAMEWORK
                    _ = Task.Run(second);
            #else
                    _ = Task.Run(second);
            #endif
                }

                int Next() => 1;
            }
            """,
            Assert.Single(texts)
        );
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task No_action_where_the_other_platform_would_not_compile_it(string[] ids)
    {
        const string Code = """
            using System;

            class C
            {
                object M(D work)
                {
                    IAsyncResult result = work.BeginInvoke(null, null);
                    return work.EndInvoke(result);
                }
            }
            """;

        Assert.Equal(Code, Assert.Single(await FixAsync(ids, Code, ofNet: "delegate int D();", ofFramework: "delegate long D();")));
    }

    /// <summary>The different texts of the file when all ids are fixed.</summary>
    private static async Task<string[]> FixAsync(string[] ids, string code, string ofNet = "", string ofFramework = "")
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost, WorkspaceKind.MSBuild);
        var solution = workspace.CurrentSolution;
        foreach (
            var (name, platform, symbol, other) in new[]
            {
                ("C(net472)", CallPairTest.OnFramework, "NETFRAMEWORK", ofFramework),
                ("C(net10.0)", CallPairTest.OnNet, "NET", ofNet),
            }
        )
        {
            solution = solution
                .AddProject(name, "C", LanguageNames.CSharp)
                .WithParseOptions(new CSharpParseOptions(preprocessorSymbols: [symbol]))
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .WithMetadataReferences(platform.Platform.References)
                .AddDocument("Other.cs", other)
                .Project.AddDocument("C.cs", SourceText.From(code.ReplaceLineEndings("\n")), filePath: "/C.cs")
                .Project.Solution;
        }

        foreach (var id in ids)
        {
            solution = await FixAsync(solution, id);
        }

        return [.. (await Task.WhenAll(DocumentsOf(solution).Select(d => d.GetTextAsync()))).Select(text => text.ToString()).Distinct()];
    }

    /// <summary>The key is that of whichever diagnostic comes first in a project that reports the id.</summary>
    private static async Task<Solution> FixAsync(Solution solution, string id)
    {
        var fixer = new ConvertToTaskFixer();
        foreach (var document in DocumentsOf(solution))
        {
            var diagnostics = await ReportedDiagnostics.InAsync(document.Project);
            if (!diagnostics.Any(d => d.Id == id))
            {
                continue;
            }

            CodeAction? first = null;
            await fixer.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostics[0], (action, _) => first ??= action, CancellationToken.None)
            );
            return await ReportedDiagnostics.FixAllAsync(document, fixer, FixAllScope.Solution, first?.EquivalenceKey, id);
        }

        return solution;
    }

    private static IEnumerable<Document> DocumentsOf(Solution solution) =>
        solution.Projects.SelectMany(p => p.Documents).Where(d => d.Name == "C.cs");
}
