using AsyncAnalyzers.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>What an author laid out otherwise than a formatter stays so, and so do its neighbours.</summary>
public sealed class OddLayoutTests
{
    [Fact]
    public Task Statements_that_stand_deeper_than_they_need() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    if (buffer != null)
                        {
                            stream.Flush();
                                stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
                                {
                                    foreach(var x in buffer) Console.WriteLine (x);
                                    Console.WriteLine(stream.EndRead(ar));
                                    Array.ForEach(buffer, delegate(byte b) { });
                                }, null);
                                if (buffer.Length > 0)
                                {
                                    stream.Flush();
                                }
                        }
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    if (buffer != null)
                        {
                            stream.Flush();
                                _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                                async Task CompleteReadAsync(Task<int> read)
                                {
                                    await Task.WhenAny(read).ConfigureAwait(false);
                                    foreach (var x in buffer) Console.WriteLine (x);
                                    Console.WriteLine(await read.ConfigureAwait(false));
                                    Array.ForEach(buffer, delegate(byte b) { });
                                }

                                if (buffer.Length > 0)
                                {
                                    stream.Flush();
                                }
                        }
                }
                """
            );

    /// <summary>A lambda's body stands where its author likes; a function's stands as deep as the function.</summary>
    [Fact]
    public Task Lambda_deeper_than_the_function_that_it_becomes() =>
        OnNet.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                AsyncCallback done = null;
                done = ar =>
                             {
                                 try
                                 {
                                     int n = stream.EndRead(ar);
                                     Console.WriteLine(n);

                                     if (n > 0)
                                     {
                                         stream.{|LAP2005:BeginRead|}(buffer, 0, 1, done, null);
                                     }
                                 }
                                 catch (IOException e)
                                 {
                                     Console.WriteLine(e);
                                 }
                             };
                stream.{|LAP2005:BeginRead|}(buffer, 0, 1, done, null);
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                async Task DoneAsync(Task<int> task)
                {
                    while (true)
                    {
                        try
                        {
                            int n = await task.ConfigureAwait(false);
                            Console.WriteLine(n);

                            if (n > 0)
                            {
                                task = stream.ReadAsync(buffer, 0, 1);
                                continue;
                            }
                        }
                        catch (IOException e)
                        {
                            Console.WriteLine(e);
                        }

                        return;
                    }
                }

                _ = DoneAsync(stream.ReadAsync(buffer, 0, 1));
            }
            """
        );

    /// <summary>All statements of a lambda stand as deep as in the one that takes its place.</summary>
    [Fact]
    public Task Lambda_among_arguments_on_lines_of_their_own() =>
        OnNet.Fixes(
            """
            void M(Func<int, bool> send)
            {
                send.{|LAP1001:BeginInvoke|}(
                    1,
                    ar =>
                    {
                        try
                        {
                            bool sent = send.{|LAP1001:EndInvoke|}(ar);

                            Console.WriteLine(sent);
                        }
                        catch (IOException e)
                        {
                            Console.WriteLine(e);
                        }
                    },
                    null
                );
            }
            """,
            """
            void M(Func<int, bool> send)
            {
                _ = Task.Run(() =>
                {
                    try
                    {
                        bool sent = send(1);

                        Console.WriteLine(sent);
                    }
                    catch (IOException e)
                    {
                        Console.WriteLine(e);
                    }
                });
            }
            """
        );

    [Fact]
    public Task Statement_that_becomes_several() =>
        OnNet.Fixes(
            """
            Action<int> _take;
            void M(int value)
            {
                    if (value > 0)
                        return;
                    _take.{|LAP1001:BeginInvoke|}(value, null, null);
                    M(value);
            }
            """,
            """
            Action<int> _take;
            void M(int value)
            {
                    if (value > 0)
                        return;
                    var take = _take;
                    _ = Task.Run(() => take(value));
                    M(value);
            }
            """
        );

    [Fact]
    public Task Accessors_on_one_line() =>
        OnNet.Fixes(
            """
            Action<int> _take;
            int P { get => 2; set => _take.{|LAP1001:BeginInvoke|}(value, null, null); }
            event Action E { add { } remove { } }
            """,
            """
            Action<int> _take;
            int P
            {
                get => 2;
                set
                {
                    var take = _take;
                    _ = Task.Run(() => take(value));
                }
            }
            event Action E { add { } remove { } }
            """
        );

    [Fact]
    public Task Body_on_one_line() =>
        OnNet.Fixes(
            """
            Action<int> _take;
            void M(int value) { if (value > 0) _take.{|LAP1001:BeginInvoke|}(value, null, null); M(value); }
            """,
            """
            Action<int> _take;
            void M(int value)
            {
                if (value > 0)
                {
                    var take = _take;
                    _ = Task.Run(() => take(value));
                }
                M(value);
            }
            """
        );

    [Theory]
    [InlineData("finally\n{\n    ar.AsyncWaitHandle.Close();\n}", "")]
    [InlineData(
        "catch (IOException)\n{\n    return 0;\n}\nfinally\n{\n    ar.AsyncWaitHandle.Close();\n}",
        "catch (IOException)\n{\n    return 0;\n}"
    )]
    [InlineData("finally\n{\n    // at last\n    ar.AsyncWaitHandle.Close();\n}", "finally\n{\n    // at last\n}")]
    public Task Finally_that_only_closes_the_handle(string clauses, string fixedClauses)
    {
        var kept = fixedClauses.Length > 0;
        return OnNet
            .Only(DiagnosticIds.DelegateBeginInvokeIsNotSupported)
            .Fixes(
                $$"""
                int M(Func<int> work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    try
                    {
                        // wait
                        var done = ar.AsyncWaitHandle.WaitOne(50);
                        return work.{|LAP1001:EndInvoke|}(ar);
                    }
                    {{clauses.Replace("\n", "\n    ")}}
                }
                """,
                kept
                    ? $$"""
                    int M(Func<int> work)
                    {
                        var ar = Task.Run(work);
                        try
                        {
                            // wait
                            var done = Task.WaitAny(new Task[] { ar }, 50) == 0;
                            return ar.GetAwaiter().GetResult();
                        }
                        {{fixedClauses.Replace("\n", "\n    ")}}
                    }
                    """
                    : """
                    int M(Func<int> work)
                    {
                        var ar = Task.Run(work);
                        // wait
                        var done = Task.WaitAny(new Task[] { ar }, 50) == 0;
                        return ar.GetAwaiter().GetResult();
                    }
                    """
            );
    }

    /// <summary>The import of the namespace is not needed in the end, and leaves nothing behind.</summary>
    [Fact]
    public Task Import_that_came_and_went() =>
        OnNet.FixesFile(
            """
            using System;
            namespace Own
            {
                class Task { }
                class C
                {
                    void M(Action work) { work.{|LAP1001:BeginInvoke|}(null, null); }
                }
            }
            """,
            """
            using System;
            namespace Own
            {
                class Task { }
                class C
                {
                    void M(Action work) { _ = System.Threading.Tasks.Task.Run(work); }
                }
            }
            """
        );

    [Fact]
    public Task Several_imports_at_the_end_of_others() =>
        OnFramework
            .Only(DiagnosticIds.UseTaskRun)
            .FixesFile(
                """
                using System.Text;
                using System;
                namespace Own
                {
                    class C
                    {
                        readonly Action _work = () => { };
                        IAsyncResult BeginWork(AsyncCallback callback, object state) { return _work.{|LAP1007:BeginInvoke|}(callback, state); }
                        void EndWork(IAsyncResult ar) { _work.EndInvoke(ar); }
                    }
                }
                """,
                """
                using System.Text;
                using System;
                using System.Threading;
                using System.Threading.Tasks;
                namespace Own
                {
                    class C
                    {
                        readonly Action _work = () => { };
                        IAsyncResult BeginWork(AsyncCallback callback, object state)
                        {
                            var task = Task.Factory.StartNew(
                                _ => _work(),
                                state,
                                CancellationToken.None,
                                TaskCreationOptions.DenyChildAttach,
                                TaskScheduler.Default);
                            if (callback != null)
                            {
                                task.ContinueWith(t => callback(t), TaskScheduler.Default);
                            }

                            return task;
                        }
                        void EndWork(IAsyncResult ar) { ((Task)ar).GetAwaiter().GetResult(); }
                    }
                }
                """
            );

    [Fact]
    public Task Spaces_in_a_file_of_tabs() =>
        OnNet
            .Only(DiagnosticIds.DelegateBeginInvokeIsNotSupported)
            .FixesFile(
                "using System;\nusing System.Threading.Tasks;\n\nclass C\n{\n\tint a;\n\tint b;\n\tint c;\n\tint d;\n\tint e;\n"
                    + "    void M(Func<int> work, bool now)\n    {\n        var ar = work.{|LAP1001:BeginInvoke|}(null, null);\n"
                    + "        if (now)\n            work.{|LAP1001:EndInvoke|}(ar);\n        else\n        {\n"
                    + "            work.{|LAP1001:EndInvoke|}(ar);\n        }\n    }\n}\n",
                "using System;\nusing System.Threading.Tasks;\n\nclass C\n{\n\tint a;\n\tint b;\n\tint c;\n\tint d;\n\tint e;\n"
                    + "    void M(Func<int> work, bool now)\n    {\n        var ar = Task.Run(work);\n"
                    + "        if (now)\n            ar.GetAwaiter().GetResult();\n        else\n        {\n"
                    + "            ar.GetAwaiter().GetResult();\n        }\n    }\n}\n"
            );
}
