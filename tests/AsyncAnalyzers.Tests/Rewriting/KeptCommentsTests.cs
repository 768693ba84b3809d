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

    /// <summary>A comment on lines that are gone goes with them; one that may speak of what follows, or names nothing of them,
    /// stays.</summary>
    [Fact]
    public Task Above_removed_statements() =>
        OnFramework.Fixes(
            """
            delegate string Caller(int duration, out int threadId);
            void M(Caller caller)
            {
                // The threadId is out, so a dummy does.
                int dummy = 0;

                // Initiate the call.
                caller.{|LAP1007:BeginInvoke|}(3000, out dummy, OnDone, "The call said {0} on thread {1}.");
            }

            private void OnDone(IAsyncResult ar)
            {
                // Called on a thread of the pool.

                // Retrieve the delegate.
                var result = (System.Runtime.Remoting.Messaging.AsyncResult)ar;
                Caller caller = (Caller)result.AsyncDelegate;

                // Retrieve the format string that was passed as state.
                string format = (string)ar.AsyncState;

                // Call EndInvoke to retrieve the results.
                string returned = caller.EndInvoke(out int threadId, ar);
                Console.WriteLine(format, returned, threadId);
            }
            """,
            """
            delegate string Caller(int duration, out int threadId);
            void M(Caller caller)
            {
                // Initiate the call.
                _ = Task.Run(() => OnDoneAsync(Task.Run(() =>
                {
                    var result = caller(3000, out var dummy);
                    return (result, dummy);
                }), "The call said {0} on thread {1}."));
            }

            private async Task OnDoneAsync(Task<(string Result, int ThreadId)> task, string format)
            {
                // Called on a thread of the pool.

                // Call EndInvoke to retrieve the results.
                string returned;
                int threadId;
                (returned, threadId) = await task.ConfigureAwait(false);
                Console.WriteLine(format, returned, threadId);
            }
            """
        );

    /// <summary>What stands above statements of which one stays speaks of that, too; so may what names nothing of them.</summary>
    [Fact]
    public Task Above_statements_of_which_one_stays() =>
        OnNet.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                IAsyncResult ar = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);

                // Wait for the handle, then tell.
                ar.AsyncWaitHandle.WaitOne();
                Console.WriteLine("Waited");

                // Patience.
                ar.AsyncWaitHandle.WaitOne();

                // Outlives what is below it.

                // The handle is closed.
                ar.AsyncWaitHandle.Close();

                // End.
                stream.EndRead(ar);
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                Task<int> ar = stream.ReadAsync(buffer, 0, 1);

                // Wait for the handle, then tell.
                Task.WaitAny(ar);
                Console.WriteLine("Waited");

                // Patience.
                Task.WaitAny(ar);

                // Outlives what is below it.

                // End.
                ar.GetAwaiter().GetResult();
            }
            """
        );
}
