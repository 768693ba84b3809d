using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3006.</summary>
public sealed class TaskVersionIsNotAloneTests
{
    private static ContractTest Framework { get; } = OnFramework.Only(DiagnosticIds.TaskVersionIsNotAlone);

    private const string Synchronous = "[OperationContract] int Add(int a);";
    private const string Pair =
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
        + "EndAdd(IAsyncResult result);";

    private const string Service = """
        public class Calculator : ICalculator
        {
            public int Add(int a) => a;
            public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;
            public int EndAdd(IAsyncResult result) => 0;
            public Task<int> AddAsync(int a) => Task.FromResult(Add(a));
        }
        """;

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
    [InlineData(Synchronous)]
    [InlineData(Pair)]
    [InlineData(Synchronous + Pair)]
    public Task Refused_on_a_service(string others) =>
        Framework.Fixes(
            Contract($"[OperationContract] Task<int> {{|LAP3006:AddAsync|}}(int a);\n{others}", Service),
            Contract("[OperationContract] Task<int> AddAsync(int a);", Service).Replace("a);\n", "a);\n" + "", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("")]
    [InlineData(
        "public class Calculator : ClientBase<ICalculator>, ICalculator { public int Add(int a) => Channel.Add(a); public Task<int> "
            + "AddAsync(int a) => Channel.AddAsync(a); }"
    )]
    [InlineData(
        "public class Cache : ICalculator { private ICalculator inner; public int Add(int a) => inner.Add(a); public Task<int> "
            + "AddAsync(int a) => inner.AddAsync(a); }"
    )]
    [InlineData(
        "public class Proxy : ICalculator { ChannelFactory<ICalculator> Factory { get; } public int Add(int a) => 0; public Task<int> "
            + "AddAsync(int a) => null; }"
    )]
    [InlineData(
        "public class Client : ClientBase<ICalculator> { class Passing : ChannelBase<ICalculator>, ICalculator { public "
            + "Passing(ClientBase<ICalculator> c) : base(c) { } public int Add(int a) => 0; public Task<int> AddAsync(int a) => null; "
            + "} }"
    )]
    [InlineData("class Double : ICalculator { public int Add(int a) => 0; public Task<int> AddAsync(int a) => null; }")]
    [InlineData(
        "static class Tests { public class Double : ICalculator { public int Add(int a) => 0; public Task<int> AddAsync(int a) => null; } }"
    )]
    [InlineData("public abstract class Base : ICalculator { public int Add(int a) => 0; public Task<int> AddAsync(int a) => null; }")]
    public Task Clients_may_have_both(string rest) =>
        Framework.Reports(Contract("[OperationContract] Task<int> AddAsync(int a);\n" + Synchronous, rest));

    [Theory]
    [InlineData("[OperationContract] Task<int> AddAsync(int a);")]
    [InlineData("[OperationContract] Task<int> AddAsync(int a); int Add(int a);")]
    [InlineData("[OperationContract(Name = \"AddLater\")] Task<int> AddAsync(int a); [OperationContract] int Add(int a);")]
    [InlineData(Synchronous + Pair)]
    public Task Other_operations_are_no_versions(string operations) => Framework.Reports(Contract(operations, Service));

    [Fact]
    public Task Named_operations_of_a_derived_service_and_contract_classes() =>
        Framework.Reports(
            """
            [ServiceContract]
            public interface IStore<T>
            {
                [OperationContract(Name = "Load")] Task<T> {|LAP3006:Get|}();
                [OperationContract] T Load();
            }

            public abstract class Store<T> : IStore<T> { public Task<T> Get() => null; public T Load() => default(T); }
            public class Numbers : Store<int> { }

            [ServiceContract]
            public class Calculator
            {
                [OperationContract] public int Add(int a) => a;
                [OperationContract] public Task<int> {|LAP3006:AddAsync|}(int a) => null;
            }
            """
        );

    [Fact]
    public Task Services_that_are_not_public_say_that_they_are_services() =>
        Framework.Reports(
            Contract(
                "[OperationContract] Task<int> {|LAP3006:AddAsync|}(int a);\n" + Synchronous,
                "[ServiceBehavior] " + Service.Replace("public class", "class", StringComparison.Ordinal)
            )
        );

    [Fact]
    public Task Callback_contracts_of_a_service() =>
        Framework.Reports(
            """
            public interface ICallback
            {
                [OperationContract] Task {|LAP3006:TellAsync|}(int a);
                [OperationContract] void Tell(int a);
            }

            [ServiceContract(CallbackContract = typeof(ICallback))]
            public interface IDuplex { [OperationContract] void Start(); }

            public class Duplex : IDuplex { public void Start() { } }
            """
        );

    [Fact]
    public Task Explicit_implementations_go_along() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);

                [OperationContract]
                Task<int> {|LAP3006:AddAsync|}(int a);
            }

            public class Calculator : ICalculator
            {
                int ICalculator.Add(int a)
                {
                    return a;
                }

                public Task<int> AddAsync(int a)
                {
                    return Task.FromResult(a);
                }
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                Task<int> AddAsync(int a);
            }

            public class Calculator : ICalculator
            {
                public Task<int> AddAsync(int a)
                {
                    return Task.FromResult(a);
                }
            }
            """
        );

    [Fact]
    public Task Layout_of_the_rest_stays() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public interface ICalculator {

                // one
                [OperationContract]
                Task<int> {|LAP3006:AddAsync|}(int a);

                // two
                [OperationContract]
                int Add(int a);

                // three
                [OperationContract]
                int Sum(int a);
            }

            public class Calculator : ICalculator { public int Sum(int a) => a; public int Add(int a) => a; public Task<int> AddAsync(int a) => null; }
            """,
            """
            [ServiceContract]
            public interface ICalculator {

                // one
                [OperationContract]
                Task<int> AddAsync(int a);

                // three
                [OperationContract]
                int Sum(int a);
            }

            public class Calculator : ICalculator { public int Sum(int a) => a; public int Add(int a) => a; public Task<int> AddAsync(int a) => null; }
            """
        );

    [Fact]
    public Task Classes_that_are_contracts_keep_the_method() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public class Calculator
            {
                [OperationContract]
                public int Add(int a) => a;

                [OperationContract]
                public Task<int> {|LAP3006:AddAsync|}(int a) => Task.FromResult(Add(a));
            }
            """,
            """
            [ServiceContract]
            public class Calculator
            {
                public int Add(int a) => a;

                [OperationContract]
                public Task<int> AddAsync(int a) => Task.FromResult(Add(a));
            }
            """
        );

    [Fact]
    public Task Not_where_the_contract_is_called() =>
        Framework.DoesNotFix(
            Contract(
                "[OperationContract] Task<int> {|LAP3006:AddAsync|}(int a);\n" + Synchronous,
                Service + "\nclass Client { int M(ICalculator c) => c.Add(1); }"
            ),
            RefusalReason.VersionIsUsed
        );

    [Fact]
    public Task Not_where_another_project_calls_the_contract() =>
        (
            Framework with
            {
                Dependent = ("class Client { int M(ICalculator c) => c.Add(1); }", "class Client { int M(ICalculator c) => c.Add(1); }"),
            }
        ).DoesNotFix(
            Contract("[OperationContract] Task<int> {|LAP3006:AddAsync|}(int a);\n" + Synchronous, Service),
            RefusalReason.VersionIsUsed
        );
}
