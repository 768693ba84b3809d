using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A lambda that is called back becomes the code after the task.</summary>
public sealed class InlineCallbackTests
{
    [Fact]
    public Task End_first() =>
        OnNet.Fixes(
            """
            void M(Func<int, int> work)
            {
                work.{|LAP1001:BeginInvoke|}(1, ar =>
                {
                    // The result
                    var result = work.{|LAP1001:EndInvoke|}(ar); // is here.

                    Console.WriteLine(result);
                }, null);
            }
            """,
            """
            void M(Func<int, int> work)
            {
                _ = Task.Run(() =>
                {
                    // The result
                    var result = work(1); // is here.

                    Console.WriteLine(result);
                });
            }
            """
        );

    [Theory]
    [InlineData("work.{|LAP1001:BeginInvoke|}(ar => work.{|LAP1001:EndInvoke|}(ar), null);", "_ = Task.Run(work);")]
    [InlineData("work.{|LAP1001:BeginInvoke|}((ar) => work.{|LAP1001:EndInvoke|}(ar), null);", "_ = Task.Run(work);")]
    [InlineData("work.{|LAP1001:BeginInvoke|}(new AsyncCallback(ar => work.{|LAP1001:EndInvoke|}(ar)), null);", "_ = Task.Run(work);")]
    [InlineData(
        "work.{|LAP1001:BeginInvoke|}(delegate(IAsyncResult ar) { work.{|LAP1001:EndInvoke|}(ar); }, null);",
        "_ = Task.Run(work);"
    )]
    [InlineData(
        "compute.{|LAP1001:BeginInvoke|}(1, ar => Console.WriteLine(compute.{|LAP1001:EndInvoke|}(ar)), null);",
        "_ = Task.Run(() => Console.WriteLine(compute(1)));"
    )]
    [InlineData(
        "compute.{|LAP1001:BeginInvoke|}(1, ar => Console.WriteLine(((Func<int, int>)ar.AsyncState).{|LAP1001:EndInvoke|}(ar)), compute);",
        "_ = Task.Run(() => Console.WriteLine(compute(1)));"
    )]
    [InlineData("var begun = work.{|LAP1001:BeginInvoke|}(ar => work.{|LAP1001:EndInvoke|}(ar), null);", "_ = Task.Run(work);")]
    [InlineData(
        "work?.{|LAP1001:BeginInvoke|}(ar => work.{|LAP1001:EndInvoke|}(ar), null);",
        "if (work != null)\n    {\n        _ = Task.Run(work);\n    }"
    )]
    public Task End_only(string statement, string fixedStatement)
    {
        return OnNet.Fixes(Member(statement), Member(fixedStatement));

        static string Member(string statement) =>
            $$"""
                void M(Action work, Func<int, int> compute)
                {
                    {{statement}}
                }
                """;
    }

    [Fact]
    public Task Delegate_as_the_state() =>
        OnNet.Fixes(
            """
            void M(Func<int, int> work)
            {
                work.{|LAP1001:BeginInvoke|}(1, ar =>
                {
                    var caller = (Func<int, int>)ar.AsyncState;
                    Console.WriteLine(caller.{|LAP1001:EndInvoke|}(ar));
                }, work);
            }
            """,
            """
            void M(Func<int, int> work)
            {
                _ = Task.Run(() =>
                {
                    Console.WriteLine(work(1));
                });
            }
            """
        );

    [Fact]
    public Task State() =>
        OnNet.Fixes(
            """
            string _name;
            void M(Action work, string name)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    work.{|LAP1001:EndInvoke|}(ar);
                    Console.WriteLine((string)ar.AsyncState);
                }, name);
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    work.{|LAP1001:EndInvoke|}(ar);
                    Console.WriteLine(((string)ar.AsyncState).Length);
                }, _name);
            }
            """,
            """
            string _name;
            void M(Action work, string name)
            {
                _ = Task.Run(() =>
                {
                    work();
                    Console.WriteLine(name);
                });
                var name1 = _name;
                _ = Task.Run(() =>
                {
                    work();
                    Console.WriteLine(name1.Length);
                });
            }
            """
        );

    [Fact]
    public Task End_in_a_try() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    try
                    {
                        work.{|LAP1001:EndInvoke|}(ar);
                    }
                    catch (InvalidOperationException e)
                    {
                        Console.WriteLine(e);
                    }
                }, null);
            }
            """,
            """
            void M(Action work)
            {
                _ = Task.Run(() =>
                {
                    try
                    {
                        work();
                    }
                    catch (InvalidOperationException e)
                    {
                        Console.WriteLine(e);
                    }
                });
            }
            """
        );

    [Fact]
    public Task Code_before_the_end_runs_after_the_work() =>
        OnNet.Fixes(
            """
            void M(Func<int, int> compute)
            {
                compute.{|LAP1001:BeginInvoke|}(1, ar =>
                {
                    Console.WriteLine("completed");
                    Console.WriteLine(compute.{|LAP1001:EndInvoke|}(ar));
                }, null);
            }
            """,
            """
            void M(Func<int, int> compute)
            {
                _ = Task.Run(async () =>
                {
                    var work = Task.Run(() => compute(1));
                    await Task.WhenAny(work);
                    Console.WriteLine("completed");
                    Console.WriteLine(await work);
                });
            }
            """
        );

    [Fact]
    public Task Callback_without_an_end() =>
        OnNet.Fixes(
            """
            void M(Action work) => work.{|LAP1001:BeginInvoke|}(ar => Console.WriteLine("completed"), null);
            """,
            """
            void M(Action work) => _ = Task.Run(async () =>
            {
                await Task.WhenAny(Task.Run(work));
                Console.WriteLine("completed");
            });
            """
        );

    [Fact]
    public Task End_on_a_condition() =>
        OnNet.Fixes(
            """
            bool closed;
            void M(Action work)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    if (!closed)
                    {
                        work.{|LAP1001:EndInvoke|}(ar);
                    }
                }, null);
            }
            """,
            """
            bool closed;
            void M(Action work)
            {
                _ = Task.Run(async () =>
                {
                    var work1 = Task.Run(work);
                    await Task.WhenAny(work1);
                    if (!closed)
                    {
                        await work1;
                    }
                });
            }
            """
        );

    [Fact]
    public Task Values_that_may_change_are_kept() =>
        OnNet.Fixes(
            """
            Func<int, int> _compute;
            int _number;
            void M()
            {
                _compute.{|LAP1001:BeginInvoke|}(_number, ar =>
                {
                    _number = _compute.{|LAP1001:EndInvoke|}(ar);
                }, null);
            }
            """,
            """
            Func<int, int> _compute;
            int _number;
            void M()
            {
                var compute = _compute;
                var number = _number;
                _ = Task.Run(() =>
                {
                    _number = compute(number);
                });
            }
            """
        );

    [Fact]
    public Task Arguments_are_read_before_the_target_of_the_assignment_is_evaluated() =>
        OnNet.Fixes(
            """
            int Next() => 1;
            void M(Func<int> work, int[] numbers)
            {
                work.{|LAP1001:BeginInvoke|}(ar => numbers[Next()] = work.{|LAP1001:EndInvoke|}(ar), null);
            }
            """,
            """
            int Next() => 1;
            void M(Func<int> work, int[] numbers)
            {
                _ = Task.Run(async () =>
                {
                    var work1 = Task.Run(work);
                    await Task.WhenAny(work1);
                    numbers[Next()] = await work1;
                });
            }
            """
        );

    [Fact]
    public Task Lambda_that_returns_early() =>
        OnNet.Fixes(
            """
            void M(Func<int> work)
            {
                work.{|LAP1001:BeginInvoke|}(ar =>
                {
                    var result = work.{|LAP1001:EndInvoke|}(ar);
                    if (result == 0)
                        return;
                    Console.WriteLine(result);
                }, null);
            }
            """,
            """
            void M(Func<int> work)
            {
                _ = Task.Run(() =>
                {
                    var result = work();
                    if (result == 0)
                        return;
                    Console.WriteLine(result);
                });
            }
            """
        );

    [Fact]
    public Task Nested_lambda_that_ends() =>
        OnNet.Fixes(
            """
            void M(Func<int> work, Action<Action> run)
            {
                work.{|LAP1001:BeginInvoke|}(ar => run(() => Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar))), null);
            }
            """,
            """
            void M(Func<int> work, Action<Action> run)
            {
                _ = Task.Run(async () =>
                {
                    var work1 = Task.Run(work);
                    await Task.WhenAny(work1);
                    run(() => Console.WriteLine(work1.GetAwaiter().GetResult()));
                });
            }
            """
        );

    [Fact]
    public Task Begin_in_the_callback_of_another() =>
        OnNet.Fixes(
            """
            void M(Func<int> first, Action<int> second)
            {
                first.{|LAP1001:BeginInvoke|}(a =>
                {
                    var result = first.{|LAP1001:EndInvoke|}(a);
                    second.{|LAP1001:BeginInvoke|}(result, b => second.{|LAP1001:EndInvoke|}(b), null);
                }, null);
            }
            """,
            """
            void M(Func<int> first, Action<int> second)
            {
                _ = Task.Run(() =>
                {
                    var result = first();
                    _ = Task.Run(() => second(result));
                });
            }
            """
        );

    [Fact]
    public Task Out_result() =>
        OnNet.Fixes(
            """
            delegate bool Parse(string text, out int value);
            void M(Parse parse)
            {
                parse.{|LAP1001:BeginInvoke|}("1", out _, ar =>
                {
                    int value;
                    var parsed = parse.{|LAP1001:EndInvoke|}(out value, ar);
                    Console.WriteLine(parsed ? value : 0);
                }, null);
            }
            """,
            """
            delegate bool Parse(string text, out int value);
            void M(Parse parse)
            {
                _ = Task.Run(() =>
                {
                    int value;
                    var parsed = parse("1", out value);
                    Console.WriteLine(parsed ? value : 0);
                });
            }
            """
        );

    [Fact]
    public Task Result_that_is_waited_for_too() =>
        OnNet.Fixes(
            """
            void M(Action work, Func<int> compute)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(r => work.{|LAP1001:EndInvoke|}(r), null);
                ar.AsyncWaitHandle.WaitOne();
                IAsyncResult other = compute.{|LAP1001:BeginInvoke|}(r =>
                {
                    Console.WriteLine(compute.{|LAP1001:EndInvoke|}(r));
                }, null);
                while (!other.IsCompleted) Thread.Sleep(1);
            }
            """,
            """
            void M(Action work, Func<int> compute)
            {
                var ar = Task.Run(work);
                Task.WaitAny(ar);
                Task<int> other = Task.Run(compute);
                _ = Task.Run(async () =>
                {
                    Console.WriteLine(await other);
                });
                while (!other.IsCompleted) Thread.Sleep(1);
            }
            """
        );

    [Fact]
    public Task Result_that_is_ended_too() =>
        OnNet.DoesNotFix(
            """
            void M(Action work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(r => work.{|LAP1001:EndInvoke|}(r), null);
                work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            RefusalReason.EndIsShared
        );

    [Fact]
    public Task Callback_that_hands_the_result_on() =>
        OnNet.DoesNotFix(
            """
            void M(Action work, Action<IAsyncResult> done) => work.{|LAP1001:BeginInvoke|}(ar => done(ar), null);
            """,
            RefusalReason.ResultIsUsedOtherwise
        );

    [Fact]
    public Task Callback_that_looks_at_the_result() =>
        OnNet.DoesNotFix(
            """
            void M(Action work) => work.{|LAP1001:BeginInvoke|}(ar => { if (!ar.CompletedSynchronously) work.{|LAP1001:EndInvoke|}(ar); }, null);
            """,
            RefusalReason.ResultIsMixed
        );

    [Fact]
    public Task Callback_that_ends_with_a_helper() =>
        OnNet.Fixes(
            """
            void M(Action work) => work.{|LAP1001:BeginInvoke|}(ar => Finish(work, ar), null);
            void Finish(Action work, IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            void M(Action work) => _ = Task.Run(async () =>
            {
                var work1 = Task.Run(work);
                await Task.WhenAny(work1);
                Finish(work, work1);
            });
            void Finish(Action work, Task ar) => ar.GetAwaiter().GetResult();
            """
        );

    [Fact]
    public Task Callback_in_a_variable() =>
        OnNet.DoesNotFix(
            """
            void M(Action work)
            {
                AsyncCallback callback = ar => work.{|LAP1001:EndInvoke|}(ar);
                work.{|LAP1001:BeginInvoke|}(callback, null);
                callback(null);
            }
            """,
            RefusalReason.CallbackMustStay
        );

    [Fact]
    public Task Async_lambda() =>
        OnNet.Fixes(
            """
            void M(Func<int> work)
            {
                work.{|LAP1001:BeginInvoke|}(async ar =>
                {
                    var result = work.{|LAP1001:EndInvoke|}(ar);
                    await Task.Delay(result);
                }, null);
            }
            """,
            """
            void M(Func<int> work)
            {
                _ = Task.Run(async () =>
                {
                    var result = work();
                    await Task.Delay(result);
                });
            }
            """
        );

    [Fact]
    public Task Lost_on_the_Framework() =>
        OnFramework.Fixes(
            """
            void M(Action work)
            {
                work.{|LAP1002:BeginInvoke|}(ar => Console.WriteLine("completed"), null);
            }
            """,
            """
            void M(Action work)
            {
                _ = Task.Run(async () =>
                {
                    await Task.WhenAny(Task.Run(work));
                    Console.WriteLine("completed");
                });
            }
            """
        );

    [Fact]
    public Task Operation() =>
        OnFramework.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, ar => Console.WriteLine("completed"), null);
                buffer = null;
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                _ = CompleteWriteAsync(stream.WriteAsync(buffer, 0, 1));

                async Task CompleteWriteAsync(Task write)
                {
                    await Task.WhenAny(write).ConfigureAwait(false);
                    Console.WriteLine("completed");
                }

                buffer = null;
            }
            """
        );

    [Fact]
    public Task Callback_gives_a_signal_and_the_caller_ends() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                int M(Stream stream, byte[] buffer)
                {
                    using (var done = new ManualResetEvent(false))
                    {
                        IAsyncResult result = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar => done.Set(), null);
                        done.WaitOne();
                        if (!result.IsCompleted)
                        {
                            Console.WriteLine("not yet");
                        }

                        return stream.EndRead(result);
                    }
                }
                """,
                """
                int M(Stream stream, byte[] buffer)
                {
                    using (var done = new ManualResetEvent(false))
                    {
                        Task<int> result = stream.ReadAsync(buffer, 0, 1);
                        _ = CompleteReadAsync(result);

                        async Task CompleteReadAsync(Task<int> read)
                        {
                            await Task.WhenAny(read).ConfigureAwait(false);
                            done.Set();
                        }

                        done.WaitOne();
                        if (!result.IsCompleted)
                        {
                            Console.WriteLine("not yet");
                        }

                        return result.GetAwaiter().GetResult();
                    }
                }
                """
            );

    [Fact]
    public Task Callback_gives_a_signal_and_the_caller_ends_the_delegate() =>
        OnNet.Fixes(
            """
            int M(Func<int> work, Action signal)
            {
                var result = work.{|LAP1001:BeginInvoke|}(delegate { signal(); }, null);
                Console.WriteLine("meanwhile");
                return work.{|LAP1001:EndInvoke|}(result);
            }
            """,
            """
            int M(Func<int> work, Action signal)
            {
                var result = Task.Run(work);
                _ = Task.Run(async () =>
                {
                    await Task.WhenAny(result);
                    signal();
                });
                Console.WriteLine("meanwhile");
                return result.GetAwaiter().GetResult();
            }
            """
        );
}
