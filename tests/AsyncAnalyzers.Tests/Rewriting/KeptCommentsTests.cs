using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>No comment is lost: what stands inside a call that goes away stands behind what takes its place.</summary>
public sealed class KeptCommentsTests
{
    [Fact]
    public Task Inside_an_end_call_and_a_parameter_list() =>
        OnNet.Fixes(
            """
            readonly Func<int> _work;
            void Start() { _work.{|LAP1001:BeginInvoke|}(OnDone, null); }
            private void OnDone(IAsyncResult ar /* result */) // signature
            {
                int v = _work.{|LAP1001:EndInvoke|}(ar /* pass */); // got it
                Console.WriteLine(v);
            }
            """,
            """
            readonly Func<int> _work;
            void Start() { _ = Task.Run(() => OnDoneAsync(Task.Run(_work))); }
            private async Task OnDoneAsync(Task<int> task /* result */) // signature
            {
                int v = await task.ConfigureAwait(false) /* pass */; // got it
                Console.WriteLine(v);
            }
            """
        );

    [Fact]
    public Task Beside_the_state() =>
        OnNet.Fixes(
            """
            readonly Func<int> _work;
            void Start() { _work.{|LAP1001:BeginInvoke|}(OnDone, 5); }
            private void OnDone(/* the */ IAsyncResult ar) { Console.WriteLine(_work.{|LAP1001:EndInvoke|}(ar) + (int)ar.AsyncState); }
            """,
            """
            readonly Func<int> _work;
            void Start() { _ = Task.Run(() => OnDoneAsync(Task.Run(_work), 5)); }
            private async Task OnDoneAsync(/* the */ Task<int> task, int state) { Console.WriteLine(await task.ConfigureAwait(false) + state); }
            """
        );

    [Fact]
    public Task To_the_end_of_the_line() =>
        OnNet.Fixes(
            """
            int M(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return /* value */ work.{|LAP1001:EndInvoke|}( // wait
                    ar);
            }
            """,
            """
            int M(Func<int> work)
            {
                var ar = Task.Run(work);
                return /* value */ ar.GetAwaiter().GetResult() /* wait */;
            }
            """
        );
}
