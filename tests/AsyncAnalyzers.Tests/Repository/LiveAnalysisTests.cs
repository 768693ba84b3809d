using System.Collections.Immutable;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>
/// Editors analyze document by document, and show only what an analyzer reports inside the node that it looked at: all that a build
/// reports must
/// be there.
/// </summary>
public sealed class LiveAnalysisTests
{
    public static TheoryData<string, int> Examples => ExampleTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Examples_are_reported(string id, int number) =>
        Assert.Contains(await ReportedAlikeAsync(new RulePage(id).CompilationOf(number)), d => d.Id == id);

    [Fact]
    public async Task Contract_in_two_parts()
    {
        var reported = await ReportedAlikeAsync(
            Compile(
                """
                [ServiceContract]
                public partial interface IService
                {
                    [OperationContract(AsyncPattern = true)] IAsyncResult BeginCount(AsyncCallback callback, object state);
                    [OperationContract(AsyncPattern = true)] IAsyncResult BeginSum(AsyncCallback callback, object state);
                    int EndSum(IAsyncResult result);
                }
                """,
                """
                public partial interface IService
                {
                    int EndCount(string text);
                }
                """
            )
        );

        Assert.Equal([("LAP3001", 1), ("LAP3004", 0)], Places(reported));
    }

    [Fact]
    public async Task Callback_in_another_part()
    {
        var reported = await ReportedAlikeAsync(
            Compile(
                """
                partial class C
                {
                    IAsyncResult _pending;
                    void M(Stream stream, byte[] buffer)
                    {
                        stream.BeginRead(buffer, 0, 1, OnRead, null);
                        _pending = stream.BeginWrite(buffer, 0, 1, null, null);
                    }
                }
                """,
                """
                partial class C
                {
                    void OnRead(IAsyncResult result) => ((Stream)result.AsyncState).EndRead(result);
                    void Wait(Stream stream)
                    {
                        while (!_pending.IsCompleted) { }
                        _pending.AsyncWaitHandle.WaitOne();
                        stream.EndWrite(_pending);
                    }
                }
                """
            )
        );

        Assert.Equal([("LAP2005", 0), ("LAP2005", 0), ("LAP2007", 1), ("LAP2008", 1), ("LAP2012", 1)], Places(reported));
    }

    [Fact]
    public async Task Async_result_in_top_level_code_and_in_local_functions()
    {
        var reported = await ReportedAlikeAsync(
            Compile(
                """
                var stream = Stream.Null;
                var pending = stream.BeginRead(new byte[1], 0, 1, Done, null);
                while (!pending.IsCompleted) Thread.Sleep(1);
                stream.EndRead(pending);
                Task.Factory.FromAsync(stream.BeginFlushAll, stream.EndFlushAll, null);
                void Done(IAsyncResult result) => Console.WriteLine(((string)result.AsyncState).Length);

                static class Extensions
                {
                    public static IAsyncResult BeginFlushAll(this Stream stream, AsyncCallback callback, object state) => null;
                    public static void EndFlushAll(this Stream stream, IAsyncResult result) { }
                }
                """
            )
        );

        Assert.Equal(["LAP2005", "LAP2007", "LAP2010", "LAP2012"], reported.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>What a build reports, after it was found that documents report the same, as wholes and for the place alone, as for a
    /// lightbulb.</summary>
    private static async Task<ImmutableArray<Diagnostic>> ReportedAlikeAsync(Compilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. Catalog.AnalyzerTypes.Select(Catalog.Create<DiagnosticAnalyzer>)];
        var built = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        var live = new List<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            live.AddRange(
                await compilation
                    .WithAnalyzers(analyzers)
                    .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, default)
            );
        }

        Assert.Equal(Lines(built), Lines(live));
        foreach (var diagnostic in built)
        {
            var model = compilation.GetSemanticModel(diagnostic.Location.SourceTree!);
            var there = await compilation
                .WithAnalyzers(analyzers)
                .GetAnalyzerSemanticDiagnosticsAsync(model, diagnostic.Location.SourceSpan, default);
            Assert.Contains(Lines([diagnostic])[0], Lines(there));
        }

        return built;
    }

    private static string[] Lines(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>Each rule with the number of the file that it reports in.</summary>
    private static IEnumerable<(string Id, int File)> Places(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => (d.Id, int.Parse(d.Location.SourceTree!.FilePath))).OrderBy(d => d.Id, StringComparer.Ordinal);

    private static CSharpCompilation Compile(params string[] files)
    {
        const string Usings = """
            using System;
            using System.IO;
            using System.ServiceModel;
            using System.Threading;
            using System.Threading.Tasks;


            """;
        var trees = files.Select((file, number) => CSharpSyntaxTree.ParseText(Usings + file, path: $"{number}")).ToList();
        var isProgram = trees.Any(t => t.GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax));
        return CSharpCompilation.Create(
            "Live",
            trees,
            ContractTest.OnFramework.Platform.References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
        );
    }
}
