using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Async results in a list or an array, ended where it is gone through.</summary>
public sealed class CollectionTests
{
    private static readonly CallPairTest s_delegates = OnFramework.Only(DiagnosticIds.UseTaskRun);
    private static readonly CallPairTest s_operations = OnNet.Only(DiagnosticIds.UseTaskCounterpart);

    [Fact]
    public Task List_that_is_ended_one_by_one() =>
        s_delegates.Fixes(
            """
            int Sum(Func<int, int> square, int n)
            {
                // One for each number.
                var results = new List<IAsyncResult>();
                for (int i = 0; i < n; i++)
                {
                    results.Add(square.{|LAP1007:BeginInvoke|}(i, null, null)); // starts
                }

                int sum = 0;
                foreach (IAsyncResult result in results)
                {
                    sum += square.EndInvoke(result);
                }

                return sum;
            }
            """,
            """
            int Sum(Func<int, int> square, int n)
            {
                // One for each number.
                var results = new List<Task<int>>();
                for (int i = 0; i < n; i++)
                {
                    var i1 = i;
                    results.Add(Task.Run(() => square(i1))); // starts
                }

                int sum = 0;
                foreach (Task<int> result in results)
                {
                    sum += result.GetAwaiter().GetResult();
                }

                return sum;
            }
            """
        );

    [Fact]
    public Task Array_in_an_async_method() =>
        s_operations.Fixes(
            """
            async Task All(Stream[] streams, byte[] buffer)
            {
                IAsyncResult[] pending = new IAsyncResult[streams.Length];
                for (int i = 0; i < streams.Length; i++)
                    pending[i] = streams[i].{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
                for (int i = 0; i < pending.Length; i++)
                {
                    pending[i].AsyncWaitHandle.WaitOne();
                    Console.WriteLine(streams[i].EndRead(pending[i]));
                }

                await Task.Yield();
            }
            """,
            """
            async Task All(Stream[] streams, byte[] buffer)
            {
                Task<int>[] pending = new Task<int>[streams.Length];
                for (int i = 0; i < streams.Length; i++)
                    pending[i] = streams[i].ReadAsync(buffer, 0, 1);
                for (int i = 0; i < pending.Length; i++)
                {
                    await Task.WhenAny(pending[i]);
                    Console.WriteLine(await pending[i]);
                }

                await Task.Yield();
            }
            """
        );

    [Fact]
    public Task Several_begin_calls_and_one_loop() =>
        s_operations.Fixes(
            """
            void Both(Stream one, Stream other, byte[] buffer)
            {
                IList<IAsyncResult> all = new List<IAsyncResult>();
                all.Add(one.{|LAP2005:BeginWrite|}(buffer, 0, 1, null, null));
                all.Add(other.{|LAP2005:BeginWrite|}(buffer, 0, 1, null, null));
                foreach (var each in all) while (!each.IsCompleted) Thread.Yield();
                one.EndWrite(all[0]);
                other.EndWrite(all[1]);
                all.Clear();
            }
            """,
            """
            void Both(Stream one, Stream other, byte[] buffer)
            {
                IList<Task> all = new List<Task>();
                all.Add(one.WriteAsync(buffer, 0, 1));
                all.Add(other.WriteAsync(buffer, 0, 1));
                foreach (var each in all) while (!each.IsCompleted) Thread.Yield();
                all[0].GetAwaiter().GetResult();
                all[1].GetAwaiter().GetResult();
                all.Clear();
            }
            """
        );

    [Fact]
    public Task List_in_a_field_that_another_method_ends() =>
        s_delegates.Fixes(
            """
            private readonly List<IAsyncResult> _running = new List<IAsyncResult>();
            private readonly Action<string> _work = Console.WriteLine;

            void Start(string text)
            {
                _running.Add(_work.{|LAP1007:BeginInvoke|}(text, null, null));
            }

            void StopAll()
            {
                for (int i = 0; i < _running.Count; i++)
                {
                    _work.EndInvoke(this._running[i]);
                }

                _running.Clear();
            }
            """,
            """
            private readonly List<Task> _running = new List<Task>();
            private readonly Action<string> _work = Console.WriteLine;

            void Start(string text)
            {
                _running.Add(Task.Run(() => _work(text)));
            }

            void StopAll()
            {
                for (int i = 0; i < _running.Count; i++)
                {
                    this._running[i].GetAwaiter().GetResult();
                }

                _running.Clear();
            }
            """
        );

    [Fact]
    public Task Field_that_others_see() =>
        s_delegates.DoesNotFix(
            """
            internal readonly List<IAsyncResult> _running = new List<IAsyncResult>();
            void Start(Action work) => _running.Add(work.{|LAP1007:BeginInvoke|}(null, null));
            void Stop(Action work) { foreach (var each in _running) work.EndInvoke(each); }
            """,
            RefusalReason.ResultEscapes
        );

    [Theory]
    [InlineData(
        "var all = new List<IAsyncResult>(); all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)); Elsewhere(all);",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "var all = new List<IAsyncResult>(); all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)); foreach (var each in "
            + "all) Console.WriteLine(each);",
        RefusalReason.ResultIsUsedOtherwise
    )]
    [InlineData(
        "var all = new List<IAsyncResult>(); all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)); "
            + "all.Add(stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, null, null));",
        RefusalReason.ResultIsMixed
    )]
    [InlineData(
        "var all = new List<IAsyncResult>(); all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)); all.Add(Task.CompletedTask);",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "var all = new List<IAsyncResult>(); all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, Done, null)); foreach (var each in "
            + "all) stream.EndRead(each);",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "var all = new List<IAsyncResult> { Task.CompletedTask }; all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)); "
            + "foreach (var each in all) stream.EndRead(each);",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "var all = new List<object>(); all.Add(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null)); foreach (IAsyncResult each in "
            + "all) stream.EndRead(each);",
        RefusalReason.ResultEscapes
    )]
    public Task No_action(string statements, params RefusalReason[] reasons) =>
        s_operations.DoesNotFix(
            $$"""
            void M(Stream stream, byte[] buffer) { {{statements}} }
            void Elsewhere(List<IAsyncResult> all) { }
            void Done(IAsyncResult ar) { }
            """,
            reasons
        );

    [Theory]
    [InlineData("WaitHandle.WaitAll(all.Select(r => r.AsyncWaitHandle).ToArray());", "Task.WaitAny(Task.WhenAll(all));")]
    [InlineData(
        "if (!WaitHandle.WaitAll(all.Select(r => r.AsyncWaitHandle).ToArray(), 100)) return 0;",
        "if (!(Task.WaitAny(new Task[] { Task.WhenAll(all) }, 100) == 0)) return 0;"
    )]
    [InlineData(
        "WaitHandle.WaitAny(all.Select((IAsyncResult r) => r.AsyncWaitHandle).ToArray());",
        "WaitHandle.WaitAny(all.Select((Task<int> r) => ((IAsyncResult)r).AsyncWaitHandle).ToArray());"
    )]
    [InlineData("Console.WriteLine(all.All(r => r.IsCompleted));", "Console.WriteLine(all.All(r => r.IsCompleted));")]
    public Task Handles_of_all_elements(string wait, string fixedWait) =>
        OnNet
            .Only(Diagnostics.DiagnosticIds.DelegateBeginInvokeIsNotSupported)
            .Fixes(
                $$"""
                int M(Func<int, int> work)
                {
                    var all = new List<IAsyncResult>();
                    for (var i = 0; i < 3; i++)
                    {
                        var n = i;
                        all.Add(work.{|LAP1001:BeginInvoke|}(n, null, null));
                    }

                    {{wait}}
                    var sum = 0;
                    foreach (var result in all)
                        sum += work.{|LAP1001:EndInvoke|}(result);
                    return sum;
                }
                """,
                $$"""
                int M(Func<int, int> work)
                {
                    var all = new List<Task<int>>();
                    for (var i = 0; i < 3; i++)
                    {
                        var n = i;
                        all.Add(Task.Run(() => work(n)));
                    }

                    {{fixedWait}}
                    var sum = 0;
                    foreach (var result in all)
                        sum += result.GetAwaiter().GetResult();
                    return sum;
                }
                """
            );

    [Fact]
    public Task Handles_of_all_elements_in_an_async_function() =>
        OnNet
            .Only(Diagnostics.DiagnosticIds.DelegateBeginInvokeIsNotSupported)
            .Fixes(
                """
                async Task M(Func<int> work)
                {
                    await Task.Yield();
                    var all = new List<IAsyncResult>();
                    all.Add(work.{|LAP1001:BeginInvoke|}(null, null));
                    WaitHandle.WaitAll(all.Select(r => r.AsyncWaitHandle).ToArray());
                    Console.WriteLine(all.Select(r => work.{|LAP1001:EndInvoke|}(r)).Sum());
                }
                """,
                """
                async Task M(Func<int> work)
                {
                    await Task.Yield();
                    var all = new List<Task<int>>();
                    all.Add(Task.Run(work));
                    await Task.WhenAny(Task.WhenAll(all));
                    Console.WriteLine(all.Select(r => r.GetAwaiter().GetResult()).Sum());
                }
                """
            );
}
