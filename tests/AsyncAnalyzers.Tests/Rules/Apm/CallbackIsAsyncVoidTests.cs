using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2011.</summary>
public sealed class CallbackIsAsyncVoidTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.CallbackIsAsyncVoid);

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            Task SaveAsync(int read) => Task.CompletedTask;
            async void OnRead(IAsyncResult ar) { await SaveAsync(((Stream)ar.AsyncState).EndRead(ar)); }
            void OnReadPlain(IAsyncResult ar) { ((Stream)ar.AsyncState).EndRead(ar); }
            void M(Stream stream, byte[] buffer)
            {
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_begin() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.IO.Stream s, byte[] b) => s.BeginRead(b, 0, 1, {|#0:async|} ar => { s.EndRead(ar); await System.Threading.Tasks.Task.Yield(); }, null);
            }
            """,
            new DiagnosticResult(DiagnosticIds.CallbackIsAsyncVoid, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "The callback of 'BeginRead' is async and returns no task: an exception in it ends the process, and nobody can "
                        + "wait for it"
                )
        );

    [Theory]
    [InlineData("stream.BeginRead(buffer, 0, 1, {|LAP2011:async|} ar => await SaveAsync(stream.EndRead(ar)), null);")]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, new AsyncCallback({|LAP2011:async|} (IAsyncResult ar) => { await "
            + "SaveAsync(stream.EndRead(ar)); }), null);"
    )]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, {|LAP2011:async|} delegate (IAsyncResult ar) { await SaveAsync(stream.EndRead(ar)); }, null);"
    )]
    [InlineData("stream.BeginRead(buffer, 0, 1, {|LAP2011:OnRead|}, stream);")]
    [InlineData("stream.BeginRead(buffer, 0, 1, new AsyncCallback({|LAP2011:this.OnRead|}), stream);")]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, {|LAP2011:Local|}, stream); async void Local(IAsyncResult ar) => await "
            + "SaveAsync(stream.EndRead(ar));"
    )]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, {|LAP2011:async|} ar => { try { await SaveAsync(stream.EndRead(ar)); } catch (IOException) { } "
            + "}, null);"
    )]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, {|LAP2011:async|} ar => { try { await SaveAsync(stream.EndRead(ar)); } catch { } await "
            + "SaveAsync(1); }, null);"
    )]
    [InlineData("AsyncCallback callback = OnRead; stream.BeginRead(buffer, 0, 1, {|LAP2011:callback|}, stream);")]
    [InlineData(
        "AsyncCallback callback = async ar => await SaveAsync(stream.EndRead(ar)); stream.BeginRead(buffer, 0, 1, "
            + "{|LAP2011:callback|}, null); stream.BeginRead(buffer, 0, 1, new AsyncCallback({|LAP2011:callback|}), null);"
    )]
    public Task Async_function_is_called_back(string statement) => Reports(statement);

    [Theory]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => SaveAsync(stream.EndRead(ar)), null);")]
    [InlineData("stream.BeginRead(buffer, 0, 1, OnReadPlain, stream);")]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, ar => { Func<Task> save = async () => await SaveAsync(stream.EndRead(ar)); save(); }, null);"
    )]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, async ar => { try { await SaveAsync(stream.EndRead(ar)); } catch (Exception e) { "
            + "Console.WriteLine(e); } }, null);"
    )]
    [InlineData(
        "stream.BeginRead(buffer, 0, 1, async ar => { var s = (Stream)ar.AsyncState; try { await SaveAsync(s.EndRead(ar)); } catch { } "
            + "}, stream);"
    )]
    [InlineData("AsyncCallback callback = OnRead; stream.BeginRead(buffer, 0, 1, true ? callback : OnReadPlain, stream);")]
    public Task Nothing_can_be_thrown_or_it_is_not_async(string statement) => Reports(statement);

    [Fact]
    public Task Lambda_becomes_an_async_function_with_a_task() =>
        Net.Fixes(
            """
            Task SaveAsync(int read) => Task.CompletedTask;
            void M(Stream stream, byte[] buffer)
            {
                stream.BeginRead(buffer, 0, 1, {|LAP2011:async|} ar => await SaveAsync(stream.EndRead(ar)), null);
            }
            """,
            """
            Task SaveAsync(int read) => Task.CompletedTask;
            void M(Stream stream, byte[] buffer)
            {
                _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                async Task CompleteReadAsync(Task<int> read)
                {
                    await SaveAsync(await read.ConfigureAwait(false));
                }
            }
            """
        );

    [Fact]
    public Task Lambda_in_a_local_becomes_a_function() =>
        Net.Fixes(
            """
            Task SaveAsync(int read) => Task.CompletedTask;
            void M(Stream stream, byte[] buffer)
            {
                AsyncCallback callback = async ar =>
                {
                    await SaveAsync(stream.EndRead(ar));
                };

                stream.BeginRead(buffer, 0, 1, {|LAP2011:callback|}, null);
            }
            """,
            """
            Task SaveAsync(int read) => Task.CompletedTask;
            void M(Stream stream, byte[] buffer)
            {
                async Task CallbackAsync(Task<int> task)
                {
                    await SaveAsync(await task.ConfigureAwait(false));
                }

                _ = CallbackAsync(stream.ReadAsync(buffer, 0, 1));
            }
            """
        );

    [Fact]
    public Task Method_returns_a_task() =>
        Net.Fixes(
            """
            Task SaveAsync(int read) => Task.CompletedTask;
            void M(Stream stream, byte[] buffer)
            {
                stream.BeginRead(buffer, 0, 1, new AsyncCallback({|LAP2011:OnRead|}), stream);
            }

            async void OnRead(IAsyncResult ar)
            {
                await SaveAsync(((Stream)ar.AsyncState).EndRead(ar));
            }
            """,
            """
            Task SaveAsync(int read) => Task.CompletedTask;
            void M(Stream stream, byte[] buffer)
            {
                _ = OnReadAsync(stream.ReadAsync(buffer, 0, 1));
            }

            async Task OnReadAsync(Task<int> task)
            {
                await SaveAsync(await task.ConfigureAwait(false));
            }
            """
        );

    [Fact]
    public Task No_action_where_something_else_calls_the_method() =>
        Net.DoesNotFix(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.BeginRead(buffer, 0, 1, {|LAP2011:OnRead|}, stream);
                OnRead(null);
            }

            async void OnRead(IAsyncResult ar)
            {
                ((Stream)ar.AsyncState).EndRead(ar);
                await Task.Yield();
            }
            """,
            RefusalReason.CallbackMustStay
        );
}
