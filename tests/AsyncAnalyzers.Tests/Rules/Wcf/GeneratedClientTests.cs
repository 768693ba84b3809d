using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Wcf;

/// <summary>Generated clients are read and left alone. Where one is called, the report says that the tool can write a better one; the fix
/// takes it as it is.</summary>
public sealed class GeneratedClientTests
{
    private const string Usings = "using System;\nusing System.ServiceModel;\nusing System.Threading.Tasks;\n\n";

    private const string GenerateAgain =
        "Wrap 'BeginAdd' and 'EndAdd' with 'Task.Factory.FromAsync', or generate the client of 'ICalculator' again: "
        + "without '/async', 'svcutil' for .NET Framework 4.5 and 'dotnet-svcutil' write operations that return tasks";

    public static TheoryData<string> Tools { get; } = ["BeginAndEnd", "Events", "BeginEndAndTasks", "Tasks"];

    [Theory]
    [MemberData(nameof(Tools))]
    public Task Nothing_is_reported_in_what_a_tool_wrote(string tool) =>
        (CallPairTest.OnFramework with { OtherFiles = [Written(tool)] }).ReportsInFile("class Client { }");

    [Theory]
    [MemberData(nameof(Tools))]
    public Task Nothing_is_reported_about_its_contract(string tool) =>
        (ContractTest.OnFramework with { OtherFiles = [Written(tool)] }).Reports("class Client { }");

    [Theory]
    [InlineData("BeginAndEnd", "ICalculator")]
    [InlineData("BeginAndEnd", "ICalculatorChannel")]
    [InlineData("BeginAndEnd", "CalculatorClient")]
    [InlineData("Events", "CalculatorClient")]
    public Task Client_can_be_generated_again(string tool, string type) =>
        (CallPairTest.OnFramework with { OtherFiles = [Written(tool)] }).ReportsInFile(
            Usings
                + $$"""
                class Client
                {
                    double M({{type}} calculator)
                    {
                        IAsyncResult result = calculator.{|#0:BeginAdd|}(1, 2, null, null);
                        Console.WriteLine();
                        return calculator.EndAdd(result);
                    }
                }
                """,
            new DiagnosticResult(DiagnosticIds.UseFromAsync, DiagnosticSeverity.Info).WithLocation(0).WithMessage(GenerateAgain)
        );

    [Theory]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"Contoso.Contracts\", \"1.0\")]")]
    [InlineData("")]
    public Task Other_clients_cannot(string attribute) =>
        CallPairTest.OnFramework.ReportsInFile(
            Usings
                + $$"""
                {{attribute}}
                [ServiceContract]
                public interface ICalculator
                {
                    [OperationContract(AsyncPattern = true)]
                    IAsyncResult BeginAdd(double n1, double n2, AsyncCallback callback, object asyncState);
                    double EndAdd(IAsyncResult result);
                }

                [System.CodeDom.Compiler.GeneratedCode("System.ServiceModel", "4.0.0.0")]
                public interface ICalculatorChannel : ICalculator, IClientChannel { }

                class Client
                {
                    double M(ICalculatorChannel calculator)
                    {
                        IAsyncResult result = calculator.{|#0:BeginAdd|}(1, 2, null, null);
                        Console.WriteLine();
                        return calculator.EndAdd(result);
                    }
                }
                """,
            new DiagnosticResult(DiagnosticIds.UseFromAsync, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("Wrap 'BeginAdd' and 'EndAdd' with 'Task.Factory.FromAsync'")
        );

    [Fact]
    public Task What_a_channel_brings_itself_is_not_generated() =>
        (CallPairTest.OnFramework with { OtherFiles = [GeneratedClients.WithBeginAndEnd] }).ReportsInFile(
            Usings
                + """
                class Client
                {
                    void M(ICalculatorChannel channel)
                    {
                        IAsyncResult result = channel.{|#0:BeginOpen|}(null, null);
                        Console.WriteLine();
                        channel.EndOpen(result);
                    }
                }
                """,
            new DiagnosticResult(DiagnosticIds.UseFromAsync, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("Wrap 'BeginOpen' and 'EndOpen' with 'Task.Factory.FromAsync'")
        );

    [Fact]
    public Task Callbacks_of_a_client_as_it_is_are_rewritten() =>
        (CallPairTest.OnFramework with { OtherFiles = [GeneratedClients.WithEvents] }).FixesFile(
            Usings
                + """
                class Client
                {
                    static void Main()
                    {
                        CalculatorClient client = new CalculatorClient();
                        client.{|LAP2006:BeginAdd|}(100.5, 15.99, AddCallback, client);
                        Console.ReadLine();
                    }

                    static void AddCallback(IAsyncResult ar)
                    {
                        double result = ((CalculatorClient)ar.AsyncState).EndAdd(ar);
                        Console.WriteLine(result);
                    }
                }
                """,
            Usings
                + """
                class Client
                {
                    static void Main()
                    {
                        CalculatorClient client = new CalculatorClient();
                        _ = AddCallbackAsync(Task.Factory.FromAsync(client.BeginAdd, client.EndAdd, 100.5, 15.99, null));
                        Console.ReadLine();
                    }

                    static async Task AddCallbackAsync(Task<double> task)
                    {
                        double result = await task.ConfigureAwait(false);
                        Console.WriteLine(result);
                    }
                }
                """
        );

    [Fact]
    public Task Operation_that_returns_a_task_is_called() =>
        (CallPairTest.OnFramework with { OtherFiles = [GeneratedClients.WithBeginEndAndTasks] }).FixesFile(
            Usings
                + """
                class Client
                {
                    double M(CalculatorClient client)
                    {
                        IAsyncResult result = client.{|LAP2005:BeginAdd|}(1, 2, null, null);
                        Console.WriteLine();
                        return client.EndAdd(result);
                    }
                }
                """,
            Usings
                + """
                class Client
                {
                    double M(CalculatorClient client)
                    {
                        Task<double> result = client.AddAsync(1, 2);
                        Console.WriteLine();
                        return result.GetAwaiter().GetResult();
                    }
                }
                """
        );

    [Fact]
    public Task Events_are_not_meant() =>
        (CallPairTest.OnFramework with { OtherFiles = [GeneratedClients.WithEvents] }).ReportsInFile(
            Usings
                + """
                class Client
                {
                    static void Main()
                    {
                        CalculatorClient client = new CalculatorClient();
                        client.AddCompleted += new EventHandler<AddCompletedEventArgs>(OnAdded);
                        client.AddAsync(100.5, 15.99);
                        Console.ReadLine();
                    }

                    static void OnAdded(object sender, AddCompletedEventArgs e)
                    {
                        Console.WriteLine(e.Result);
                    }
                }
                """
        );

    private static (string Name, string Content) Written(string tool) =>
        new[]
        {
            GeneratedClients.WithBeginAndEnd,
            GeneratedClients.WithEvents,
            GeneratedClients.WithBeginEndAndTasks,
            GeneratedClients.WithTasks,
        }.Single(c => c.Name == tool + ".cs");
}
