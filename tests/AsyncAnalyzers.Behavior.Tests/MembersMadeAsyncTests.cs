using AsyncAnalyzers.Behavior.Tests.Running;
using AsyncAnalyzers.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>A member that starts an event-based operation in the end is made async: callers that await go on when the operation is
/// complete, and get its exceptions; whoever raises an event goes on as soon as before.</summary>
public sealed class MembersMadeAsyncTests
{
    private const string Program = """
        using System;
        using System.ComponentModel;
        using System.Threading;
        using System.Threading.Tasks;

        public class CountCompletedEventArgs : AsyncCompletedEventArgs
        {
            public CountCompletedEventArgs(int count, Exception error, object state) : base(error, false, state) { Count = count; }

            public int Count { get; private set; }
        }

        public class Counter
        {
            public event EventHandler<CountCompletedEventArgs> CountCompleted;

            public void CountAsync(string text, object userState)
            {
                if (text == null) throw new ArgumentNullException("text");
                Task.Delay(300).ContinueWith(_ =>
                {
                    Exception error = text == "odd" ? new FormatException() : null;
                    CountCompleted(this, new CountCompletedEventArgs(text.Length, error, userState));
                });
            }
        }

        public static class Program
        {
            private static readonly AutoResetEvent s_done = new AutoResetEvent(false);

            private static event EventHandler Clicked;

            public static void Main()
            {
                Clicked += OnClicked;
                CountTwiceAsync().Wait();
                Clicked(null, EventArgs.Empty);
                Console.WriteLine("click is over");
                s_done.WaitOne();
                try { CountNothingAsync().Wait(); } catch (AggregateException e) { Console.WriteLine(e.InnerException.GetType().Name); }
            }

            private static async Task CountTwiceAsync()
            {
                await Task.Yield();
                Count("four");
                Console.WriteLine("first is started");
                s_done.WaitOne();
                Count("odd");
                Console.WriteLine("second is started");
                s_done.WaitOne();
            }

            private static async Task CountNothingAsync()
            {
                await Task.Yield();
                Count(null);
            }

            private static void OnClicked(object sender, EventArgs e)
            {
                Console.WriteLine("clicked");
                Count("clicked");
            }

            private static void Count(string text)
            {
                var counter = new Counter();
                counter.CountCompleted += (sender, e) =>
                {
                    Console.WriteLine(e.Error == null ? "counted: " + e.Count : "failed: " + e.Error.GetType().Name);
                    s_done.Set();
                };
                counter.CountAsync(text, null);
            }
        }
        """;

    private static readonly string[] s_before =
    [
        "first is started",
        "counted: 4",
        "second is started",
        "failed: FormatException",
        "clicked",
        "click is over",
        "counted: 7",
        "ArgumentNullException",
    ];

    private static readonly string[] s_after =
    [
        "counted: 4",
        "first is started",
        "failed: FormatException",
        "second is started",
        "clicked",
        "click is over",
        "counted: 7",
        "ArgumentNullException",
    ];

    [Fact]
    public Task On_Net() => CallersWaitAsync(Platform.Net);

    [MonoFact]
    public Task On_Mono() => CallersWaitAsync(Platform.DotNetFramework);

    private static async Task CallersWaitAsync(Platform platform)
    {
        var program = new FixedProgram(platform, Program);

        Assert.Equal(s_before, program.Run());
        var fixedProgram = await program.FixWithKeyAsync("LAP4002.MakeAsyncMayChange", DiagnosticIds.WrapEventInTask);
        Assert.Contains("await CountAsync(\"four\");", fixedProgram.Text);
        Assert.Equal(s_after, fixedProgram.Run());
    }
}
