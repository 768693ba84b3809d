using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Comments, blank lines, line ends and indentation are those of the document.</summary>
public sealed class LayoutTests
{
    private const string Before = """
        using System;
        using System.Threading.Tasks;

        class C
        {
            Action _work;
            Func<int> compute;
            int _value;

            // Before the method.
            void M(bool condition, Action<int> take)
            {
                // Before.

                _work?.{|LAP1001:BeginInvoke|}(null, null); // Behind.

                // Between.
                compute.{|LAP1001:BeginInvoke|}(ar =>
                {
                    // In the callback.
                    Console.WriteLine(compute.{|LAP1001:EndInvoke|}(ar));
                }, null);

                if (condition)
                    // Embedded.
                    take.{|LAP1001:BeginInvoke|}(_value, null, null);
            }
        }
        """;

    private const string After = """
        using System;
        using System.Threading.Tasks;

        class C
        {
            Action _work;
            Func<int> compute;
            int _value;

            // Before the method.
            void M(bool condition, Action<int> take)
            {
                // Before.

                var work = _work;
                if (work != null)
                {
                    _ = Task.Run(work);
                } // Behind.

                // Between.
                var compute1 = compute;
                _ = Task.Run(() =>
                {
                    // In the callback.
                    Console.WriteLine(compute1());
                });

                if (condition)
                {
                    // Embedded.
                    var value = _value;
                    _ = Task.Run(() => take(value));
                }
            }
        }
        """;

    [Fact]
    public Task Comments_and_blank_lines() => OnNet.FixesFile(Before, After);

    [Fact]
    public Task Carriage_returns() => OnNet.FixesFile(Before.ReplaceLineEndings("\r\n"), After.ReplaceLineEndings("\r\n"));

    [Fact]
    public Task Tabs_that_no_options_ask_for() => OnNet.FixesFile(Before.Replace("    ", "\t"), After.Replace("    ", "\t"));

    [Fact]
    public async Task Tabs()
    {
        var test = new FixTest([new MemberAnalyzer()], new ConvertToTaskFixer(), OnNet.Platform)
        {
            TestCode = WithTabs(Before),
            FixedCode = WithTabs(After),
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nindent_style = tab\n"));
        await test.RunAsync();

        static string WithTabs(string code) => code.Replace("    ", "\t");
    }

    [Fact]
    public Task Import_where_lines_end_with_carriage_returns() =>
        OnNet.FixesFile(
            "using System;\r\n\r\nclass C\r\n{\r\n    void M(Action work)\r\n    {\r\n        work.{|LAP1001:BeginInvoke|}(null, "
                + "null);\r\n    }\r\n}\r\n",
            "using System;\r\nusing System.Threading.Tasks;\r\n\r\nclass C\r\n{\r\n    void M(Action work)\r\n    {\r\n        _ = "
                + "Task.Run(work);\r\n    }\r\n}\r\n"
        );

    [Fact]
    public Task Import_inside_a_namespace_where_the_others_are() =>
        OnNet.FixesFile(
            """
            namespace N
            {
                using System;

                class C
                {
                    void M(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
                }
            }
            """,
            """
            namespace N
            {
                using System;
                using System.Threading.Tasks;

                class C
                {
                    void M(Action work) => _ = Task.Run(work);
                }
            }
            """
        );

    [Fact]
    public Task Document_without_any_import() =>
        OnNet.FixesFile(
            """
            // The licence.

            class C
            {
                void M(System.Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            }
            """,
            """
            // The licence.

            using System.Threading.Tasks;

            class C
            {
                void M(System.Action work) => _ = Task.Run(work);
            }
            """
        );

    [Fact]
    public Task Arguments_on_lines_of_their_own() =>
        OnNet.Fixes(
            """
            void M(Action<int, int> work, int first)
            {
                work.{|LAP1001:BeginInvoke|}(
                    first, // the first
                    2,
                    null,
                    null);
            }
            """,
            """
            void M(Action<int, int> work, int first)
            {
                // the first
                _ = Task.Run(() => work(first, 2));
            }
            """
        );

    [Fact]
    public Task Blank_line_behind_a_statement_that_goes() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(null, null);
                work.{|LAP1001:EndInvoke|}(ar);
                ar.AsyncWaitHandle.Close();

                Console.WriteLine();
            }
            """,
            """
            void M(Action work)
            {
                Task ar = Task.Run(work);
                ar.GetAwaiter().GetResult();

                Console.WriteLine();
            }
            """
        );

    [Fact]
    public Task Blank_line_behind_a_callback_that_becomes_a_function() =>
        OnNet.Fixes(
            """
            void M(System.IO.Stream stream, byte[] bytes)
            {
                stream.{|LAP2005:BeginWrite|}(bytes, 0, 1, ar => stream.EndWrite(ar), null);

                Console.WriteLine();
            }
            """,
            """
            void M(System.IO.Stream stream, byte[] bytes)
            {
                _ = CompleteWriteAsync(stream.WriteAsync(bytes, 0, 1));

                async Task CompleteWriteAsync(Task write)
                {
                    await write.ConfigureAwait(false);
                }

                Console.WriteLine();
            }
            """
        );

    [Fact]
    public Task Comments_with_the_same_text() =>
        OnNet.Fixes(
            """
            void M(System.IO.Stream stream, byte[] bytes)
            {
                stream.{|LAP2005:BeginWrite|}(bytes, 0, 1, ar => // Again.
                {
                    stream.EndWrite(ar);
                    Console.WriteLine(); // Again.
                }, null);
            }
            """,
            """
            void M(System.IO.Stream stream, byte[] bytes)
            {
                // Again.
                _ = CompleteWriteAsync(stream.WriteAsync(bytes, 0, 1));

                async Task CompleteWriteAsync(Task write)
                {
                    await write.ConfigureAwait(false);
                    Console.WriteLine(); // Again.
                }
            }
            """
        );

    [Fact]
    public Task Directives_around_the_call() =>
        OnNet.FixesFile(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                void M(Action work)
                {
            #if !SKIP
                    work.{|LAP1001:BeginInvoke|}(null, null);
            #endif
                    #region Second
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    work.{|LAP1001:EndInvoke|}(ar);
                    #endregion
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                void M(Action work)
                {
            #if !SKIP
                    _ = Task.Run(work);
            #endif
                    #region Second
                    var ar = Task.Run(work);
                    ar.GetAwaiter().GetResult();
                    #endregion
                }
            }
            """
        );

    [Fact]
    public Task Comment_after_an_expression_body_that_becomes_a_block() =>
        OnNet.Fixes(
            """
            Func<int> _work;
            Action<int> _take;
            static int Next() => 1;
            int Property
            {
                get => 1;
                set => _take.{|LAP1001:BeginInvoke|}(value, null, null); // in the setter
            }

            void M() => _work.{|LAP1001:BeginInvoke|}(OnDone, null); // in the method
            private void OnDone(IAsyncResult ar) => Math.Max(Next(), _work.{|LAP1001:EndInvoke|}(ar)); // in the callback
            """,
            """
            Func<int> _work;
            Action<int> _take;
            static int Next() => 1;
            int Property
            {
                get => 1;
                set
                {
                    var take = _take;
                    _ = Task.Run(() => take(value));
                } // in the setter
            }

            void M()
            {
                var work = _work;
                _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            } // in the method
            private async Task OnDoneAsync(Task<int> task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                Math.Max(Next(), await task.ConfigureAwait(false));
            } // in the callback
            """
        );

    /// <summary>An import of <c>System.Threading</c> would give <c>Timer</c> a second meaning.</summary>
    [Fact]
    public Task Header_of_a_file_that_does_not_import_System() =>
        OnNet
            .Only(Diagnostics.DiagnosticIds.UseTaskCounterpart)
            .FixesFile(
                """
                // The header.

                using System.IO;

                class C
                {
                    int M(Stream stream, byte[] buffer)
                    {
                        System.IAsyncResult ar = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
                        return stream.EndRead(ar);
                    }
                }
                """,
                """
                // The header.

                using System.IO;
                using System.Threading.Tasks;

                class C
                {
                    int M(Stream stream, byte[] buffer)
                    {
                        Task<int> ar = stream.ReadAsync(buffer, 0, 1);
                        return ar.GetAwaiter().GetResult();
                    }
                }
                """
            );

    [Fact]
    public Task Import_that_another_configuration_has() =>
        OnNet.FixesFile(
            """
            using System;
            #if TRACING
            using System.Threading.Tasks;
            #endif

            class C
            {
                void M(Action work)
                {
                    var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                    work.{|LAP1001:EndInvoke|}(ar);
                }
            }
            """,
            """
            using System;
            #if TRACING
            using System.Threading.Tasks;
            #endif

            class C
            {
                void M(Action work)
                {
                    var ar = System.Threading.Tasks.Task.Run(work);
                    ar.GetAwaiter().GetResult();
                }
            }
            """
        );

    [Fact]
    public Task Name_that_an_import_would_make_ambiguous() =>
        OnFramework
            .Only("LAP1007")
            .FixesFile(
                """
                using System;
                using System.Threading.Tasks;
                using System.Timers;

                class C
                {
                    private readonly Timer _timer = new Timer();
                    private readonly Func<int> _work = () => 1;

                    public IAsyncResult BeginWork(AsyncCallback callback, object state)
                    {
                        return _work.{|LAP1007:BeginInvoke|}(callback, state);
                    }

                    public int EndWork(IAsyncResult result)
                    {
                        return _work.EndInvoke(result);
                    }
                }
                """,
                """
                using System;
                using System.Threading.Tasks;
                using System.Timers;

                class C
                {
                    private readonly Timer _timer = new Timer();
                    private readonly Func<int> _work = () => 1;

                    public IAsyncResult BeginWork(AsyncCallback callback, object state)
                    {
                        var task = Task.Factory.StartNew(
                            _ => _work(),
                            state,
                            System.Threading.CancellationToken.None,
                            TaskCreationOptions.DenyChildAttach,
                            TaskScheduler.Default);
                        if (callback != null)
                        {
                            task.ContinueWith(t => callback(t), TaskScheduler.Default);
                        }

                        return task;
                    }

                    public int EndWork(IAsyncResult result)
                    {
                        return ((Task<int>)result).GetAwaiter().GetResult();
                    }
                }
                """
            );

    [Fact]
    public Task Braces_at_the_ends_of_lines() =>
        OnNet.FixesFile(
            """
            using System;
            using System.Threading.Tasks;

            class C {
              Action _work;
              Func<int> compute;

              void M (bool condition) {
                if (condition) {
                  _work?.{|LAP1001:BeginInvoke|} (null, null);
                }
                else {
                  compute.{|LAP1001:BeginInvoke|} (ar => {
                    Console.WriteLine (compute.{|LAP1001:EndInvoke|} (ar));
                  }, null);
                }
              }

              void N () {
                try {
                  _work.{|LAP1001:BeginInvoke|} (ar => {
                    _work.{|LAP1001:EndInvoke|} (ar);
                    Console.WriteLine ("done");
                  }, null);
                } catch (Exception) {
                  Console.WriteLine ("failed");
                }
              }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            class C {
              Action _work;
              Func<int> compute;

              void M (bool condition) {
                if (condition) {
                  var work = _work;
                  if (work != null) {
                    _ = Task.Run (work);
                  }
                }
                else {
                  var compute1 = compute;
                  _ = Task.Run (() => {
                    Console.WriteLine (compute1 ());
                  });
                }
              }

              void N () {
                try {
                  var work = _work;
                  _ = Task.Run (() => {
                    work ();
                    Console.WriteLine ("done");
                  });
                } catch (Exception) {
                  Console.WriteLine ("failed");
                }
              }
            }
            """
        );

    [Theory]
    [InlineData(
        "using System;\nusing System.Text;\n\nusing System.Xml;\n\nusing Own;\n",
        "using System;\nusing System.Text;\nusing System.Threading.Tasks;\n\nusing System.Xml;\n\nusing Own;\n"
    )]
    [InlineData("using System;\n\nusing Own;\n", "using System;\nusing System.Threading.Tasks;\n\nusing Own;\n")]
    [InlineData(
        "using System;\n\n#if NEVER\nusing Never;\n#endif\n",
        "using System;\nusing System.Threading.Tasks;\n\n#if NEVER\nusing Never;\n#endif\n"
    )]
    [InlineData("using Own;\n\nusing System;\n", "using Own;\n\nusing System;\nusing System.Threading.Tasks;\n")]
    [InlineData("using System;\n// Our own.\nusing Own;\n", "using System;\nusing System.Threading.Tasks;\n// Our own.\nusing Own;\n")]
    public Task Groups_of_imports_stay_apart(string imports, string imported) =>
        OnNet.FixesFile(
            imports
                + "\nnamespace Own\n{\n    class C\n    {\n        void M(Action work)\n        {\n            "
                + "work.{|LAP1001:BeginInvoke|}(null, null);\n        }\n    }\n}\n",
            imported
                + "\nnamespace Own\n{\n    class C\n    {\n        void M(Action work)\n        {\n            "
                + "_ = Task.Run(work);\n        }\n    }\n}\n"
        );
}
