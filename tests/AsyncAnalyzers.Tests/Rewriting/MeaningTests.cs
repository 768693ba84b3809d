using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Places where the obvious rewrite would compile and mean something else, or not compile.</summary>
public sealed class MeaningTests
{
    [Fact]
    public Task Static_lambda_reads_only_its_state() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                work.{|LAP1001:BeginInvoke|}(static ar => ((Action)ar.AsyncState).{|LAP1001:EndInvoke|}(ar), work);
            }
            """,
            """
            void M(Action work)
            {
                _ = Task.Run(work);
            }
            """
        );

    [Fact]
    public Task Delegate_made_of_an_overloaded_method() =>
        OnNet.Fixes(
            """
            static void Do(object o) { }
            static void Do(int i) { }
            void M()
            {
                new Action<object>(Do).{|LAP1001:BeginInvoke|}(1, null, null);
            }
            """,
            """
            static void Do(object o) { }
            static void Do(int i) { }
            void M()
            {
                var work = new Action<object>(Do);
                _ = Task.Run(() => work(1));
            }
            """
        );

    [Fact]
    public Task Method_that_hides_and_optional_parameters() =>
        OnNet.Fixes(
            """
            static int Do(int i = 1, int j = 2) => i + j;
            void M()
            {
                new Func<int, int, int>(Do).{|LAP1001:BeginInvoke|}(3, 4, null, null);
            }
            """,
            """
            static int Do(int i = 1, int j = 2) => i + j;
            void M()
            {
                _ = Task.Run(() => Do(3, 4));
            }
            """
        );

    [Fact]
    public Task Instance_method_of_a_mutable_field_is_bound_at_once() =>
        OnNet.Fixes(
            """
            Stream _stream;
            void M()
            {
                new Action(_stream.Flush).{|LAP1001:BeginInvoke|}(null, null);
                _stream = null;
            }
            """,
            """
            Stream _stream;
            void M()
            {
                var work = new Action(_stream.Flush);
                _ = Task.Run(work);
                _stream = null;
            }
            """
        );

    [Fact]
    public Task Generic_delegate_whose_result_may_be_a_task() =>
        OnNet.Fixes(
            """
            T M<T>(Func<T> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            T M<T>(Func<T> work)
            {
                var ar = Task.Run(work);
                return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Work_whose_result_is_a_value_task_or_dynamic() =>
        OnNet.Fixes(
            """
            void M(Func<ValueTask<int>> work, Func<dynamic> other)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                ValueTask<int> result = work.{|LAP1001:EndInvoke|}(ar);
                IAsyncResult ar2 = other.{|LAP1001:BeginInvoke|}(null, null);
                other.{|LAP1001:EndInvoke|}(ar2).Call();
            }
            """,
            """
            void M(Func<ValueTask<int>> work, Func<dynamic> other)
            {
                Task<ValueTask<int>> ar = Task.Run(work);
                ValueTask<int> result = ar.GetAwaiter().GetResult();
                Task<dynamic> ar2 = Task.Run(other);
                ar2.GetAwaiter().GetResult().Call();
            }
            """
        );

    [Fact]
    public Task In_parameter_of_the_delegate() =>
        OnNet.Fixes(
            """
            delegate int Read(in int value);
            int M(Read read, int number)
            {
                var ar = read.{|LAP1001:BeginInvoke|}(number, null, null);
                return read.{|LAP1001:EndInvoke|}(number, ar);
            }
            """,
            """
            delegate int Read(in int value);
            int M(Read read, int number)
            {
                var ar = Task.Run(() => read(number));
                return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Span_among_the_parameters_cannot_be_kept() =>
        OnNet.DoesNotFix(
            """
            delegate void Fill(Span<byte> bytes);
            void M(Fill fill) => fill.{|LAP1001:BeginInvoke|}(new byte[1], null, null);
            """,
            RefusalReason.TaskCannotCarry
        );

    [Fact]
    public Task End_twice_in_a_callback_does_not_do_the_work_twice() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    work.{|LAP1001:EndInvoke|}(ar);
                    work.{|LAP1001:EndInvoke|}(ar);
                }, null);
            }
            """,
            """
            void M(Action work)
            {
                _ = Task.Run(async () =>
                {
                    var work1 = Task.Run(work);
                    await Task.WhenAny(work1);
                    await work1;
                    await work1;
                });
            }
            """
        );

    [Fact]
    public Task End_in_a_loop_of_the_callback_does_not_repeat_the_work() =>
        OnNet.Fixes(
            """
            void M(Func<int> work)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    do
                    {
                        Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                    }
                    while (false);
                }, null);
            }
            """,
            """
            void M(Func<int> work)
            {
                _ = Task.Run(async () =>
                {
                    var work1 = Task.Run(work);
                    await Task.WhenAny(work1);
                    do
                    {
                        Console.WriteLine(await work1);
                    }
                    while (false);
                });
            }
            """
        );

    [Fact]
    public Task End_under_a_using_of_the_callback_runs_after_the_work() =>
        OnNet.Fixes(
            """
            void M(Func<int> work, Func<IDisposable> open)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    using (open())
                    {
                        Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                    }
                }, null);
            }
            """,
            """
            void M(Func<int> work, Func<IDisposable> open)
            {
                _ = Task.Run(async () =>
                {
                    var work1 = Task.Run(work);
                    await Task.WhenAny(work1);
                    using (open())
                    {
                        Console.WriteLine(await work1);
                    }
                });
            }
            """
        );

    [Fact]
    public Task Exception_filter_around_the_end_of_a_callback_catches_what_the_work_throws() =>
        OnNet.Fixes(
            """
            readonly Func<int> work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar)
            {
                var count = 0;
                try
                {
                    count = work.{|LAP1001:EndInvoke|}(ar);
                }
                catch (Exception e) when (e.Message.Length > count)
                {
                }
                finally
                {
                    Console.WriteLine(count);
                }
            }
            """,
            """
            readonly Func<int> work;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            async Task OnDoneAsync(Task<int> task)
            {
                var count = 0;
                try
                {
                    count = await task.ConfigureAwait(false);
                }
                catch (Exception e) when (e.Message.Length > count)
                {
                }
                finally
                {
                    Console.WriteLine(count);
                }
            }
            """
        );

    [Fact]
    public Task Target_of_a_compound_assignment_is_read_when_the_result_is_there() =>
        OnNet.Fixes(
            """
            int _total;
            async Task M(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                await Task.Yield();
                _total += work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            int _total;
            async Task M(Func<int> work)
            {
                var ar = Task.Run(work);
                await Task.Yield();
                var result = await ar;
                _total += result;
            }
            """
        );

    /// <summary>What stands to the left of the end call was read when the operation was complete.</summary>
    [Theory]
    [InlineData("_total += work.{|LAP1001:EndInvoke|}(ar);", "var result = await task.ConfigureAwait(false); _total += result;")]
    [InlineData(
        "Console.WriteLine(\"{0}: {1}\", _phase, work.{|LAP1001:EndInvoke|}(ar));",
        "var result = await task.ConfigureAwait(false); Console.WriteLine(\"{0}: {1}\", _phase, result);"
    )]
    [InlineData(
        "Console.WriteLine(DateTime.Now + \" \" + work.{|LAP1001:EndInvoke|}(ar));",
        "var result = await task.ConfigureAwait(false); Console.WriteLine(DateTime.Now + \" \" + result);"
    )]
    [InlineData("_total = work.{|LAP1001:EndInvoke|}(ar);", "_total = await task.ConfigureAwait(false);")]
    [InlineData(
        "Console.WriteLine(\"{0} of {1}\", work.{|LAP1001:EndInvoke|}(ar), _total);",
        "Console.WriteLine(\"{0} of {1}\", await task.ConfigureAwait(false), _total);"
    )]
    public Task Operands_to_the_left_of_the_end_call(string callback, string rewritten) =>
        OnNet.Fixes(
            $$"""
            int _total; string _phase;
            readonly Func<int> work = null;
            void M() => work.{|LAP1001:BeginInvoke|}(OnWorked, null);
            void OnWorked(IAsyncResult ar)
            {
                {{callback}}
            }
            """,
            $$"""
            int _total; string _phase;
            readonly Func<int> work = null;
            void M() => _ = Task.Run(() => OnWorkedAsync(Task.Run(work)));
            async Task OnWorkedAsync(Task<int> task)
            {
                {{rewritten.Replace("; Console", ";\n    Console").Replace("; _total", ";\n    _total")}}
            }
            """
        );

    /// <summary>What one thread takes it has to give back, and what each thread has for itself another one does not see.</summary>
    [Theory]
    [InlineData("_mutex.WaitOne(); try { WORK } finally { _mutex.ReleaseMutex(); }")]
    [InlineData("Monitor.Enter(_gate); try { WORK } finally { Monitor.Exit(_gate); }")]
    [InlineData("_rw.EnterReadLock(); try { WORK } finally { _rw.ExitReadLock(); }")]
    [InlineData("t_user = \"ann\"; WORK Console.WriteLine(t_user);")]
    [InlineData("_local.Value = 1; WORK Console.WriteLine(_local.Value);")]
    public Task What_belongs_to_a_thread_across_the_end(string statements)
    {
        const string Fields = """
            readonly Mutex _mutex = null; readonly object _gate = new object(); readonly ReaderWriterLockSlim _rw = null;
            [ThreadStatic] static string t_user; readonly ThreadLocal<int> _local = null; int _read;
            async Task M(Func<int> work)
            {
                await Task.Yield();
                STATEMENTS
            }
            """;
        return OnNet.Fixes(
            Fields.Replace(
                "STATEMENTS",
                statements.Replace("WORK", "var ar = work.{|LAP1001:BeginInvoke|}(null, null); _read = work.{|LAP1001:EndInvoke|}(ar);")
            ),
            Fields.Replace("STATEMENTS", statements.Replace("WORK", "var ar = Task.Run(work); _read = ar.GetAwaiter().GetResult();"))
        );
    }

    [RoslynFact("4.12", "a Span local in an async method")]
    public Task Span_across_the_end() =>
        OnNet.Fixes(
            """
            async Task<int> M(Func<int> work, byte[] bytes)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                await Task.Yield();
                ReadOnlySpan<byte> head = bytes;
                var read = work.{|LAP1001:EndInvoke|}(ar);
                return read + head[0];
            }
            """,
            """
            async Task<int> M(Func<int> work, byte[] bytes)
            {
                var ar = Task.Run(work);
                await Task.Yield();
                ReadOnlySpan<byte> head = bytes;
                var read = ar.GetAwaiter().GetResult();
                return read + head[0];
            }
            """
        );

    /// <summary>The same where another method of the type ends what the first began.</summary>
    [Fact]
    public Task Static_field_of_a_type_that_waits_in_another_method() =>
        OnNet.Fixes(
            """
            static readonly Func<int, int> s_twice = n => 2 * n;
            static IAsyncResult s_pending;
            static readonly int Value = Load();
            static int Load()
            {
                s_pending = s_twice.{|LAP1001:BeginInvoke|}(3, null, null);
                return Complete();
            }
            static int Complete() => s_twice.{|LAP1001:EndInvoke|}(s_pending);
            """,
            """
            static readonly Func<int, int> s_twice = n => 2 * n;
            static Task<int> s_pending;
            static readonly int Value = Load();
            static int Load()
            {
                var twice = s_twice;
                s_pending = Task.Run(() => twice(3));
                return Complete();
            }
            static int Complete() => s_pending.GetAwaiter().GetResult();
            """
        );

    /// <summary>Where making the type calls nothing, nobody waits, and the field is read where it is used.</summary>
    [Fact]
    public Task Static_field_of_a_type_that_is_made_at_once() =>
        OnNet.Fixes(
            """
            static readonly Func<int, int> s_twice = n => 2 * n;
            static IAsyncResult s_pending;
            static int Load()
            {
                s_pending = s_twice.{|LAP1001:BeginInvoke|}(3, null, null);
                return Complete();
            }
            static int Complete() => s_twice.{|LAP1001:EndInvoke|}(s_pending);
            """,
            """
            static readonly Func<int, int> s_twice = n => 2 * n;
            static Task<int> s_pending;
            static int Load()
            {
                s_pending = Task.Run(() => s_twice(3));
                return Complete();
            }
            static int Complete() => s_pending.GetAwaiter().GetResult();
            """
        );

    /// <summary>While the type is made, work that reads its static fields waits for it, and the type would wait for the work.</summary>
    [Fact]
    public Task Static_field_of_a_type_that_waits() =>
        OnNet.Fixes(
            """
            static readonly Func<int> s_load = () => 6;
            static readonly int Value = Load();
            static int Load()
            {
                var ar = s_load.{|LAP1001:BeginInvoke|}(null, null);
                return s_load.{|LAP1001:EndInvoke|}(ar);
            }

            static void Forget() => s_load.{|LAP1001:BeginInvoke|}(null, null);
            """,
            """
            static readonly Func<int> s_load = () => 6;
            static readonly int Value = Load();
            static int Load()
            {
                var ar = Task.Run(s_load);
                return ar.GetAwaiter().GetResult();
            }

            static void Forget() => _ = Task.Run(s_load);
            """
        );

    [Fact]
    public Task Lambda_whose_type_chooses_the_overload() =>
        OnNet.Fixes(
            """
            static void Post(Action work) { }
            static void Post(Func<Task> work) { }
            static void Only(Action work) { }
            void M(Action work)
            {
                Post(() => work.{|LAP1001:BeginInvoke|}(null, null));
                Only(() => work.{|LAP1001:BeginInvoke|}(null, null));
            }
            """,
            """
            static void Post(Action work) { }
            static void Post(Func<Task> work) { }
            static void Only(Action work) { }
            void M(Action work)
            {
                Post(() =>
                {
                    _ = Task.Run(work);
                });
                Only(() => _ = Task.Run(work));
            }
            """
        );

    [Fact]
    public Task Own_pair_whose_End_asks_the_async_result_for_more() =>
        OnNet.DoesNotFix(
            """
            Func<int> _work;
            public IAsyncResult BeginWork(AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(callback, state);
            public int EndWork(IAsyncResult result)
            {
                if (result.AsyncState == null) return 0;
                return _work.{|LAP1001:EndInvoke|}(result);
            }
            """,
            RefusalReason.CallbackIsUnknown,
            RefusalReason.ResultEscapes
        );

    [Theory]
    [InlineData("var handle = ar.AsyncWaitHandle; try { if (!handle.WaitOne(50)) return -1; } finally { handle.Close(); }")]
    [InlineData("using (var handle = ar.AsyncWaitHandle) { if (!handle.WaitOne(50)) return -1; }")]
    public Task Wait_handle_that_is_kept_and_closed(string wait) =>
        OnFramework.DoesNotFix(
            $$"""
            int M(Func<int> work)
            {
                var ar = work.{|LAP1003:BeginInvoke|}(null, null);
                {{wait}}
                return work.EndInvoke(ar);
            }
            """,
            RefusalReason.ResultIsUsedOtherwise
        );

    [Fact]
    public Task Directives_among_the_arguments() =>
        OnNet.DoesNotFix(
            """
            int M(Func<int, int, int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(
                    1,
            #if BIG
                    200,
            #else
                    2,
            #endif
                    null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            RefusalReason.WouldNotCompile
        );

    [Fact]
    public Task Callback_that_code_of_another_configuration_names() =>
        OnNet.DoesNotFix(
            """
            readonly Func<int> work = null;
            void M() => work.{|LAP1001:BeginInvoke|}(OnWorked, null);
            void OnWorked(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            #if BIG
            void N() => OnWorked(null);
            #endif
            """,
            RefusalReason.WouldNotCompile
        );

    [Fact]
    public Task Local_named_after_a_field_whose_name_is_a_keyword_elsewhere() =>
        OnNet.Fixes(
            """
            Action _await;
            async Task M()
            {
                var ar = _await.{|LAP1001:BeginInvoke|}(null, null);
                await Task.Yield();
                _await.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            Action _await;
            async Task M()
            {
                var ar = Task.Run(_await);
                await Task.Yield();
                await ar;
            }
            """
        );

    [Fact]
    public Task Conditional_method_as_the_work() =>
        OnNet.Fixes(
            """
            void M(Action work, Action other, bool condition)
            {
                (condition ? work : other).{|LAP1001:BeginInvoke|}(null, null);
                (work ?? other).{|LAP1001:BeginInvoke|}(null, null);
                (work + other).{|LAP1001:BeginInvoke|}(null, null);
            }
            """,
            """
            void M(Action work, Action other, bool condition)
            {
                _ = Task.Run(condition ? work : other);
                _ = Task.Run(work ?? other);
                _ = Task.Run(work + other);
            }
            """
        );

    [Fact]
    public Task Invocation_list() =>
        OnNet.Fixes(
            """
            event EventHandler Happened;
            void Raise()
            {
                foreach (EventHandler handler in Happened.GetInvocationList())
                {
                    handler.{|LAP1001:BeginInvoke|}(this, EventArgs.Empty, null, null);
                }
            }
            """,
            """
            event EventHandler Happened;
            void Raise()
            {
                foreach (EventHandler handler in Happened.GetInvocationList())
                {
                    _ = Task.Run(() => handler(this, EventArgs.Empty));
                }
            }
            """
        );

    /// <summary>A lambda would read the field on another thread, which waits until the type is made, which waits for the lambda.</summary>
    [Fact]
    public Task Static_field_where_the_type_is_made() =>
        OnNet.DoesNotFix(
            """
            static readonly Func<int, int> s_work = n => n;
            static readonly int s_nested = s_work.{|LAP1001:EndInvoke|}(s_work.{|LAP1001:BeginInvoke|}(1, null, null));
            static int Property { get; } = s_work.{|LAP1001:EndInvoke|}(s_work.{|LAP1001:BeginInvoke|}(1, null, null));
            readonly int _instance = s_work.{|LAP1001:EndInvoke|}(s_work.{|LAP1001:BeginInvoke|}(1, null, null));
            """,
            RefusalReason.NoPlaceForStatement
        );

    /// <summary>It is read where it is begun, and the work reads nothing of the type.</summary>
    [Fact]
    public Task Static_field_that_is_run_as_it_is_where_the_type_is_made() =>
        OnNet.Fixes(
            """
            static readonly Func<int> s_work = () => 1;
            static readonly int s_nested = s_work.{|LAP1001:EndInvoke|}(s_work.{|LAP1001:BeginInvoke|}(null, null));
            """,
            """
            static readonly Func<int> s_work = () => 1;
            static readonly int s_nested = Task.Run(s_work).GetAwaiter().GetResult();
            """
        );

    [Fact]
    public Task Static_field_in_a_static_constructor() =>
        OnNet.Fixes(
            """
            static readonly Func<int> s_work = () => 1;
            static readonly int s_result;
            static C()
            {
                var result = s_work.{|LAP1001:BeginInvoke|}(null, null);
                s_result = s_work.{|LAP1001:EndInvoke|}(result);
            }
            """,
            """
            static readonly Func<int> s_work = () => 1;
            static readonly int s_result;
            static C()
            {
                var result = Task.Run(s_work);
                s_result = result.GetAwaiter().GetResult();
            }
            """
        );
}
