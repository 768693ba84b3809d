using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>A service reports what is wrong with a contract of another project, where neither of the two shows it alone.</summary>
public sealed class ServiceOfOtherContractTests
{
    private const string Pair =
        "[OperationContract(AsyncPattern = true)] IAsyncResult BeginAdd(int a, AsyncCallback callback, object state); int "
        + "EndAdd(IAsyncResult result);";

    private const string Methods = """
        {
            public int Add(int a) => a;
            public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;
            public int EndAdd(IAsyncResult result) => 0;
            public Task<int> AddAsync(int a) => Task.FromResult(Add(a));
        }
        """;

    private static string Contract(string operations) =>
        $$"""
            [ServiceContract]
            public interface ICalculator
            {
                {{operations}}
            }
            """;

    private static Task Reports(ContractTest test, string contract, string service) =>
        (test with { Dependent = (service + Methods, service + Methods) }).Reports(contract);

    [Theory]
    [InlineData("[ServiceBehavior] public class Calculator : {|LAP3006:ICalculator|}")]
    [InlineData(
        "[ServiceBehavior(InstanceContextMode = InstanceContextMode.Single)] class Calculator : IDisposable, "
            + "{|LAP3006:global::ICalculator|} { public void Dispose() { } } public class Other"
    )]
    [InlineData(
        "public abstract class Base : ICalculator { public abstract int Add(int a); public abstract Task<int> AddAsync(int a); } "
            + "[ServiceBehavior] public class {|LAP3006:Calculator|} : Base { public override int Add(int a) => a; public override "
            + "Task<int> AddAsync(int a) => null; } public class Other"
    )]
    public Task Task_version_is_not_alone(string service) =>
        Reports(
            OnFramework.Only(DiagnosticIds.TaskVersionIsNotAlone),
            Contract("[OperationContract] int Add(int a); [OperationContract] Task<int> AddAsync(int a);"),
            service.Contains("IDisposable", StringComparison.Ordinal)
                ? service.Replace(
                    "public void Dispose() { }",
                    "public void Dispose() { } public int Add(int a) => a; public Task<int> AddAsync(int a) => null;",
                    StringComparison.Ordinal
                )
                : service
        );

    [Fact]
    public Task Only_the_synchronous_version_runs() =>
        Reports(
            OnFramework.Only(DiagnosticIds.OnlySynchronousVersionRuns),
            Contract("[OperationContract] int Add(int a); " + Pair),
            "[ServiceBehavior] public class Calculator : {|LAP3005:ICalculator|}"
        );

    [Fact]
    public Task CoreWcf_runs_no_Begin_and_End_of_shared_contracts() =>
        Reports(
            OnCoreWithSharedContracts.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd),
            Contract(Pair),
            "[CoreWCF.ServiceBehavior] public class Calculator : {|LAP3002:ICalculator|}"
        );

    [Fact]
    public Task Contracts_of_CoreWcf_are_reported_where_they_are() =>
        Reports(
            OnCore.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd),
            Contract(Pair.Replace("BeginAdd", "{|LAP3002:BeginAdd|}", StringComparison.Ordinal)),
            "[ServiceBehavior] public class Calculator : ICalculator"
        );

    [Theory]
    [InlineData("public class Calculator : ICalculator")]
    [InlineData("[Obsolete] public class Calculator : ICalculator")]
    [InlineData("[ServiceBehavior] public class Calculator")]
    [InlineData("[ServiceBehavior] public abstract class Calculator : ICalculator")]
    public Task Nothing_less_than_the_attribute_tells_a_service(string service) =>
        Reports(
            OnFramework.Only(DiagnosticIds.TaskVersionIsNotAlone),
            Contract("[OperationContract] int Add(int a); [OperationContract] Task<int> AddAsync(int a);"),
            service
        );

    [Fact]
    public Task What_a_base_class_of_another_project_implements_is_its_own_matter()
    {
        const string Derived = "[ServiceBehavior] public class Derived : Calculator { }";
        return (OnFramework.Only(DiagnosticIds.TaskVersionIsNotAlone) with { Dependent = (Derived, Derived) }).Reports(
            Contract("[OperationContract] int Add(int a); [OperationContract] Task<int> {|LAP3006:AddAsync|}(int a);")
                + "public class Calculator : ICalculator"
                + Methods
        );
    }

    [Fact]
    public async Task Contracts_of_compiled_assemblies_are_no_different() =>
        await (
            OnFramework with
            {
                OtherReferences =
                [
                    await LibraryAsync(Contract("[OperationContract] int Add(int a); [OperationContract] Task<int> AddAsync(int a);")),
                ],
            }
        ).DoesNotFix("[ServiceBehavior] public class Calculator : {|LAP3006:ICalculator|}" + Methods);

    [Fact]
    public Task One_report_for_each_contract() =>
        (OnFramework with { Dependent = (Two, Two) }).Reports(
            """
            [ServiceContract]
            public interface IOne
            {
                [OperationContract] int Add(int a);
                [OperationContract] Task<int> AddAsync(int a);
                [OperationContract] int Sum(int a);
                [OperationContract] Task<int> SumAsync(int a);
            }

            [ServiceContract]
            public interface ITwo
            {
                [OperationContract] int Count();
                [OperationContract(AsyncPattern = true)] IAsyncResult {|LAP3004:BeginCount|}(AsyncCallback callback, object state);
                int EndCount(IAsyncResult result);
            }
            """
        );

    private const string Two = """
        [ServiceBehavior]
        public class Both : {|LAP3006:IOne|}, {|LAP3005:ITwo|}
        {
            public int Add(int a) => a;
            public Task<int> AddAsync(int a) => Task.FromResult(a);
            public int Sum(int a) => a;
            public Task<int> SumAsync(int a) => Task.FromResult(a);
            public int Count() => 0;
            public IAsyncResult BeginCount(AsyncCallback callback, object state) => null;
            public int EndCount(IAsyncResult result) => 0;
        }
        """;

    private static async Task<MetadataReference> LibraryAsync(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Contracts",
            [CSharpSyntaxTree.ParseText(OnFramework.Usings + source)],
            OnFramework.Platform.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
