using AsyncAnalyzers.Behavior.Tests.Running;
using AsyncAnalyzers.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>A pair over a task as it is never calls back; with its fix it does all that a pair does, on both platforms.</summary>
public sealed class PairsOverTasksTests
{
    private const string Program = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        public class Catalog
        {
            private static async Task<int> CountAsync(string folder)
            {
                await Task.Delay(50);
                if (folder == "missing") throw new FileNotFoundException(folder);
                return folder.Length;
            }

            public IAsyncResult BeginCount(string folder, AsyncCallback callback, object state)
            {
                if (folder == null) throw new ArgumentNullException("folder");
                return CountAsync(folder);
            }

            public int EndCount(IAsyncResult result)
            {
                return ((Task<int>)result).Result;
            }
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

    [Fact]
    public Task On_Net() => FixedItCallsBackAsync(Platform.Net);

    [MonoFact]
    public Task On_Mono() => FixedItCallsBackAsync(Platform.DotNetFramework);

    private static async Task FixedItCallsBackAsync(Platform platform)
    {
        var program = new FixedProgram(platform, Program);

        Assert.Equal(s_before, program.Run());
        var fixedProgram = await program.FixAsync(DiagnosticIds.TaskIsReturnedAsAsyncResult, DiagnosticIds.EndBlocksOnTask);
        Assert.Equal(s_after, fixedProgram.Run());
    }
}
