using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5005.</summary>
public sealed class GlueIsHandWrittenTests
{
    private static CallPairTest Net { get; } = ImplementationTest.OnNet.Only(DiagnosticIds.GlueIsHandWritten);

    private static CallPairTest Framework { get; } = ImplementationTest.OnFramework.Only(DiagnosticIds.GlueIsHandWritten);

    private const string Load = "async Task<int> LoadAsync(string name) { await Task.Delay(1); return name.Length; }";

    private static string Begin(string name, string completes = ImplementationTest.CompletesByHand, string more = "") =>
        $$"""
            public IAsyncResult {{name}}(string name, AsyncCallback callback, object state)
            {
                if (name == null) throw new ArgumentNullException(nameof(name));{{more}}
                var completion = new TaskCompletionSource<int>(state);
                LoadAsync(name).ContinueWith(completed => { {{completes}} }, TaskScheduler.Default);
                return completion.Task;
            }
            """;

    private const string End = "public int EndLoad(IAsyncResult result) => ((Task<int>)result).GetAwaiter().GetResult();";

    [Fact]
    public Task Message_names_the_method() =>
        Net.ReportsInFile(
            $$"""
            using System;
            using System.Threading.Tasks;

            class C
            {
                {{Load}}
                {{Begin("{|#0:BeginLoad|}")}}
            }
            """,
            new DiagnosticResult(DiagnosticIds.GlueIsHandWritten, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("'BeginLoad' completes a TaskCompletionSource and calls back by hand, which TaskToAsyncResult.Begin does")
        );

    [Theory]
    [InlineData("completion.TrySetResult(completed.Result); callback?.Invoke(completion.Task);")]
    [InlineData("completion.TrySetResult(0); if (callback != null) callback.Invoke(completion.Task);")]
    [InlineData(
        "if (completed.Status == TaskStatus.Faulted) completion.TrySetException(completed.Exception); "
            + "else completion.TrySetResult(completed.Result); callback(completion.Task);"
    )]
    public Task Glue(string completes) => Net.Reports(Load + "\n" + Begin("{|LAP5005:BeginLoad|}", completes));

    [Fact]
    public Task Helper() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Threading.Tasks;

            static class TaskExtensions
            {
                public static IAsyncResult {|LAP5005:AsApm|}<T>(this Task<T> task, AsyncCallback callback, object state)
                {
                    if (task == null)
                        throw new ArgumentNullException("task");

                    var tcs = new TaskCompletionSource<T>(state);
                    task.ContinueWith(t =>
                                      {
                                         if (t.IsFaulted)
                                            tcs.TrySetException(t.Exception.InnerExceptions);
                                         else if (t.IsCanceled)
                                            tcs.TrySetCanceled();
                                         else
                                            tcs.TrySetResult(t.Result);

                                         if (callback != null)
                                            callback(tcs.Task);
                                      }, TaskScheduler.Default);
                    return tcs.Task;
                }
            }
            """
        );

    [Theory]
    [InlineData("Console.WriteLine(); completion.TrySetResult(completed.Result); callback(completion.Task);", "")]
    [InlineData("completion.TrySetResult(completed.Result + 1); callback(completion.Task);", "")]
    [InlineData("_count++; completion.TrySetResult(completed.Result); callback(completion.Task);", "")]
    [InlineData("completion.TrySetException(new Exception()); completion.TrySetResult(1); callback(completion.Task);", "")]
    [InlineData("completion.TrySetResult(completed.Result);", "")]
    [InlineData("callback(completion.Task);", "")]
    [InlineData("completion.TrySetResult(completed.Result); callback(completion.Task);", "Console.WriteLine(state);")]
    [InlineData("completion.TrySetResult(completed.Result); callback(completion.Task);", "callback = null;")]
    public Task What_does_more_or_less(string completes, string more) =>
        Net.Reports("int _count = 0;\n" + Load + "\n" + Begin("BeginLoad", completes, more));

    [Fact]
    public Task Nothing_where_the_platform_has_no_other() => Framework.Reports(Load + "\n" + Begin("BeginLoad"));

    [Fact]
    public Task Made_by_the_platform() =>
        (Net with { Title = "Use 'TaskToAsyncResult'" }).Fixes(
            Load
                + $$"""

                // Starts to load.
                public IAsyncResult {|LAP5005:BeginLoad|}(string name, AsyncCallback callback, object state)
                {
                    if (name == null) throw new ArgumentNullException(nameof(name));

                    // as a task
                    {{ImplementationTest.MadeByHand}}
                }

                """
                + End,
            Load
                + """

                // Starts to load.
                public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state)
                {
                    if (name == null) throw new ArgumentNullException(nameof(name));

                    // as a task
                    return TaskToAsyncResult.Begin(LoadAsync(name), callback, state);
                }
                public int EndLoad(IAsyncResult result) => TaskToAsyncResult.End<int>(result);
                """
        );

    /// <summary>The continuation captures nothing: it is given the source and the callback.</summary>
    [Theory]
    [InlineData(
        "var pairs = Tuple.Create(completion, callback);",
        "pairs",
        "var pair = given as Tuple<TaskCompletionSource<int>, AsyncCallback>; var source = pair.Item1; var called = pair.Item2;"
    )]
    [InlineData(
        "",
        "(completion, callback)",
        "var pair = ((TaskCompletionSource<int> Source, AsyncCallback Called))given; var source = pair.Source; var called = pair.Called;"
    )]
    public Task Given_a_tuple_as_its_state(string kept, string passed, string taken) =>
        (Net with { Title = "Use 'TaskToAsyncResult'" }).Fixes(
            $$"""
            {{Load}}
            public IAsyncResult {|LAP5005:BeginLoad|}(string name, AsyncCallback callback, object state)
            {
                var completion = new TaskCompletionSource<int>(state);{{kept}}
                LoadAsync(name).ContinueWith((completed, given) =>
                {
                    {{taken}}
                    if (completed.IsFaulted) source.TrySetException(completed.Exception.InnerException);
                    else if (completed.IsCanceled) source.TrySetCanceled();
                    else source.TrySetResult(completed.Result);
                    if (called != null) called(source.Task);
                }, {{passed}}, CancellationToken.None, TaskContinuationOptions.HideScheduler, TaskScheduler.Default);
                return completion.Task;
            }
            {{End}}
            """,
            $$"""
            {{Load}}
            public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state)
            {
                return TaskToAsyncResult.Begin(LoadAsync(name), callback, state);
            }
            public int EndLoad(IAsyncResult result) => TaskToAsyncResult.End<int>(result);
            """
        );

    [Theory]
    [InlineData("Tuple.Create(completion, callback)", "Console.WriteLine(pair);")]
    [InlineData("Tuple.Create(completion, callback)", "_count++;")]
    [InlineData("Tuple.Create(new TaskCompletionSource<int>(), callback)", "")]
    public Task What_does_more_with_a_tuple_or_has_another(string passed, string more) =>
        Net.Reports(
            $$"""
            int _count = 0;
            {{Load}}
            public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state)
            {
                var completion = new TaskCompletionSource<int>(state);
                LoadAsync(name).ContinueWith((completed, given) =>
                {
                    var pair = (Tuple<TaskCompletionSource<int>, AsyncCallback>)given;
                    pair.Item1.TrySetResult(completed.Result);
                    pair.Item2(pair.Item1.Task);
                    {{more}}
                }, {{passed}});
                return completion.Task;
            }
            """
        );

    /// <summary>Nobody is called back where a task fails; the platform does not forget that.</summary>
    [Theory]
    [InlineData("completion.TrySetResult(completed.Result); callback(completion.Task);")]
    [InlineData(
        "if (completed.IsFaulted) completion.TrySetException(completed.Exception); "
            + "else completion.TrySetResult(completed.Result); callback(completion.Task);"
    )]
    [InlineData(
        "if (completed.IsFaulted) completion.SetException(completed.Exception); else if (completed.IsCanceled) completion.SetCanceled(); "
            + "else { completion.SetResult(completed.Result); if (callback != null) callback(completion.Task); }"
    )]
    public Task Title_says_where_failures_are_forgotten(string completes) =>
        (Net with { Title = "Use 'TaskToAsyncResult' (may change semantics)" }).Fixes(
            Load + "\n" + Begin("{|LAP5005:BeginLoad|}", completes) + "\n" + End,
            Load
                + """

                public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state)
                {
                    if (name == null) throw new ArgumentNullException(nameof(name));
                    return TaskToAsyncResult.Begin(LoadAsync(name), callback, state);
                }
                public int EndLoad(IAsyncResult result) => TaskToAsyncResult.End<int>(result);
                """
        );

    [Fact]
    public Task Overrides_over_a_task_without_a_result() =>
        Net.FixesFile(
            """
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;

            abstract class Sink : Stream
            {
                public override IAsyncResult {|LAP5005:BeginWrite|}(byte[] buffer, int offset, int count, AsyncCallback callback, object state)
                {
                    var tcs = new TaskCompletionSource<int>(state);
                    this.WriteAsync(buffer, offset, count, CancellationToken.None).ContinueWith(
                        t =>
                        {
                            tcs.TrySetResult(0); // nothing
                            callback?.Invoke(tcs.Task);
                        },
                        TaskContinuationOptions.ExecuteSynchronously);
                    return tcs.Task;
                }

                public override void EndWrite(IAsyncResult asyncResult) => ((Task<int>)asyncResult).Wait();
            }
            """,
            """
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;

            abstract class Sink : Stream
            {
                public override IAsyncResult BeginWrite(byte[] buffer, int offset, int count, AsyncCallback callback, object state)
                {
                    // nothing
                    return TaskToAsyncResult.Begin(this.WriteAsync(buffer, offset, count, CancellationToken.None), callback, state);
                }

                public override void EndWrite(IAsyncResult asyncResult) => TaskToAsyncResult.End(asyncResult);
            }
            """
        );

    [Fact]
    public Task Title_says_where_a_caller_handles_the_aggregate() =>
        (Net with { Title = "Use 'TaskToAsyncResult' (may change semantics)" }).Fixes(
            Load
                + "\n"
                + """
                public IAsyncResult {|LAP5005:BeginLoad|}(AsyncCallback callback, object state)
                {
                    var completion = new TaskCompletionSource<int>(state);
                    LoadAsync("").ContinueWith(t => { completion.TrySetResult(t.Result); callback(completion.Task); });
                    return completion.Task;
                }

                public int EndLoad(IAsyncResult result) { return ((Task<int>)result).Result; }
                int Use(IAsyncResult result) { try { return EndLoad(result); } catch (AggregateException) { return 0; } }
                """,
            Load
                + "\n"
                + """
                public IAsyncResult BeginLoad(AsyncCallback callback, object state)
                {
                    return TaskToAsyncResult.Begin(LoadAsync(""), callback, state);
                }

                public int EndLoad(IAsyncResult result) { return TaskToAsyncResult.End<int>(result); }
                int Use(IAsyncResult result) { try { return EndLoad(result); } catch (AggregateException) { return 0; } }
                """
        );

    [Theory]
    [InlineData(RefusalReason.NoPlaceForEnd, "")]
    [InlineData(
        RefusalReason.ImplementationIsIrregular,
        "int EndLoad(IAsyncResult result) { result.AsyncWaitHandle.WaitOne(); return 0; }"
    )]
    [InlineData(RefusalReason.CallerCannotBeConverted, End + " Task<int> Use() => (Task<int>)BeginLoad(\"\", null, null);")]
    public Task Nothing_is_offered(RefusalReason reason, string members) =>
        Net.DoesNotFix(Load + "\n" + Begin("{|LAP5005:BeginLoad|}") + "\n" + members, reason);

    [Fact]
    public Task Nothing_where_the_result_means_nothing_and_is_returned() =>
        Net.DoesNotFix(
            Load + "\n" + Begin("{|LAP5005:BeginLoad|}", "completion.TrySetResult(7); callback(completion.Task);") + "\n" + End,
            RefusalReason.ImplementationIsIrregular
        );

    [Fact]
    public Task Nothing_where_a_derived_class_ends_otherwise() =>
        Net.DoesNotFix(
            Load
                + "\n"
                + Begin("{|LAP5005:BeginLoad|}")
                + "\npublic virtual int EndLoad(IAsyncResult result) => ((Task<int>)result).Result;"
                + " class D : C { public override int EndLoad(IAsyncResult result) => 1; }",
            RefusalReason.ImplementationCannotBeConverted
        );
}
