using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Contract and client in projects of their own, each for two target frameworks: every file is changed once.</summary>
public sealed class ContractFrameworksTests
{
    private const string Contract = """
        using System;
        using System.ServiceModel;
        using System.Threading.Tasks;

        [ServiceContract]
        public interface ICalculator
        {
            [OperationContract(AsyncPattern = true)]
            IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);

            int EndAdd(IAsyncResult result);

            [OperationContract(AsyncPattern = true)]
            IAsyncResult BeginSum(int a, AsyncCallback callback, object state);

            int EndSum(IAsyncResult result);
        }

        """;

    private const string Converted = """
        using System;
        using System.ServiceModel;
        using System.Threading.Tasks;

        [ServiceContract]
        public interface ICalculator
        {
            [OperationContract]
            Task<int> AddAsync(int a);

            [OperationContract]
            Task<int> SumAsync(int a);
        }

        """;

    [Fact]
    public async Task Files_are_changed_alike() =>
        Assert.Equal(
            [
                Converted,
                """
                using System.Threading.Tasks;

                class Client
                {
                    int M(ICalculator calculator)
                    {
                        return calculator.AddAsync(1).GetAwaiter().GetResult() + calculator.SumAsync(1).GetAwaiter().GetResult();
                    }
                }

                """,
            ],
            await FixAsync(
                """
                using System.Threading.Tasks;

                class Client
                {
                    int M(ICalculator calculator)
                    {
                        return calculator.EndAdd(calculator.BeginAdd(1, null, null)) + calculator.EndSum(calculator.BeginSum(1, null, null));
                    }
                }

                """
            )
        );

    [Fact]
    public async Task Code_of_one_framework_is_not_left_behind() =>
        Assert.Equal(
            [
                Converted,
                """
                class Client
                {
                #if SECOND
                    int M(ICalculator calculator) => calculator.AddAsync(1).GetAwaiter().GetResult();
                #endif
                }

                """,
            ],
            await FixAsync(
                """
                class Client
                {
                #if SECOND
                    int M(ICalculator calculator) => calculator.EndAdd(calculator.BeginAdd(1, null, null));
                #endif
                }

                """
            )
        );

    [Fact]
    public async Task Code_of_both_frameworks_that_differs_stays()
    {
        const string Client = """
            class Client
            {
            #if SECOND
                int M(ICalculator calculator) => calculator.EndAdd(calculator.BeginAdd(1, null, null)) + calculator.EndSum(calculator.BeginSum(1, null, null));
            #else
                int M(ICalculator calculator) => calculator.EndSum(calculator.BeginSum(2, null, null)) + calculator.EndAdd(calculator.BeginAdd(2, null, null));
            #endif
            }

            """;

        Assert.Equal([Contract, Client], await FixAsync(Client));
    }

    /// <summary>The texts of contract and client when all is fixed; more of them if a file has several.</summary>
    private static async Task<string[]> FixAsync(string client)
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost, WorkspaceKind.MSBuild);
        var solution = workspace.CurrentSolution;
        foreach (var framework in new[] { "FIRST", "SECOND" })
        {
            var options = new CSharpParseOptions(preprocessorSymbols: [framework]);
            var references = ContractTest.OnFramework.Platform.References;
            var contracts = Add(solution, $"Contracts({framework})", "/Contract.cs", Contract);
            solution = Add(contracts.Solution, $"Client({framework})", "/Client.cs", client)
                .AddProjectReference(new ProjectReference(contracts.Id))
                .Solution;

            Project Add(Solution to, string name, string file, string code) =>
                to.AddProject(name, name, LanguageNames.CSharp)
                    .WithParseOptions(options)
                    .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                    .WithMetadataReferences(references)
                    .AddDocument(file[1..], SourceText.From(code.ReplaceLineEndings("\n")), filePath: file)
                    .Project;
        }

        var first = solution.Projects.First().Documents.Single();
        solution = await ReportedDiagnostics.FixAllAsync(
            first,
            new ConvertContractFixer(),
            FixAllScope.Solution,
            "LAP3004.ConvertContract",
            "LAP3004"
        );
        return
        [
            .. (await Task.WhenAll(solution.Projects.SelectMany(p => p.Documents).Select(d => d.GetTextAsync())))
                .Select(text => text.ToString())
                .Distinct(),
        ];
    }
}
