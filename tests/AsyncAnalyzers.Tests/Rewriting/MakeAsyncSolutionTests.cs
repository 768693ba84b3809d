using System.Collections.Immutable;
using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Making a member async in solutions of several projects, and of several target frameworks; and how it is offered.</summary>
public sealed class MakeAsyncSolutionTests
{
    private const string Member = """
        using System;
        using System.Threading.Tasks;

        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Caller")]

        class C
        {
            internal static int Load(Func<int> work)
            {
                var ar = work.BeginInvoke(null, null);
                return work.EndInvoke(ar);
            }
        }
        """;

    private const string MemberAsync = """
        using System;
        using System.Threading.Tasks;

        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Caller")]

        class C
        {
            internal static async Task<int> LoadAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }
        }
        """;

    private const string Caller = "class D { int M() => C.Load(() => 1); }";
    private const string CallerAsync = "class D { int M() => C.LoadAsync(() => 1).GetAwaiter().GetResult(); }";

    /// <summary>A project that may see what is internal, and does not look.</summary>
    private static readonly (
        string Name,
        Rules.CallPairTest Platform,
        string[] References,
        (string Name, string Text)[] Documents
    ) s_nobody = ("Caller", OnNet, [], []);

    [Fact]
    public async Task It_is_never_the_first_action_and_warns_where_a_caller_waits()
    {
        var solution = await SolutionAsync(("Library", OnNet, [], [("C.cs", Member), ("D.cs", Caller)]), s_nobody);

        Assert.Equal(
            ["Replace 'BeginInvoke' with 'Task.Run'", "Make 'Load' async and await the task (may change semantics)"],
            (await ActionsAsync(solution)).Select(a => a.Title)
        );
    }

    [Fact]
    public async Task It_does_not_warn_where_all_callers_await()
    {
        var solution = await SolutionAsync(
            ("Library", OnNet, [], [("C.cs", Member), ("D.cs", "class D { async System.Threading.Tasks.Task M() => C.Load(() => 1); }")]),
            s_nobody
        );

        Assert.Equal("Make 'Load' async and await the task", (await ActionsAsync(solution))[1].Title);
    }

    [Fact]
    public async Task Caller_in_another_project()
    {
        var solution = await SolutionAsync(("Library", OnNet, [], [("C.cs", Member)]), ("Caller", OnNet, ["Library"], [("D.cs", Caller)]));

        await VerifyAsync(solution, ("Library", "C.cs", MemberAsync), ("Caller", "D.cs", CallerAsync));
    }

    [Fact]
    public async Task Caller_in_another_project_on_another_platform()
    {
        var solution = await SolutionAsync(
            ("Library", OnStandard, [], [("C.cs", Member)]),
            ("Caller", OnNet, ["Library"], [("D.cs", Caller)])
        );

        await VerifyAsync(solution, ("Library", "C.cs", MemberAsync), ("Caller", "D.cs", CallerAsync));
    }

    /// <summary>Each file is one document for each target framework, and has one text.</summary>
    [Fact]
    public async Task Files_of_several_target_frameworks()
    {
        var solution = await SolutionAsync(
            ("Library(net10.0)", OnNet, [], [("C.cs", Member), ("D.cs", Caller)]),
            ("Library(netstandard2.0)", OnStandard, [], [("C.cs", Member), ("D.cs", Caller)]),
            ("Caller(net10.0)", OnNet, ["Library(net10.0)"], [("E.cs", Caller)]),
            ("Caller(netstandard2.0)", OnStandard, ["Library(netstandard2.0)"], [("E.cs", Caller)])
        );

        await VerifyAsync(
            solution,
            ("Library(net10.0)", "C.cs", MemberAsync),
            ("Library(net10.0)", "D.cs", CallerAsync),
            ("Library(netstandard2.0)", "C.cs", MemberAsync),
            ("Library(netstandard2.0)", "D.cs", CallerAsync),
            ("Caller(net10.0)", "E.cs", CallerAsync),
            ("Caller(netstandard2.0)", "E.cs", CallerAsync)
        );
    }

    [Fact]
    public async Task Caller_that_only_another_target_framework_has()
    {
        const string Conditional = "class D { int M() =>\n#if OLD\nC.Load(() => 1);\n#else\n0;\n#endif\n}";
        var solution = await SolutionAsync(
            ("Library(net10.0)", OnNet, [], [("C.cs", Member), ("D.cs", Conditional)]),
            ("Library(netstandard2.0)", OnStandard, [], [("C.cs", Member), ("D.cs", Conditional)]),
            s_nobody
        );
        var old = solution.Projects.Single(p => p.Name == "Library(netstandard2.0)");
        solution = solution.WithProjectParseOptions(old.Id, new CSharpParseOptions(preprocessorSymbols: ["OLD"]));

        Assert.Single(await ActionsAsync(solution));
    }

    [Fact]
    public async Task Caller_that_a_source_generator_writes()
    {
        var solution = await SolutionAsync(("Library", OnNet, [], [("C.cs", Member)]), s_nobody);
        Assert.Equal(2, (await ActionsAsync(solution)).Count);

        Assert.Single(await ActionsAsync(solution.AddAnalyzerReference(solution.ProjectIds[0], new GeneratorReference())));
    }

    private static async Task VerifyAsync(Solution solution, params (string Project, string Document, string Text)[] expected)
    {
        var action = (await ActionsAsync(solution))[1];
        var first = solution.Projects.First().Documents.First();
        var one = Assert
            .IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)))
            .ChangedSolution;
        var all = await ReportedDiagnostics.FixAllAsync(
            first,
            new ConvertToTaskFixer(),
            FixAllScope.Solution,
            action.EquivalenceKey,
            action.EquivalenceKey!.Split('.')[0]
        );
        foreach (var changed in new[] { one, all })
        {
            foreach (var (project, document, text) in expected)
            {
                var actual = changed.Projects.Single(p => p.Name == project).Documents.Single(d => d.Name == document);
                Assert.Equal(text, (await actual.GetTextAsync()).ToString());
            }
        }
    }

    private static async Task<List<CodeAction>> ActionsAsync(Solution solution)
    {
        var document = solution.Projects.First().Documents.First();
        var actions = new List<CodeAction>();
        await new ConvertToTaskFixer().RegisterCodeFixesAsync(
            new CodeFixContext(
                document,
                (await ReportedDiagnostics.InAsync(document.Project)).First(),
                (action, _) => actions.Add(action),
                CancellationToken.None
            )
        );
        return actions;
    }

    private static async Task<Solution> SolutionAsync(
        params (string Name, Rules.CallPairTest Platform, string[] References, (string Name, string Text)[] Documents)[] projects
    )
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var (name, platform, references, documents) in projects)
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(id, name, name.Split('(')[0], LanguageNames.CSharp)
                .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .WithProjectMetadataReferences(id, platform.Platform.References)
                .WithProjectReferences(id, references.Select(r => new ProjectReference(solution.Projects.Single(p => p.Name == r).Id)));
            foreach (var (document, text) in documents)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(id), document, text, filePath: $"/{name.Split('(')[0]}/{document}");
            }
        }

        return solution;
    }

    private sealed class GeneratorReference : AnalyzerReference
    {
        private readonly ISourceGenerator _generator = new CallerGenerator().AsSourceGenerator();

        public override string? FullPath => null;

        public override object Id => nameof(CallerGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [_generator];
    }

    private sealed class CallerGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(output => output.AddSource("D", Caller));
    }
}
