using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Async results that a private field holds, and that another member ends.</summary>
public sealed class FieldResultTests
{
    private static readonly CallPairTest s_delegates = OnFramework.Only(DiagnosticIds.UseTaskRun);
    private static readonly CallPairTest s_operations = OnNet.Only(DiagnosticIds.UseTaskCounterpart);

    [Fact]
    public Task Ended_in_another_method() =>
        s_delegates.Fixes(
            """
            // What is running, or null.
            private IAsyncResult _pending;
            private readonly Func<int, string> _work = i => i.ToString();

            void Start(int i)
            {
                _pending = _work.{|LAP1007:BeginInvoke|}(i, null, null);
            }

            string Stop()
            {
                if (_pending == null) return null;
                var text = _work.EndInvoke(this._pending);
                _pending = null;
                return text;
            }
            """,
            """
            // What is running, or null.
            private Task<string> _pending;
            private readonly Func<int, string> _work = i => i.ToString();

            void Start(int i)
            {
                _pending = Task.Run(() => _work(i));
            }

            string Stop()
            {
                if (_pending == null) return null;
                var text = this._pending.GetAwaiter().GetResult();
                _pending = null;
                return text;
            }
            """
        );

    [Fact]
    public Task Begun_in_two_methods_and_awaited_in_a_third() =>
        s_operations.Fixes(
            """
            private IAsyncResult _writing;

            void First(Stream stream, byte[] buffer) { _writing = stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, null, null); }

            void Second(Stream stream, byte[] buffer)
            {
                if (_writing.IsCompleted)
                {
                    _writing = stream.{|LAP2005:BeginWrite|}(buffer, 0, 2, null, null);
                }
            }

            async Task Finish(Stream stream)
            {
                await Task.Yield();
                stream.EndWrite(_writing);
            }
            """,
            """
            private Task _writing;

            void First(Stream stream, byte[] buffer) { _writing = stream.WriteAsync(buffer, 0, 1); }

            void Second(Stream stream, byte[] buffer)
            {
                if (_writing.IsCompleted)
                {
                    _writing = stream.WriteAsync(buffer, 0, 2);
                }
            }

            async Task Finish(Stream stream)
            {
                await Task.Yield();
                await _writing;
            }
            """
        );

    [Fact]
    public Task Beside_a_callback() =>
        s_operations.Fixes(
            """
            private IAsyncResult _reading;

            void Start(Stream stream, byte[] buffer)
            {
                _reading = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, OnRead, stream);
            }

            bool IsDone => _reading.IsCompleted;

            void OnRead(IAsyncResult ar)
            {
                var stream = (Stream)ar.AsyncState;
                Console.WriteLine(stream.EndRead(ar));
                ar.AsyncWaitHandle.Close();
            }
            """,
            """
            private Task<int> _reading;

            void Start(Stream stream, byte[] buffer)
            {
                _reading = stream.ReadAsync(buffer, 0, 1);
                _ = OnReadAsync(_reading);
            }

            bool IsDone => _reading.IsCompleted;

            async Task OnReadAsync(Task<int> task)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
            }
            """
        );

    [Theory]
    [InlineData(
        "internal IAsyncResult pending;",
        "pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); stream.EndRead(pending);",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "private IAsyncResult pending;",
        "pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); stream.EndRead(pending); pending = Task.CompletedTask;",
        RefusalReason.ResultIsMixed
    )]
    [InlineData(
        "private IAsyncResult pending;",
        "pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); stream.EndRead(pending); Console.WriteLine(pending);",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "private IAsyncResult pending, other;",
        "pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); stream.EndRead(pending); other = null;",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "private object pending;",
        "pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); stream.EndRead((IAsyncResult)pending);",
        RefusalReason.ResultEscapes
    )]
    public Task No_action(string field, string statements, params RefusalReason[] reasons) =>
        s_operations.DoesNotFix(
            $$"""
            {{field}}
            void M(Stream stream, byte[] buffer) { {{statements}} }
            """,
            reasons
        );
}
