using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Implementations;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5001.</summary>
public sealed class TaskIsReturnedAsAsyncResultTests
{
    private static CallPairTest Net { get; } = ImplementationTest.OnNet.Only(DiagnosticIds.TaskIsReturnedAsAsyncResult);

    private static CallPairTest Framework { get; } = ImplementationTest.OnFramework.Only(DiagnosticIds.TaskIsReturnedAsAsyncResult);

    private const string Load = "async Task<int> LoadAsync(string name) { await Task.Delay(1); return name.Length; }";

    [Fact]
    public Task Message_names_begin_and_its_callback() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                IAsyncResult {|#0:BeginLoad|}(AsyncCallback done, object state) => Task.FromResult(1);
            }
            """,
            new DiagnosticResult(DiagnosticIds.TaskIsReturnedAsAsyncResult, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'BeginLoad' returns a task and never runs 'done': whoever waits for the callback, as FromAsync and WCF do, "
                        + "waits for ever"
                )
        );

    [Fact]
    public Task Message_names_the_state() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                IAsyncResult {|#0:BeginLoad|}(AsyncCallback callback, object state)
                {
                    var task = Task.Delay(1);
                    task.ContinueWith(t => callback(t));
                    return task;
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.TaskIsReturnedAsAsyncResult, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'BeginLoad' returns a task that does not have the state 'state': AsyncState is not what the caller passed")
        );

    [Theory]
    [InlineData("public IAsyncResult {|LAP5001:BeginLoad|}(string name, AsyncCallback callback, object state) => LoadAsync(name);")]
    [InlineData(
        "protected virtual IAsyncResult {|LAP5001:OnBeginLoad|}(AsyncCallback callback, object state) { return Task.CompletedTask; }"
    )]
    [InlineData(
        "IAsyncResult {|LAP5001:BeginLoad|}(bool quick, AsyncCallback callback, object state) { "
            + "if (quick) return Task.CompletedTask; return LoadAsync(\"\"); }"
    )]
    [InlineData(
        "IAsyncResult {|LAP5001:BeginLoad|}(System.AsyncCallback callback, object state) { Task<int> t = LoadAsync(\"\"); return t; }"
    )]
    public Task Task_without_its_callback(string begin) => Net.Reports(Load + "\n" + begin);

    [Fact]
    public Task Implementation_of_an_interface() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Threading.Tasks;

            interface ILoader { IAsyncResult BeginLoad(AsyncCallback callback, object state); int EndLoad(IAsyncResult result); }

            class Loader : ILoader
            {
                IAsyncResult ILoader.{|LAP5001:BeginLoad|}(AsyncCallback callback, object state) => Task.FromResult(1);
                int ILoader.EndLoad(IAsyncResult result) => ((Task<int>)result).Result;
            }
            """
        );

    [Theory]
    [InlineData(
        "IAsyncResult BeginLoad(AsyncCallback callback, object state) => TaskToAsyncResult.Begin(LoadAsync(\"\"), callback, state);"
    )]
    [InlineData(
        "IAsyncResult BeginLoad(AsyncCallback callback, object state) => Inner(callback, state); "
            + "Task Inner(AsyncCallback c, object s) => null;"
    )]
    [InlineData("IAsyncResult BeginLoad(AsyncCallback callback, object state) => throw new NotSupportedException();")]
    [InlineData("IAsyncResult BeginLoad(AsyncCallback callback, object state) => null;")]
    [InlineData("Task BeginLoad(AsyncCallback callback, object state) => Task.CompletedTask;")]
    [InlineData("IAsyncResult BeginLoad(object state) => Task.CompletedTask;")]
    [InlineData(
        "IAsyncResult Beginning(AsyncCallback callback) { Func<Task> f = () => { return Task.CompletedTask; }; "
            + "return new R(f); } class R : IAsyncResult { public R(Func<Task> f) { } public object AsyncState => null; "
            + "public WaitHandle AsyncWaitHandle { get; } public bool CompletedSynchronously => false; "
            + "public bool IsCompleted { get; } }"
    )]
    public Task What_only_looks_like_it(string begin) => Net.Reports(Load + "\n" + begin);

    [Fact]
    public Task Wrapped_where_the_platform_can() =>
        Net.Fixes(
            Load
                + """

                // Starts to load.
                public IAsyncResult {|LAP5001:BeginLoad|}(string name, AsyncCallback callback, object state)
                {
                    if (name == null) throw new ArgumentNullException(nameof(name));

                    return LoadAsync(name); // a task
                }

                public int EndLoad(IAsyncResult result) => ((Task<int>)result).Result;
                """,
            Load
                + """

                // Starts to load.
                public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state)
                {
                    if (name == null) throw new ArgumentNullException(nameof(name));

                    return TaskToAsyncResult.Begin(LoadAsync(name), callback, state); // a task
                }

                public int EndLoad(IAsyncResult result) => TaskToAsyncResult.End<int>(result);
                """
        );

    [Theory]
    [InlineData("void EndRun(IAsyncResult ar) { ((Task)ar).Wait(); }", "void EndRun(IAsyncResult ar) { TaskToAsyncResult.End(ar); }")]
    [InlineData(
        "void EndRun(IAsyncResult ar) { ((Task)ar).GetAwaiter().GetResult(); }",
        "void EndRun(IAsyncResult ar) { TaskToAsyncResult.End(ar); }"
    )]
    [InlineData(
        "void EndRun(IAsyncResult ar) { var task = (Task)ar; task.Wait(); }",
        "void EndRun(IAsyncResult ar) { var task = TaskToAsyncResult.Unwrap(ar); task.Wait(); }"
    )]
    [InlineData(
        "void EndRun(IAsyncResult ar) { var task = ar as Task; task.Wait(); }",
        "void EndRun(IAsyncResult ar) { var task = TaskToAsyncResult.Unwrap(ar); task.Wait(); }"
    )]
    public Task End_takes_the_task_out(string end, string fixedEnd) =>
        Net.Fixes(
            "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) => Task.Run(() => { });\n" + end,
            "IAsyncResult BeginRun(AsyncCallback callback, object state) => TaskToAsyncResult.Begin(Task.Run(() => { "
                + "}), callback, state);\n"
                + fixedEnd
        );

    [Fact]
    public Task Completed_by_hand_where_the_platform_cannot_wrap() =>
        (Framework with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            Load
                + """

                public IAsyncResult {|LAP5001:BeginLoad|}(string name, AsyncCallback callback, object state)
                {
                    // as a task
                    return LoadAsync(name);
                }

                public int EndLoad(IAsyncResult result)
                {
                    return ((Task<int>)result).GetAwaiter().GetResult();
                }
                """,
            Load
                + $$"""

                public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state)
                {
                    // as a task
                    {{ImplementationTest.MadeByHand}}
                }

                public int EndLoad(IAsyncResult result)
                {
                    return ((Task<int>)result).GetAwaiter().GetResult();
                }
                """
        );

    [Fact]
    public Task End_that_has_nothing_to_wait_for() =>
        Net.Fixes(
            """
            IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) { return Task.CompletedTask; }
            void EndRun(IAsyncResult ar) { }
            """,
            """
            IAsyncResult BeginRun(AsyncCallback callback, object state) { return TaskToAsyncResult.Begin(Task.CompletedTask, callback, state); }
            void EndRun(IAsyncResult ar) { }
            """
        );

    [Fact]
    public Task Title_says_where_a_caller_handles_the_aggregate() =>
        (Net with { Title = "Run the callback with 'TaskToAsyncResult' (may change semantics)" }).Fixes(
            """
            IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) => Task.Run(() => { });
            void EndRun(IAsyncResult ar) { ((Task)ar).Wait(); }
            void Use() { try { EndRun(BeginRun(null, null)); } catch (AggregateException) { } }
            """,
            """
            IAsyncResult BeginRun(AsyncCallback callback, object state) => TaskToAsyncResult.Begin(Task.Run(() => { }), callback, state);
            void EndRun(IAsyncResult ar) { TaskToAsyncResult.End(ar); }
            void Use() { try { EndRun(BeginRun(null, null)); } catch (AggregateException) { } }
            """
        );

    [Theory]
    [InlineData(
        RefusalReason.NoPlaceForEnd,
        "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) => Task.Run(() => { });"
    )]
    [InlineData(
        RefusalReason.ImplementationIsIrregular,
        "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) => Task.Run(() => { }); "
            + "void EndRun(IAsyncResult ar) { ar.AsyncWaitHandle.WaitOne(); }"
    )]
    [InlineData(
        RefusalReason.ImplementationIsIrregular,
        "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) { "
            + "if (state == null) return Task.CompletedTask; return null; } void EndRun(IAsyncResult ar) { ((Task)ar).Wait(); }"
    )]
    [InlineData(
        RefusalReason.ImplementationIsIrregular,
        "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) { "
            + "if (state == null) return Task.CompletedTask; return null; } void EndRun(IAsyncResult ar) { }"
    )]
    [InlineData(
        RefusalReason.CallerCannotBeConverted,
        "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) => Task.Run(() => { }); "
            + "void EndRun(IAsyncResult ar) { ((Task)ar).Wait(); } async Task Use() { await (Task)BeginRun(null, null); }"
    )]
    [InlineData(RefusalReason.OnlyAuthorKnows, "IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback) => Task.CompletedTask;")]
    public Task Nothing_is_offered(RefusalReason reason, string members) => Net.DoesNotFix(members, reason);

    [Fact]
    public Task Nothing_where_a_derived_class_ends_otherwise() =>
        Net.DoesNotFixFile(
            """
            using System;
            using System.Threading.Tasks;

            class Base
            {
                public virtual IAsyncResult {|LAP5001:BeginRun|}(AsyncCallback callback, object state) => Task.CompletedTask;
                public virtual void EndRun(IAsyncResult ar) => ((Task)ar).Wait();
            }

            class Derived : Base
            {
                public override void EndRun(IAsyncResult ar) => ((Task)ar).Wait();
            }
            """,
            RefusalReason.ImplementationCannotBeConverted
        );

    private const string TwoReturns = """
        IAsyncResult {|LAP5001:BeginRun|}(bool quick, AsyncCallback callback, object state) { if (quick) return Task.FromResult(1); return Task.FromResult(2); }
        void EndRun(IAsyncResult ar) { ((Task)ar).Wait(); }
        """;

    [Fact]
    public Task Nothing_where_two_returns_would_be_written_out() =>
        (Framework with { EquivalenceKey = "LAP5001.WrapTask" }).DoesNotFix(TwoReturns, RefusalReason.NoPlaceForStatement);

    [Fact]
    public Task Wrapper_added_to_the_project_where_somebody_asks_for_it() =>
        WithWrapper(TaskWrapperSource.Text, LanguageVersion.CSharp5)
            .Fixes(
                TwoReturns,
                """
                IAsyncResult BeginRun(bool quick, AsyncCallback callback, object state) { if (quick) return TaskToAsyncResult.Begin(
                    Task.FromResult(1),
                    callback,
                    state); return TaskToAsyncResult.Begin(Task.FromResult(2), callback, state); }
                void EndRun(IAsyncResult ar) { TaskToAsyncResult.End(ar); }
                """
            );

    [Fact]
    public Task Wrapper_is_added_once() =>
        (Framework with { OtherFiles = [(TaskWrapperSource.FileName, TaskWrapperSource.Text)] }).Fixes(
            """
            IAsyncResult {|LAP5001:BeginWalk|}(AsyncCallback callback, object state) { return Task.FromResult(1); }
            int EndWalk(IAsyncResult ar) { return ((Task<int>)ar).Result; }
            """,
            """
            IAsyncResult BeginWalk(AsyncCallback callback, object state) { return TaskToAsyncResult.Begin(Task.FromResult(1), callback, state); }
            int EndWalk(IAsyncResult ar) { return TaskToAsyncResult.End<int>(ar); }
            """
        );

    [Fact]
    public Task Wrapper_asks_nobody_for_null() =>
        WithWrapper("#nullable disable\n\n" + TaskWrapperSource.Text, LanguageVersion.CSharp9)
            .Fixes(
                TwoReturns,
                """
                IAsyncResult BeginRun(bool quick, AsyncCallback callback, object state) { if (quick) return TaskToAsyncResult.Begin(
                    Task.FromResult(1),
                    callback,
                    state); return TaskToAsyncResult.Begin(Task.FromResult(2), callback, state); }
                void EndRun(IAsyncResult ar) { TaskToAsyncResult.End(ar); }
                """
            );

    [Fact]
    public Task Nothing_where_a_file_is_in_the_way_of_the_wrapper() =>
        (
            Framework with
            {
                EquivalenceKey = "LAP5001.AddWrapper",
                OtherFiles = [(TaskWrapperSource.FileName, "class TaskToAsyncResult { }")],
            }
        ).DoesNotFix(TwoReturns, RefusalReason.WouldNotCompile);

    private static CallPairTest WithWrapper(string text, LanguageVersion version) =>
        Framework with
        {
            LanguageVersion = version,
            EquivalenceKey = "LAP5001.AddWrapper",
            OtherFilesFixed = [(TaskWrapperSource.FileName, text)],
        };
}
