using AsyncAnalyzers.Fixes.Hosting;
using Xunit;
using Platform = AsyncAnalyzers.Behavior.Tests.Running.Platform;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>What a callback throws ends the process before the fix; after it, too, where <c>async_analyzers.callback_exceptions</c> asks
/// for that.</summary>
public sealed class CallbackExceptionsTests
{
    private const string EndProcess = "async_analyzers.callback_exceptions = end_process";

    private const string Program = """
        using System;
        using System.IO;
        using System.Threading;

        static class Program
        {
            static readonly Func<int> Work = () => { throw new InvalidOperationException(); };
            static readonly byte[] Buffer = new byte[1];

            static void Main()
            {
                Console.WriteLine("begin");
                Begin(File.OpenRead(typeof(Program).Assembly.Location));
                Thread.Sleep(2000);
                Console.WriteLine("goes on");
            }

            MEMBERS
        }

        """;

    public static TheoryData<string> Callbacks { get; } =
    [
        "static void Begin(Stream s) { Work.BeginInvoke(ar => { Console.WriteLine(Work.EndInvoke(ar)); }, null); }",
        "static void Begin(Stream s) { Work.BeginInvoke(ar => Work.EndInvoke(ar), null); }",
        "static void Begin(Stream s) { Work.BeginInvoke(OnDone, null); } static void OnDone(IAsyncResult ar) { Work.EndInvoke(ar); }",
        "static void Begin(Stream s) { Action work = () => { throw new IOException(); }; work.BeginInvoke(work.EndInvoke, null); }",
        "static void Begin(Stream s) { s.BeginRead(Buffer, 0, 1, ar => { s.EndRead(ar); throw new IOException(); }, null); }",
        "static void Begin(Stream s) { s.BeginRead(Buffer, 0, 1, OnRead, s); } "
            + "static void OnRead(IAsyncResult ar) { ((Stream)ar.AsyncState).EndRead(ar); throw new IOException(); }",
    ];

    [MonoTheory]
    [MemberData(nameof(Callbacks))]
    public async Task Exception_ends_the_process(string members)
    {
        foreach (var platform in new[] { Platform.DotNetFramework, Platform.Net })
        {
            var original = new FixedProgram(platform, Program.Replace("MEMBERS", members, StringComparison.Ordinal));
            var ending = await (original with { Settings = [EndProcess] }).FixAllAsync();
            var unobserved = await original.FixAllAsync();

            if (platform == Platform.DotNetFramework)
            {
                Assert.False(GoesOn(original));
                Assert.Equal(original.Text, (await original.FixAllAsync(FixAllRequest.SameBehaviorKey)).Text);
            }

            Assert.Contains("async void", ending.Text, StringComparison.Ordinal);
            Assert.False(GoesOn(ending));
            Assert.True(GoesOn(unobserved));
        }
    }

    private static bool GoesOn(FixedProgram program)
    {
        var lines = program.Run();
        Assert.Contains("begin", lines); // what is said of the exception may come before it
        return lines.Contains("goes on");
    }
}
