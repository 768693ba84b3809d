using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Begin and End in one function: the async result's local holds the task.</summary>
public sealed class BeginAndEndTests
{
    [Fact]
    public Task End_at_once() =>
        OnNet.Fixes(
            """
            int M(Func<int, int> work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(1, null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            int M(Func<int, int> work)
            {
                Task<int> ar = Task.Run(() => work(1));
                return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task End_at_once_in_an_async_method() =>
        OnNet.Fixes(
            """
            async Task<int> M(Func<int, int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(1, null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            async Task<int> M(Func<int, int> work)
            {
                var ar = Task.Run(() => work(1));
                return await ar;
            }
            """
        );

    [Fact]
    public Task Without_a_result() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                work.{|LAP1001:EndInvoke|}(ar);
            }

            async Task N(Action work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            void M(Action work)
            {
                Task ar = Task.Run(work);
                ar.GetAwaiter().GetResult();
            }

            async Task N(Action work)
            {
                Task ar = Task.Run(work);
                await ar;
            }
            """
        );

    [Fact]
    public Task Nested_in_one_expression() =>
        OnNet.Fixes(
            """
            int M(Func<int, int> work) => work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(1, null, null));
            async Task<int> N(Func<int, int> work) => work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(1, null, null)) + 1;
            """,
            """
            int M(Func<int, int> work) => Task.Run(() => work(1)).GetAwaiter().GetResult();
            async Task<int> N(Func<int, int> work) => await Task.Run(() => work(1)) + 1;
            """
        );

    [Fact]
    public Task Work_between() =>
        OnNet.Fixes(
            """
            string M(Func<int, string> work, int number)
            {
                // Start it,
                var ar = work.{|LAP1001:BeginInvoke|}(number, null, null); // now

                // do something else,
                Console.WriteLine();

                // and wait.
                return work.{|LAP1001:EndInvoke|}(ar).Trim(); // done
            }
            """,
            """
            string M(Func<int, string> work, int number)
            {
                // Start it,
                var ar = Task.Run(() => work(number)); // now

                // do something else,
                Console.WriteLine();

                // and wait.
                return ar.GetAwaiter().GetResult().Trim(); // done
            }
            """
        );

    [Fact]
    public Task Await_in_parentheses_where_a_member_follows() =>
        OnNet.Fixes(
            """
            async Task<string> M(Func<int, string> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(1, null, null);
                await Task.Yield();
                return work.{|LAP1001:EndInvoke|}(ar).Trim();
            }
            """,
            """
            async Task<string> M(Func<int, string> work)
            {
                var ar = Task.Run(() => work(1));
                await Task.Yield();
                return (await ar).Trim();
            }
            """
        );

    [Fact]
    public Task Several_at_a_time() =>
        OnNet.Fixes(
            """
            int M(Func<int, int> work)
            {
                var first = work.{|LAP1001:BeginInvoke|}(1, null, null);
                var second = work.{|LAP1001:BeginInvoke|}(2, null, null);
                return work.{|LAP1001:EndInvoke|}(first) + work.{|LAP1001:EndInvoke|}(second);
            }
            """,
            """
            int M(Func<int, int> work)
            {
                var first = Task.Run(() => work(1));
                var second = Task.Run(() => work(2));
                return first.GetAwaiter().GetResult() + second.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Local_declared_before() =>
        OnNet.Fixes(
            """
            int M(Func<int, int> work)
            {
                IAsyncResult ar = null;
                ar = work.{|LAP1001:BeginInvoke|}(1, null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            int M(Func<int, int> work)
            {
                Task<int> ar = null;
                ar = Task.Run(() => work(1));
                return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Local_used_again() =>
        OnNet.Fixes(
            """
            void M(Func<int, int> work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(1, null, null);
                work.{|LAP1001:EndInvoke|}(ar);
                ar = work.{|LAP1001:BeginInvoke|}(2, null, null);
                work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            void M(Func<int, int> work)
            {
                Task<int> ar = Task.Run(() => work(1));
                ar.GetAwaiter().GetResult();
                ar = Task.Run(() => work(2));
                ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Local_used_again_for_another_result() =>
        OnNet.DoesNotFix(
            """
            void M(Func<int> one, Func<string> other)
            {
                IAsyncResult ar = one.{|LAP1001:BeginInvoke|}(null, null);
                one.{|LAP1001:EndInvoke|}(ar);
                ar = other.{|LAP1001:BeginInvoke|}(null, null);
                other.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            RefusalReason.ResultIsMixed
        );

    [Fact]
    public Task One_of_two_begun() =>
        OnNet.Fixes(
            """
            int M(Func<int> one, Func<int> other, bool condition)
            {
                IAsyncResult ar;
                if (condition)
                    ar = one.{|LAP1001:BeginInvoke|}(null, null);
                else
                    ar = other.{|LAP1001:BeginInvoke|}(null, null);
                return condition ? one.{|LAP1001:EndInvoke|}(ar) : other.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            int M(Func<int> one, Func<int> other, bool condition)
            {
                Task<int> ar;
                if (condition)
                    ar = Task.Run(one);
                else
                    ar = Task.Run(other);
                return condition ? ar.GetAwaiter().GetResult() : ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Arguments_and_receiver_that_change_between() =>
        OnNet.Fixes(
            """
            Func<int, int, int> _add;
            int _b;
            int M(int a)
            {
                var ar = _add.{|LAP1001:BeginInvoke|}(a, _b, null, null);
                a++;
                _b++;
                return _add.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            Func<int, int, int> _add;
            int _b;
            int M(int a)
            {
                var add = _add;
                var a1 = a;
                var b = _b;
                var ar = Task.Run(() => add(a1, b));
                a++;
                _b++;
                return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task End_in_a_try() =>
        OnNet.Fixes(
            """
            int M(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                try
                {
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
                catch (InvalidOperationException)
                {
                    return 0;
                }
            }
            """,
            """
            int M(Func<int> work)
            {
                var ar = Task.Run(work);
                try
                {
                    return ar.GetAwaiter().GetResult();
                }
                catch (InvalidOperationException)
                {
                    return 0;
                }
            }
            """
        );

    [Fact]
    public Task End_where_await_is_not_legal() =>
        OnNet.Fixes(
            """
            async Task<int> InLock(Func<int> work)
            {
                await Task.Yield();
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                lock (work)
                {
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
            }

            async Task<int> InFilter(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                try
                {
                    await Task.Yield();
                }
                catch when (work.{|LAP1001:EndInvoke|}(ar) == 1)
                {
                }

                return 1;
            }

            async Task<int> InQuery(Func<int> work, int[] numbers)
            {
                await Task.Yield();
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return (from n in numbers where n == work.{|LAP1001:EndInvoke|}(ar) select n).First();
            }

            async Task<int> InLambda(Func<int> work)
            {
                await Task.Yield();
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                Func<int> end = () => work.{|LAP1001:EndInvoke|}(ar);
                return end();
            }
            """,
            """
            async Task<int> InLock(Func<int> work)
            {
                await Task.Yield();
                var ar = Task.Run(work);
                lock (work)
                {
                    return ar.GetAwaiter().GetResult();
                }
            }

            async Task<int> InFilter(Func<int> work)
            {
                var ar = Task.Run(work);
                try
                {
                    await Task.Yield();
                }
                catch when (ar.GetAwaiter().GetResult() == 1)
                {
                }

                return 1;
            }

            async Task<int> InQuery(Func<int> work, int[] numbers)
            {
                await Task.Yield();
                var ar = Task.Run(work);
                return (from n in numbers where n == ar.GetAwaiter().GetResult() select n).First();
            }

            async Task<int> InLambda(Func<int> work)
            {
                await Task.Yield();
                var ar = Task.Run(work);
                Func<int> end = () => ar.GetAwaiter().GetResult();
                return end();
            }
            """
        );

    [RoslynFact("4.12", "a ref local in an async method")]
    public Task Ref_local_across_the_end() =>
        OnNet.Fixes(
            """
            async Task<int> M(Func<int> work, int[] numbers)
            {
                await Task.Yield();
                ref var first = ref numbers[0];
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                first = work.{|LAP1001:EndInvoke|}(ar);
                return first;
            }
            """,
            """
            async Task<int> M(Func<int> work, int[] numbers)
            {
                await Task.Yield();
                ref var first = ref numbers[0];
                var ar = Task.Run(work);
                first = ar.GetAwaiter().GetResult();
                return first;
            }
            """
        );

    [Fact]
    public Task Top_level_statements() =>
        (OnNet with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }).FixesFile(
            """
            using System;
            using System.Threading.Tasks;

            Func<int> work = () => 1;
            var ar = work.{|LAP1001:BeginInvoke|}(null, null);
            Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
            await Task.Yield();
            """,
            """
            using System;
            using System.Threading.Tasks;

            Func<int> work = () => 1;
            var ar = Task.Run(work);
            Console.WriteLine(await ar);
            await Task.Yield();
            """
        );

    [Fact]
    public Task Lambda_local_function_and_accessor() =>
        OnNet.Fixes(
            """
            Func<int> work;
            int P
            {
                get
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
            }

            void M(Func<int> work)
            {
                Func<Task<int>> lambda = async () => { var ar = work.{|LAP1001:BeginInvoke|}(null, null); return work.{|LAP1001:EndInvoke|}(ar); };
                int Local() { var ar = work.{|LAP1001:BeginInvoke|}(null, null); return work.{|LAP1001:EndInvoke|}(ar); }
                Local();
            }
            """,
            """
            Func<int> work;
            int P
            {
                get
                {
                    var ar = Task.Run(work);
                    return ar.GetAwaiter().GetResult();
                }
            }

            void M(Func<int> work)
            {
                Func<Task<int>> lambda = async () => { var ar = Task.Run(work); return await ar; };
                int Local() { var ar = Task.Run(work); return ar.GetAwaiter().GetResult(); }
                Local();
            }
            """
        );

    [Fact]
    public Task Iterator() =>
        OnNet.Fixes(
            """
            IEnumerable<int> M(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                yield return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            IEnumerable<int> M(Func<int> work)
            {
                var ar = Task.Run(work);
                yield return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Out_and_ref_and_result() =>
        OnNet.Fixes(
            """
            delegate bool Parse(string text, out int value);
            delegate void Change(ref int a, ref string b);
            bool M(Parse parse, string text, out int value)
            {
                IAsyncResult ar = parse.{|LAP1001:BeginInvoke|}(text, out value, null, null);
                bool parsed = parse.{|LAP1001:EndInvoke|}(out value, ar);
                return parsed;
            }

            void N(Change change, int a, string b)
            {
                var ar = change.{|LAP1001:BeginInvoke|}(ref a, ref b, null, null);
                change.{|LAP1001:EndInvoke|}(ref a, ref b, ar);
            }
            """,
            """
            delegate bool Parse(string text, out int value);
            delegate void Change(ref int a, ref string b);
            bool M(Parse parse, string text, out int value)
            {
                Task<(bool Result, int Value)> ar = Task.Run(() =>
                {
                    var result = parse(text, out var value1);
                    return (result, value1);
                });
                bool parsed;
                (parsed, value) = ar.GetAwaiter().GetResult();
                return parsed;
            }

            void N(Change change, int a, string b)
            {
                var a1 = a;
                var b1 = b;
                var ar = Task.Run(() =>
                {
                    change(ref a1, ref b1);
                    return (a1, b1);
                });
                (a, b) = ar.GetAwaiter().GetResult();
            }
            """
        );

    /// <summary>Two elements cannot have one name, and none that of a member of all tuples.</summary>
    [Fact]
    public Task Names_of_results_by_reference() =>
        OnNet.Fixes(
            """
            delegate bool Find(string key, out string result, out int rest, out int item2);
            readonly Find _find;
            void M()
            {
                _find.{|LAP1001:BeginInvoke|}("a", out _, out _, out _, OnFound, null);
            }

            private void OnFound(IAsyncResult ar)
            {
                bool done = _find.{|LAP1001:EndInvoke|}(out var text, out var count, out var line, ar);
                Console.WriteLine(text + count + line + done);
            }
            """,
            """
            delegate bool Find(string key, out string result, out int rest, out int item2);
            readonly Find _find;
            void M()
            {
                _ = Task.Run(() => OnFoundAsync(Task.Run(() =>
                {
                    var result1 = _find("a", out var result, out var rest, out var item2);
                    return (result1, result, rest, item2);
                })));
            }

            private async Task OnFoundAsync(Task<(bool Result, string ResultValue, int RestValue, int Item2Value)> task)
            {
                bool done;
                string text;
                int count;
                int line;
                (done, text, count, line) = await task.ConfigureAwait(false);
                Console.WriteLine(text + count + line + done);
            }
            """
        );

    [Fact]
    public Task Single_out_result() =>
        OnNet.Fixes(
            """
            delegate void Give(out int value);
            int M(Give give)
            {
                var ar = give.{|LAP1001:BeginInvoke|}(out _, null, null);
                give.{|LAP1001:EndInvoke|}(out var value, ar);
                return value;
            }
            """,
            """
            delegate void Give(out int value);
            int M(Give give)
            {
                var ar = Task.Run(() =>
                {
                    give(out var value1);
                    return value1;
                });
                int value;
                value = ar.GetAwaiter().GetResult();
                return value;
            }
            """
        );

    [Fact]
    public Task Out_variable_that_only_begin_assigns_on_a_path() =>
        OnNet.DoesNotFix(
            """
            delegate void Give(out int value);
            int M(Give give, bool condition)
            {
                int value;
                var ar = give.{|LAP1001:BeginInvoke|}(out value, null, null);
                if (condition)
                {
                    give.{|LAP1001:EndInvoke|}(out value, ar);
                }

                return value;
            }
            """,
            RefusalReason.WouldNotCompile
        );

    [Fact]
    public Task Declaration_in_begin_that_end_uses() =>
        OnNet.Fixes(
            """
            delegate void Give(out int value);
            int M(Give give)
            {
                var ar = give.{|LAP1001:BeginInvoke|}(out int value, null, null);
                give.{|LAP1001:EndInvoke|}(out value, ar);
                return value;
            }
            """,
            """
            delegate void Give(out int value);
            int M(Give give)
            {
                int value;
                var ar = Task.Run(() =>
                {
                    give(out var value1);
                    return value1;
                });
                value = ar.GetAwaiter().GetResult();
                return value;
            }
            """
        );

    [Fact]
    public Task Work_that_returns_a_task() =>
        OnNet.Fixes(
            """
            async Task M(Func<Task> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                await work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            async Task M(Func<Task> work)
            {
                var ar = Task.Run<Task>(() => work());
                await await ar;
            }
            """
        );

    [Fact]
    public Task Work_that_returns_null_or_a_lambda() =>
        OnNet.Fixes(
            """
            void M(Func<Func<int>> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                var result = work.{|LAP1001:EndInvoke|}(ar)();
            }
            """,
            """
            void M(Func<Func<int>> work)
            {
                var ar = Task.Run(work);
                var result = ar.GetAwaiter().GetResult()();
            }
            """
        );

    [Fact]
    public Task Lambda_whose_result_has_another_type_than_the_delegate_says() =>
        OnNet.Fixes(
            """
            void M()
            {
                var work = new Func<object>(() => "text");
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                object result = work.{|LAP1001:EndInvoke|}(ar);
                IAsyncResult other = new Func<object>(() => "text").{|LAP1001:BeginInvoke|}(null, null);
            }
            """,
            """
            void M()
            {
                var work = new Func<object>(() => "text");
                Task<object> ar = Task.Run(work);
                object result = ar.GetAwaiter().GetResult();
                Task<object> other = Task.Run<object>(() => "text");
            }
            """
        );

    [Fact]
    public Task Result_looked_at_as_an_async_result() =>
        OnNet.DoesNotFix(
            """
            object M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, "state");
                work.{|LAP1001:EndInvoke|}(ar);
                return ar.AsyncState;
            }
            """,
            RefusalReason.ResultIsUsedOtherwise
        );

    [Fact]
    public Task Result_with_a_second_name() =>
        OnNet.DoesNotFix(
            """
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                IAsyncResult other = ar;
                work.{|LAP1001:EndInvoke|}(other);
            }
            """,
            RefusalReason.ResultIsUsedOtherwise
        );

    [Fact]
    public Task Result_ended_by_a_helper() =>
        OnNet.DoesNotFix(
            """
            void M(Action work) => Finish(work, work.{|LAP1001:BeginInvoke|}(null, null));
            void Finish(Action work, IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            """,
            RefusalReason.ResultEscapes
        );

    [Fact]
    public Task Result_compared() =>
        OnNet.Fixes(
            """
            void M(Action work, bool condition)
            {
                IAsyncResult ar = null;
                if (condition)
                    ar = work.{|LAP1001:BeginInvoke|}(null, null);
                if (ar != null)
                    work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            void M(Action work, bool condition)
            {
                Task ar = null;
                if (condition)
                    ar = Task.Run(work);
                if (ar != null)
                    ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Await_where_the_context_is_left_behind_does_not_come_back_to_it() =>
        OnNet.Fixes(
            """
            async Task<int> M(Func<int> work, Task before)
            {
                await before.ConfigureAwait(false);
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            async Task<int> N(Func<int> work, Task before, Task after)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                await before;
                var result = work.{|LAP1001:EndInvoke|}(ar);
                await after.ConfigureAwait(false);
                return result;
            }
            """,
            """
            async Task<int> M(Func<int> work, Task before)
            {
                await before.ConfigureAwait(false);
                var ar = Task.Run(work);
                return await ar.ConfigureAwait(false);
            }

            async Task<int> N(Func<int> work, Task before, Task after)
            {
                var ar = Task.Run(work);
                await before;
                var result = await ar;
                await after.ConfigureAwait(false);
                return result;
            }
            """
        );

    [Fact]
    public Task Wait_and_end_and_close() =>
        OnNet.Fixes(
            """
            int M(Func<int> work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                ar.AsyncWaitHandle.WaitOne();
                var result = work.{|LAP1001:EndInvoke|}(ar);
                // Free the handle.
                ar.AsyncWaitHandle.Close();
                return result;
            }
            """,
            """
            int M(Func<int> work)
            {
                Task<int> ar = Task.Run(work);
                Task.WaitAny(ar);
                var result = ar.GetAwaiter().GetResult();
                // Free the handle.
                return result;
            }
            """
        );

    [Fact]
    public Task Wait_in_an_async_method() =>
        OnNet.Fixes(
            """
            async Task<int> M(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                ar.AsyncWaitHandle.WaitOne();
                if (!ar.AsyncWaitHandle.WaitOne(100))
                    return 0;
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            async Task<int> M(Func<int> work)
            {
                var ar = Task.Run(work);
                await Task.WhenAny(ar);
                if ((await Task.WhenAny(ar, Task.Delay(100))) != ar)
                    return 0;
                return await ar;
            }
            """
        );

    [Theory]
    [InlineData("if (ar.AsyncWaitHandle.WaitOne(100))", "if (Task.WaitAny(new Task[] { ar }, 100) == 0)")]
    [InlineData("if (ar.AsyncWaitHandle.WaitOne(100, false))", "if (Task.WaitAny(new Task[] { ar }, 100) == 0)")]
    [InlineData("if (ar.AsyncWaitHandle.WaitOne(TimeSpan.Zero))", "if (Task.WaitAny(new Task[] { ar }, TimeSpan.Zero) == 0)")]
    [InlineData("if (ar.IsCompleted)", "if (ar.IsCompleted)")]
    [InlineData("while (!ar.IsCompleted) Thread.Sleep(10);", "while (!ar.IsCompleted) Thread.Sleep(10);")]
    [InlineData("WaitHandle.WaitAny(new[] { ar.AsyncWaitHandle });", "WaitHandle.WaitAny(new[] { ((IAsyncResult)ar).AsyncWaitHandle });")]
    public Task Wait_with_a_timeout_and_polls(string wait, string fixedWait) =>
        OnNet.Fixes(
            $$"""
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                {{wait}}
                work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            $$"""
            void M(Action work)
            {
                var ar = Task.Run(work);
                {{fixedWait}}
                ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Handles_of_several_tasks_waited_for() =>
        OnNet.Fixes(
            """
            void M(Action work, Func<int> count)
            {
                var first = work.{|LAP1001:BeginInvoke|}(null, null);
                var second = count.{|LAP1001:BeginInvoke|}(null, null);
                WaitHandle.WaitAll(new[] { first.AsyncWaitHandle, second.AsyncWaitHandle });
                if (!WaitHandle.WaitAll(new WaitHandle[] { first.AsyncWaitHandle, second.AsyncWaitHandle }, 100)) return;
                work.{|LAP1001:EndInvoke|}(first);
                count.{|LAP1001:EndInvoke|}(second);
            }
            """,
            """
            void M(Action work, Func<int> count)
            {
                var first = Task.Run(work);
                var second = Task.Run(count);
                Task.WaitAny(Task.WhenAll(first, second));
                if (!(Task.WaitAny(new Task[] { Task.WhenAll(first, second) }, 100) == 0)) return;
                first.GetAwaiter().GetResult();
                second.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Handle_of_a_task_waited_for_beside_another() =>
        OnNet.Fixes(
            """
            void M(Action work, ManualResetEvent other)
            {
                var first = work.{|LAP1001:BeginInvoke|}(null, null);
                WaitHandle.WaitAll(new[] { first.AsyncWaitHandle, other });
                work.{|LAP1001:EndInvoke|}(first);
            }
            """,
            """
            void M(Action work, ManualResetEvent other)
            {
                var first = Task.Run(work);
                WaitHandle.WaitAll(new[] { ((IAsyncResult)first).AsyncWaitHandle, other });
                first.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Wait_handle_used_up() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                using (ar.AsyncWaitHandle)
                {
                    work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """,
            """
            void M(Action work)
            {
                var ar = Task.Run(work);
                using (((IAsyncResult)ar).AsyncWaitHandle)
                {
                    ar.GetAwaiter().GetResult();
                }
            }
            """
        );

    [Theory]
    [InlineData("LAP1002", "IAsyncResult ar = work.{|LAP1002:BeginInvoke|}(null, null);", "Task ar = Task.Run(work);")]
    [InlineData(
        "LAP2001",
        "IAsyncResult ar = stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);",
        "Task<int> ar = stream.ReadAsync(buffer, 0, 1);"
    )]
    [InlineData(
        "LAP2001",
        "var ar = stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, null, null);",
        "var ar = stream.WriteAsync(buffer, 0, 1);"
    )]
    [InlineData(
        "LAP2001",
        "var ar = socket.{|LAP2001:BeginDisconnect|}(true, null, null);",
        "var ar = Task.Factory.FromAsync(socket.BeginDisconnect, socket.EndDisconnect, true, null);"
    )]
    public Task Wait_without_an_end_on_the_Framework(string id, string begin, string fixedBegin)
    {
        return OnFramework
            .Only(id)
            .Fixes(
                Member($"{begin} ar.AsyncWaitHandle.WaitOne();\n    while (!ar.IsCompleted) {{ }}"),
                Member($"{fixedBegin} Task.WaitAny(ar);\n    while (!ar.IsCompleted) {{ }}")
            );

        static string Member(string statements) =>
            $$"""
                void M(Action work, Stream stream, Socket socket, byte[] buffer)
                {
                    {{statements}}
                }
                """;
    }

    [Fact]
    public Task Begin_with_a_null_conditional_and_a_local() =>
        OnNet.DoesNotFix(
            """
            void M(Action work)
            {
                var ar = work?.{|LAP1001:BeginInvoke|}(null, null);
                if (ar != null)
                {
                    work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """,
            RefusalReason.CallIsIrregular
        );

    [Fact]
    public Task End_with_a_null_conditional() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                work?.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            void M(Action work)
            {
                var ar = Task.Run(work);
                ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Receiver_of_end_that_does_something() =>
        OnNet.DoesNotFix(
            """
            Action Next() => null;
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                Next().{|LAP1001:EndInvoke|}(ar);
            }
            """,
            RefusalReason.CallIsIrregular
        );

    /// <summary>A cast of a number cuts off what does not fit, and throws nothing.</summary>
    [Theory]
    [InlineData("(int)i")]
    public Task Cast_in_an_expression_body(string argument) =>
        OnNet.Fixes(
            $"readonly Func<int, int> _f; int this[long i] {{ "
                + $"get => _f.{{|LAP1001:EndInvoke|}}(_f.{{|LAP1001:BeginInvoke|}}({argument}, null, null)); }}",
            $"readonly Func<int, int> _f; int this[long i] {{ get => Task.Run(() => _f({argument})).GetAwaiter().GetResult(); }}"
        );

    [Theory]
    [InlineData("if (!ar.AsyncWaitHandle.WaitOne(100)) return -1;", "if (Task.WaitAny(new Task[] { ar }, 100) != 0) return -1;")]
    [InlineData("while (!ar.AsyncWaitHandle.WaitOne(100)) { }", "while (Task.WaitAny(new Task[] { ar }, 100) != 0) { }")]
    public Task Wait_that_is_negated(string wait, string fixedWait) =>
        OnNet
            .Only(Diagnostics.DiagnosticIds.DelegateBeginInvokeIsNotSupported)
            .Fixes(
                $$"""
                int M(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    {{wait}}
                    return work.{|LAP1001:EndInvoke|}(ar);
                }
                """,
                $$"""
                int M(Func<int> work)
                {
                    var ar = Task.Run(work);
                    {{fixedWait}}
                    return ar.GetAwaiter().GetResult();
                }
                """
            );
}
