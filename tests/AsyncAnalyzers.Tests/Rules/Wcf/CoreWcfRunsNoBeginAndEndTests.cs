using AsyncAnalyzers.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3002.</summary>
public sealed class CoreWcfRunsNoBeginAndEndTests
{
    private static ContractTest Core { get; } = OnCore.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd);

    private const string Pair =
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
        + "EndAdd(IAsyncResult result);";
    private const string ReportedPair =
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3002:BeginAdd|}(int a, AsyncCallback callback, object state); int "
        + "EndAdd(IAsyncResult result);";
    private const string Service =
        "public class Calculator : ICalculator { public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null; "
        + "public int EndAdd(IAsyncResult result) => 0; }";

    private static string Contract(string operations, string rest = "") =>
        $$"""
            [ServiceContract]
            public interface ICalculator
            {
                {{operations}}
            }

            {{rest}}
            """;

    [Theory]
    [InlineData(ReportedPair)]
    [InlineData(
        "[OperationContract(AsyncPattern = true, Name = \"Sum\")] IAsyncResult {|LAP3002:BeginAdd|}(ref int a, AsyncCallback callback, "
            + "object state); int EndAdd(ref int a, IAsyncResult result); [OperationContract] int Add(int a);"
    )]
    public Task Host_start_throws(string operations) => Core.Reports(Contract(operations));

    [Theory]
    [InlineData(Pair + "[OperationContract] int Add(int a);")]
    [InlineData(Pair + "[OperationContract] Task<int> AddAsync(int a);")]
    [InlineData("[OperationContract] Task<int> AddAsync(int a);")]
    [InlineData("[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);")]
    public Task Silent(string operations) => Core.Reports(Contract(operations));

    [Fact]
    public Task Shared_contracts_of_a_service() =>
        OnCoreWithSharedContracts.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd).Reports(Contract(ReportedPair, Service));

    [Fact]
    public Task Shared_contracts_that_only_clients_use() =>
        OnCoreWithSharedContracts.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd).Reports(Contract(Pair));

    [Fact]
    public Task NET_Framework_runs_them() => OnFramework.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd).Reports(Contract(Pair, Service));

    [Fact]
    public Task Clients_run_what_is_called_back() =>
        Core.Reports(
            """
            [ServiceContract]
            public interface ICallback { [OperationContract(AsyncPattern = true)] IAsyncResult BeginTell(int a, AsyncCallback callback, object state); void EndTell(IAsyncResult result); }

            [ServiceContract(CallbackContract = typeof(ICallback))]
            public interface IDuplex { [OperationContract] void Start(); }
            """
        );
}
