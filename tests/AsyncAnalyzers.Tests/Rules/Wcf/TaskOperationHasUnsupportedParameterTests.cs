using AsyncAnalyzers.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3008.</summary>
public sealed class TaskOperationHasUnsupportedParameterTests
{
    private static ContractTest Framework { get; } = OnFramework.Only(DiagnosticIds.TaskOperationHasUnsupportedParameter);

    private static string Contract(string operation, string rest = "") =>
        $$"""
            [ServiceContract]
            public interface ICalculator
            {
                {{operation}}
            }

            {{rest}}
            """;

    [Theory]
    [InlineData("[OperationContract] Task<int> AddAsync(int a, CancellationToken {|LAP3008:token|});")]
    [InlineData("[OperationContract] Task AddAsync(IProgress<int> {|LAP3008:progress|}, CancellationToken token);")]
    [InlineData("[OperationContract] Task<int> AddAsync(ref int {|LAP3008:a|});")]
    [InlineData("[OperationContract] Task<int> AddAsync(int a, out string {|LAP3008:text|});")]
    public Task Refused(string operation) => Framework.Reports(Contract(operation));

    [Theory]
    [InlineData("[OperationContract] Task<int> AddAsync(int a);")]
    [InlineData("Task<int> AddAsync(int a, CancellationToken token);")]
    [InlineData("[OperationContract] int Add(CancellationToken token, out int a);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(CancellationToken token, AsyncCallback callback, object "
            + "state); int EndAdd(out int a, IAsyncResult result);"
    )]
    public Task Silent(string operation) => Framework.Reports(Contract(operation));

    [Fact]
    public Task Services_can_give_something_back_by_reference() =>
        Framework.Reports(
            Contract(
                "[OperationContract] Task<int> AddAsync(out int a);",
                "class Calculator : ICalculator { public Task<int> AddAsync(out int a) { a = 1; return null; } }"
            )
        );

    [Fact]
    public Task CoreWcf_refuses_tokens_too() =>
        OnCore
            .Only(DiagnosticIds.TaskOperationHasUnsupportedParameter)
            .Reports(Contract("[OperationContract] Task<int> AddAsync(out int a, CancellationToken {|LAP3008:token|});"));
}
