using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>WCF makes one operation of the versions that a contract and those that it inherits from declare. Only Begin and End have to
/// stand together.</summary>
public sealed class InheritedContractTests
{
    private const string Synchronous = "[OperationContract] int Add(int a);";
    private const string Pair =
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
        + "EndAdd(IAsyncResult result);";
    private const string Returning = "[OperationContract] Task<int> AddAsync(int a);";

    private const string Service = """
        public class Calculator : ICalculatorAsync
        {
            public int Add(int a) => a;
            public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;
            public int EndAdd(IAsyncResult result) => 0;
            public Task<int> AddAsync(int a) => Task.FromResult(Add(a));
        }
        """;

    private static ContractTest Framework(string id) => OnFramework.Only(id);

    private static string Contracts(string inherited, string own, string rest = "") =>
        $$"""
            [ServiceContract]
            public interface ICalculator
            {
                {{inherited}}
            }

            [ServiceContract(Name = "ICalculator")]
            public interface ICalculatorAsync : ICalculator
            {
                {{own}}
            }

            {{rest}}
            """;

    [Theory]
    [InlineData(Synchronous, "[OperationContract] Task<int> {|LAP3006:AddAsync|}(int a);")]
    [InlineData(Pair, "[OperationContract] Task<int> {|LAP3006:AddAsync|}(int a);")]
    [InlineData(Returning, "[OperationContract] int {|LAP3006:Add|}(int a);")]
    public Task Task_version_is_refused_on_a_service(string inherited, string own) =>
        Framework(DiagnosticIds.TaskVersionIsNotAlone)
            .DoesNotFix(Contracts(inherited, own, Service), RefusalReason.DeclarationCannotBeChanged);

    [Theory]
    [InlineData(Synchronous, Returning)]
    [InlineData(Returning, Synchronous)]
    public Task Clients_may_have_both(string inherited, string own) => OnFramework.Reports(Contracts(inherited, own));

    [Fact]
    public Task Service_runs_the_synchronous_version() =>
        Framework(DiagnosticIds.OnlySynchronousVersionRuns)
            .DoesNotFix(
                Contracts(Synchronous, Pair.Replace("BeginAdd", "{|LAP3005:BeginAdd|}", StringComparison.Ordinal), Service),
                RefusalReason.DeclarationCannotBeChanged
            );

    [Fact]
    public Task Synchronous_version_of_the_derived_contract_runs() =>
        Framework(DiagnosticIds.OnlySynchronousVersionRuns)
            .DoesNotFix(
                Contracts(Pair, "[OperationContract] int {|LAP3005:Add|}(int a);", Service),
                RefusalReason.DeclarationCannotBeChanged
            );

    [Fact]
    public Task CoreWcf_has_a_version_to_run() => OnCore.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd).Reports(Contracts(Synchronous, Pair));

    [Theory]
    [InlineData(
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(int a, AsyncCallback callback, object state);",
        "int EndAdd(IAsyncResult result);"
    )]
    [InlineData(
        Pair,
        "[OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3001:BeginAdd|}(string a, AsyncCallback callback, object state); "
            + "new int EndAdd(IAsyncResult result);"
    )]
    public Task Begin_and_End_stand_together_and_once(string inherited, string own) =>
        Framework(DiagnosticIds.BeginAndEndAreNotAccepted).DoesNotFix(Contracts(inherited, own), RefusalReason.OnlyAuthorKnows);

    [Fact]
    public Task Versions_differ_in_their_parameters() =>
        Framework(DiagnosticIds.VersionsDiffer)
            .DoesNotFix(
                Contracts(Synchronous, "[OperationContract] Task<int> {|LAP3007:AddAsync|}(long a);"),
                RefusalReason.DeclarationCannotBeChanged
            );

    [Theory]
    [InlineData("", "{|LAP3007:AddAsync|}", RefusalReason.DeclarationCannotBeChanged)]
    [InlineData("(Name = \"ICalculator\")", "AddAsync")]
    [InlineData("(Name = \"ICalculator\", Namespace = \"http://tempuri.org/\")", "AddAsync")]
    [InlineData("(Name = \"ICalculator\", Namespace = \"urn:sums\")", "{|LAP3007:AddAsync|}", RefusalReason.DeclarationCannotBeChanged)]
    public Task Default_actions_are_made_of_the_name_of_the_contract(string arguments, string name, params RefusalReason[] reasons) =>
        Framework(DiagnosticIds.VersionsDiffer)
            .DoesNotFix(
                $$"""
                [ServiceContract]
                public interface ICalculator { [OperationContract] int Add(int a); }

                [ServiceContract{{arguments}}]
                public interface ICalculatorAsync : ICalculator { [OperationContract] Task<int> {{name}}(int a); }
                """,
                reasons
            );

    [Theory]
    [InlineData("Action = \"add\", ReplyAction = \"added\"", "Action = \"add\", ReplyAction = \"added\"", "AddAsync")]
    [InlineData(
        "",
        "Action = \"http://tempuri.org/ICalculator/Add\", ReplyAction = \"http://tempuri.org/ICalculator/AddResponse\"",
        "AddAsync"
    )]
    [InlineData(
        "Action = \"add\", ReplyAction = \"added\"",
        "Action = \"sum\", ReplyAction = \"added\"",
        "{|LAP3007:AddAsync|}",
        RefusalReason.DeclarationCannotBeChanged
    )]
    public Task Actions_that_are_named_count(string inherited, string own, string name, params RefusalReason[] reasons) =>
        Framework(DiagnosticIds.VersionsDiffer)
            .DoesNotFix(
                $$"""
                [ServiceContract]
                public interface ICalculator { [OperationContract({{inherited}})] int Add(int a); }

                [ServiceContract]
                public interface ICalculatorAsync : ICalculator { [OperationContract({{own}})] Task<int> {{name}}(int a); }
                """,
                reasons
            );

    [Fact]
    public Task Nothing_is_said_of_the_same_operation_of_another_contract() =>
        OnFramework.Reports(
            $$"""
            public interface IBase { {{Synchronous}} }

            [ServiceContract]
            public interface ICalculator : IBase { {{Returning}} }

            public class Calculator : ICalculator { public int Add(int a) => a; public Task<int> AddAsync(int a) => null; }
            """
        );

    [Theory]
    [InlineData(Pair, Returning)]
    [InlineData("int AddAsync(int a);", Pair)]
    public Task No_second_version_is_made(string inherited, string own) =>
        (Framework(DiagnosticIds.UseTaskOperation) with { Fixer = new ConvertContractFixer() }).DoesNotFix(
            Contracts(inherited, own).Replace("BeginAdd", "{|LAP3004:BeginAdd|}", StringComparison.Ordinal),
            RefusalReason.NameIsTaken
        );

    [Fact]
    public Task Pair_beside_an_inherited_synchronous_version_becomes_a_task() =>
        (Framework(DiagnosticIds.UseTaskOperation) with { Fixer = new ConvertContractFixer() }).Fixes(
            Contracts(
                Synchronous,
                "[OperationContract(AsyncPattern = true)]\n    IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object "
                    + "state);\n    int EndAdd(IAsyncResult result);"
            ),
            Contracts(Synchronous, "[OperationContract]\n    Task<int> AddAsync(int a);")
        );
}
