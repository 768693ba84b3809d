using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A method that is called back takes the task instead of the async result.</summary>
public sealed class NamedCallbackTests
{
    [Fact]
    public Task Delegate_as_the_state() =>
        OnNet.Fixes(
            """
            void M(Func<int, int> work)
            {
                // Begin.
                work.{|LAP1001:BeginInvoke|}(1, OnDone, work); // begun
            }

            /// <summary>Done.</summary>
            private void OnDone(IAsyncResult ar)
            {
                var work = (Func<int, int>)ar.AsyncState;

                // The result:
                var result = work.{|LAP1001:EndInvoke|}(ar);
                Console.WriteLine(result);
            }
            """,
            """
            void M(Func<int, int> work)
            {
                // Begin.
                _ = Task.Run(() => OnDoneAsync(Task.Run(() => work(1)))); // begun
            }

            /// <summary>Done.</summary>
            private async Task OnDoneAsync(Task<int> task)
            {
                // The result:
                var result = await task.ConfigureAwait(false);
                Console.WriteLine(result);
            }
            """
        );

    [Theory]
    [InlineData("OnDone")]
    [InlineData("new AsyncCallback(OnDone)")]
    [InlineData("(AsyncCallback)OnDone")]
    [InlineData("new(OnDone)")]
    public Task Callback_written_in_each_way(string callback) =>
        OnNet.Fixes(
            $$"""
            Action work;
            void M(Action work) => work.{|LAP1001:BeginInvoke|}({{callback}}, null);
            void OnDone(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            Action work;
            void M(Action work) => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            async Task OnDoneAsync(Task task) => await task.ConfigureAwait(false);
            """
        );

    [Fact]
    public Task Method_of_this_and_of_the_type() =>
        OnNet.Fixes(
            """
            readonly Action work;
            static readonly Action Work;
            void M()
            {
                work.{|LAP1001:BeginInvoke|}(this.OnDone, null);
                Work.{|LAP1001:BeginInvoke|}(C.OnStaticDone, null);
            }

            void OnDone(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            static void OnStaticDone(IAsyncResult ar) => Work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Action work;
            static readonly Action Work;
            void M()
            {
                _ = Task.Run(() => this.OnDoneAsync(Task.Run(work)));
                _ = Task.Run(() => C.OnStaticDoneAsync(Task.Run(Work)));
            }

            async Task OnDoneAsync(Task task) => await task.ConfigureAwait(false);
            static async Task OnStaticDoneAsync(Task task) => await task.ConfigureAwait(false);
            """
        );

    [Fact]
    public Task Delegate_of_the_remoting_result() =>
        OnFramework.ReportsInFile(
            """
            using System;
            using System.Runtime.Remoting.Messaging;

            class C
            {
                void M(Action work) => work.{|LAP1007:BeginInvoke|}(OnDone, null);
                void OnDone(IAsyncResult ar) => ((Action)((AsyncResult)ar).AsyncDelegate).EndInvoke(ar);
            }
            """
        );

    [Fact]
    public Task State_in_a_parameter() =>
        OnNet.Fixes(
            """
            Func<int> _work;
            string _name;
            void M(string name)
            {
                _work.{|LAP1001:BeginInvoke|}(OnDone, name);
                _work.{|LAP1001:BeginInvoke|}(OnDone, _name);
            }

            void OnDone(IAsyncResult ar)
            {
                var result = _work.{|LAP1001:EndInvoke|}(ar);
                var name = (string)ar.AsyncState;
                Console.WriteLine(name + result);
            }
            """,
            """
            Func<int> _work;
            string _name;
            void M(string name)
            {
                var work = _work;
                _ = Task.Run(() => OnDoneAsync(Task.Run(work), name));
                var work1 = _work;
                var name1 = _name;
                _ = Task.Run(() => OnDoneAsync(Task.Run(work1), name1));
            }

            async Task OnDoneAsync(Task<int> task, string name)
            {
                var result = await task.ConfigureAwait(false);
                Console.WriteLine(name + result);
            }
            """
        );

    [Fact]
    public Task State_of_a_type_that_is_seen_less_far_than_the_callback() =>
        OnNet.FixesFile(
            """
            using System;

            class State { public Func<int> Work; }

            public class C
            {
                public void M(Func<int> work) => work.{|LAP1001:BeginInvoke|}(OnDone, new State { Work = work });

                public static void OnDone(IAsyncResult ar)
                {
                    var state = (State)ar.AsyncState;
                    Console.WriteLine(state.Work.{|LAP1001:EndInvoke|}(ar));
                    Console.WriteLine(state);
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            class State { public Func<int> Work; }

            public class C
            {
                public void M(Func<int> work)
                {
                    var state = new State { Work = work };
                    _ = Task.Run(() => OnDoneAsync(Task.Run(work), state));
                }

                public static async Task OnDoneAsync(Task<int> task, object state1)
                {
                    var state = (State)state1;
                    Console.WriteLine(await task.ConfigureAwait(false));
                    Console.WriteLine(state);
                }
            }
            """
        );

    [Fact]
    public Task State_read_in_place() =>
        OnNet.Fixes(
            """
            readonly Func<int> work;
            void M(object tag) => work.{|LAP1001:BeginInvoke|}(OnDone, tag);
            void OnDone(IAsyncResult ar)
            {
                Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                Console.WriteLine((string)ar.AsyncState);
                Console.WriteLine((string)ar.AsyncState);
            }
            """,
            """
            readonly Func<int> work;
            void M(object tag) => _ = Task.Run(() => OnDoneAsync(Task.Run(work), (string)tag));
            async Task OnDoneAsync(Task<int> task, string state)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
                Console.WriteLine(state);
                Console.WriteLine(state);
            }
            """
        );

    [Fact]
    public Task End_in_a_try() =>
        OnNet.Fixes(
            """
            readonly Func<int> work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar)
            {
                try
                {
                    Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                }
                catch (InvalidOperationException e)
                {
                    Console.WriteLine(e);
                }
            }
            """,
            """
            readonly Func<int> work;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            async Task OnDoneAsync(Task<int> task)
            {
                try
                {
                    Console.WriteLine(await task.ConfigureAwait(false));
                }
                catch (InvalidOperationException e)
                {
                    Console.WriteLine(e);
                }
            }
            """
        );

    [Fact]
    public Task Code_before_the_end_runs_after_the_work() =>
        OnNet.Fixes(
            """
            readonly Func<int> work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar)
            {
                Console.WriteLine("completed");
                Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
            }
            """,
            """
            readonly Func<int> work;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            async Task OnDoneAsync(Task<int> task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                Console.WriteLine("completed");
                Console.WriteLine(await task.ConfigureAwait(false));
            }
            """
        );

    [Fact]
    public Task Callback_without_an_end() =>
        OnNet.Fixes(
            """
            void M(Action work) => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            static void OnDone(IAsyncResult ar) => Console.WriteLine("completed");
            """,
            """
            void M(Action work) => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            static async Task OnDoneAsync(Task task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                Console.WriteLine("completed");
            }
            """
        );

    [Fact]
    public Task Await_that_is_not_legal_where_end_stands() =>
        OnNet.Fixes(
            """
            readonly Func<int> work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar)
            {
                lock (work)
                {
                    Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                }
            }
            """,
            """
            readonly Func<int> work;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));
            async Task OnDoneAsync(Task<int> task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                lock (work)
                {
                    Console.WriteLine(task.GetAwaiter().GetResult());
                }
            }
            """
        );

    [Fact]
    public Task Local_function() =>
        OnNet.Fixes(
            """
            void M(Func<int> work)
            {
                work.{|LAP1001:BeginInvoke|}(OnDone, null);

                void OnDone(IAsyncResult ar)
                {
                    Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
                }
            }
            """,
            """
            void M(Func<int> work)
            {
                _ = Task.Run(() => OnDoneAsync(Task.Run(work)));

                async Task OnDoneAsync(Task<int> task)
                {
                    Console.WriteLine(await task.ConfigureAwait(false));
                }
            }
            """
        );

    [Fact]
    public Task Callback_shared_by_several_begins() =>
        OnNet.Fixes(
            """
            readonly Func<int, int> one, other;
            void M() => one.{|LAP1001:BeginInvoke|}(1, OnDone, one);
            void N() => other.{|LAP1001:BeginInvoke|}(2, OnDone, other);
            void OnDone(IAsyncResult ar) => Console.WriteLine(((Func<int, int>)ar.AsyncState).{|LAP1001:EndInvoke|}(ar));
            """,
            """
            readonly Func<int, int> one, other;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(() => one(1))));
            void N() => _ = Task.Run(() => OnDoneAsync(Task.Run(() => other(2))));
            async Task OnDoneAsync(Task<int> task) => Console.WriteLine(await task.ConfigureAwait(false));
            """
        );

    [Fact]
    public Task Callback_that_begins_again() =>
        OnNet.Fixes(
            """
            readonly Func<int> poll;
            void Start() => poll.{|LAP1001:BeginInvoke|}(OnPolled, null);
            void OnPolled(IAsyncResult ar)
            {
                if (poll.{|LAP1001:EndInvoke|}(ar) != 0)
                {
                    poll.{|LAP1001:BeginInvoke|}(OnPolled, null);
                }
            }
            """,
            """
            readonly Func<int> poll;
            void Start() => _ = Task.Run(() => OnPolledAsync(Task.Run(poll)));
            async Task OnPolledAsync(Task<int> task)
            {
                while (true)
                {
                    if (await task.ConfigureAwait(false) != 0)
                    {
                        task = Task.Run(poll);
                        continue;
                    }

                    return;
                }
            }
            """
        );

    [Fact]
    public Task Chain_of_callbacks() =>
        OnNet.Fixes(
            """
            readonly Func<int> first;
            readonly Action<int> second;
            void Start() => first.{|LAP1001:BeginInvoke|}(OnFirst, null);
            void OnFirst(IAsyncResult ar)
            {
                second.{|LAP1001:BeginInvoke|}(first.{|LAP1001:EndInvoke|}(ar), OnSecond, null);
            }

            void OnSecond(IAsyncResult ar)
            {
                second.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            """
            readonly Func<int> first;
            readonly Action<int> second;
            void Start() => _ = Task.Run(() => OnFirstAsync(Task.Run(first)));
            async Task OnFirstAsync(Task<int> task)
            {
                var argument = await task.ConfigureAwait(false);
                _ = Task.Run(() => OnSecondAsync(Task.Run(() => second(argument))));
            }

            async Task OnSecondAsync(Task task)
            {
                await task.ConfigureAwait(false);
            }
            """
        );

    [Fact]
    public Task Name_that_is_taken() =>
        OnNet.Fixes(
            """
            readonly Action work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            void OnDoneAsync() { }
            """,
            """
            readonly Action work;
            void M() => _ = Task.Run(() => OnDoneAsync1(Task.Run(work)));
            async Task OnDoneAsync1(Task task) => await task.ConfigureAwait(false);
            void OnDoneAsync() { }
            """
        );

    [Fact]
    public Task Documented_parameter() =>
        OnNet.Fixes(
            """
            readonly Action work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);

            /// <param name="ar">The result.</param>
            void OnDone(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Action work;
            void M() => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));

            /// <param name="task">The result.</param>
            async Task OnDoneAsync(Task task) => await task.ConfigureAwait(false);
            """
        );

    [Fact]
    public Task Result_that_is_waited_for_too() =>
        OnNet.Fixes(
            """
            void M(Func<int> work)
            {
                IAsyncResult ar = work.{|LAP1001:BeginInvoke|}(OnDone, work); // begun
                ar.AsyncWaitHandle.WaitOne();
                ar.AsyncWaitHandle.Close();
            }

            void OnDone(IAsyncResult ar)
            {
                var work = (Func<int>)ar.AsyncState;
                Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
            }
            """,
            """
            void M(Func<int> work)
            {
                Task<int> ar = Task.Run(work);
                _ = Task.Run(() => OnDoneAsync(ar)); // begun
                Task.WaitAny(ar);
            }

            async Task OnDoneAsync(Task<int> task)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
            }
            """
        );

    [Fact]
    public Task Delegate_of_a_remoting_result_that_the_platform_lacks() =>
        OnNet.Fixes(
            """
            void M(Func<int> work) => work.{|LAP1001:BeginInvoke|}(OnDone, null);

            void OnDone(IAsyncResult ar)
            {
                var result = ({|CS0246:AsyncResult|})ar;
                var work = (Func<int>)result.AsyncDelegate;
                Console.WriteLine(work.{|LAP1001:EndInvoke|}(ar));
            }
            """,
            """
            void M(Func<int> work) => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));

            async Task OnDoneAsync(Task<int> task)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
            }
            """
        );

    // What must stay a callback.

    [Theory]
    [InlineData("void N() => OnDone(null);")]
    [InlineData("AsyncCallback callback; void N() => callback = OnDone;")]
    [InlineData("string N() => nameof(OnDone);")]
    [InlineData("void N(Stream s) => s.BeginRead(null, 0, 1, OnDone, null);")]
    public Task Method_that_is_used_otherwise_too(string other) =>
        OnNet.DoesNotFix(
            $$"""
            readonly Action work;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            {{other}}
            """,
            RefusalReason.CallbackMustStay
        );

    [Theory]
    [InlineData(
        "protected virtual void OnDone(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);",
        null,
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "public override void OnOverridden(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);",
        null,
        RefusalReason.CallbackIsUnknown,
        RefusalReason.ResultEscapes
    )]
    [InlineData("public void OnImplemented(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);", null, RefusalReason.CallbackMustStay)]
    [InlineData("void OnMore<T>(IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);", "OnMore<int>", RefusalReason.CallbackMustStay)]
    public Task Method_whose_signature_is_prescribed(string method, string? callback, params RefusalReason[] reasons) =>
        OnNet.DoesNotFixFile(
            $$"""
            using System;

            interface IImplemented { void OnImplemented(IAsyncResult ar); }
            class Base { public virtual void OnOverridden(IAsyncResult ar) { } }
            class Derived : Base{{(method.Contains("OnImplemented") ? ", IImplemented" : "")}}
            {
                readonly Action work;
                void M() => work.{|LAP1001:BeginInvoke|}({{callback
                ?? method[(method.IndexOf("On", StringComparison.Ordinal))..method.IndexOf('(')]}}, null);
                {{method}}
            }
            """,
            reasons
        );

    [Fact]
    public Task Method_that_another_file_names() =>
        (OnNet with { OtherFiles = [("Other.cs", "partial class Parted { void N() => OnDone(null); }")] }).DoesNotFixFile(
            """
            partial class Parted
            {
                readonly System.Action work;
                void M() => work.{|LAP1001:BeginInvoke|}(OnDone, null);
                void OnDone(System.IAsyncResult ar) => work.{|LAP1001:EndInvoke|}(ar);
            }
            """,
            RefusalReason.CallbackMustStay
        );

    [Fact]
    public Task Method_that_is_shared_by_different_results() =>
        OnNet.DoesNotFix(
            """
            readonly Func<int> one;
            readonly Func<string> other;
            void M() => one.{|LAP1001:BeginInvoke|}(OnDone, null);
            void N() => other.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar) => one.{|LAP1001:EndInvoke|}(ar);
            """,
            RefusalReason.CallbackMustStay
        );

    [Fact]
    public Task Method_that_hands_the_result_on() =>
        OnNet.DoesNotFix(
            """
            readonly List<IAsyncResult> done;
            void M(Action work) => work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar) => done.Add(ar);
            """,
            RefusalReason.ResultIsUsedOtherwise
        );

    [Fact]
    public Task State_that_is_made_by_a_call_is_made_once_and_at_once() =>
        OnNet.Fixes(
            """
            readonly Action work;
            object Make() => null;
            void M() => work.{|LAP1001:BeginInvoke|}(OnDone, Make());
            void OnDone(IAsyncResult ar)
            {
                work.{|LAP1001:EndInvoke|}(ar);
                Console.WriteLine(ar.AsyncState);
            }
            """,
            """
            readonly Action work;
            object Make() => null;
            void M()
            {
                var state = Make();
                _ = Task.Run(() => OnDoneAsync(Task.Run(work), state));
            }

            async Task OnDoneAsync(Task task, object state)
            {
                await task.ConfigureAwait(false);
                Console.WriteLine(state);
            }
            """
        );

    [Fact]
    public Task Operation_that_is_lost() =>
        OnFramework.Fixes(
            """
            void M(Stream stream, byte[] buffer) => stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, OnWritten, stream);
            void OnWritten(IAsyncResult ar)
            {
                var stream = (Stream)ar.AsyncState;
                stream.Close();
            }
            """,
            """
            void M(Stream stream, byte[] buffer) => _ = OnWrittenAsync(stream.WriteAsync(buffer, 0, 1), stream);
            async Task OnWrittenAsync(Task task, Stream stream)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                stream.Close();
            }
            """
        );

    [Fact]
    public Task Delegate_of_the_callback_that_a_field_keeps() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                private static readonly AsyncCallback s_onRead = new AsyncCallback(OnRead);
                private readonly byte[] _buffer = new byte[1];

                void Start(Stream stream) => stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, s_onRead, stream);

                static void OnRead(IAsyncResult ar)
                {
                    var stream = (Stream)ar.AsyncState;
                    if (stream.EndRead(ar) > 0) stream.{|LAP2005:BeginRead|}(new byte[1], 0, 1, s_onRead, stream);
                }
                """,
                """
                private readonly byte[] _buffer = new byte[1];

                void Start(Stream stream) => _ = OnReadAsync(stream.ReadAsync(_buffer, 0, 1), stream);

                static async Task OnReadAsync(Task<int> task, Stream stream)
                {
                    while (true)
                    {
                        if (await task.ConfigureAwait(false) > 0)
                        {
                            task = stream.ReadAsync(new byte[1], 0, 1);
                            continue;
                        }

                        return;
                    }
                }
                """
            );

    [Fact]
    public Task Delegate_of_the_callback_that_the_constructor_makes() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .FixesFile(
                """
                using System;
                using System.IO;

                class Reader
                {
                    private readonly AsyncCallback _onRead;
                    private readonly Stream _stream;

                    public Reader(Stream stream)
                    {
                        _stream = stream;
                        _onRead = OnRead;
                    }

                    public void Start(byte[] buffer)
                    {
                        _stream.{|LAP2005:BeginRead|}(buffer, 0, 1, this._onRead, null);
                    }

                    private void OnRead(IAsyncResult ar)
                    {
                        Console.WriteLine(_stream.EndRead(ar));
                    }
                }
                """,
                """
                using System;
                using System.IO;
                using System.Threading.Tasks;

                class Reader
                {
                    private readonly Stream _stream;

                    public Reader(Stream stream)
                    {
                        _stream = stream;
                    }

                    public void Start(byte[] buffer)
                    {
                        _ = this.OnReadAsync(_stream.ReadAsync(buffer, 0, 1));
                    }

                    private async Task OnReadAsync(Task<int> task)
                    {
                        Console.WriteLine(await task.ConfigureAwait(false));
                    }
                }
                """
            );

    [Theory]
    [InlineData("internal readonly AsyncCallback onRead;", RefusalReason.CallbackIsUnknown)]
    [InlineData("private AsyncCallback onRead; void Change(AsyncCallback other) => onRead = other;", RefusalReason.CallbackIsUnknown)]
    [InlineData("private AsyncCallback onRead; void Call(IAsyncResult ar) => onRead(ar);", RefusalReason.CallbackMustStay)]
    public Task Delegate_that_may_be_used_for_more(string field, params RefusalReason[] reasons) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .DoesNotFix(
                $$"""
                {{field}}
                C() { onRead = OnRead; }
                void Start(Stream stream, byte[] buffer) => stream.{|LAP2005:BeginRead|}(buffer, 0, 1, onRead, stream);
                void OnRead(IAsyncResult ar) => ((Stream)ar.AsyncState).EndRead(ar);
                """,
                reasons
            );

    [Fact]
    public Task Callback_in_another_file() =>
        (
            OnNet.Only(DiagnosticIds.UseTaskCounterpart) with
            {
                OtherFiles =
                [
                    (
                        "Callbacks.cs",
                        """
                        using System;
                        using System.IO;

                        static class Callbacks
                        {
                            public static void OnRead(IAsyncResult ar)
                            {
                                Console.WriteLine(((Stream)ar.AsyncState).EndRead(ar));
                            }
                        }
                        """
                    ),
                ],
                OtherFilesFixed =
                [
                    (
                        "Callbacks.cs",
                        """
                        using System;
                        using System.IO;
                        using System.Threading.Tasks;

                        static class Callbacks
                        {
                            public static async Task OnReadAsync(Task<int> task)
                            {
                                Console.WriteLine(await task.ConfigureAwait(false));
                            }
                        }
                        """
                    ),
                ],
            }
        ).FixesFile(
            """
            using System.IO;

            class Reader
            {
                public void Start(Stream stream, byte[] buffer)
                {
                    stream.{|LAP2005:BeginRead|}(buffer, 0, 1, Callbacks.OnRead, stream);
                }

                public void Start(Stream stream)
                {
                    stream.{|LAP2005:BeginRead|}(new byte[1], 0, 1, Callbacks.OnRead, stream);
                }
            }
            """,
            """
            using System.IO;

            class Reader
            {
                public void Start(Stream stream, byte[] buffer)
                {
                    _ = Callbacks.OnReadAsync(stream.ReadAsync(buffer, 0, 1));
                }

                public void Start(Stream stream)
                {
                    _ = Callbacks.OnReadAsync(stream.ReadAsync(new byte[1], 0, 1));
                }
            }
            """
        );

    /// <summary>Named as an End method, and none: no Begin belongs to it.</summary>
    [Fact]
    public Task Callback_named_for_what_it_ends() =>
        OnFramework
            .Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.BeginIsNeverEnded)
            .Fixes(
                """
                void Connect(TcpClient client, IPAddress address)
                {
                    client.{|LAP2005:BeginConnect|}(address, 80, EndConnect, client);
                }

                void EndConnect(IAsyncResult ar)
                {
                    ((TcpClient)ar.AsyncState).EndConnect(ar);
                    Console.WriteLine("connected");
                }
                """,
                """
                void Connect(TcpClient client, IPAddress address)
                {
                    _ = EndConnectAsync(client.ConnectAsync(address, 80));
                }

                async Task EndConnectAsync(Task task)
                {
                    await task.ConfigureAwait(false);
                    Console.WriteLine("connected");
                }
                """
            );

    [Fact]
    public Task Callback_named_for_what_it_does_not_end() =>
        OnFramework
            .Only(DiagnosticIds.BeginIsNeverEnded)
            .Reports(
                """
                void Connect(TcpClient client, IPAddress address) => client.{|LAP2001:BeginConnect|}(address, 80, EndConnect, client);
                void EndConnect(IAsyncResult ar) => Console.WriteLine("connected");
                """
            );

    [Fact]
    public Task It_ends_one_operation_or_the_other() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                readonly Socket _socket; readonly byte[] _buffer;
                void Send() => _socket.{|LAP2005:BeginSend|}(_buffer, 0, 1, SocketFlags.None, OnDone, "sent");
                void Receive() => _socket.{|LAP2005:BeginReceive|}(_buffer, 0, 1, SocketFlags.None, OnDone, null);
                void OnDone(IAsyncResult ar)
                {
                    if (ar.AsyncState != null)
                    {
                        _socket.EndSend(ar);
                    }
                    else
                    {
                        Console.WriteLine(_socket.EndReceive(ar));
                    }
                }
                """,
                """
                readonly Socket _socket; readonly byte[] _buffer;
                void Send() => _ = OnDoneAsync(_socket.SendAsync(new ArraySegment<byte>(_buffer, 0, 1), SocketFlags.None), "sent");
                void Receive() => _ = OnDoneAsync(_socket.ReceiveAsync(new ArraySegment<byte>(_buffer, 0, 1), SocketFlags.None), null);
                async Task OnDoneAsync(Task<int> task, object state)
                {
                    await Task.WhenAny(task).ConfigureAwait(false);
                    if (state != null)
                    {
                        await task.ConfigureAwait(false);
                    }
                    else
                    {
                        Console.WriteLine(await task.ConfigureAwait(false));
                    }
                }
                """
            );

    [Fact]
    public Task Test_for_the_type_that_the_state_has() =>
        OnNet
            .Only("LAP2005")
            .Fixes(
                """
                void Start(Stream stream, byte[] buffer) => stream.{|LAP2005:BeginRead|}(buffer, 0, 1, OnRead, stream);

                void OnRead(IAsyncResult result)
                {
                    Stream stream = null;
                    try
                    {
                        stream = result.AsyncState as Stream;
                        Console.WriteLine(stream.EndRead(result));
                        Console.WriteLine((result.AsyncState as Stream).CanRead);
                    }
                    catch (IOException)
                    {
                        Console.WriteLine(stream.CanRead);
                    }
                }
                """,
                """
                void Start(Stream stream, byte[] buffer) => _ = OnReadAsync(stream.ReadAsync(buffer, 0, 1), stream);

                async Task OnReadAsync(Task<int> task, Stream state)
                {
                    Stream stream = null;
                    try
                    {
                        stream = state;
                        Console.WriteLine(await task.ConfigureAwait(false));
                        Console.WriteLine(state.CanRead);
                    }
                    catch (IOException)
                    {
                        Console.WriteLine(stream.CanRead);
                    }
                }
                """
            );
}
