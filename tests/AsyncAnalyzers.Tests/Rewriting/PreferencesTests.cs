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

    private static CallPairTest With(string option) => OnNet with { Options = [option] };
}
