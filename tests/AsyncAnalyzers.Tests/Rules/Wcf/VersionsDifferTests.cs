using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3007.</summary>
public sealed class VersionsDifferTests
{
    private static ContractTest Framework { get; } = OnFramework.Only(DiagnosticIds.VersionsDiffer);

    private static string Contract(string operations) =>
        $$"""
            [ServiceContract(Namespace = "urn:sums")]
            public interface ICalculator
            {
                {{operations}}
            }
            """;

    [Theory]
    [InlineData(
        "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3007:BeginAdd|}(long a, "
            + "AsyncCallback callback, object state); int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3007:BeginAdd|}(AsyncCallback "
            + "callback, object state); int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3007:BeginAdd|}(int a, "
            + "AsyncCallback callback, object state); void EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] int Add(int a, out int b); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3007:BeginAdd|}(int "
            + "a, AsyncCallback callback, object state); int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] int Add(ref int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3007:BeginAdd|}(int a, "
            + "AsyncCallback callback, object state); int EndAdd(ref int a, IAsyncResult result);"
    )]
    [InlineData("[OperationContract] int Add(int a); [OperationContract] Task {|LAP3007:AddAsync|}(int a);")]
    [InlineData("[OperationContract] int Add(int a); [OperationContract] Task<long> {|LAP3007:AddAsync|}(int a);")]
    [InlineData("[OperationContract] int Add(int a); [OperationContract] Task<int> {|LAP3007:AddAsync|}(int a, int b);")]
    [InlineData(
        "[OperationContract] Task<int> AddAsync(string a); [OperationContract(AsyncPattern = true)] IAsyncResult "
            + "{|LAP3007:BeginAdd|}(int a, AsyncCallback callback, object state); int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] void Add(int a); [OperationContract] Task<int> {|LAP3007:Sum|}(int a); [OperationContract(Name = "
            + "\"Sum\")] void Other(int a);"
    )]
    public Task Signatures_that_differ_are_reported_without_a_fix(string operations) =>
        Framework.DoesNotFix(Contract(operations), RefusalReason.OnlyAuthorKnows);

    [Theory]
    [InlineData(
        "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int b, AsyncCallback "
            + "callback, object state); int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] int Add(ref int a, out string s); [OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(ref int "
            + "a, AsyncCallback callback, object state); int EndAdd(ref int a, out string s, IAsyncResult result);"
    )]
    [InlineData("[OperationContract, FaultContract(typeof(string))] int Add(int a); [OperationContract] Task<int> AddAsync(int a);")]
    [InlineData(
        "[OperationContract(Action = \"a\", ReplyAction = \"b\")] int Add(int a); [OperationContract(Action = \"a\", ReplyAction = "
            + "\"b\")] Task<int> AddAsync(int a);"
    )]
    [InlineData(
        "[OperationContract(Action = \"urn:sums:ICalculator:Add\", ReplyAction = \"urn:sums:ICalculator:AddResponse\")] int Add(int "
            + "a); [OperationContract] Task<int> AddAsync(int a);"
    )]
    [InlineData("[OperationContract] int Add(int a); [OperationContract(Name = \"AddLater\", Action = \"a\")] Task<long> AddAsync(int a);")]
    [InlineData("[OperationContract] int Add(int a); [OperationContract(Name = \"B\")] int Add(int a, int b);")]
    [InlineData("[OperationContract] Missing Add(int a); [OperationContract] Task<int> AddAsync(int a);")]
    public Task Versions_that_agree(string operations) =>
        Framework.Reports(Contract(operations.Replace("Missing", "{|CS0246:Missing|}", StringComparison.Ordinal)));

    [Fact]
    public Task Attributes_are_aligned_with_the_synchronous_version() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(Action = "add", ReplyAction = "added")]
                int Add(int a);

                [OperationContract(AsyncPattern = true, ReplyAction = "other")]
                [FaultContract(typeof(string))]
                IAsyncResult {|LAP3007:BeginAdd|}(int a, AsyncCallback callback, object state);

                int EndAdd(IAsyncResult result);

                [OperationContract(IsOneWay = true)]
                void Note(int a);

                [OperationContract]
                Task {|LAP3007:NoteAsync|}(int a);

                [OperationContract, TransactionFlow(TransactionFlowOption.Allowed)]
                int Sum(int a);

                [OperationContract, TransactionFlow(TransactionFlowOption.Allowed)]
                Task<int> {|LAP3007:SumAsync|}(int a);
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(Action = "add", ReplyAction = "added")]
                [FaultContract(typeof(string))]
                int Add(int a);

                [OperationContract(AsyncPattern = true, ReplyAction = "added", Action = "add")]
                IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);

                int EndAdd(IAsyncResult result);

                [OperationContract(IsOneWay = true)]
                void Note(int a);

                [OperationContract(IsOneWay = true)]
                Task NoteAsync(int a);

                [OperationContract, TransactionFlow(TransactionFlowOption.Allowed)]
                int Sum(int a);

                [OperationContract]
                Task<int> SumAsync(int a);
            }
            """
        );
}
