using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Nothing is written that the project's language does not have.</summary>
public sealed class LanguageVersionTests
{
    private static readonly Rules.CallPairTest s_csharp5 = OnFramework with { LanguageVersion = LanguageVersion.CSharp5 };
    private static readonly Rules.CallPairTest s_csharp6 = OnFramework with { LanguageVersion = LanguageVersion.CSharp6 };

    [Fact]
    public Task Discards_are_not_written() =>
        s_csharp6.Fixes(
            """
            void M(Action work) => work.{|LAP1002:BeginInvoke|}(null, null);
            void N(Action work) { work.{|LAP1002:BeginInvoke|}(null, null); }
            """,
            """
            void M(Action work) => Task.Run(work);
            void N(Action work) { Task.Run(work); }
            """
        );

    [Fact]
    public Task Task_that_nobody_waits_for_in_an_async_method() =>
        s_csharp5.Fixes(
            """
            async Task M(Action work)
            {
                await Task.Yield();
                work.{|LAP1002:BeginInvoke|}(null, null);
            }
            """,
            """
            async Task M(Action work)
            {
                await Task.Yield();
                var ignored = Task.Run(work);
            }
            """
        );

    [Fact]
    public Task Conditional_call() =>
        s_csharp6.Fixes(
            """
            Action Happened;
            void M()
            {
                Happened?.{|LAP1002:BeginInvoke|}(null, null);
            }
            """,
            """
            Action Happened;
            void M()
            {
                var happened = Happened;
                if (happened != null)
                {
                    Task.Run(happened);
                }
            }
            """
        );

    [Fact]
    public Task Tuples_are_not_written() =>
        s_csharp6.DoesNotFix(
            """
            delegate bool Parse(string text, out int value);
            void M(Parse parse)
            {
                int value;
                parse.{|LAP1002:BeginInvoke|}("", out value, null, null).AsyncWaitHandle.WaitOne();
                var ar = parse.{|LAP1002:BeginInvoke|}("", out value, null, null);
                ar.AsyncWaitHandle.WaitOne();
            }
            """,
            RefusalReason.ResultEscapes,
            RefusalReason.TaskCannotCarry
        );

    [Fact]
    public Task Wait_that_stays() =>
        s_csharp5.Fixes(
            """
            void M(Func<int> work)
            {
                IAsyncResult ar = work.{|LAP1002:BeginInvoke|}(null, null);
                ar.AsyncWaitHandle.WaitOne();
            }
            """,
            """
            void M(Func<int> work)
            {
                Task<int> ar = Task.Run(work);
                Task.WaitAny(ar);
            }
            """
        );

    [Fact]
    public Task Await_in_a_catch_clause_is_not_written() =>
        (OnNet with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            async Task M(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                try
                {
                    await Task.Yield();
                }
                catch (Exception)
                {
                    work.{|LAP1001:EndInvoke|}(ar);
                }
                finally
                {
                    Console.WriteLine();
                }
            }
            """,
            """
            async Task M(Func<int> work)
            {
                var ar = Task.Run(work);
                try
                {
                    await Task.Yield();
                }
                catch (Exception)
                {
                    ar.GetAwaiter().GetResult();
                }
                finally
                {
                    Console.WriteLine();
                }
            }
            """
        );

    [Fact]
    public Task Await_in_a_try_block_is_written() =>
        (OnNet with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            async Task M(Func<int> work)
            {
                try
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    work.{|LAP1001:EndInvoke|}(ar);
                }
                catch (Exception)
                {
                }
            }
            """,
            """
            async Task M(Func<int> work)
            {
                try
                {
                    var ar = Task.Run(work);
                    await ar;
                }
                catch (Exception)
                {
                }
            }
            """
        );

    [Fact]
    public Task Lambda_that_ends_nothing() =>
        s_csharp6.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, ar => Console.WriteLine(), null);
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                Func<Task, Task> completeWriteAsync = async write =>
                {
                    await Task.WhenAny(write).ConfigureAwait(false);
                    Console.WriteLine();
                };
                completeWriteAsync(stream.WriteAsync(buffer, 0, 1));
            }
            """
        );

    [Fact]
    public Task Named_callback() =>
        s_csharp5.Fixes(
            """
            void M(Action work)
            {
                work.{|LAP1002:BeginInvoke|}(OnDone, null);
            }

            private static void OnDone(IAsyncResult ar)
            {
                Console.WriteLine();
            }
            """,
            """
            void M(Action work)
            {
                Task.Run(() => OnDoneAsync(Task.Run(work)));
            }

            private static async Task OnDoneAsync(Task task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                Console.WriteLine();
            }
            """
        );

    [Fact]
    public Task Nullable_references() =>
        OnNet.Fixes(
            """
            #nullable enable
            Action<string?>? _work;
            void M(string? text)
            {
                _work?.{|LAP1001:BeginInvoke|}(text, null, null);
                IAsyncResult? ar = null;
                Func<string?> compute = () => text;
                ar = compute.{|LAP1001:BeginInvoke|}(null, null);
                Console.WriteLine(compute.{|LAP1001:EndInvoke|}(ar));
            }
            """,
            """
            #nullable enable
            Action<string?>? _work;
            void M(string? text)
            {
                var work = _work;
                if (work != null)
                {
                    _ = Task.Run(() => work(text));
                }
                Task<string?>? ar = null;
                Func<string?> compute = () => text;
                ar = Task.Run(compute);
                Console.WriteLine(ar.GetAwaiter().GetResult());
            }
            """
        );

    /// <summary>C# 7 brought local functions.</summary>
    [Fact]
    public Task Lambda_that_is_called_back() =>
        s_csharp6.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.{|LAP2005:BeginRead|}(buffer, 0, 4, ar => { Console.WriteLine(stream.EndRead(ar)); }, null);
                stream.Flush();
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                Func<Task<int>, Task> completeReadAsync = async read => { Console.WriteLine(await read.ConfigureAwait(false)); };
                completeReadAsync(stream.ReadAsync(buffer, 0, 4));
                stream.Flush();
            }
            """
        );

    /// <summary>The compiler asks for an <c>await</c> of an async method wherever that is called.</summary>
    [Fact]
    public Task Method_that_is_called_back() =>
        s_csharp6.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.{|LAP2005:BeginRead|}(buffer, 0, 4, OnRead, stream);
                stream.Flush();
            }

            private static void OnRead(IAsyncResult ar)
            {
                var stream = (Stream)ar.AsyncState;
                Console.WriteLine(stream.EndRead(ar));
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                var ignored = OnReadAsync(stream.ReadAsync(buffer, 0, 4));
                stream.Flush();
            }

            private static async Task OnReadAsync(Task<int> task)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
            }
            """
        );
}
