using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>What Begin throws at once: the title says so where it may come out elsewhere.</summary>
public sealed class ExceptionOfBeginTests
{
    private const string Feed = """
        class Feed
        {
            public IAsyncResult BeginGet(int n, AsyncCallback callback, object state) => throw new ArgumentException("n");
            public int EndGet(IAsyncResult result) => 0;
            public async Task<int> GetAsync(int n) { await Task.Delay(n).ConfigureAwait(false); return n; }
        }

        """;

    private const string ByTask = "Replace 'BeginGet' with 'GetAsync'";

    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.BeginIsNeverEnded);

    [Theory]
    [InlineData(
        "IAsyncResult ar; try { ar = feed.BEGIN; } catch (ArgumentException) { return -1; } return feed.EndGet(ar);",
        "Task<int> ar; try { ar = feed.GetAsync(1); } catch (ArgumentException) { return -1; } return ar.GetAwaiter().GetResult();",
        true
    )]
    [InlineData(
        "try { var ar = feed.BEGIN; return feed.EndGet(ar); } catch (ArgumentException) { return -1; }",
        "try { var ar = feed.GetAsync(1); return ar.GetAwaiter().GetResult(); } catch (ArgumentException) { return -1; }",
        false
    )]
    [InlineData(
        "try { return feed.EndGet(feed.BEGIN); } catch (ArgumentException) { return -1; }",
        "try { return feed.GetAsync(1).GetAwaiter().GetResult(); } catch (ArgumentException) { return -1; }",
        false
    )]
    [InlineData(
        "try { var ar = feed.BEGIN; Func<int> end = () => feed.EndGet(ar); return end(); } catch (ArgumentException) { return -1; }",
        "try { var ar = feed.GetAsync(1); Func<int> end = () => ar.GetAwaiter().GetResult(); return end(); } "
            + "catch (ArgumentException) { return -1; }",
        true
    )]
    [InlineData(
        "var ar = feed.BEGIN; Console.WriteLine(); return feed.EndGet(ar);",
        "var ar = feed.GetAsync(1); Console.WriteLine(); return ar.GetAwaiter().GetResult();",
        true
    )]
    public Task Begun_and_ended(string body, string rewritten, bool change) =>
        (OnNet with { Title = Title(ByTask, change) }).Fixes(
            Feed + $$"""int M(Feed feed) { {{body.Replace("BEGIN", "{|LAP2005:BeginGet|}(1, null, null)")}} }""",
            Feed + $$"""int M(Feed feed) { {{rewritten}} }"""
        );

    /// <summary>Methods of the platform throw usage errors at once.</summary>
    [Theory]
    [InlineData(
        "var ar = stream.BEGIN; Console.WriteLine(); return stream.EndRead(ar);",
        "var ar = stream.ReadAsync(buffer, 0, 1); Console.WriteLine(); return ar.GetAwaiter().GetResult();",
        false
    )]
    [InlineData(
        "IAsyncResult ar; try { ar = stream.BEGIN; } catch (IOException) { return -1; } return stream.EndRead(ar);",
        "Task<int> ar; try { ar = stream.ReadAsync(buffer, 0, 1); } catch (IOException) { return -1; } return ar.GetAwaiter().GetResult();",
        true
    )]
    public Task Counterpart_of_the_platform(string body, string rewritten, bool change) =>
        (OnNet with { Title = Title("Replace 'BeginRead' with 'ReadAsync'", change) }).Fixes(
            $$"""int M(Stream stream, byte[] buffer) { {{body.Replace("BEGIN", "{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)")}} }""",
            $$"""int M(Stream stream, byte[] buffer) { {{rewritten}} }"""
        );

    [Fact]
    public Task Forgotten() =>
        (OnNet with { Title = Title(ByTask, change: true) }).Fixes(
            Feed + "void M(Feed feed) { feed.{|LAP2001:BeginGet|}(1, null, null); }",
            Feed + "void M(Feed feed) { _ = feed.GetAsync(1); }"
        );

    [Fact]
    public Task In_a_list() =>
        (OnNet with { Title = Title(ByTask, change: true) }).Fixes(
            Feed
                + """
                void M(Feed feed)
                {
                    var results = new List<IAsyncResult>();
                    results.Add(feed.{|LAP2005:BeginGet|}(1, null, null));
                    foreach (var result in results) feed.EndGet(result);
                }
                """,
            Feed
                + """
                void M(Feed feed)
                {
                    var results = new List<Task<int>>();
                    results.Add(feed.GetAsync(1));
                    foreach (var result in results) result.GetAwaiter().GetResult();
                }
                """
        );

    [Theory]
    [InlineData("async Task<int> M(Feed feed) => await WRAPPED;", "async Task<int> M(Feed feed) => await feed.GetAsync(1);", false)]
    [InlineData("Task<int> M(Feed feed) => WRAPPED;", "Task<int> M(Feed feed) => feed.GetAsync(1);", true)]
    public Task Wrapped(string member, string rewritten, bool change) =>
        (OnNet with { Title = Title("Replace 'FromAsync' with 'GetAsync'", change) }).Fixes(
            Feed + member.Replace("WRAPPED", "Task.Factory.FromAsync(feed.{|LAP2005:BeginGet|}, feed.EndGet, 1, null)"),
            Feed + rewritten
        );

    /// <summary>FromAsync calls Begin where it stood.</summary>
    [Fact]
    public Task FromAsync_lets_it_through() =>
        (CallPairTest.OnNet.Only(DiagnosticIds.UseFromAsync) with { Title = "Replace 'BeginGet' with 'Task.Factory.FromAsync'" }).Fixes(
            """
            class Feed
            {
                public IAsyncResult BeginGet(int n, AsyncCallback callback, object state) => throw new ArgumentException("n");
                public int EndGet(IAsyncResult result) => 0;
            }
            int M(Feed feed)
            {
                IAsyncResult ar;
                try { ar = feed.{|LAP2006:BeginGet|}(1, null, null); }
                catch (ArgumentException) { return -1; }
                return feed.EndGet(ar);
            }
            """,
            """
            class Feed
            {
                public IAsyncResult BeginGet(int n, AsyncCallback callback, object state) => throw new ArgumentException("n");
                public int EndGet(IAsyncResult result) => 0;
            }
            int M(Feed feed)
            {
                Task<int> ar;
                try { ar = Task.Factory.FromAsync(feed.BeginGet, feed.EndGet, 1, null); }
                catch (ArgumentException) { return -1; }
                return ar.GetAwaiter().GetResult();
            }
            """
        );

    private static string Title(string act, bool change) => change ? act + " (may change semantics)" : act;
}
