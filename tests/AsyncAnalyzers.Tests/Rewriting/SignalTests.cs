using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A callback that signals to a waiting caller: where only success does, what fails must not leave the caller waiting.</summary>
public sealed class SignalTests
{
    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(
        DiagnosticIds.UseTaskCounterpart,
        DiagnosticIds.DelegateBeginInvokeIsNotSupported
    );

    [Fact]
    public Task Given_by_a_lambda() =>
        (OnNet with { Title = "Replace 'BeginRead' with 'ReadAsync' (may change semantics)" }).Fixes(
            """
            void Fetch(Stream stream, byte[] buffer)
            {
                var done = new ManualResetEvent(false);
                stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
                {
                    Console.WriteLine(stream.EndRead(ar));
                    done.Set();
                }, null);

                // Until it is there.
                done.WaitOne();
            }
            """,
            """
            void Fetch(Stream stream, byte[] buffer)
            {
                var done = new ManualResetEvent(false);
                var callback = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                async Task CompleteReadAsync(Task<int> read)
                {
                    Console.WriteLine(await read.ConfigureAwait(false));
                    done.Set();
                }

                // Until it is there.
                callback.GetAwaiter().GetResult();
                done.WaitOne();
            }
            """
        );

    [Fact]
    public Task Given_by_a_lambda_of_a_delegate() =>
        OnNet.Fixes(
            """
            void Fetch(Func<int> work)
            {
                var done = new ManualResetEvent(false);
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                    done.Set();
                }, null);
                done.WaitOne();
            }
            """,
            """
            void Fetch(Func<int> work)
            {
                var done = new ManualResetEvent(false);
                var callback = Task.Run(() =>
                {
                    Console.WriteLine(work());
                    done.Set();
                });
                callback.GetAwaiter().GetResult();
                done.WaitOne();
            }
            """
        );

    [Fact]
    public Task Given_by_a_method() =>
        OnNet.Fixes(
            """
            readonly ManualResetEvent _done = null;
            readonly Stream _stream = null;
            async Task Fetch(byte[] buffer)
            {
                await Task.Yield();
                _stream.{|LAP2005:BeginRead|}(buffer, 0, 1, OnRead, null);
                if (buffer.Length > 0)
                {
                    _done.WaitOne();
                }
            }

            void Later(byte[] buffer) => _stream.{|LAP2005:BeginRead|}(buffer, 0, 1, OnRead, null);

            void OnRead(IAsyncResult ar)
            {
                if (_stream.EndRead(ar) == 0)
                {
                    _done.Set();
                    return;
                }

                _done.Set();
            }
            """,
            """
            readonly ManualResetEvent _done = null;
            readonly Stream _stream = null;
            async Task Fetch(byte[] buffer)
            {
                await Task.Yield();
                var callback = OnReadAsync(_stream.ReadAsync(buffer, 0, 1));
                if (buffer.Length > 0)
                {
                    await callback;
                    _done.WaitOne();
                }
            }

            void Later(byte[] buffer) => _ = OnReadAsync(_stream.ReadAsync(buffer, 0, 1));

            async Task OnReadAsync(Task<int> task)
            {
                if (await task.ConfigureAwait(false) == 0)
                {
                    _done.Set();
                    return;
                }

                _done.Set();
            }
            """
        );

    /// <summary>What follows the signal may wait for the caller; a wait in another block cannot name the task.</summary>
    [Theory]
    [InlineData("{", "done.Set(); Console.WriteLine();", "} done.WaitOne();")]
    [InlineData("try {", "done.Set();", "} catch (IOException) { return; } done.WaitOne();")]
    [InlineData("{", "done.Set();", "} if (!done.WaitOne()) { }")]
    public Task To_be_looked_at(string before, string signal, string wait) =>
        OnNet.FixesOnlyHere(
            $$"""
            void Fetch(Stream stream, byte[] buffer, ManualResetEvent done)
            {
                {{before}}
                    stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar => { stream.EndRead(ar); {{signal}} }, null);
                {{wait}}
            }
            """,
            $$"""
            void Fetch(Stream stream, byte[] buffer, ManualResetEvent done)
            {
                {{before}}
                    _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                    async Task CompleteReadAsync(Task<int> read) { await read.ConfigureAwait(false); {{signal}} }
                {{wait}}
            }
            """
        );

    [Fact]
    public Task Signal_in_a_finally() =>
        OnNet.Fixes(
            """
            void Fetch(Stream stream, byte[] buffer)
            {
                var done = new ManualResetEvent(false);
                stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
                {
                    try
                    {
                        stream.EndRead(ar);
                    }
                    finally
                    {
                        done.Set();
                    }
                }, null);
                done.WaitOne();
            }
            """,
            """
            void Fetch(Stream stream, byte[] buffer)
            {
                var done = new ManualResetEvent(false);
                _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                async Task CompleteReadAsync(Task<int> read)
                {
                    try
                    {
                        await read.ConfigureAwait(false);
                    }
                    finally
                    {
                        done.Set();
                    }
                }

                done.WaitOne();
            }
            """
        );
}
