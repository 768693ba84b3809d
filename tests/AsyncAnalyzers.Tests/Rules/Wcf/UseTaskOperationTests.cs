using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3004.</summary>
public sealed class UseTaskOperationTests
{
    private const string Service =
        "public class Calculator : ICalculator { public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null; "
        + "public int EndAdd(IAsyncResult result) => 0; public int Add(int a) => a; }";

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
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result);",
        Service
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result);",
        ""
    )]
    [InlineData(
        "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginAdd|}(int a, "
            + "AsyncCallback callback, object state); int EndAdd(IAsyncResult result);",
        ""
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true, IsOneWay = true)] IAsyncResult {|LAP3004:BeginAdd|}(AsyncCallback callback, object "
            + "state); void EndAdd(IAsyncResult result);",
        ""
    )]
    public Task Reported(string operations, string rest) => OnFramework.Reports(Contract(operations, rest));

    [Theory]
    [InlineData("[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(ref int a, AsyncCallback callback, object state); int "
            + "EndAdd(ref int a, IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int EndAdd(out "
            + "int a, IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result); [OperationContract] Task<int> AddAsync(int a);"
    )]
    [InlineData("IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int EndAdd(IAsyncResult result);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd({|CS0246:Missing|} a, AsyncCallback callback, object state); "
            + "int EndAdd(IAsyncResult result);"
    )]
    public Task Silent(string operations) => OnFramework.Reports(Contract(operations));

    [Fact]
    public Task One_operation_one_report() =>
        OnFramework.Reports(
            Contract(
                "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3005:BeginAdd|}(int a, "
                    + "AsyncCallback callback, object state); int EndAdd(IAsyncResult result);",
                Service
            )
        );

    [Fact]
    public Task Each_operation_once_wherever_its_part_stands() =>
        OnFramework.Reports(
            """
            [ServiceContract]
            public partial interface ICalculator
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state);
                int EndAdd(IAsyncResult result);
            }

            public partial interface ICalculator
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginSubtract|}(int a, AsyncCallback callback, object state);
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginMultiply|}(int a, AsyncCallback callback, object state);
                int EndSubtract(IAsyncResult result);
                int EndMultiply(IAsyncResult result);
            }
            """
        );

    [Fact]
    public Task What_is_called_back() =>
        OnFramework.Reports(
            """
            public interface ICallback { [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginTell|}(int a, AsyncCallback callback, object state); void EndTell(IAsyncResult result); }

            [ServiceContract(CallbackContract = typeof(ICallback))]
            public interface IDuplex { [OperationContract] void Start(); }
            """
        );

    [Fact]
    public Task Named_operations_and_contracts_that_are_generic_partial_or_classes() =>
        OnFramework.Reports(
            """
            [ServiceContract]
            public partial interface IStore<T>
            {
                [OperationContract(AsyncPattern = true, Name = "Get")] IAsyncResult {|LAP3004:BeginLoad|}(AsyncCallback callback, object state);
                T EndLoad(IAsyncResult result);
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginSave|}(T item, AsyncCallback callback, object state);
            }

            public partial interface IStore<T> { void EndSave(IAsyncResult result); }

            [ServiceContract]
            public class Calculator
            {
                [OperationContract(AsyncPattern = true)] public IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state) => null;
                public int EndAdd(IAsyncResult result) => 0;
            }
            """
        );

    [Fact]
    public Task Contracts_that_a_tool_wrote() =>
        OnFramework.Reports(
            """
            [System.CodeDom.Compiler.GeneratedCode("System.ServiceModel", "4.0.0.0")]
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);
                int EndAdd(IAsyncResult result);
            }
            """
        );
}
