using AsyncAnalyzers.Behavior.Tests.Running;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Implementations;
using Xunit;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>
/// Begin and End of a type, before and after their fixes, seen by all that callers do with a pair: a pair over a task as it is never calls
/// back, one over a delegate does nothing on .NET, one made by hand stays as it was.
/// </summary>
public sealed class ImplementedPairsTests
{
    private static string ProgramWith(string pair) =>
        $$"""
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;

            public class Catalog
            {
                {{pair}}
            }

            public static class Program
            {
                private static readonly Catalog s_catalog = new Catalog();

                public static void Main()
                {
                    Say("callback", () =>
                    {
                        var called = new ManualResetEvent(false);
                        var text = "";
                        s_catalog.BeginCount("abc", ar => { text = s_catalog.EndCount(ar) + ", state " + ar.AsyncState; called.Set(); }, "s");
                        return called.WaitOne(2000) ? text : "never";
                    });
                    Say("FromAsync", () =>
                    {
                        var task = Task.Factory.FromAsync<string, int>(s_catalog.BeginCount, s_catalog.EndCount, "abcd", "s");
                        return task.Wait(2000) ? task.Result + ", state " + task.AsyncState : "never";
                    });
                    Say("handle", () =>
                    {
                        var ar = s_catalog.BeginCount("abcde", null, "s");
                        return ar.AsyncWaitHandle.WaitOne(2000) + ", " + s_catalog.EndCount(ar);
                    });
                    Say("polling", () =>
                    {
                        var ar = s_catalog.BeginCount("abcdef", null, "s");
                        for (var i = 0; i < 200 && !ar.IsCompleted; i++) Thread.Sleep(10);
                        return ar.IsCompleted + ", " + ar.CompletedSynchronously + ", " + s_catalog.EndCount(ar);
                    });
                    Say("End", () => "" + s_catalog.EndCount(s_catalog.BeginCount("a", null, null)));
                    Say("state", () => "" + s_catalog.BeginCount("a", null, "s").AsyncState);
                    Say("failure at once", () => "" + s_catalog.BeginCount(null, null, null));
                    Say("failure", () => "" + s_catalog.EndCount(s_catalog.BeginCount("missing", null, null)));
                    Say("failure in the callback", () =>
                    {
                        var called = new ManualResetEvent(false);
                        var text = "";
                        s_catalog.BeginCount("missing", ar =>
                        {
                            try { s_catalog.EndCount(ar); } catch (Exception e) { text = e.GetType().Name; }
                            called.Set();
                        }, null);
                        return called.WaitOne(2000) ? text : "never";
                    });
                }

                private static void Say(string name, Func<string> what)
                {
                    try { Console.WriteLine(name + ": " + what()); } catch (Exception e) { Console.WriteLine(name + ": " + e.GetType().Name); }
                }
            }
            """;

    private const string Count = """
        private static async Task<int> CountAsync(string folder)
        {
            await Task.Delay(50);
            if (folder == "missing") throw new FileNotFoundException(folder);
            return folder.Length;
        }
        """;

    private const string OverTask =
        Count
        + """
            public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
            {
                if (folder == null) throw new ArgumentNullException("folder");
                return CountAsync(folder);
            }

            public int EndCount(IAsyncResult result)
            {
                return ((Task<int>)result).Result;
            }
            """;

    private const string ByHand =
        Count
        + """
            public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
            {
                if (folder == null) throw new ArgumentNullException("folder");
                var completion = new TaskCompletionSource<int>(state);
                CountAsync(folder).ContinueWith(task =>
                {
                    if (task.IsFaulted) completion.TrySetException(task.Exception.InnerExceptions);
                    else if (task.IsCanceled) completion.TrySetCanceled();
                    else completion.TrySetResult(task.Result);
                    if (callback != null) callback(completion.Task);
                }, TaskScheduler.Default);
                return completion.Task;
            }

            public int EndCount(IAsyncResult result)
            {
                return ((Task<int>)result).GetAwaiter().GetResult();
            }
            """;

    private const string OverDelegate = """
        private readonly Func<string, int> _count = folder =>
        {
            Thread.Sleep(50);
            if (folder == "missing") throw new FileNotFoundException(folder);
            return folder.Length;
        };

        public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
        {
            if (folder == null) throw new ArgumentNullException("folder");
            return _count.BeginInvoke(folder, callback, state);
        }

        public int EndCount(IAsyncResult result)
        {
            return _count.EndInvoke(result);
        }
        """;

    private static readonly string[] s_before =
    [
        "callback: never",
        "FromAsync: never",
        "handle: True, 5",
        "polling: True, False, 6",
        "End: 1",
        "state: ",
        "failure at once: ArgumentNullException",
        "failure: AggregateException",
        "failure in the callback: never",
    ];

    private static readonly string[] s_after =
    [
        "callback: 3, state s",
        "FromAsync: 4, state s",
        "handle: True, 5",
        "polling: True, False, 6",
        "End: 1",
        "state: s",
        "failure at once: ArgumentNullException",
        "failure: FileNotFoundException",
        "failure in the callback: FileNotFoundException",
    ];

    private static readonly string[] s_unsupported =
    [
        "callback: PlatformNotSupportedException",
        "FromAsync: PlatformNotSupportedException",
        "handle: PlatformNotSupportedException",
        "polling: PlatformNotSupportedException",
        "End: PlatformNotSupportedException",
        "state: PlatformNotSupportedException",
        "failure at once: ArgumentNullException",
        "failure: PlatformNotSupportedException",
        "failure in the callback: PlatformNotSupportedException",
    ];

    [Fact]
    public Task Over_a_task_on_Net() => FixedItSaysAllAsync(Platform.Net, OverTask, s_before, DiagnosticIds.TaskIsReturnedAsAsyncResult);

    [MonoFact]
    public Task Over_a_task_on_Mono() =>
        FixedItSaysAllAsync(
            Platform.DotNetFramework,
            OverTask,
            s_before,
            DiagnosticIds.TaskIsReturnedAsAsyncResult,
            DiagnosticIds.EndBlocksOnTask
        );

    /// <summary>With the wrapper that the second action adds.</summary>
    [MonoFact]
    public Task Over_a_task_with_a_wrapper_on_Mono() =>
        FixedItSaysAllAsync(
            new FixedProgram(Platform.DotNetFramework, ProgramWith(OverTask) + "\n" + TaskWrapperSource.Text),
            s_before,
            DiagnosticIds.TaskIsReturnedAsAsyncResult
        );

    [Fact]
    public Task By_hand_on_Net() => FixedItSaysAllAsync(Platform.Net, ByHand, s_after, DiagnosticIds.GlueIsHandWritten);

    [Fact]
    public Task Over_a_delegate_on_Net() =>
        FixedItSaysAllAsync(Platform.Net, OverDelegate, s_unsupported, DiagnosticIds.DelegateBeginInvokeIsNotSupported);

    [MonoFact]
    public Task Over_a_delegate_on_Mono() => FixedItSaysAllAsync(Platform.DotNetFramework, OverDelegate, s_after, DiagnosticIds.UseTaskRun);

    /// <summary>A pair over a delegate that also gives something by reference.</summary>
    private const string ByReference = """
        private delegate int Counter(string folder, out string found);

        private readonly Counter _count = (string folder, out string found) =>
        {
            Thread.Sleep(50);
            if (folder == "missing") throw new FileNotFoundException(folder);
            found = folder.ToUpperInvariant();
            return folder.Length;
        };

        public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
        {
            if (folder == null) throw new ArgumentNullException("folder");
            string found;
            return _count.BeginInvoke(folder, out found, callback, state);
        }

        public int EndCount(out string found, IAsyncResult result)
        {
            return _count.EndInvoke(out found, result);
        }

        public int EndCount(IAsyncResult result)
        {
            string found;
            var length = EndCount(out found, result);
            if (found.Length != length) throw new InvalidOperationException();
            return length;
        }
        """;

    [Fact]
    public Task Over_a_delegate_by_reference_on_Net() =>
        FixedItSaysAllAsync(Platform.Net, ByReference, s_unsupported, DiagnosticIds.DelegateBeginInvokeIsNotSupported);

    [MonoFact]
    public Task Over_a_delegate_by_reference_on_Mono() =>
        FixedItSaysAllAsync(Platform.DotNetFramework, ByReference, s_after, DiagnosticIds.UseTaskRun);

    /// <summary>A pair that goes with all that uses it, through <c>FromAsync</c> and inside its type.</summary>
    private const string ReplacedPair = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        public class Catalog
        {
            private readonly Func<string, int> _count = folder =>
            {
                Thread.Sleep(50);
                if (folder == "missing") throw new FileNotFoundException(folder);
                return folder.Length;
            };

            public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
            {
                return _count.BeginInvoke(folder, callback, state);
            }

            public int EndCount(IAsyncResult result)
            {
                return _count.EndInvoke(result);
            }

            public int Count(string folder)
            {
                var result = BeginCount(folder, null, null);
                Console.WriteLine("begun");
                return EndCount(result);
            }
        }

        public static class Program
        {
            private static readonly Catalog s_catalog = new Catalog();

            public static void Main()
            {
                foreach (var folder in new[] { "abc", "missing" })
                {
                    Say(() => s_catalog.Count(folder));
                    Say(() => Task.Factory.FromAsync<string, int>(s_catalog.BeginCount, s_catalog.EndCount, folder, null).GetAwaiter().GetResult());
                    Say(() => AwaitAsync(folder).GetAwaiter().GetResult());
                }
            }

            private static async Task<int> AwaitAsync(string folder)
            {
                return await Task.Factory.FromAsync<string, int>(s_catalog.BeginCount, s_catalog.EndCount, folder, null);
            }

            private static void Say(Func<int> what)
            {
                try { Console.WriteLine(what()); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
            }
        }
        """;

    [MonoFact]
    public async Task Replaced_with_its_users_on_Mono()
    {
        var program = new FixedProgram(Platform.DotNetFramework, ReplacedPair);
        string[] said = ["begun", "3", "3", "3", "begun", "FileNotFoundException", "FileNotFoundException", "FileNotFoundException"];
        Assert.Equal(said, program.Run());

        var fixedProgram = await program.FixWithKeyAsync("LAP5007.ReplacePairMayChange", DiagnosticIds.PairHasNoTaskMethod);

        Assert.DoesNotContain("BeginCount", fixedProgram.Text, StringComparison.Ordinal);
        Assert.Equal(said, fixedProgram.Run());
        Assert.Equal(said, (fixedProgram with { Platform = Platform.Net }).Run());
    }

    private static Task FixedItSaysAllAsync(Platform platform, string pair, string[] before, params string[] ids) =>
        FixedItSaysAllAsync(new FixedProgram(platform, ProgramWith(pair)), before, ids);

    private static async Task FixedItSaysAllAsync(FixedProgram program, string[] before, params string[] ids)
    {
        Assert.Equal(before, program.Run());
        var fixedProgram = await program.FixAsync(ids);
        Assert.NotEqual(program.Text, fixedProgram.Text);
        Assert.Equal(s_after, fixedProgram.Run());
    }
}
