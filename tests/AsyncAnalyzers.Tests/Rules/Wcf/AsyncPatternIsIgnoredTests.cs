using AsyncAnalyzers.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3003.</summary>
public sealed class AsyncPatternIsIgnoredTests
{
    private static ContractTest Framework { get; } = OnFramework.Only(DiagnosticIds.AsyncPatternIsIgnored);

    private static string Contract(string operations) =>
        $$"""
            [ServiceContract]
            public interface ICalculator
            {
                {{operations}}
            }
            """;

    [Theory]
    [InlineData(
        "[OperationContract({|LAP3003:AsyncPattern = true|})] Task<int> AddAsync(int a);",
        "[OperationContract] Task<int> AddAsync(int a);"
    )]
    [InlineData(
        "[OperationContract({|LAP3003:AsyncPattern = true|}, Name = \"Sum\")] Task AddAsync(int a);",
        "[OperationContract(Name = \"Sum\")] Task AddAsync(int a);"
    )]
    [InlineData(
        "[OperationContract(Name = \"Sum\", {|LAP3003:AsyncPattern=true|}, IsOneWay = true)] Task AddAsync(int a);",
        "[OperationContract(Name = \"Sum\", IsOneWay = true)] Task AddAsync(int a);"
    )]
    [InlineData(
        "[OperationContract(Name = \"Sum\", {|LAP3003:AsyncPattern=true|})] Task BeginAdd(int a);",
        "[OperationContract(Name = \"Sum\")] Task BeginAdd(int a);"
    )]
    public Task Removed(string operations, string fixedOperations) => Framework.Fixes(Contract(operations), Contract(fixedOperations));

    [Theory]
    [InlineData("[OperationContract] Task<int> AddAsync(int a);")]
    [InlineData("[OperationContract(AsyncPattern = false)] Task<int> AddAsync(int a);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData("Task<int> AddAsync(int a);")]
    public Task Silent(string operations) => Framework.Reports(Contract(operations));
}
