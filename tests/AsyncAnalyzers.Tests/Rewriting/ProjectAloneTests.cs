using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A library that is opened by its project file alone: what else implements its contracts is not known.</summary>
public sealed class ProjectAloneTests
{
    private const string Pair = """
        [OperationContract(AsyncPattern = true)] IAsyncResult BeginSquare(int number, AsyncCallback callback, object state);
        int EndSquare(IAsyncResult result);
        """;

    [Theory]
    [InlineData("public", OutputKind.DynamicallyLinkedLibrary, null, false)]
    [InlineData("public", OutputKind.DynamicallyLinkedLibrary, "/All.sln", true)]
    [InlineData("internal", OutputKind.DynamicallyLinkedLibrary, null, true)]
    [InlineData("public", OutputKind.ConsoleApplication, null, true)]
    public async Task Contract_converted_in_bulk(string access, OutputKind kind, string? solution, bool isFixed)
    {
        var document = Open($$"""[ServiceContract] {{access}} interface ISquare { {{Pair}} }""", kind, solution);

        Assert.Equal(isFixed, await IsFixedAsync(document, new ConvertContractFixer(), "LAP3004"));
    }

    [Theory]
    [InlineData("[OperationContract] int Square(int number);", "LAP3005")]
    [InlineData("[OperationContract] Task<int> SquareAsync(int number);", "LAP3006")]
    public async Task Versions_removed_in_bulk(string version, string rule)
    {
        var contract = $$"""
            [ServiceContract] public interface ISquare { {{version}} {{Pair}} }
            [ServiceBehavior]
            public class Squares : ISquare
            {
                public int Square(int number) => number;
                public Task<int> SquareAsync(int number) => null;
                public IAsyncResult BeginSquare(int number, AsyncCallback callback, object state) => null;
                public int EndSquare(IAsyncResult result) => 0;
            }
            """;

        Assert.False(await IsFixedAsync(Open(contract, OutputKind.DynamicallyLinkedLibrary, null), new CorrectContractFixer(), rule));
        Assert.True(await IsFixedAsync(Open(contract, OutputKind.DynamicallyLinkedLibrary, "/All.sln"), new CorrectContractFixer(), rule));
    }

    /// <summary>Attributes may change: what implements and calls the contract compiles as it did.</summary>
    [Fact]
    public async Task Attributes_in_bulk()
    {
        const string Contract =
            "[ServiceContract] public interface ISquare { [OperationContract(AsyncPattern = true)] Task<int> Square(); }";

        Assert.True(await IsFixedAsync(Open(Contract, OutputKind.DynamicallyLinkedLibrary, null), new CorrectContractFixer(), "LAP3003"));
    }

    /// <summary>The editor offers it, and says so.</summary>
    [Fact]
    public async Task Contract_converted_for_itself()
    {
        var document = Open($$"""[ServiceContract] public interface ISquare { {{Pair}} }""", OutputKind.DynamicallyLinkedLibrary, null);
        var diagnostic = (await ReportedDiagnostics.InAsync(document.Project)).First(d => d.Id == "LAP3004");

        var outcomes = await new ConvertContractFixer().ExplainAsync(document, diagnostic.Location.SourceSpan, "LAP3004", default);

        Assert.True(outcomes[0].Outcome.Succeeds(out var change, out _));
        Assert.Equal("LAP3004.ConvertContractHere", outcomes[0].Key);
        Assert.EndsWith("(may change semantics)", change.Title, StringComparison.Ordinal);
    }

    private static async Task<bool> IsFixedAsync(Document document, CodeFixProvider fixer, string rule)
    {
        Assert.Contains(await ReportedDiagnostics.InAsync(document.Project), d => d.Id == rule);
        var changed = await ReportedDiagnostics.FixAllAsync(document, fixer, FixAllScope.Solution, key: null, rule);
        return changed != document.Project.Solution;
    }

    private static Document Open(string source, OutputKind kind, string? solution)
    {
        var workspace = new AdhocWorkspace();
        workspace.AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Default, solution));
        return workspace
            .AddProject(
                ProjectInfo
                    .Create(ProjectId.CreateNewId(), VersionStamp.Default, "P", "P", LanguageNames.CSharp, "/P.csproj")
                    .WithCompilationOptions(new CSharpCompilationOptions(kind))
                    .WithMetadataReferences(ContractTest.OnFramework.Platform.References)
            )
            .AddDocument("C.cs", ContractTest.OnFramework.Usings + source + "\nstatic class Program { static void Main() { } }");
    }
}
