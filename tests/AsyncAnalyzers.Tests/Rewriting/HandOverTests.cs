using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A method in source that the async result is handed to takes the task, and the state where it reads that.</summary>
public sealed class HandOverTests
{
    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.UseFromAsync);

    private const string Fields = "readonly Stream _stream; readonly byte[] _buffer;";

    [Fact]
    public Task Of_a_callback_and_of_its_caller() =>
        OnNet.Fixes(
            Fields
                + """

                void Start(string name)
                {
                    var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, name);
                    if (r.CompletedSynchronously)
                    {
                        Finish(r);
                    }
                }

                void OnRead(IAsyncResult ar)
                {
                    if (!ar.CompletedSynchronously)
                    {
                        Finish(ar);
                    }
                }

                /// <param name="ar">The result.</param>
                void Finish(IAsyncResult ar)
                {
                    string name = (string)ar.AsyncState;
                    Console.WriteLine(name + _stream.EndRead(ar));
                }
                """,
            Fields
                + """

                void Start(string name)
                {
                    var r = _stream.ReadAsync(_buffer, 0, 1);
                    if (r.IsCompleted)
                    {
                        Finish(r, name);
                    }
                    else
                    {
                        _ = OnReadAsync(r, name);
                    }
                }

                async Task OnReadAsync(Task<int> task, string state)
                {
                    await Task.WhenAny(task).ConfigureAwait(false);
                    Finish(task, state);
                }

                /// <param name="ar">The result.</param>
                /// <param name="name">The state that the operation was begun with.</param>
                void Finish(Task<int> ar, string name)
                {
                    Console.WriteLine(name + ar.GetAwaiter().GetResult());
                }
                """
        );

    [Fact]
    public Task Of_a_callback() =>
        OnNet.Fixes(
            """
            class Reader { public Stream Stream; public byte[] Buffer; }

            static void Start(Reader reader) => reader.Stream.{|LAP2005:BeginRead|}(reader.Buffer, 0, 1, OnRead, reader);

            static void OnRead(IAsyncResult ar)
            {
                var reader = (Reader)ar.AsyncState;
                Console.WriteLine(reader.Buffer.Length);
                Finish("text", ar);
            }

            static void Finish(string text, IAsyncResult result)
            {
                int count = ((Reader)result.AsyncState).Stream.EndRead(result);
                Console.WriteLine(text + count);
            }
            """,
            """
            class Reader { public Stream Stream; public byte[] Buffer; }

            static void Start(Reader reader) => _ = OnReadAsync(reader.Stream.ReadAsync(reader.Buffer, 0, 1), reader);

            static async Task OnReadAsync(Task<int> task, Reader reader)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                Console.WriteLine(reader.Buffer.Length);
                Finish("text", task);
            }

            static void Finish(string text, Task<int> result)
            {
                int count = result.GetAwaiter().GetResult();
                Console.WriteLine(text + count);
            }
            """
        );

    [Fact]
    public Task Of_a_lambda() =>
        OnNet.Fixes(
            Fields
                + """

                void Start(string name)
                {
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, ar => Finish(ar), name);
                }

                void Finish(IAsyncResult ar)
                {
                    Console.WriteLine(ar.AsyncState);
                    _stream.EndRead(ar);
                }
                """,
            Fields
                + """

                void Start(string name)
                {
                    _ = CompleteReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                    async Task CompleteReadAsync(Task<int> read)
                    {
                        await Task.WhenAny(read).ConfigureAwait(false);
                        Finish(read, name);
                    }
                }

                void Finish(Task<int> ar, object state)
                {
                    Console.WriteLine(state);
                    ar.GetAwaiter().GetResult();
                }
                """
        );

    [Fact]
    public Task Of_a_local() =>
        OnNet.Fixes(
            Fields
                + """

                int Read()
                {
                    IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, null, null);
                    Console.WriteLine();
                    return Finish(r);
                }

                int Finish(IAsyncResult ar) => _stream.EndRead(ar);
                """,
            Fields
                + """

                int Read()
                {
                    Task<int> r = _stream.ReadAsync(_buffer, 0, 1);
                    Console.WriteLine();
                    return Finish(r);
                }

                int Finish(Task<int> ar) => ar.GetAwaiter().GetResult();
                """
        );

    [Fact]
    public Task Of_a_delegate() =>
        CallPairTest.OnNet.Fixes(
            """
            readonly Func<int> _work;
            void Start() => _work.{|LAP1001:BeginInvoke|}(OnDone, null);
            void OnDone(IAsyncResult ar) => Finish(ar);
            void Finish(IAsyncResult ar) => Console.WriteLine(_work.{|LAP1001:EndInvoke|}(ar));
            """,
            """
            readonly Func<int> _work;
            void Start() => _ = Task.Run(() => OnDoneAsync(Task.Run(_work)));
            async Task OnDoneAsync(Task<int> task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                Finish(task);
            }

            void Finish(Task<int> ar) => Console.WriteLine(ar.GetAwaiter().GetResult());
            """
        );

    // What must take an async result, or what no task can do.

    [Theory]
    [InlineData("public void Finish(IAsyncResult ar) { _stream.EndRead(ar); }", RefusalReason.ResultEscapes)]
    [InlineData(
        "void Finish(IAsyncResult ar) { _stream.EndRead(ar); } void Other(IAsyncResult ar) { Finish(ar); }",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "void Finish(IAsyncResult ar) { _stream.EndRead(ar); } Action<IAsyncResult> Other() => Finish;",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "void Finish(IAsyncResult ar) { ar.AsyncWaitHandle.WaitOne(); Console.WriteLine(); _stream.EndRead(ar); }",
        RefusalReason.ResultIsUsedOtherwise
    )]
    [InlineData(
        "void Finish(IAsyncResult ar) { Last(ar); } void Last(IAsyncResult ar) { _stream.EndRead(ar); }",
        RefusalReason.ResultIsUsedOtherwise
    )]
    [InlineData("void Finish<T>(T ar) where T : IAsyncResult { _stream.EndRead(ar); }", RefusalReason.ResultEscapes)]
    [InlineData("void Finish(IAsyncResult ar, int a = 0) { _stream.EndRead(ar); }", RefusalReason.ResultEscapes)]
    public Task Not_offered(string method, params RefusalReason[] reasons) =>
        OnNet.DoesNotFix(
            Fields
                + $$"""
                void Start() { _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); }
                void OnRead(IAsyncResult ar) { Finish(ar); }
                {{method}}
                """,
            reasons
        );
}
