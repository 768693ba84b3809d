using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>An operation that is complete when Begin returns: what was its callback runs on the caller's thread, and the title says
/// so.</summary>
public sealed class EarlyCallbackTests
{
    [Fact]
    public Task Over_FromAsync() =>
        (
            CallPairTest.OnNet.Only(DiagnosticIds.UseFromAsync) with
            {
                Title = "Replace 'BeginGet' with 'Task.Factory.FromAsync' (may change semantics)",
            }
        ).Fixes(
            Source("feed.{|LAP2006:BeginGet|}(1, OnGot, feed);", "void OnGot(IAsyncResult ar)", "((Feed)ar.AsyncState).EndGet(ar)"),
            Source(
                "_ = OnGotAsync(Task.Factory.FromAsync(feed.BeginGet, feed.EndGet, 1, null));",
                "async Task OnGotAsync(Task<int> task)",
                "await task.ConfigureAwait(false)"
            )
        );

    private static string Source(string begin, string callback, string end) =>
        $$"""
            class Feed
            {
                public IAsyncResult BeginGet(int n, AsyncCallback callback, object state) => null;
                public int EndGet(IAsyncResult result) => 0;
            }
            void M(Feed feed) { {{begin}} }
            {{callback}} { try { {{end}}; } catch (Exception e) { Console.WriteLine(e); } }
            """;
}
