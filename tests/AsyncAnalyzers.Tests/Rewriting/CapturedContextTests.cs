using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A counterpart in source that comes back to the context of its caller is not taken where somebody may block on it.</summary>
public sealed class CapturedContextTests
{
    private const string Counterpart = "public async Task<int> LoadAsync(int id) { await Task.Delay(id); return id; }";

    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(DiagnosticIds.UseTaskCounterpart);

    [Theory]
    [InlineData(
        """
            var all = new List<IAsyncResult>();
            all.Add(loader.BEGIN(1, null, null));
            foreach (var each in all) loader.EndLoad(each);
            """,
        """
            var all = new List<Task<int>>();
            all.Add(FROMASYNC);
            foreach (var each in all) each.GetAwaiter().GetResult();
            """
    )]
    [InlineData(
        """
            var all = new IAsyncResult[1];
            all[0] = loader.BEGIN(1, null, null);
            loader.EndLoad(all[0]);
            """,
        """
            var all = new Task<int>[1];
            all[0] = FROMASYNC;
            all[0].GetAwaiter().GetResult();
            """
    )]
    [InlineData(
        """
            loader.BEGIN(1, ar => { loader.EndLoad(ar); }, null);
            """,
        """
            _ = CompleteLoadAsync(FROMASYNC);

            async Task CompleteLoadAsync(Task<int> load) { await load.ConfigureAwait(false); }
            """
    )]
    public Task May_be_blocked_on(string body, string rewritten) => Fixes("void M(Loader loader)", Counterpart, body, rewritten);

    [Fact]
    public Task Waited_for() =>
        Fixes(
            "async Task M(Loader loader)",
            Counterpart,
            """
            await Task.Yield();
            var ar = loader.BEGIN(1, null, null);
            ar.AsyncWaitHandle.WaitOne();
            loader.EndLoad(ar);
            """,
            """
            await Task.Yield();
            var ar = FROMASYNC;
            await Task.WhenAny(ar);
            await ar;
            """
        );

    [Fact]
    public Task Awaited() =>
        Fixes(
            "async Task M(Loader loader)",
            Counterpart,
            """
            await Task.Yield();
            var ar = loader.BEGIN(1, null, null);
            Console.WriteLine();
            loader.EndLoad(ar);
            """,
            """
            await Task.Yield();
            var ar = loader.LoadAsync(1);
            Console.WriteLine();
            await ar;
            """
        );

    /// <summary>What runs is an override or an implementation.</summary>
    [Theory]
    [InlineData("await Task.Delay(id);", true)]
    [InlineData("await Task.Delay(id).ConfigureAwait(false);", false)]
    [InlineData("await foreach (var each in Numbers()) { }", true)]
    [InlineData("await foreach (var each in Numbers().ConfigureAwait(false)) { }", false)]
    [InlineData("await using (new Closing()) { }", true)]
    [InlineData("await using (new Closing().ConfigureAwait(false)) { }", false)]
    public Task Overridden(string wait, bool comesBack) =>
        Fixes(
            "int M(Loader loader)",
            "public virtual Task<int> LoadAsync(int id) => Task.FromResult(id);",
            """
            var ar = loader.BEGIN(1, null, null);
            Console.WriteLine();
            return loader.EndLoad(ar);
            """,
            $"""
            var ar = {(comesBack ? "FROMASYNC" : "loader.LoadAsync(1)")};
            Console.WriteLine();
            return ar.GetAwaiter().GetResult();
            """,
            $$"""
            class Slow : Loader { public override async Task<int> LoadAsync(int id) { {{wait}} return id; } }
            class Closing : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
            static async IAsyncEnumerable<int> Numbers() { await Task.Delay(1).ConfigureAwait(false); yield return 1; }
            """
        );

    private static Task Fixes(string signature, string counterpart, string body, string rewritten, string others = "")
    {
        return OnNet.Fixes(
            Source(body.Replace("BEGIN", "{|LAP2005:BeginLoad|}")),
            Source(rewritten.Replace("FROMASYNC", "Task.Factory.FromAsync(loader.{|LAP2005:BeginLoad|}, loader.EndLoad, 1, null)"))
        );

        string Source(string statements) =>
            $$"""
                class Loader
                {
                    public IAsyncResult BeginLoad(int id, AsyncCallback callback, object state) => null;
                    public int EndLoad(IAsyncResult result) => 0;
                    {{counterpart}}
                }

                {{others}}

                {{signature}}
                {
                    {{statements.Replace("\n", "\n    ").Replace("\n    \n", "\n\n")}}
                }
                """;
    }
}
