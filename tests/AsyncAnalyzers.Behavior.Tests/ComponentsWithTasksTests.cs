using AsyncAnalyzers.Behavior.Tests.Running;
using AsyncAnalyzers.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>The task that the fix offers beside an event-based operation gives what the event told, each call its own.</summary>
public sealed class ComponentsWithTasksTests
{
    private const string Program = """
        using System;
        using System.ComponentModel;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        public class CountCompletedEventArgs : AsyncCompletedEventArgs
        {
            private readonly int _count;

            public CountCompletedEventArgs(int count, Exception error, bool cancelled, object state) : base(error, cancelled, state)
            {
                _count = count;
            }

            public int Count { get { return _count; } }
        }

        public class Counter
        {
            public event EventHandler<CountCompletedEventArgs> CountCompleted;

            public int Handlers { get { return CountCompleted == null ? 0 : CountCompleted.GetInvocationList().Length; } }

            public void CountAsync(string text)
            {
                CountAsync(text, null);
            }

            public void CountAsync(string text, object userState)
            {
                if (text == null) throw new ArgumentNullException("text");
                var operation = AsyncOperationManager.CreateOperation(userState);
                Task.Delay(text.Length * 20).ContinueWith(_ => operation.PostOperationCompleted(state => Raise(new CountCompletedEventArgs(
                    text.Length, text == "missing" ? new FileNotFoundException() : null, text == "cancelled", userState)), null));
            }

            private void Raise(CountCompletedEventArgs e)
            {
                var handler = CountCompleted;
                if (handler != null) handler(this, e);
            }
        }

        public static class Program
        {
            private static readonly Counter s_counter = new Counter();

            public static void Main()
            {
                Say("two at once", () =>
                {
                    var slow = Begin("abcdef");
                    var quick = Begin("abc");
                    return quick.GetAwaiter().GetResult() + ", " + slow.GetAwaiter().GetResult();
                });
                Say("failure", () => Begin("missing").GetAwaiter().GetResult() + "");
                Say("cancelled", () => Begin("cancelled").GetAwaiter().GetResult() + "");
                Say("failure at once", () => Begin(null) + "");
                Say("handlers left", () => s_counter.Handlers + "");
                Say("result of a failure", () => new CountCompletedEventArgs(7, new FileNotFoundException(), false, null).Count + "");
            }

            private static Task<int> Begin(string text)
            {
                var method = typeof(Counter).GetMethod("CountTaskAsync");
                if (method == null) throw new MissingMethodException();
                try { return (Task<int>)method.Invoke(s_counter, new object[] { text }); }
                catch (System.Reflection.TargetInvocationException e) { throw e.InnerException; }
            }

            private static void Say(string name, Func<string> what)
            {
                try { Console.WriteLine(name + ": " + what()); } catch (Exception e) { Console.WriteLine(name + ": " + e.GetType().Name); }
            }
        }
        """;

    private static readonly string[] s_before =
    [
        "two at once: MissingMethodException",
        "failure: MissingMethodException",
        "cancelled: MissingMethodException",
        "failure at once: MissingMethodException",
        "handlers left: 0",
        "result of a failure: 7",
    ];

    private static readonly string[] s_after =
    [
        "two at once: 3, 6",
        "failure: FileNotFoundException",
        "cancelled: TaskCanceledException",
        "failure at once: ArgumentNullException",
        "handlers left: 0",
        "result of a failure: TargetInvocationException",
    ];

    [Fact]
    public Task On_Net() => FixedItGivesTasksAsync(Platform.Net);

    [MonoFact]
    public Task On_Mono() => FixedItGivesTasksAsync(Platform.DotNetFramework);

    private static async Task FixedItGivesTasksAsync(Platform platform)
    {
        var program = new FixedProgram(platform, Program);

        Assert.Equal(s_before, program.Run());
        var fixedProgram = await program.FixAsync(DiagnosticIds.ComponentHasNoTaskMethod, DiagnosticIds.OutcomeIsToldWrongly);
        Assert.Equal(s_after, fixedProgram.Run());
    }
}
