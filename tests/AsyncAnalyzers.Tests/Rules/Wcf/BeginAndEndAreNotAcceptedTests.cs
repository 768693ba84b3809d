using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>LAP3001.</summary>
public sealed class BeginAndEndAreNotAcceptedTests
{
    private static ContractTest Framework { get; } = OnFramework.Only(DiagnosticIds.BeginAndEndAreNotAccepted);

    private static string Contract(string operations) =>
        $$"""
            [ServiceContract]
            public interface ICalculator
            {
                {{operations}}
            }
            """;

    [Theory]
    [InlineData("[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state); int "
            + "EndSubtract(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result); int EndAdd(int a, IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); "
            + "[OperationContract] int {|LAP3001:EndAdd|}(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true, Name = \"Sum\")] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); "
            + "[OperationContract] int {|LAP3001:EndAdd|}(IAsyncResult result);"
    )]
    [InlineData("[OperationContract] int {|LAP3001:EndAdd|}(IAsyncResult result);")]
    [InlineData("[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a); int EndAdd(IAsyncResult result);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, string state); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(AsyncCallback callback, object state, int a); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] void {|LAP3001:BeginAdd|}(AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData("[OperationContract(AsyncPattern = true)] ValueTask<int> {|LAP3001:AddAsync|}(int a);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:StartAdd|}(AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
            + "{|LAP3001:EndAdd|}(object result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
            + "{|LAP3001:EndAdd|}(IAsyncResult result, out int rest);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); "
            + "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(string a, AsyncCallback callback, object "
            + "state); int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract] int Add(int a); [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, "
            + "AsyncCallback callback, object state);"
    )]
    public Task Refused(string operations) =>
        Framework.Reports(Contract(operations.Replace("ValueTask<int>", "DateTime", StringComparison.Ordinal)));

    [Theory]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int EndAdd(out "
            + "int rest, IAsyncResult result);"
    )]
    [InlineData(
        "[OperationContract(AsyncPattern = true, Name = \"Sum\")] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); "
            + "int EndAdd(IAsyncResult result);"
    )]
    [InlineData("[OperationContract(AsyncPattern = false)] IAsyncResult BeginAdd(int a);")]
    [InlineData("[OperationContract] int BeginAdd(int a);")]
    [InlineData("[OperationContract(AsyncPattern = true)] Task<int> AddAsync(int a);")]
    [InlineData("IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);")]
    [InlineData("[OperationContract] int EndOfDay(int a);")]
    [InlineData(
        "[OperationContract(AsyncPattern = true, Name = \"A\")] IAsyncResult BeginAdd(AsyncCallback callback, object state); int "
            + "EndAdd(IAsyncResult result); [OperationContract(AsyncPattern = true, Name = \"B\")] IAsyncResult BeginSum(AsyncCallback "
            + "callback, object state); int EndSum(IAsyncResult result);"
    )]
    public Task Accepted(string operations) => Framework.Reports(Contract(operations));

    [Fact]
    public Task Inherited_End_does_not_count() =>
        Framework.Reports(
            """
            public interface IEnds { int EndAdd(IAsyncResult result); }

            [ServiceContract]
            public interface ICalculator : IEnds
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);
            }
            """
        );

    [Fact]
    public Task Parts_are_one_type() =>
        Framework.Reports(
            """
            [ServiceContract]
            public partial interface ICalculator
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);
            }

            public partial interface ICalculator { int EndAdd(IAsyncResult result); }
            """
        );

    [Fact]
    public Task Classes_and_generic_interfaces_are_contracts_too() =>
        Framework.Reports(
            """
            [ServiceContract]
            public class Calculator
            {
                [OperationContract(AsyncPattern = true)] public IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state) => null;
            }

            [ServiceContract]
            public interface IStore<T>
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult BeginLoad(AsyncCallback callback, object state);
                T EndLoad(IAsyncResult result);
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginSave|}(T item, AsyncCallback callback, object state);
            }
            """
        );

    [Fact]
    public Task Only_contracts_are_meant() =>
        Framework.Reports(
            """
            public interface INothing
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);
            }

            public interface ICallback
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginTell|}(int a, AsyncCallback callback, object state);
            }

            [ServiceContract(CallbackContract = typeof(ICallback))]
            public interface IDuplex { [OperationContract] void Start(); }
            """
        );

    [Fact]
    public Task CoreWcf_refuses_the_same() =>
        OnCore
            .Only(DiagnosticIds.BeginAndEndAreNotAccepted)
            .Reports(
                Contract(
                    "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object "
                        + "state);"
                )
            );

    [Fact]
    public Task Generated_code_is_read_and_not_reported() =>
        Framework.Reports(
            """
            [System.CodeDom.Compiler.GeneratedCode("System.ServiceModel", "4.0.0.0")]
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);
            }
            """
        );

    [Fact]
    public Task Attribute_of_End_is_removed() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);

                /// <summary>Ends.</summary>
                [OperationContract]
                int {|LAP3001:EndAdd|}(IAsyncResult result);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginSum(int a, AsyncCallback callback, object state);

                // ends
                [OperationContract, Obsolete]
                int {|LAP3001:EndSum|}(IAsyncResult result); // here
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);

                /// <summary>Ends.</summary>
                int EndAdd(IAsyncResult result);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginSum(int a, AsyncCallback callback, object state);

                // ends
                [Obsolete]
                int EndSum(IAsyncResult result); // here
            }
            """
        );

    [Fact]
    public Task End_is_added_as_the_synchronous_version_has_it() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);

                [OperationContract(AsyncPattern = true, IsOneWay = true)]
                IAsyncResult {|LAP3001:BeginNote|}(string text, AsyncCallback callback, object state);
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);

                int EndAdd(IAsyncResult result);

                [OperationContract(AsyncPattern = true, IsOneWay = true)]
                IAsyncResult BeginNote(string text, AsyncCallback callback, object state);

                void EndNote(IAsyncResult result);
            }
            """
        );

    [Fact]
    public Task End_is_added_as_the_service_has_it() =>
        Framework.Fixes(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);
            }

            public class Calculator : ICalculator
            {
                public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;

                public List<int> EndAdd(IAsyncResult ar) => null;
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginAdd(int a, AsyncCallback callback, object state);
                List<int> EndAdd(IAsyncResult result);
            }

            public class Calculator : ICalculator
            {
                public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;

                public List<int> EndAdd(IAsyncResult ar) => null;
            }
            """
        );

    [Theory]
    [InlineData("int a", "int a, AsyncCallback callback, object state")]
    [InlineData("", "AsyncCallback callback, object state")]
    [InlineData("int a, AsyncCallback done", "int a, AsyncCallback done, object state")]
    [InlineData("int state, int callback", "int state, int callback, AsyncCallback callback1, object state1")]
    public Task Parameters_are_added(string before, string after) =>
        Framework.Fixes(
            Contract(
                $"[OperationContract(AsyncPattern = true)] IAsyncResult {{|LAP3001:BeginAdd|}}({before});\n"
                    + "    int EndAdd(IAsyncResult result);"
            ),
            Contract($"[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd({after});\n    int EndAdd(IAsyncResult result);")
        );

    [Fact]
    public Task What_End_would_return_is_not_guessed() =>
        Framework.DoesNotFix(
            Contract(
                "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);"
            ),
            RefusalReason.OnlyAuthorKnows
        );

    [Fact]
    public Task Callers_and_services_keep_their_signature() =>
        Framework.DoesNotFix(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a);
                int EndAdd(IAsyncResult result);
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginSum|}(int a, object state, AsyncCallback callback, int b);
                int EndSum(IAsyncResult result);
                [OperationContract(AsyncPattern = true)] void {|LAP3001:BeginTell|}(int a);
                int EndTell(IAsyncResult result);
            }

            class Client { void M(ICalculator c) => c.BeginAdd(1); }
            """,
            RefusalReason.OnlyAuthorKnows
        );
}
