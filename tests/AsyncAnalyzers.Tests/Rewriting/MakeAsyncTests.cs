using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>The second action: the member that ends becomes async, and its callers await it or wait for it.</summary>
public sealed class MakeAsyncTests
{
    private static readonly Rules.CallPairTest s_net = OnNet with { EquivalenceKey = "LAP1001.MakeAsync" };
    private static readonly Rules.CallPairTest s_framework = OnFramework with { EquivalenceKey = "LAP1007.MakeAsync" };

    [Fact]
    public Task Callers_that_are_async_await() =>
        s_net.Fixes(
            """
            int Load(Func<int> work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                Console.WriteLine();
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            async Task<string> M()
            {
                await Task.Yield();
                return Load(() => 1).ToString();
            }
            """,
            """
            async Task<int> LoadAsync(Func<int> work)
            {
                Task<int> ar = Task.Run(work);
                Console.WriteLine();
                return await ar;
            }

            async Task<string> M()
            {
                await Task.Yield();
                return (await LoadAsync(() => 1)).ToString();
            }
            """
        );

    [Fact]
    public Task Callers_that_are_not_async_wait_and_the_member_needs_no_context() =>
        s_framework.Fixes(
            """
            private void Save(Action work)
            {
                var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                work.EndInvoke(ar);
                Console.WriteLine("Saved");
            }

            public void M()
            {
                Save(() => { });
            }
            """,
            """
            private async Task SaveAsync(Action work)
            {
                var ar = Task.Run(work);
                await ar.ConfigureAwait(false);
                Console.WriteLine("Saved");
            }

            public void M()
            {
                SaveAsync(() => { }).GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task No_callers() =>
        s_net.Fixes(
            """
            internal static void Run(Action work) => work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
            """,
            """
            internal static async Task RunAsync(Action work) => await Task.Run(work);
            """
        );

    [Fact]
    public Task Public_member_of_an_internal_type() =>
        s_net.FixesFile(
            """
            using System;
            using System.Threading.Tasks;

            internal class C
            {
                /// <summary>Runs.</summary>
                public int Run(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }

                /// <summary>Calls <see cref="Run"/> and <see cref="Run(Func{int})"/>.</summary>
                public int M() => Run(() => 1);
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            internal class C
            {
                /// <summary>Runs.</summary>
                public async Task<int> RunAsync(Func<int> work)
                {
                    var ar = Task.Run(work);
                    return await ar.ConfigureAwait(false);
                }

                /// <summary>Calls <see cref="RunAsync"/> and <see cref="RunAsync(Func{int})"/>.</summary>
                public int M() => RunAsync(() => 1).GetAwaiter().GetResult();
            }
            """
        );

    /// <summary>Whichever of several pairs is pointed at: they are rewritten together.</summary>
    [Fact]
    public Task Several_pairs_in_one_member() =>
        s_net.Fixes(
            """
            int Find(Func<string, int> search, string left, string right)
            {
                IAsyncResult first = search.{|LAP1001:BeginInvoke|}(left, null, null);
                IAsyncResult second = search.{|LAP1001:BeginInvoke|}(right, null, null);
                return search.{|LAP1001:EndInvoke|}(first) + search.{|LAP1001:EndInvoke|}(second);
            }
            """,
            """
            async Task<int> FindAsync(Func<string, int> search, string left, string right)
            {
                Task<int> first = Task.Run(() => search(left));
                Task<int> second = Task.Run(() => search(right));
                return await first + await second;
            }
            """
        );

    [Fact]
    public Task Waits_are_awaited_too() =>
        s_net.Fixes(
            """
            int Probe(Func<int> connect)
            {
                IAsyncResult result = connect.{|LAP1001:BeginInvoke|}(null, null);
                if (result.AsyncWaitHandle.WaitOne(2000))
                {
                    return connect.{|LAP1001:EndInvoke|}(result);
                }

                return 0;
            }

            int P => Probe(() => 1);
            """,
            """
            async Task<int> ProbeAsync(Func<int> connect)
            {
                Task<int> result = Task.Run(connect);
                if ((await Task.WhenAny(result, Task.Delay(2000)).ConfigureAwait(false)) == result)
                {
                    return await result.ConfigureAwait(false);
                }

                return 0;
            }

            int P => ProbeAsync(() => 1).GetAwaiter().GetResult();
            """
        );

    [Fact]
    public Task Chain_of_members() =>
        s_net.Fixes(
            """
            int Outer(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return Inner(work) + work.{|LAP1001:EndInvoke|}(ar);
            }

            int Inner(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            async Task<int> M(Func<int> work) => Outer(work);
            """,
            """
            async Task<int> OuterAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await InnerAsync(work) + await ar;
            }

            async Task<int> InnerAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar;
            }

            async Task<int> M(Func<int> work) => await OuterAsync(work);
            """
        );

    /// <summary>The inner member comes first, while its caller still waits; when that becomes async it awaits.</summary>
    [Fact]
    public Task Chain_of_members_from_its_end() =>
        s_net.Fixes(
            """
            int Inner(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            int Outer(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return Inner(work).CompareTo(1) + work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            async Task<int> InnerAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }

            async Task<int> OuterAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return (await InnerAsync(work)).CompareTo(1) + await ar;
            }
            """
        );

    [Fact]
    public Task Recursion_is_awaited() =>
        s_net.Fixes(
            """
            int Walk(Func<int> step, int depth)
            {
                var ar = step.{|LAP1001:BeginInvoke|}(null, null);
                var rest = depth == 0 ? 0 : Walk(step, depth - 1);
                return rest + step.{|LAP1001:EndInvoke|}(ar);
            }

            int M() => this.Walk(() => 1, 3);
            """,
            """
            async Task<int> WalkAsync(Func<int> step, int depth)
            {
                var ar = Task.Run(step);
                var rest = depth == 0 ? 0 : await WalkAsync(step, depth - 1).ConfigureAwait(false);
                return rest + await ar.ConfigureAwait(false);
            }

            int M() => this.WalkAsync(() => 1, 3).GetAwaiter().GetResult();
            """
        );

    [Fact]
    public Task Overloads_keep_apart() =>
        s_net.Fixes(
            """
            int Load(Func<int> work, int times)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar) * times;
            }

            string Load(Func<string> work, string text)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar) + text;
            }

            int Load(int other) => other;

            string M() => Load(() => "", "") + Load(() => 1, 1) + Load(1);
            """,
            """
            async Task<int> LoadAsync(Func<int> work, int times)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false) * times;
            }

            async Task<string> LoadAsync(Func<string> work, string text)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false) + text;
            }

            int Load(int other) => other;

            string M() => LoadAsync(() => "", "").GetAwaiter().GetResult() + LoadAsync(() => 1, 1).GetAwaiter().GetResult() + Load(1);
            """
        );

    [Fact]
    public Task Name_that_is_taken_is_numbered() =>
        s_net.Fixes(
            """
            void Load(Action work)
            {
                work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
            }

            Task LoadAsync(Action work, int priority = 0) => null;
            """,
            """
            async Task LoadAsync1(Action work)
            {
                await Task.Run(work);
            }

            Task LoadAsync(Action work, int priority = 0) => null;
            """
        );

    [Fact]
    public Task Name_of_an_extension_method_is_taken() =>
        s_net.FixesFile(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                internal void Load(Action work)
                {
                    work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
                }
            }

            static class Extensions
            {
                public static Task LoadAsync(this C c, Action work) => Task.Run(() => c.Load(work));
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                internal async Task LoadAsync1(Action work)
                {
                    await Task.Run(work).ConfigureAwait(false);
                }
            }

            static class Extensions
            {
                public static Task LoadAsync(this C c, Action work) => Task.Run(() => c.LoadAsync1(work).GetAwaiter().GetResult());
            }
            """
        );

    [Fact]
    public Task Generic_members() =>
        s_net.Fixes(
            """
            static T[] Run<T>(Func<T> work, params T[] others) where T : class
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return others.Append(work.{|LAP1001:EndInvoke|}(ar)).ToArray();
            }

            async Task M()
            {
                Console.WriteLine(Run(() => "")[0]);
                foreach (var text in Run<string>(() => "", "", ""))
                {
                    C.Run<object>(() => text);
                }
            }
            """,
            """
            static async Task<T[]> RunAsync<T>(Func<T> work, params T[] others) where T : class
            {
                var ar = Task.Run(work);
                return others.Append(await ar).ToArray();
            }

            async Task M()
            {
                Console.WriteLine((await RunAsync(() => ""))[0]);
                foreach (var text in await RunAsync<string>(() => "", "", ""))
                {
                    await C.RunAsync<object>(() => text);
                }
            }
            """
        );

    [Fact]
    public Task Local_function() =>
        s_net.Fixes(
            """
            public async Task<int> M(Func<int> work)
            {
                return Run(1) + (await Task.Run(async () => Run(2))) + new[] { 3 }.Sum(n => Run(n));

                int Run(int factor)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return factor * work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """,
            """
            public async Task<int> M(Func<int> work)
            {
                return await RunAsync(1) + (await Task.Run(async () => await RunAsync(2))) + new[] { 3 }.Sum(n => RunAsync(n).GetAwaiter().GetResult());

                async Task<int> RunAsync(int factor)
                {
                    var ar = Task.Run(work);
                    return factor * await ar.ConfigureAwait(false);
                }
            }
            """
        );

    [Fact]
    public Task Top_level_code_that_is_not_async_waits() =>
        (s_net with { OutputKind = OutputKind.ConsoleApplication }).FixesFile(
            """
            using System;

            Console.WriteLine(Run(() => 1));

            // Runs.
            static int Run(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            Console.WriteLine(RunAsync(() => 1).GetAwaiter().GetResult());

            // Runs.
            static async Task<int> RunAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }
            """
        );

    [Fact]
    public Task Calls_among_the_arguments_of_Begin_and_of_the_member() =>
        s_net.Fixes(
            """
            int Run(Func<int, int> work, int value)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(value > 0 ? Run(work, value - 1) : 0, null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            async Task<int> M(Func<int, int> work) => Run(work, Run(work, -Run(work, 1)));
            """,
            """
            async Task<int> RunAsync(Func<int, int> work, int value)
            {
                var arg = value > 0 ? await RunAsync(work, value - 1) : 0;
                var ar = Task.Run(() => work(arg));
                return await ar;
            }

            async Task<int> M(Func<int, int> work) => await RunAsync(work, await RunAsync(work, -await RunAsync(work, 1)));
            """
        );

    [Fact]
    public Task Results_by_reference() =>
        s_net.Fixes(
            """
            delegate bool Parse(string text, out int value);
            private int Run(Parse parse)
            {
                int value;
                IAsyncResult ar = parse.{|LAP1001:BeginInvoke|}("1", out value, null, null);
                bool parsed = parse.{|LAP1001:EndInvoke|}(out value, ar);
                return parsed ? value : 0;
            }
            """,
            """
            delegate bool Parse(string text, out int value);
            private async Task<int> RunAsync(Parse parse)
            {
                int value;
                Task<(bool Result, int Value)> ar = Task.Run(() =>
                {
                    var result = parse("1", out var value1);
                    return (result, value1);
                });
                bool parsed;
                (parsed, value) = await ar;
                return parsed ? value : 0;
            }
            """
        );

    /// <summary>What a member waited for after <c>?.</c> stays a wait.</summary>
    [Fact]
    public Task Tasks_that_were_waited_for() =>
        s_net.Fixes(
            """
            private void Run(Action work, Task<string> first, Func<Task> second, C other)
            {
                Console.WriteLine(first.GetAwaiter().GetResult().Length);
                second().GetAwaiter().GetResult();
                other?.Other().GetAwaiter().GetResult();
                lock (this)
                {
                    second().GetAwaiter().GetResult();
                }

                work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
            }

            private Task Other() => null;
            """,
            """
            private async Task RunAsync(Action work, Task<string> first, Func<Task> second, C other)
            {
                Console.WriteLine((await first).Length);
                await second();
                other?.Other().GetAwaiter().GetResult();
                lock (this)
                {
                    second().GetAwaiter().GetResult();
                }

                await Task.Run(work);
            }

            private Task Other() => null;
            """
        );

    [Fact]
    public Task Example_on_the_page_about_it()
    {
        var example = Repository
            .RepositoryFiles.Read("docs/make-async.md")
            .Split("```csharp\n")
            .Skip(1)
            .Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])
            .ToList();

        return s_net.FixesFile(
            example[0]
                .Replace("BeginInvoke", "{|LAP1001:BeginInvoke|}", StringComparison.Ordinal)
                .Replace("EndInvoke", "{|LAP1001:EndInvoke|}", StringComparison.Ordinal),
            example[1]
        );
    }

    [Fact]
    public Task Where_await_is_not_legal_callers_wait() =>
        s_net.Fixes(
            """
            readonly int _field = Run(() => 1);
            static int Run(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            C() : this(Run(() => 1)) { }
            C(int value) { }
            async Task M(object gate)
            {
                lock (gate)
                {
                    Run(() => 1);
                }

                Monitor.Enter(gate);
                Run(() => 2);
                Monitor.Exit(gate);
            }

            IEnumerable<int> Iterator()
            {
                yield return Run(() => 1);
            }
            """,
            """
            readonly int _field = RunAsync(() => 1).GetAwaiter().GetResult();
            static async Task<int> RunAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }

            C() : this(RunAsync(() => 1).GetAwaiter().GetResult()) { }
            C(int value) { }
            async Task M(object gate)
            {
                lock (gate)
                {
                    RunAsync(() => 1).GetAwaiter().GetResult();
                }

                Monitor.Enter(gate);
                RunAsync(() => 2).GetAwaiter().GetResult();
                Monitor.Exit(gate);
            }

            IEnumerable<int> Iterator()
            {
                yield return RunAsync(() => 1).GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Layout_of_member_and_callers() =>
        s_net.Fixes(
            """
            // Before the member.
            int Load(
                Func<int> work) // Behind its parameters.
            {
                // Before Begin.
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null); // Behind Begin.

                // Before End.
                return work.{|LAP1001:EndInvoke|}(ar); // Behind End.
            }

            async Task M()
            {
                // Before the call.
                var value = /* before */ Load(
                    () => 1 /* the work */) // behind
                    .ToString();

                Load(() => /* nested */ Load(() => 3)); // Behind the call.
                await Task.Yield();
            }
            """,
            """
            // Before the member.
            async Task<int> LoadAsync(
                Func<int> work) // Behind its parameters.
            {
                // Before Begin.
                Task<int> ar = Task.Run(work); // Behind Begin.

                // Before End.
                return await ar.ConfigureAwait(false); // Behind End.
            }

            async Task M()
            {
                // Before the call.
                var value = /* before */ (await LoadAsync(
                    () => 1 /* the work */)) // behind
                    .ToString();

                await LoadAsync(() => /* nested */ LoadAsync(() => 3).GetAwaiter().GetResult()); // Behind the call.
                await Task.Yield();
            }
            """
        );

    [Fact]
    public Task Conditional_access_where_the_caller_waits() =>
        s_net.Fixes(
            """
            string Load(Func<string> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            int? M(C other) => other?.Load(() => "").Length;
            """,
            """
            async Task<string> LoadAsync(Func<string> work)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }

            int? M(C other) => other?.LoadAsync(() => "").GetAwaiter().GetResult().Length;
            """
        );

    [Fact]
    public Task Callers_in_other_files() =>
        (
            s_net with
            {
                OtherFiles =
                [
                    ("Other.cs", Caller("Load(() => 1).ToString()")),
                    ("Third.cs", "class Third { int M(C c) => c.Load(() => 3); }"),
                ],
                OtherFilesFixed =
                [
                    ("Other.cs", Caller("(await LoadAsync(() => 1)).ToString()")),
                    ("Third.cs", "class Third { int M(C c) => c.LoadAsync(() => 3).GetAwaiter().GetResult(); }"),
                ],
            }
        ).FixesFile(
            """
            using System;

            partial class C
            {
                internal int Load(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            partial class C
            {
                internal async Task<int> LoadAsync(Func<int> work)
                {
                    var ar = Task.Run(work);
                    return await ar.ConfigureAwait(false);
                }
            }
            """
        );

    [Fact]
    public Task Two_members_that_call_each_other_from_two_files() =>
        (
            s_net with
            {
                OtherFiles =
                [
                    (
                        "Second.cs",
                        """
                        using System;

                        static class Second
                        {
                            public static int Run(Func<int> work)
                            {
                                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                                First.Run(null);
                                return work.{|LAP1001:EndInvoke|}(ar);
                            }
                        }
                        """
                    ),
                ],
                OtherFilesFixed =
                [
                    (
                        "Second.cs",
                        """
                        using System;
                        using System.Threading.Tasks;

                        static class Second
                        {
                            public static async Task<int> RunAsync(Func<int> work)
                            {
                                var ar = Task.Run(work);
                                await First.RunAsync(null);
                                return await ar;
                            }
                        }
                        """
                    ),
                ],
                FixedDocuments = 2,
            }
        ).FixesFile(
            """
            using System;

            static class First
            {
                public static int Run(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    Second.Run(work);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            static class First
            {
                public static async Task<int> RunAsync(Func<int> work)
                {
                    var ar = Task.Run(work);
                    await Second.RunAsync(work);
                    return await ar.ConfigureAwait(false);
                }
            }
            """
        );

    /// <summary>The pair that was pointed at, and the other one with it.</summary>
    [Theory]
    [InlineData("LAP1007")]
    [InlineData("LAP2005")]
    public Task Delegate_and_operation_in_one_member(string id) =>
        (OnFramework.Only(id) with { EquivalenceKey = id + ".MakeAsync" }).Fixes(
            $$"""
            int Copy(Stream stream, byte[] buffer, Action<int> report)
            {
                var ar = stream.{{Marked("BeginRead", "LAP2005", id)}}(buffer, 0, 1, null, null);
                var reported = report.{{Marked("BeginInvoke", "LAP1007", id)}}(1, null, null);
                report.EndInvoke(reported);
                return stream.EndRead(ar);
            }
            """,
            """
            async Task<int> CopyAsync(Stream stream, byte[] buffer, Action<int> report)
            {
                var ar = stream.ReadAsync(buffer, 0, 1);
                var reported = Task.Run(() => report(1));
                await reported;
                return await ar;
            }
            """
        );

    [Fact]
    public Task Operation_that_is_wrapped() =>
        (s_net with { EquivalenceKey = "LAP2006.MakeAsync" }).FixesFile(
            """
            using System;

            interface IPrinter
            {
                IAsyncResult BeginPrint(string text, AsyncCallback callback, object state);

                int EndPrint(IAsyncResult result);
            }

            class Office
            {
                internal int Print(IPrinter printer)
                {
                    IAsyncResult result = printer.{|LAP2006:BeginPrint|}("", null, null);
                    return printer.EndPrint(result);
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            interface IPrinter
            {
                IAsyncResult BeginPrint(string text, AsyncCallback callback, object state);

                int EndPrint(IAsyncResult result);
            }

            class Office
            {
                internal async Task<int> PrintAsync(IPrinter printer)
                {
                    Task<int> result = Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "", null);
                    return await result;
                }
            }
            """
        );

    [Fact]
    public Task Oldest_language_that_has_async() =>
        (s_framework with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            private int Load(Func<int> work)
            {
                var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                return work.EndInvoke(ar);
            }

            private async Task M()
            {
                try
                {
                    await Task.Yield();
                }
                catch (Exception)
                {
                    Load(() => 1);
                }
            }
            """,
            """
            private async Task<int> LoadAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }

            private async Task M()
            {
                try
                {
                    await Task.Yield();
                }
                catch (Exception)
                {
                    LoadAsync(() => 1).GetAwaiter().GetResult();
                }
            }
            """
        );

    [Fact]
    public Task Language_without_async() =>
        (s_framework with { LanguageVersion = LanguageVersion.CSharp4 }).DoesNotFixFile(
            """
            using System;

            class C
            {
                private int Load(Func<int> work)
                {
                    var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                    return work.EndInvoke(ar);
                }
            }
            """,
            RefusalReason.MemberCannotBeAsync
        );

    [Theory]
    [InlineData("public", "", "code outside the solution may call it", RefusalReason.MemberIsSeenOutside)]
    [InlineData("protected", "", "a class outside the solution may call it", RefusalReason.MemberIsSeenOutside)]
    [InlineData("private", "c.Use(c.Load);", "it is the target of a delegate", RefusalReason.UseCannotFollow)]
    [InlineData("private", "Console.WriteLine(nameof(Load));", "somebody wants its name", RefusalReason.UseCannotFollow)]
    [InlineData(
        "private",
        "System.Linq.Expressions.Expression<Func<int>> tree = () => c.Load(null);",
        "a call is data in an expression tree",
        RefusalReason.UseCannotFollow
    )]
    [InlineData("private", "Load((dynamic)null);", "a call is bound when it runs", RefusalReason.UseCannotFollow)]
    [InlineData(
        "private",
        "c?.Load(null).ToString(); await Task.Yield();",
        "await would not skip what follows",
        RefusalReason.UseCannotFollow
    )]
    [InlineData("[Obsolete] private", "", "something may look for it by its attribute", RefusalReason.MemberIsPrescribed)]
    public Task Members_that_stay(string modifiers, string use, string because, RefusalReason reason)
    {
        Assert.NotEmpty(because);
        return s_net.DoesNotFixFile(
            $$"""
            using System;
            using System.Threading.Tasks;

            public class C
            {
                {{modifiers}} int Load(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }

                private void Use(Func<Func<int>, int> load) { }

                private async Task M(C c)
                {
                    {{use}}
                }
            }
            """,
            reason
        );
    }

    [Theory]
    [InlineData("public virtual", "an override may be anywhere")]
    [InlineData("public override", "its base prescribes the signature")]
    [InlineData("public", "an interface prescribes the signature")]
    [InlineData("int I.Load(Func<int> work) => 0; private", "of two methods of one name one is fixed", true)]
    public Task Inherited_signatures(string modifiers, string because, bool isFixed = false)
    {
        Assert.NotEmpty(because);
        var code = $$"""
            using System;
            using System.Threading.Tasks;

            interface I
            {
                int Load(Func<int> work);
            }

            abstract class Base
            {
                public abstract int Load(Func<int> work);
            }

            class C : {{(
                modifiers.Contains("override", StringComparison.Ordinal) ? "Base"
                : modifiers.Contains("virtual", StringComparison.Ordinal) ? "object"
                : "I"
            )}}
            {
                {{modifiers}} int Load(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """;
        return isFixed
            ? s_net.FixesFile(
                code,
                code.Replace("private int Load", "private async Task<int> LoadAsync", StringComparison.Ordinal)
                    .Replace("work.{|LAP1001:BeginInvoke|}(null, null)", "Task.Run(work)", StringComparison.Ordinal)
                    .Replace("work.{|LAP1001:EndInvoke|}(ar)", "await ar", StringComparison.Ordinal)
            )
            : s_net.DoesNotFixFile(code, RefusalReason.MemberIsPrescribed);
    }

    [Fact]
    public Task Method_that_a_derived_class_gives_an_interface() =>
        s_net.DoesNotFixFile(
            """
            using System;

            interface I
            {
                int Load(Func<int> work);
            }

            class Base
            {
                public int Load(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
            }

            class C : Base, I
            {
            }
            """,
            RefusalReason.MemberIsPrescribed
        );

    [Theory]
    [InlineData(
        "partial void Load(Action work); partial void Load(Action work) { BODY }",
        "its other part",
        RefusalReason.MemberIsPrescribed
    )]
    [InlineData(
        "void Load(Action work, ref int value) { BODY }",
        "async methods have no by-reference parameters",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData(
        "void Load(Action work, out int value) { BODY value = 1; }",
        "async methods have no by-reference parameters",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData("IEnumerable<int> Load(Action work) { BODY yield break; }", "an iterator", RefusalReason.MemberCannotBeAsync)]
    [InlineData(
        "Task Load(Action work) { BODY return null; }",
        "callers that take the task do not wait yet",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData(
        "ref int Load(Action work, int[] values) { BODY return ref values[0]; }",
        "returns by reference",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData("Span<int> Load(Action work) { BODY return default; }", "cannot be in a task", RefusalReason.MemberCannotBeAsync)]
    [InlineData(
        "Action Load => () => { Action work = null; BODY };",
        "a lambda has no callers to be seen",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData("int Load { get { Action work = null; BODY return 1; } }", "an accessor", RefusalReason.MemberCannotBeAsync)]
    [InlineData("C(Action work) { BODY }", "a constructor", RefusalReason.MemberCannotBeAsync)]
    [InlineData("public static C operator +(C c, Action work) { BODY return c; }", "an operator", RefusalReason.MemberCannotBeAsync)]
    [InlineData(
        "void Load(object sender, EventArgs e) { Action work = null; BODY }",
        "a handler may be named where no compiler looks",
        RefusalReason.MemberIsPrescribed
    )]
    [InlineData("void Load(Action work) { lock (this) { BODY } }", "no await in a lock", RefusalReason.WouldStillBlock)]
    [InlineData(
        "void Load(Action work) { Span<int> values = default; BODY values.Clear(); }",
        "a Span cannot live across an await",
        RefusalReason.WouldStillBlock
    )]
    [InlineData(
        "void Load(Action work) { Monitor.Enter(this); BODY Monitor.Exit(this); }",
        "the lock belongs to the thread",
        RefusalReason.BelongsToThread
    )]
    [InlineData(
        "struct S { int _count; void Load(Action work) { BODY _count++; } }",
        "an async method of a struct changes a copy",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData("async Task Load(Action work) { await Task.Yield(); BODY }", "already async", RefusalReason.IsAsyncAlready)]
    public Task Functions_that_stay(string member, string because, RefusalReason reason)
    {
        Assert.NotEmpty(because);
        var code = $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;

            partial class C
            {
                {{member.Replace(
                "BODY",
                "var ar = work.{|LAP1001:BeginInvoke|}(null, null); work.{|LAP1001:EndInvoke|}(ar);",
                StringComparison.Ordinal
            )}}
            }
            """;
        return s_net.DoesNotFixFile(code, reason);
    }

    [Fact]
    public Task Entry_point() =>
        (s_net with { OutputKind = OutputKind.ConsoleApplication }).DoesNotFix(
            """
            static void Main()
            {
                Action work = null;
                work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
            }
            """,
            RefusalReason.MemberIsPrescribed
        );

    [Fact]
    public Task Caller_in_generated_code() =>
        (s_net with { OtherFiles = [("C.Designer.cs", "partial class C { void M() => Load(null); }")] }).DoesNotFixFile(
            """
            using System;

            partial class C
            {
                private void Load(Action work)
                {
                    work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
                }
            }
            """,
            RefusalReason.UseCannotFollow
        );

    [Theory]
    [InlineData("Elsewhere, PublicKey=00", false)]
    [InlineData("DynamicProxyGenAssembly2", true)]
    public Task Assembly_that_is_not_in_the_solution_sees_internals(string friend, bool isFixed)
    {
        const string Code = """
            using System;
            using System.Threading.Tasks;

            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("FRIEND")]

            class C
            {
                internal void Load(Action work)
                {
                    work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));
                }
            }
            """;
        var code = Code.Replace("FRIEND", friend, StringComparison.Ordinal);
        return s_net.FixesFile(
            code,
            isFixed
                ? code.Replace("void Load", "async Task LoadAsync", StringComparison.Ordinal)
                    .Replace(
                        "work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null))",
                        "await Task.Run(work)",
                        StringComparison.Ordinal
                    )
                : code
        );
    }

    private static string Marked(string name, string id, string marked) => id == marked ? $"{{|{id}:{name}|}}" : name;

    private static string Caller(string call) =>
        $$"""
            using System.Threading.Tasks;

            partial class C
            {
                async Task<string> M()
                {
                    await Task.Yield();
                    return {{call}};
                }
            }
            """;
}
