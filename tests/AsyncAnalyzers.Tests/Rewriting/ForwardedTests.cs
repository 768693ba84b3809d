using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A type's own Begin and End over a delegate: the pair keeps its signatures and forwards to a task.</summary>
public sealed class ForwardedTests
{
    [Fact]
    public Task With_a_result() =>
        OnNet.Fixes(
            """
            readonly Func<int, string> _render = page => "Page " + page;
            public IAsyncResult BeginRender(int page, AsyncCallback callback, object state) => _render.{|LAP1001:BeginInvoke|}(page, callback, state);
            public string EndRender(IAsyncResult ar) => _render.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Func<int, string> _render = page => "Page " + page;
            public IAsyncResult BeginRender(int page, AsyncCallback callback, object state) =>
                TaskToAsyncResult.Begin(Task.Run(() => _render(page)), callback, state);
            public string EndRender(IAsyncResult ar) => TaskToAsyncResult.End<string>(ar);
            """
        );

    [Fact]
    public Task Without_a_result() =>
        OnNet.Fixes(
            """
            readonly Action<TimeSpan> _open;
            public IAsyncResult BeginOpen(TimeSpan timeout, AsyncCallback callback, object state)
            {
                // In the background.
                return _open.{|LAP1001:BeginInvoke|}(timeout, callback, state); // begun
            }

            public void EndOpen(IAsyncResult result)
            {
                _open.{|LAP1001:EndInvoke|}(result); // ended
            }
            """,
            """
            readonly Action<TimeSpan> _open;
            public IAsyncResult BeginOpen(TimeSpan timeout, AsyncCallback callback, object state)
            {
                // In the background.
                return TaskToAsyncResult.Begin(Task.Run(() => _open(timeout)), callback, state); // begun
            }

            public void EndOpen(IAsyncResult result)
            {
                TaskToAsyncResult.End(result); // ended
            }
            """
        );

    [Fact]
    public Task Using_is_added() =>
        OnNet.FixesFile(
            """
            using System;

            class C
            {
                readonly Func<int> _work;
                IAsyncResult BeginWork(AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(callback, state);
                int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            class C
            {
                readonly Func<int> _work;
                IAsyncResult BeginWork(AsyncCallback callback, object state) => TaskToAsyncResult.Begin(Task.Run(_work), callback, state);
                int EndWork(IAsyncResult ar) => TaskToAsyncResult.End<int>(ar);
            }
            """
        );

    [Fact]
    public Task Field_that_may_change_is_kept() =>
        OnNet.Fixes(
            """
            Func<int, int> _work;
            IAsyncResult BeginWork(int number, AsyncCallback callback, object state)
            {
                _work = n => n + number;
                return _work.{|LAP1001:BeginInvoke|}(number, callback, state);
            }

            int EndWork(IAsyncResult ar)
            {
                return _work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            Func<int, int> _work;
            IAsyncResult BeginWork(int number, AsyncCallback callback, object state)
            {
                _work = n => n + number;
                var work = _work;
                return TaskToAsyncResult.Begin(Task.Run(() => work(number)), callback, state);
            }

            int EndWork(IAsyncResult ar)
            {
                return TaskToAsyncResult.End<int>(ar);
            }
            """
        );

    [Fact]
    public Task Overloads() =>
        OnNet.Fixes(
            """
            readonly Func<int, int> _work;
            readonly Func<int, int, int> _workTwice;
            IAsyncResult BeginWork(AsyncCallback callback, object state) => BeginWork(1, callback, state);
            IAsyncResult BeginWork(int a, AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(a, callback, state);
            IAsyncResult BeginWork(int a, int b, AsyncCallback callback, object state) => _workTwice.{|LAP1001:BeginInvoke|}(a, b, callback, state);
            int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Func<int, int> _work;
            readonly Func<int, int, int> _workTwice;
            IAsyncResult BeginWork(AsyncCallback callback, object state) => BeginWork(1, callback, state);
            IAsyncResult BeginWork(int a, AsyncCallback callback, object state) =>
                TaskToAsyncResult.Begin(Task.Run(() => _work(a)), callback, state);
            IAsyncResult BeginWork(int a, int b, AsyncCallback callback, object state) =>
                TaskToAsyncResult.Begin(Task.Run(() => _workTwice(a, b)), callback, state);
            int EndWork(IAsyncResult ar) => TaskToAsyncResult.End<int>(ar);
            """
        );

    [Fact]
    public Task Explicit_interface_implementation() =>
        OnNet.Fixes(
            """
            interface IWorker
            {
                IAsyncResult BeginWork(string text, AsyncCallback callback, object state);
                int EndWork(IAsyncResult ar);
            }

            class Worker : IWorker
            {
                readonly Func<string, int> _work;
                IAsyncResult IWorker.BeginWork(string text, AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(text, callback, state);
                int IWorker.EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            interface IWorker
            {
                IAsyncResult BeginWork(string text, AsyncCallback callback, object state);
                int EndWork(IAsyncResult ar);
            }

            class Worker : IWorker
            {
                readonly Func<string, int> _work;
                IAsyncResult IWorker.BeginWork(string text, AsyncCallback callback, object state) =>
                    TaskToAsyncResult.Begin(Task.Run(() => _work(text)), callback, state);
                int IWorker.EndWork(IAsyncResult ar) => TaskToAsyncResult.End<int>(ar);
            }
            """
        );

    [Fact]
    public Task Results_in_a_dictionary_and_a_helper_that_looks_the_delegate_up() =>
        OnNet.Fixes(
            """
            readonly Dictionary<IAsyncResult, Func<int, int>> _pending = new Dictionary<IAsyncResult, Func<int, int>>();
            int Work(int number) => number;
            public IAsyncResult BeginWork(int number, AsyncCallback callback, object state)
            {
                Func<int, int> work = Work;
                var ar = work.{|LAP1001:BeginInvoke|}(number, callback, state);
                _pending.Add(ar, work);
                return ar;
            }

            public int EndWork(IAsyncResult ar)
            {
                return Take(ar).{|LAP1001:EndInvoke|}(ar);
            }

            private Func<int, int> Take(IAsyncResult ar)
            {
                var work = _pending[ar];
                _pending.Remove(ar);
                return work;
            }
            """,
            """
            readonly Dictionary<IAsyncResult, Func<int, int>> _pending = new Dictionary<IAsyncResult, Func<int, int>>();
            int Work(int number) => number;
            public IAsyncResult BeginWork(int number, AsyncCallback callback, object state)
            {
                Func<int, int> work = Work;
                var ar = TaskToAsyncResult.Begin(Task.Run(() => work(number)), callback, state);
                _pending.Add(ar, work);
                return ar;
            }

            public int EndWork(IAsyncResult ar)
            {
                Take(ar);
                return TaskToAsyncResult.End<int>(ar);
            }

            private Func<int, int> Take(IAsyncResult ar)
            {
                var work = _pending[ar];
                _pending.Remove(ar);
                return work;
            }
            """
        );

    [Fact]
    public Task Two_operations_of_one_type() =>
        OnNet.Fixes(
            """
            readonly Action _open, _close;
            IAsyncResult BeginOpen(AsyncCallback callback, object state) => _open.{|LAP1001:BeginInvoke|}(callback, state);
            void EndOpen(IAsyncResult ar) => _open.{|LAP1001:EndInvoke|}(ar);
            IAsyncResult BeginClose(AsyncCallback callback, object state) => _close.{|LAP1001:BeginInvoke|}(callback, state);
            void EndClose(IAsyncResult ar) => _close.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Action _open, _close;
            IAsyncResult BeginOpen(AsyncCallback callback, object state) => TaskToAsyncResult.Begin(Task.Run(_open), callback, state);
            void EndOpen(IAsyncResult ar) => TaskToAsyncResult.End(ar);
            IAsyncResult BeginClose(AsyncCallback callback, object state) => TaskToAsyncResult.Begin(Task.Run(_close), callback, state);
            void EndClose(IAsyncResult ar) => TaskToAsyncResult.End(ar);
            """
        );

    [Fact]
    public Task Callback_and_state_under_other_names_and_in_another_order() =>
        OnNet.Fixes(
            """
            readonly Func<int, int> _work;
            IAsyncResult BeginWork(object tag, AsyncCallback done, int number) => _work.{|LAP1001:BeginInvoke|}(number, done, tag);
            int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Func<int, int> _work;
            IAsyncResult BeginWork(object tag, AsyncCallback done, int number) => TaskToAsyncResult.Begin(Task.Run(() => _work(number)), done, tag);
            int EndWork(IAsyncResult ar) => TaskToAsyncResult.End<int>(ar);
            """
        );

    [Fact]
    public Task Named_arguments_in_another_order() =>
        OnNet.Fixes(
            """
            readonly Func<int, int> _work;
            IAsyncResult BeginWork(int number, AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(@object: state, callback: callback, arg: number);
            int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Func<int, int> _work;
            IAsyncResult BeginWork(int number, AsyncCallback callback, object state) =>
                TaskToAsyncResult.Begin(Task.Run(() => _work(number)), callback, state);
            int EndWork(IAsyncResult ar) => TaskToAsyncResult.End<int>(ar);
            """
        );

    private static string Block(string begin, string end) =>
        $$"""
            readonly Func<int, int> _work;
            IAsyncResult BeginWork(int number, AsyncCallback callback, object state)
            {
                return _work.{{begin}}(number, callback, state);
            }

            int EndWork(IAsyncResult ar) => _work.{{end}}(ar);
            """;

    private const string Continued = """
        readonly Func<int, int> _work;
        IAsyncResult BeginWork(int number, AsyncCallback callback, object state)
        {
            var task = Task.Factory.StartNew(
                _ => _work(number),
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

        int EndWork(IAsyncResult ar) => ((Task<int>)ar).GetAwaiter().GetResult();
        """;

    [Fact]
    public Task Where_the_Framework_cannot_forward_the_task_is_the_async_result() =>
        OnFramework.Fixes(Block("{|LAP1007:BeginInvoke|}", "EndInvoke"), Continued);

    [Fact]
    public Task Where_the_Standard_cannot_forward_the_task_is_the_async_result() =>
        OnStandard.Fixes(Block("{|LAP1001:BeginInvoke|}", "{|LAP1001:EndInvoke|}"), Continued);

    [Fact]
    public Task Results_in_a_dictionary_on_the_Framework() =>
        OnFramework.Fixes(
            """
            readonly Dictionary<IAsyncResult, Action> _pending = new Dictionary<IAsyncResult, Action>();
            void Do() { }
            IAsyncResult BeginDo(AsyncCallback callback, object state)
            {
                Action work = Do;
                IAsyncResult ar = work.{|LAP1007:BeginInvoke|}(callback, state);
                _pending.Add(ar, work);
                return ar;
            }

            void EndDo(IAsyncResult ar)
            {
                Take(ar).EndInvoke(ar);
            }

            Action Take(IAsyncResult ar) => _pending[ar];
            """,
            """
            readonly Dictionary<IAsyncResult, Action> _pending = new Dictionary<IAsyncResult, Action>();
            void Do() { }
            IAsyncResult BeginDo(AsyncCallback callback, object state)
            {
                Action work = Do;
                var task = Task.Factory.StartNew(
                    _ => work(),
                    state,
                    CancellationToken.None,
                    TaskCreationOptions.DenyChildAttach,
                    TaskScheduler.Default);
                if (callback != null)
                {
                    task.ContinueWith(t => callback(t), TaskScheduler.Default);
                }

                IAsyncResult ar = task;
                _pending.Add(ar, work);
                return ar;
            }

            void EndDo(IAsyncResult ar)
            {
                Take(ar);
                ((Task)ar).GetAwaiter().GetResult();
            }

            Action Take(IAsyncResult ar) => _pending[ar];
            """
        );

    [Fact]
    public Task No_action_where_the_statements_have_no_place() =>
        OnFramework.DoesNotFix(
            """
            readonly Func<int> _work;
            IAsyncResult BeginWork(AsyncCallback callback, object state) => _work.{|LAP1007:BeginInvoke|}(callback, state);
            int EndWork(IAsyncResult ar) => _work.EndInvoke(ar);
            """,
            RefusalReason.NoPlaceForStatement
        );

    [Theory]
    [InlineData(
        "string EndWork(IAsyncResult ar) => _other.{|LAP1001:EndInvoke|}(ar);",
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )] // another result
    [InlineData(
        "int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(_kept);",
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )] // another async result
    [InlineData(
        "int EndWork(object ar) => _work.{|LAP1001:EndInvoke|}((IAsyncResult)ar);",
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "int EndOther(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);",
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )] // of another operation
    [InlineData("int EndWork(IAsyncResult ar) => 1;", RefusalReason.CallbackIsUnknown)]
    [InlineData("", RefusalReason.CallbackIsUnknown)]
    public Task No_action_where_End_does_not_match(string end, params RefusalReason[] reasons) =>
        OnNet.DoesNotFix(
            $$"""
            readonly Func<int> _work;
            readonly Func<string> _other;
            IAsyncResult _kept;
            IAsyncResult BeginWork(AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(callback, state);
            {{end}}
            """,
            reasons
        );

    [Theory]
    // End finds the delegate in the state
    [InlineData("=> _work.{|LAP1001:BeginInvoke|}(callback, _work);", RefusalReason.CallbackIsUnknown, RefusalReason.ResultEscapes)]
    [InlineData("=> _work.{|LAP1001:BeginInvoke|}(null, state);", RefusalReason.ResultEscapes)]
    [InlineData("=> _work.{|LAP1001:BeginInvoke|}(ar => callback(ar), state);", RefusalReason.ResultEscapes)]
    [InlineData("=> _work?.{|LAP1001:BeginInvoke|}(callback, state);", RefusalReason.CallIsIrregular)]
    [InlineData("=> _variable.{|LAP1001:BeginInvoke|}(callback, state);", RefusalReason.NoPlaceForStatement)] // no place to keep it in
    [InlineData(
        "=> state == null ? _work.{|LAP1001:BeginInvoke|}(callback, state) : _variable.{|LAP1001:BeginInvoke|}(callback, state);",
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )]
    public Task No_action_where_Begin_does_not_simply_forward(string body, params RefusalReason[] reasons) =>
        OnNet.DoesNotFix(
            $$"""
            readonly Func<int> _work;
            Func<int> _variable;
            IAsyncResult BeginWork(AsyncCallback callback, object state) {{body}}
            int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            """,
            reasons
        );

    [Fact]
    public Task No_action_where_a_sibling_forwards_elsewhere() =>
        OnNet.DoesNotFix(
            """
            readonly Func<int> _work;
            IAsyncResult BeginWork(AsyncCallback callback, object state) => _work.{|LAP1001:BeginInvoke|}(callback, state);
            IAsyncResult BeginWork(Task task, AsyncCallback callback, object state) => TaskToAsyncResult.Begin(task, callback, state);
            int EndWork(IAsyncResult ar) => _work.{|LAP1001:EndInvoke|}(ar);
            """,
            RefusalReason.CallbackIsUnknown,
            RefusalReason.ResultEscapes
        );

    [Fact]
    public Task Results_by_reference() =>
        OnNet.Fixes(
            """
            delegate int Divide(int number, out int rest);
            readonly Divide _divide;

            IAsyncResult BeginDivide(int number, AsyncCallback callback, object state)
            {
                int rest;
                return _divide.{|LAP1001:BeginInvoke|}(number, out rest, callback, state);
            }

            int EndDivide(out int rest, IAsyncResult ar)
            {
                return _divide.{|LAP1001:EndInvoke|}(out rest, ar);
            }
            """,
            """
            delegate int Divide(int number, out int rest);
            readonly Divide _divide;

            IAsyncResult BeginDivide(int number, AsyncCallback callback, object state)
            {
                return TaskToAsyncResult.Begin(Task.Run(() =>
                {
                    var result = _divide(number, out var rest);
                    return (result, rest);
                }), callback, state);
            }

            int EndDivide(out int rest, IAsyncResult ar)
            {
                int outcome;
                (outcome, rest) = TaskToAsyncResult.End<(int Result, int RestValue)>(ar);
                return outcome;
            }
            """
        );

    [Fact]
    public Task Results_by_reference_on_the_Framework() =>
        OnFramework.Fixes(
            """
            delegate int Divide(ref int number, out int rest);
            readonly Divide _divide;

            IAsyncResult BeginDivide(ref int number, AsyncCallback callback, object state)
            {
                int rest;
                return _divide.{|LAP1007:BeginInvoke|}(ref number, out rest, callback, state);
            }

            int EndDivide(ref int number, out int rest, IAsyncResult ar)
            {
                return _divide.EndInvoke(ref number, out rest, ar);
            }
            """,
            """
            delegate int Divide(ref int number, out int rest);
            readonly Divide _divide;

            IAsyncResult BeginDivide(ref int number, AsyncCallback callback, object state)
            {
                var number1 = number;
                var task = Task.Factory.StartNew(_ =>
                {
                    var result = _divide(ref number1, out var rest);
                    return (result, number1, rest);
                }, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
                if (callback != null)
                {
                    task.ContinueWith(t => callback(t), TaskScheduler.Default);
                }

                return task;
            }

            int EndDivide(ref int number, out int rest, IAsyncResult ar)
            {
                int outcome;
                (outcome, number, rest) = ((Task<(int Result, int Number, int RestValue)>)ar).GetAwaiter().GetResult();
                return outcome;
            }
            """
        );

    [Fact]
    public Task No_action_for_results_by_reference_without_tuples() =>
        (OnFramework with { LanguageVersion = LanguageVersion.CSharp6 }).DoesNotFix(
            """
            delegate int Divide(int number, out int rest);
            readonly Divide _divide;

            IAsyncResult BeginDivide(int number, AsyncCallback callback, object state)
            {
                int rest;
                return _divide.{|LAP1007:BeginInvoke|}(number, out rest, callback, state);
            }

            int EndDivide(out int rest, IAsyncResult ar)
            {
                return _divide.EndInvoke(out rest, ar);
            }
            """,
            RefusalReason.TaskCannotCarry
        );

    [Fact]
    public Task Methods_that_a_base_class_calls() =>
        OnNet.Fixes(
            """
            abstract class Channel
            {
                protected abstract void OnOpen(TimeSpan timeout);
                protected abstract IAsyncResult OnBeginOpen(TimeSpan timeout, AsyncCallback callback, object state);
                protected abstract void OnEndOpen(IAsyncResult result);
            }

            class Queue : Channel
            {
                readonly Action<TimeSpan> _open;

                Queue()
                {
                    _open = OnOpen;
                }

                protected override void OnOpen(TimeSpan timeout) { }

                protected override IAsyncResult OnBeginOpen(TimeSpan timeout, AsyncCallback callback, object state)
                {
                    return _open.{|LAP1001:BeginInvoke|}(timeout, callback, state);
                }

                protected override void OnEndOpen(IAsyncResult result)
                {
                    _open.{|LAP1001:EndInvoke|}(result);
                }
            }
            """,
            """
            abstract class Channel
            {
                protected abstract void OnOpen(TimeSpan timeout);
                protected abstract IAsyncResult OnBeginOpen(TimeSpan timeout, AsyncCallback callback, object state);
                protected abstract void OnEndOpen(IAsyncResult result);
            }

            class Queue : Channel
            {
                readonly Action<TimeSpan> _open;

                Queue()
                {
                    _open = OnOpen;
                }

                protected override void OnOpen(TimeSpan timeout) { }

                protected override IAsyncResult OnBeginOpen(TimeSpan timeout, AsyncCallback callback, object state)
                {
                    return TaskToAsyncResult.Begin(Task.Run(() => _open(timeout)), callback, state);
                }

                protected override void OnEndOpen(IAsyncResult result)
                {
                    TaskToAsyncResult.End(result);
                }
            }
            """
        );

    [Fact]
    public Task No_action_for_results_by_reference_where_none_can_be_taken_apart() =>
        OnNet.DoesNotFix(
            """
            delegate int Divide(int number, out int rest);
            readonly Divide _divide;
            IAsyncResult BeginDivide(int number, AsyncCallback callback, object state) => _divide.{|LAP1001:BeginInvoke|}(number, out _, callback, state);
            int EndDivide(out int rest, IAsyncResult ar) => _divide.{|LAP1001:EndInvoke|}(out rest, ar);
            """,
            RefusalReason.NoPlaceForStatement
        );

    /// <summary>A base class calls these for its own Begin and End.</summary>
    [Fact]
    public Task Pair_that_a_base_class_calls() =>
        OnFramework.Fixes(
            """
            abstract class Part
            {
                protected abstract IAsyncResult OnBeginShut(TimeSpan timeout, AsyncCallback callback, object state);
                protected abstract void OnEndShut(IAsyncResult result);
            }

            class Door : Part
            {
                readonly Action<TimeSpan> _shut;
                protected override IAsyncResult OnBeginShut(TimeSpan timeout, AsyncCallback callback, object state)
                {
                    return _shut.{|LAP1007:BeginInvoke|}(timeout, callback, state);
                }

                protected override void OnEndShut(IAsyncResult result) { _shut.EndInvoke(result); }
            }
            """,
            """
            abstract class Part
            {
                protected abstract IAsyncResult OnBeginShut(TimeSpan timeout, AsyncCallback callback, object state);
                protected abstract void OnEndShut(IAsyncResult result);
            }

            class Door : Part
            {
                readonly Action<TimeSpan> _shut;
                protected override IAsyncResult OnBeginShut(TimeSpan timeout, AsyncCallback callback, object state)
                {
                    var task = Task.Factory.StartNew(
                        _ => _shut(timeout),
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

                protected override void OnEndShut(IAsyncResult result) { ((Task)result).GetAwaiter().GetResult(); }
            }
            """
        );
}
