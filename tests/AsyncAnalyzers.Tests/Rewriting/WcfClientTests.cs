using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Clients of WCF services call ordinary pairs, by way of a channel or of a class that a tool wrote.</summary>
public sealed class WcfClientTests
{
    private const string Contract = """
        using System;
        using System.ServiceModel;
        using System.Threading.Tasks;

        [ServiceContract]
        public interface ICalculator
        {
            [OperationContract(AsyncPattern = true)]
            IAsyncResult BeginAdd(double n1, double n2, AsyncCallback callback, object asyncState);

            double EndAdd(IAsyncResult result);
        }

        public interface ICalculatorChannel : ICalculator, IClientChannel { }

        [System.CodeDom.Compiler.GeneratedCode("System.ServiceModel", "3.0.0.0")]
        public partial class CalculatorClient : ClientBase<ICalculator>, ICalculator
        {
            public IAsyncResult BeginAdd(double n1, double n2, AsyncCallback callback, object asyncState) => Channel.BeginAdd(n1, n2, callback, asyncState);

            public double EndAdd(IAsyncResult result) => Channel.EndAdd(result);
        }


        """;

    [Fact]
    public Task Channel_as_state_of_a_callback() =>
        OnFramework.FixesFile(
            Contract
                + """
                class Client
                {
                    static void Main()
                    {
                        ChannelFactory<ICalculatorChannel> factory = new ChannelFactory<ICalculatorChannel>();
                        ICalculatorChannel channel = factory.CreateChannel();
                        IAsyncResult arAdd = channel.{|LAP2006:BeginAdd|}(100.5, 15.99, AddCallback, channel);
                        Console.WriteLine("Add");
                        Console.ReadLine();
                        channel.Close();
                    }

                    static void AddCallback(IAsyncResult ar)
                    {
                        double result = ((ICalculatorChannel)ar.AsyncState).EndAdd(ar);
                        Console.WriteLine(result);
                    }
                }
                """,
            Contract
                + """
                class Client
                {
                    static void Main()
                    {
                        ChannelFactory<ICalculatorChannel> factory = new ChannelFactory<ICalculatorChannel>();
                        ICalculatorChannel channel = factory.CreateChannel();
                        _ = AddCallbackAsync(Task.Factory.FromAsync(channel.BeginAdd, channel.EndAdd, 100.5, 15.99, null));
                        Console.WriteLine("Add");
                        Console.ReadLine();
                        channel.Close();
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
    public Task Channel_that_is_waited_for() =>
        OnFramework.FixesFile(
            Contract
                + """
                class Client
                {
                    double M(ICalculatorChannel channel)
                    {
                        IAsyncResult ar = channel.{|LAP2006:BeginAdd|}(1.5, 2.5, null, null);
                        channel.Extensions.Clear();
                        return channel.EndAdd(ar);
                    }
                }
                """,
            Contract
                + """
                class Client
                {
                    double M(ICalculatorChannel channel)
                    {
                        Task<double> ar = Task.Factory.FromAsync(channel.BeginAdd, channel.EndAdd, 1.5, 2.5, null);
                        channel.Extensions.Clear();
                        return ar.GetAwaiter().GetResult();
                    }
                }
                """
        );

    [Fact]
    public Task Client_that_nobody_ends() =>
        OnFramework.FixesFile(
            Contract
                + """
                class Client
                {
                    void M(CalculatorClient client, double a)
                    {
                        client.{|LAP2001:BeginAdd|}(a, a, null, null);
                    }
                }
                """,
            Contract
                + """
                class Client
                {
                    void M(CalculatorClient client, double a)
                    {
                        _ = Task.Factory.FromAsync(client.BeginAdd, client.EndAdd, a, a, null);
                    }
                }
                """
        );
}
