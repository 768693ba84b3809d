using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>What <c>.editorconfig</c> chooses of the fixes.</summary>
public sealed class PreferencesTests
{
    private const string Blocks = """
        int M(Stream stream, byte[] buffer)
        {
            var ar = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
            return stream.EndRead(ar);
        }

        async Task N(Stream stream) => Console.WriteLine(M(stream, new byte[1]));
        """;

    private const string StillBlocks = """
        int M(Stream stream, byte[] buffer)
        {
            var ar = stream.ReadAsync(buffer, 0, 1);
            return ar.GetAwaiter().GetResult();
        }

        async Task N(Stream stream) => Console.WriteLine(M(stream, new byte[1]));
        """;

    private const string MadeAsync = """
        async Task<int> MAsync(Stream stream, byte[] buffer)
        {
            var ar = stream.ReadAsync(buffer, 0, 1);
            return await ar;
        }

        async Task N(Stream stream) => Console.WriteLine(await MAsync(stream, new byte[1]));
        """;

    /// <summary>Nobody would see what the callback throws.</summary>
    private const string MayChange = """
        void M(Stream stream, byte[] buffer)
        {
            stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
            {
                Console.WriteLine(stream.EndRead(ar));
            }, null);
            Console.WriteLine("Started");
        }
        """;

    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(DiagnosticIds.UseTaskCounterpart);

    [Theory]
    [InlineData("async_analyzers.fixes = same_behavior")]
    [InlineData("async_analyzers.fixes = Same_Behavior ")]
    public Task What_may_change_is_not_offered_where_the_same_is_asked_for(string option) =>
        With(option).DoesNotFix(MayChange, RefusalReason.MayChangeBehavior);

    [Theory]
    [InlineData("async_analyzers.fixes = same_behavior")]
    [InlineData("async_analyzers.fixes = all")]
    [InlineData("async_analyzers.blocking = keep")]
    [InlineData("async_analyzers.blocking = whatever")]
    public Task What_does_the_same_is_offered_always(string option) => With(option).Fixes(Blocks, StillBlocks);

    [Fact]
    public Task What_blocks_is_made_async_where_that_is_preferred() =>
        With("async_analyzers.blocking = make_async").Fixes(Blocks, MadeAsync);

    [Fact]
    public Task What_cannot_be_made_async_blocks_on_the_task_all_the_same() =>
        With("async_analyzers.blocking = make_async")
            .Fixes(
                """
                C(Stream stream, byte[] buffer)
                {
                    var ar = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
                    stream.EndRead(ar);
                }
                """,
                """
                C(Stream stream, byte[] buffer)
                {
                    var ar = stream.ReadAsync(buffer, 0, 1);
                    ar.GetAwaiter().GetResult();
                }
                """
            );

    private const string CallbackAndAwait = """
        void M(Stream stream, byte[] buffer)
        {
            stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
            {
                try
                {
                    stream.EndRead(ar);
                }
                catch (Exception)
                {
                }
            }, null);
        }

        async Task N(Stream stream, byte[] buffer)
        {
            await Task.Delay(1);
            var ar = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
            Console.WriteLine(stream.{|LAP2009:EndRead|}(ar));
        }
        """;

    [Theory]
    [InlineData("auto", ".ConfigureAwait(false)", "")]
    [InlineData("whatever", ".ConfigureAwait(false)", "")]
    [InlineData("false", ".ConfigureAwait(false)", ".ConfigureAwait(false)")]
    [InlineData("true", "", "")]
    public Task Awaits_come_back_to_their_context_as_wanted(string value, string inCallback, string inAsyncMethod) =>
        (CallPairTest.OnNet.Only("LAP2005", "LAP2009") with { Options = [$"async_analyzers.configure_await = {value}"] }).Fixes(
            CallbackAndAwait,
            $$"""
            void M(Stream stream, byte[] buffer)
            {
                _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                async Task CompleteReadAsync(Task<int> read)
                {
                    try
                    {
                        await read{{inCallback}};
                    }
                    catch (Exception)
                    {
                    }
                }
            }

            async Task N(Stream stream, byte[] buffer)
            {
                await Task.Delay(1);
                var ar = stream.ReadAsync(buffer, 0, 1);
                Console.WriteLine(await ar{{inAsyncMethod}});
            }
            """
        );

    /// <summary>What goes on elsewhere than it did is not offered where the same is asked for.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public Task Awaits_that_move_code_may_change_it(string value)
    {
        var code = CallbackAndAwait.Split("\n\n");
        return (
            CallPairTest.OnNet.Only("LAP2005", "LAP2009") with
            {
                Options = [$"async_analyzers.configure_await = {value}", "async_analyzers.fixes = same_behavior"],
            }
        ).DoesNotFix(code[value == "true" ? 0 : 1], RefusalReason.MayChangeBehavior);
    }

    /// <summary>On the pool there is no context.</summary>
    [Theory]
    [InlineData("true", "")]
    [InlineData("false", ".ConfigureAwait(false)")]
    public Task Awaits_on_the_pool_do_the_same_in_both_forms(string value, string written) =>
        (
            CallPairTest.OnFramework.Only("LAP1007") with
            {
                Options = [$"async_analyzers.configure_await = {value}", "async_analyzers.fixes = same_behavior"],
            }
        ).Fixes(
            """
            readonly Func<int> _work;
            void M() => _work.{|LAP1007:BeginInvoke|}(OnDone, null);
            private void OnDone(IAsyncResult ar)
            {
                try
                {
                    _work.EndInvoke(ar);
                }
                catch (Exception)
                {
                }
            }
            """,
            $$"""
            readonly Func<int> _work;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(_work)));
            private async Task OnDoneAsync(Task<int> task)
            {
                try
                {
                    await task{{written}};
                }
                catch (Exception)
                {
                }
            }
            """
        );

    /// <summary>The caller that waits may hold the context.</summary>
    [Fact]
    public Task Awaits_that_must_not_come_back_do_not() =>
        With("async_analyzers.configure_await = true\nasync_analyzers.blocking = make_async")
            .Fixes(
                """
                int M(Stream stream, byte[] buffer)
                {
                    var ar = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
                    return stream.EndRead(ar);
                }

                public int N(Stream stream) => M(stream, new byte[1]);
                """,
                """
                async Task<int> MAsync(Stream stream, byte[] buffer)
                {
                    var ar = stream.ReadAsync(buffer, 0, 1);
                    return await ar.ConfigureAwait(false);
                }

                public int N(Stream stream) => MAsync(stream, new byte[1]).GetAwaiter().GetResult();
                """
            );

    private static CallPairTest With(string option) => OnNet with { Options = [option] };
}
