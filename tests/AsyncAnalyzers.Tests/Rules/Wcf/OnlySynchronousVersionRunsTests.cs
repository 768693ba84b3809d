using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3005.</summary>
public sealed class OnlySynchronousVersionRunsTests
{
    private static ContractTest Framework { get; } = OnFramework.Only(DiagnosticIds.OnlySynchronousVersionRuns);

    private const string Contract = """
        [ServiceContract]
        public interface ICalculator
        {
            [OperationContract]
            int Add(int a);

            [OperationContract(AsyncPattern = true)]
            IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);

            int EndAdd(IAsyncResult result);
        }

        """;

    private const string Service = """

        public class Calculator : ICalculator
        {
            public int Add(int a) => a;

            public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;

            public int EndAdd(IAsyncResult result) => 0;
        }

        """;

    private static string Reported => Contract.Replace("BeginAdd", "{|LAP3005:BeginAdd|}", StringComparison.Ordinal);

    [Fact]
    public Task Begin_and_End_never_run_on_a_service() =>
        Framework.Fixes(
            Reported + Service,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);
            }

            """ + Service
        );

    [Fact]
    public Task Clients_choose() => Framework.Reports(Contract + "class Client : ClientBase<ICalculator> { int M() => Channel.Add(1); }");

    [Fact]
    public Task Either_alone_runs() =>
        Framework.Reports(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract] int Add(int a);
                [OperationContract(AsyncPattern = true)] IAsyncResult BeginSum(int a, AsyncCallback callback, object state);
                int EndSum(IAsyncResult result);
            }

            public class Calculator : ICalculator { public int Add(int a) => a; public IAsyncResult BeginSum(int a, AsyncCallback c, object s) => null; public int EndSum(IAsyncResult r) => 0; }
            """
        );

    [Fact]
    public Task CoreWcf_runs_the_synchronous_version_too() =>
        OnCore.Only(DiagnosticIds.OnlySynchronousVersionRuns).Reports(Reported + Service);

    [Fact]
    public Task Not_where_the_contract_is_called() =>
        (Framework with { EquivalenceKey = "LAP3005.RemovePair" }).DoesNotFix(
            Reported + Service + "class Client { void M(ICalculator c) => c.EndAdd(c.BeginAdd(1, null, null)); }",
            RefusalReason.VersionIsUsed
        );

    [Fact]
    public Task Calls_of_the_class_do_not_hinder()
    {
        const string Caller = "class Client { void M(Calculator c) => c.EndAdd(c.BeginAdd(1, null, null)); }";
        return Framework.Fixes(
            Reported + Service + Caller,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);
            }

            """
                + Service
                + Caller
        );
    }
}
