using AsyncAnalyzers.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A local that only takes what End gives by reference is declared with that.</summary>
public sealed class GivenByEndTests
{
    private static Task Fixes(string callback, string fixedCallback) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                $$"""
                UdpClient _client;
                int _port;
                static int Next() => 1;
                void Begin() { _client.{|LAP2005:BeginReceive|}(OnReceived, null); }
                void OnReceived(IAsyncResult ar)
                {
                    {{callback.Replace("\n", "\n    ")}}
                }
                """,
                $$"""
                UdpClient _client;
                int _port;
                static int Next() => 1;
                void Begin() { _ = OnReceivedAsync(_client.ReceiveAsync()); }
                async Task OnReceivedAsync(Task<UdpReceiveResult> task)
                {
                    {{fixedCallback.Replace("\n", "\n    ")}}
                }
                """
            );

    [Theory]
    [InlineData("IPEndPoint from = null;")]
    [InlineData("IPEndPoint from = new IPEndPoint(IPAddress.Any, _port);")]
    public Task Local_that_nobody_reads_before(string declaration) =>
        Fixes(
            $$"""
            {{declaration}}
            var bytes = _client.EndReceive(ar, ref from);
            Console.WriteLine(from);
            """,
            """
            var received = await task.ConfigureAwait(false);
            IPEndPoint from = received.RemoteEndPoint;
            var bytes = received.Buffer;
            Console.WriteLine(from);
            """
        );

    [Fact]
    public Task Local_that_somebody_reads_before() =>
        Fixes(
            """
            IPEndPoint from = null;
            if (_port > 0) from = new IPEndPoint(IPAddress.Any, _port);
            Console.WriteLine(from);
            var bytes = _client.EndReceive(ar, ref from);
            """,
            """
            await Task.WhenAny(task).ConfigureAwait(false);
            IPEndPoint from = null;
            if (_port > 0) from = new IPEndPoint(IPAddress.Any, _port);
            Console.WriteLine(from);
            var received = await task.ConfigureAwait(false);
            from = received.RemoteEndPoint;
            var bytes = received.Buffer;
            """
        );

    [Fact]
    public Task Local_that_is_read_in_a_handler() =>
        Fixes(
            """
            IPEndPoint from = null;
            try
            {
                var bytes = _client.EndReceive(ar, ref from);
            }
            catch (SocketException)
            {
                Console.WriteLine(from);
            }
            """,
            """
            IPEndPoint from = null;
            try
            {
                var received = await task.ConfigureAwait(false);
                from = received.RemoteEndPoint;
                var bytes = received.Buffer;
            }
            catch (SocketException)
            {
                Console.WriteLine(from);
            }
            """
        );

    [Fact]
    public Task Local_whose_first_value_does_something() =>
        Fixes(
            """
            IPEndPoint from = new IPEndPoint(IPAddress.Any, Next());
            var bytes = _client.EndReceive(ar, ref from);
            """,
            """
            await Task.WhenAny(task).ConfigureAwait(false);
            IPEndPoint from = new IPEndPoint(IPAddress.Any, Next());
            var received = await task.ConfigureAwait(false);
            from = received.RemoteEndPoint;
            var bytes = received.Buffer;
            """
        );
}
