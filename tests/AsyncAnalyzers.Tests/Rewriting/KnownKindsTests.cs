using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Kinds of code that real programs have, and that a rewrite once got wrong: one small input for each.</summary>
public sealed class KnownKindsTests
{
    /// <summary>Blocking on it would wait for the context that it wants to come back to.</summary>
    [Theory]
    [InlineData("await Task.Delay(id); return id;", "Task.Factory.FromAsync(loader.{|LAP2005:BeginLoad|}, loader.EndLoad, 21, null)")]
    [InlineData("return await Later(id);", "Task.Factory.FromAsync(loader.{|LAP2005:BeginLoad|}, loader.EndLoad, 21, null)")]
    [InlineData("await Task.Delay(id).ConfigureAwait(false); return id;", "loader.LoadAsync(21)")]
    public Task Counterpart_that_comes_back_to_its_context(string body, string start)
    {
        const string Members = """
            class Loader
            {
                public IAsyncResult BeginLoad(int id, AsyncCallback callback, object state) => null;
                public int EndLoad(IAsyncResult result) => 0;
                public async Task<int> LoadAsync(int id) { BODY }
                static Task<int> Later(int id) => Task.FromResult(id);
            }

            int Show(Loader loader)
            {
                START
            }
            """;
        var members = Members.Replace("BODY", body);
        return OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                members.Replace(
                    "START",
                    "var ar = loader.{|LAP2005:BeginLoad|}(21, null, null);\n    Console.WriteLine();\n    return loader.EndLoad(ar);"
                ),
                members.Replace("START", $"var ar = {start};\n    Console.WriteLine();\n    return ar.GetAwaiter().GetResult();")
            );
    }

    [Theory]
    [InlineData("catch (Exception e) { if (e is OutOfMemoryException) throw; }", " (may change semantics)")]
    [InlineData("catch (Exception e) { throw new IOException(\"x\", e); }", " (may change semantics)")]
    [InlineData("catch (Exception e) { Console.WriteLine(e); }", "")]
    public Task Catch_all_that_throws_again(string handler, string change) =>
        (
            OnNet.Only(DiagnosticIds.UseTaskRun, DiagnosticIds.DelegateBeginInvokeIsNotSupported) with
            {
                Title = "Replace 'BeginInvoke' with 'Task.Run'" + change,
            }
        ).Fixes(
            $$"""
            readonly Func<int> _work = null;
            void M() => _work.{|LAP1001:BeginInvoke|}(OnWorked, null);
            void OnWorked(IAsyncResult ar)
            {
                try { _work.{|LAP1001:EndInvoke|}(ar); }
                {{handler}}
            }
            """,
            $$"""
            readonly Func<int> _work = null;
            void M() => _ = Task.Run(() => OnWorkedAsync(Task.Run(_work)));
            async Task OnWorkedAsync(Task<int> task)
            {
                try { await task.ConfigureAwait(false); }
                {{handler}}
            }
            """
        );

    [Fact]
    public Task Empty_callback() =>
        OnNet
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, ar => { }, null);
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    _ = stream.WriteAsync(buffer, 0, 1);
                }
                """
            );

    [Theory]
    [InlineData("int number, unused;", "int number;")]
    [InlineData("int number;\n    int unused;", "int number;")]
    public Task Variable_that_only_Begin_fills(string declared, string kept) =>
        OnNet.Fixes(
            $$"""
            delegate bool Parse(string text, out int value);
            int M(Parse parse)
            {
                {{declared}}
                var ar = parse.{|LAP1001:BeginInvoke|}("1", out unused, null, null);
                return parse.{|LAP1001:EndInvoke|}(out number, ar) ? number : -1;
            }
            """,
            $$"""
            delegate bool Parse(string text, out int value);
            int M(Parse parse)
            {
                {{kept}}
                var ar = Task.Run(() =>
                {
                    var result = parse("1", out var unused);
                    return (result, unused);
                });
                bool outcome;
                (outcome, number) = ar.GetAwaiter().GetResult();
                return outcome ? number : -1;
            }
            """
        );

    [Fact]
    public Task State_that_may_be_null() =>
        OnNet.Fixes(
            """
            #nullable enable
            readonly Func<string?> _work = () => null;
            void M(object? tag) => _work.{|LAP1001:BeginInvoke|}(OnWorked, tag);
            void OnWorked(IAsyncResult ar)
            {
                Console.WriteLine(_work.{|LAP1001:EndInvoke|}(ar));
                if (ar.AsyncState is string text) Console.WriteLine(text);
            }
            """,
            """
            #nullable enable
            readonly Func<string?> _work = () => null;
            void M(object? tag) => _ = Task.Run(() => OnWorkedAsync(Task.Run(_work), tag));
            async Task OnWorkedAsync(Task<string?> task, object? state)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
                if (state is string text) Console.WriteLine(text);
            }
            """
        );

    [Fact]
    public Task Parameters_that_nothing_writes_need_no_copy() =>
        OnFramework.Fixes(
            """
            Func<TimeSpan, int> Work { get; } = null;
            int this[TimeSpan wait] => new Func<TimeSpan, int>(Take).EndInvoke(new Func<TimeSpan, int>(Take).{|LAP1007:BeginInvoke|}(wait, null, null));
            static int Take(TimeSpan wait) => 1;
            """,
            """
            Func<TimeSpan, int> Work { get; } = null;
            int this[TimeSpan wait] => Task.Run(() => Take(wait)).GetAwaiter().GetResult();
            static int Take(TimeSpan wait) => 1;
            """
        );

    [Fact]
    public Task Dynamic_argument() =>
        OnNet.DoesNotFix(
            "void M(Action<object> work, dynamic value) { work.{|LAP1001:BeginInvoke|}(value, null, null); }",
            RefusalReason.CallIsIrregular
        );

    [Theory]
    [InlineData("bool done = false; while (!done) { if (r.IsCompleted) { work.EndInvoke(r); done = true; } }")]
    [InlineData("var go = true; while (go) { if (r.IsCompleted) { work.EndInvoke(r); go = false; } }")]
    public Task Loop_until_a_flag_says_that_it_is_ended(string loop) =>
        OnFramework
            .Only(DiagnosticIds.EndInvokeCanBeMissed)
            .Reports($"void M(Func<int> work) {{ var r = work.BeginInvoke(null, null); {loop} }}");

    [Fact]
    public Task Flag_that_something_else_sets() =>
        OnFramework
            .Only(DiagnosticIds.EndInvokeCanBeMissed)
            .Reports(
                """
                void M(Func<int> work, bool stop)
                {
                    var r = work.{|LAP1003:BeginInvoke|}(null, null);
                    bool done = false;
                    while (!done) { if (r.IsCompleted) { work.EndInvoke(r); done = true; } if (stop) { done = true; } }
                }
                """
            );

    /// <summary>Code in source may wait for the operation, however it is called.</summary>
    [Theory]
    [InlineData("bool ok = Done;")]
    [InlineData("bool ok = this[0];")]
    [InlineData("new Wait();")]
    public Task Code_in_source_that_may_wait(string statement) =>
        OnNet
            .Only(DiagnosticIds.ObjectIsDisposedWhilePending)
            .Reports(
                $$"""
                readonly ManualResetEvent _done = new ManualResetEvent(false);
                bool Done { get { return _done.WaitOne(); } }
                bool this[int i] => _done.WaitOne();
                class Wait { public Wait() { Thread.Sleep(1); } }
                void M()
                {
                    using (var stream = File.OpenRead("a"))
                    {
                        stream.BeginRead(new byte[1], 0, 1, ar => { stream.EndRead(ar); _done.Set(); }, null);
                        {{statement}}
                    }
                }
                """
            );

    [RoslynFact("4.12", "a Span in an async method")]
    public Task Span_to_the_left_of_the_end() =>
        OnNet.Fixes(
            """
            static int Sum(ReadOnlySpan<byte> bytes, int count) => count;
            async Task<int> M(Func<int> work, byte[] bytes)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                await Task.Yield();
                return Sum(bytes, work.{|LAP1001:EndInvoke|}(ar));
            }
            """,
            """
            static int Sum(ReadOnlySpan<byte> bytes, int count) => count;
            async Task<int> M(Func<int> work, byte[] bytes)
            {
                var ar = Task.Run(work);
                await Task.Yield();
                return Sum(bytes, ar.GetAwaiter().GetResult());
            }
            """
        );

    /// <summary>An import would give a name elsewhere in the file two meanings.</summary>
    [Fact]
    public Task Import_that_makes_another_name_ambiguous() =>
        OnNet.FixesFile(
            """
            using System;

            namespace App.Threading
            {
                using App.Tasks;

                public class Worker
                {
                    public int Run(Func<int> work)
                    {
                        var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                        Console.WriteLine(new Parallel());
                        return work.{|LAP1001:EndInvoke|}(ar);
                    }
                }
            }

            namespace App.Tasks { public class Parallel { } }
            """,
            """
            using System;

            namespace App.Threading
            {
                using App.Tasks;

                public class Worker
                {
                    public int Run(Func<int> work)
                    {
                        var ar = System.Threading.Tasks.Task.Run(work);
                        Console.WriteLine(new Parallel());
                        return ar.GetAwaiter().GetResult();
                    }
                }
            }

            namespace App.Tasks { public class Parallel { } }
            """
        );

    [Fact]
    public Task Top_level_code_does_not_become_async() =>
        (OnNet with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }).FixesFile(
            """
            using System;

            Func<int> work = () => 1;
            var ar = work.{|LAP1001:BeginInvoke|}(null, null);
            Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
            """,
            """
            using System;
            using System.Threading.Tasks;

            Func<int> work = () => 1;
            var ar = Task.Run(work);
            Console.WriteLine(ar.GetAwaiter().GetResult());
            """
        );
}
