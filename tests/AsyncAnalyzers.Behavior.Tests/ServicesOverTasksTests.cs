using AsyncAnalyzers.Diagnostics;
using Xunit;
using Platform = AsyncAnalyzers.Behavior.Tests.Running.Platform;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>
/// A service whose operation waits to be called back by a pair over a task never answers; with the fix of the pair it does. It runs in a
/// real host, and its client gives up after ten seconds. Mono's host itself waits on the handle of what Begin returns, where that of .NET
/// Framework waits to be called back; so the pair is one that the operation begins.
/// </summary>
public sealed class ServicesOverTasksTests
{
    private const string Program = """
        using System;
        using System.Net;
        using System.Net.Sockets;
        using System.ServiceModel;
        using System.Threading.Tasks;

        [ServiceContract(Name = "Catalog", Namespace = "urn:catalog")]
        public interface ICatalog
        {
            [OperationContract(AsyncPattern = true)]
            IAsyncResult BeginCount(string folder, AsyncCallback callback, object state);

            int EndCount(IAsyncResult result);
        }

        [ServiceContract(Name = "Catalog", Namespace = "urn:catalog")]
        public interface ICatalogClient
        {
            [OperationContract]
            int Count(string folder);
        }

        public class Shelf
        {
            private static async Task<int> CountAsync(string folder)
            {
                await Task.Delay(50);
                if (folder == "missing") throw new FaultException("no such folder");
                return folder.Length;
            }

            public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
            {
                return CountAsync(folder);
            }

            public int EndCount(IAsyncResult result)
            {
                return ((Task<int>)result).GetAwaiter().GetResult();
            }
        }

        [ServiceBehavior(IncludeExceptionDetailInFaults = true)]
        public class Catalog : ICatalog
        {
            private readonly Shelf _shelf = new Shelf();

            public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
            {
                var completion = new TaskCompletionSource<int>(state);
                _shelf.BeginCount(folder, ar =>
                {
                    try { completion.SetResult(_shelf.EndCount(ar)); } catch (Exception e) { completion.SetException(e); }
                    if (callback != null) callback(completion.Task);
                }, null);
                return completion.Task;
            }

            public int EndCount(IAsyncResult result)
            {
                return ((Task<int>)result).GetAwaiter().GetResult();
            }
        }

        public static class Program
        {
            public static void Main()
            {
                var address = new Uri("http://127.0.0.1:" + FreePort() + "/catalog");
                var host = new ServiceHost(typeof(Catalog));
                host.AddServiceEndpoint(typeof(ICatalog), new BasicHttpBinding(), address);
                host.Open();
                var answer = Task.Run(() => Client(address).Count("abc"));
                var fault = Task.Run(() => Client(address).Count("missing"));
                Task.WhenAny(Task.WhenAll(answer, fault), Task.Delay(10000)).Wait();
                Say("answer", answer);
                Say("fault", fault);
                Console.Out.Flush();
                System.Diagnostics.Process.GetCurrentProcess().Kill(); // a host that waits for its operations does not exit
            }

            private static ICatalogClient Client(Uri address)
            {
                return ChannelFactory<ICatalogClient>.CreateChannel(new BasicHttpBinding(), new EndpointAddress(address));
            }

            private static void Say(string name, Task<int> call)
            {
                Console.WriteLine(name + ": " + (
                    !call.IsCompleted ? "never" : call.IsFaulted ? call.Exception.InnerException.Message : call.Result + ""));
            }

            private static int FreePort()
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                var port = ((IPEndPoint)listener.LocalEndpoint).Port;
                listener.Stop();
                return port;
            }
        }
        """;

    [MonoFact]
    public async Task Fixed_it_answers()
    {
        var program = new FixedProgram(Platform.DotNetFramework, Program)
        {
            OtherReferences = new TargetPlatform(TargetPlatform.DotNetFramework.Framework, ["System.ServiceModel"]).References,
        };

        Assert.Equal(["answer: never", "fault: never"], program.Run());
        var fixedProgram = await program.FixAsync(DiagnosticIds.TaskIsReturnedAsAsyncResult);
        Assert.Equal(["answer: 3", "fault: no such folder"], fixedProgram.Run());
    }
}
