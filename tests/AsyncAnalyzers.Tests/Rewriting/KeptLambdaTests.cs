using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A lambda that a local keeps for begin calls, perhaps for its own, becomes an async local function.</summary>
public sealed class KeptLambdaTests
{
    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(
        DiagnosticIds.UseTaskCounterpart,
        DiagnosticIds.UseFromAsync,
        DiagnosticIds.DelegateBeginInvokeIsNotSupported
    );

    [Fact]
    public Task It_names_itself() =>
        OnNet.Fixes(
            """
            void Read(Stream stream, byte[] buffer, Action<int> received, Action<Exception> failed)
            {
                int offset = 0;

                AsyncCallback callback = null;
                // How many came?
                callback = ar =>
                {
                    try
                    {
                        int count = stream.EndRead(ar);
                        if (count == 0)
                        {
                            received(offset);
                            return;
                        }

                        offset += count;
                        stream.{|LAP2005:BeginRead|}(buffer, offset, buffer.Length - offset, callback, null);
                    }
                    catch (Exception ex)
                    {
                        failed(ex);
                    }
                };

                try
                {
                    stream.{|LAP2005:BeginRead|}(buffer, offset, buffer.Length, callback, null);
                }
                catch (Exception ex)
                {
                    failed(ex);
                }
            }
            """,
            """
            void Read(Stream stream, byte[] buffer, Action<int> received, Action<Exception> failed)
            {
                int offset = 0;

                // How many came?
                async Task CallbackAsync(Task<int> task)
                {
                    while (true)
                    {
                        try
                        {
                            int count = await task.ConfigureAwait(false);
                            if (count == 0)
                            {
                                received(offset);
                                return;
                            }

                            offset += count;
                            task = stream.ReadAsync(buffer, offset, buffer.Length - offset);
                            continue;
                        }
                        catch (Exception ex)
                        {
                            failed(ex);
                        }

                        return;
                    }
                }

                try
                {
                    _ = CallbackAsync(stream.ReadAsync(buffer, offset, buffer.Length));
                }
                catch (Exception ex)
                {
                    failed(ex);
                }
            }
            """
        );

    [Fact]
    public Task Several_begin_calls_name_it() =>
        OnNet.Fixes(
            """
            void Write(Stream one, Stream other, byte[] buffer, Action<string> done)
            {
                AsyncCallback onWritten = delegate(IAsyncResult ar)
                {
                    Stream stream = (Stream)ar.AsyncState;
                    stream.EndWrite(ar);
                    done("written " + stream.Length);
                };
                one.{|LAP2005:BeginWrite|}(buffer, 0, 1, onWritten, one);
                other.{|LAP2005:BeginWrite|}(buffer, 1, 1, new AsyncCallback(onWritten), other);
            }
            """,
            """
            void Write(Stream one, Stream other, byte[] buffer, Action<string> done)
            {
                async Task OnWrittenAsync(Task task, Stream stream)
                {
                    await task.ConfigureAwait(false);
                    done("written " + stream.Length);
                }

                _ = OnWrittenAsync(one.WriteAsync(buffer, 0, 1), one);
                _ = OnWrittenAsync(other.WriteAsync(buffer, 1, 1), other);
            }
            """
        );

    [Fact]
    public Task Expression() =>
        OnNet.Fixes(
            """
            void Write(Stream stream, byte[] buffer)
            {
                AsyncCallback written = ar => stream.EndWrite(ar);
                stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, written, null);
            }
            """,
            """
            void Write(Stream stream, byte[] buffer)
            {
                async Task WrittenAsync(Task task) => await task.ConfigureAwait(false);

                _ = WrittenAsync(stream.WriteAsync(buffer, 0, 1));
            }
            """
        );

    [Fact]
    public Task Delegate() =>
        OnNet.Fixes(
            """
            void M(Func<int> work, Action<int> done)
            {
                AsyncCallback callback = (ar) =>
                {
                    done(work.{|LAP1001:EndInvoke|}(ar));
                };
                work.{|LAP1001:BeginInvoke|}(callback, null);
            }
            """,
            """
            void M(Func<int> work, Action<int> done)
            {
                async Task CallbackAsync(Task<int> task)
                {
                    done(await task.ConfigureAwait(false));
                }

                _ = Task.Run(() => CallbackAsync(Task.Run(work)));
            }
            """
        );

    [Fact]
    public Task It_ends_one_operation_or_the_other() =>
        OnNet.Fixes(
            """
            void M(Socket socket, byte[] buffer, bool sends)
            {
                AsyncCallback callback = new AsyncCallback(delegate(IAsyncResult ar)
                {
                    Console.WriteLine(sends ? socket.EndSend(ar) : socket.EndReceive(ar));
                });
                if (sends)
                {
                    socket.{|LAP2005:BeginSend|}(buffer, 0, 1, SocketFlags.None, callback, null);
                }
                else
                {
                    socket.{|LAP2005:BeginReceive|}(buffer, 0, 1, SocketFlags.None, callback, null);
                }
            }
            """,
            """
            void M(Socket socket, byte[] buffer, bool sends)
            {
                async Task CallbackAsync(Task<int> task)
                {
                    await Task.WhenAny(task).ConfigureAwait(false);
                    Console.WriteLine(sends ? await task.ConfigureAwait(false) : await task.ConfigureAwait(false));
                }

                if (sends)
                {
                    _ = CallbackAsync(socket.SendAsync(new ArraySegment<byte>(buffer, 0, 1), SocketFlags.None));
                }
                else
                {
                    _ = CallbackAsync(socket.ReceiveAsync(new ArraySegment<byte>(buffer, 0, 1), SocketFlags.None));
                }
            }
            """
        );

    [Theory]
    [InlineData(
        "AsyncCallback callback = ar => stream.EndWrite(ar); stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, callback, null); callback(null);",
        RefusalReason.CallbackMustStay
    )] // called
    [InlineData(
        "AsyncCallback callback = ar => stream.EndWrite(ar); callback += ar => { }; stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, "
            + "callback, null);",
        RefusalReason.CallbackIsUnknown
    )] // more than one
    [InlineData(
        "AsyncCallback callback = null; if (flag) { callback = ar => stream.EndWrite(ar); } stream.{|LAP2005:BeginWrite|}(buffer, 0, "
            + "1, callback, null);",
        RefusalReason.CallbackMustStay
    )] // not always
    [InlineData(
        "AsyncCallback callback = flag ? ar => stream.EndWrite(ar) : null; stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, callback, null);",
        RefusalReason.CallbackMustStay
    )]
    [InlineData(
        "AsyncCallback callback = ar => stream.EndWrite(ar), other = null; stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, callback, null);",
        RefusalReason.CallbackMustStay
    )] // two in one declaration
    [InlineData(
        "AsyncCallback callback = ar => stream.EndWrite(ar); stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, flag ? callback : null, null);",
        RefusalReason.CallbackMustStay
    )] // perhaps
    [InlineData(
        "switch (1) { case 1: AsyncCallback callback = ar => stream.EndWrite(ar); stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, "
            + "callback, null); break; }",
        RefusalReason.CallbackMustStay
    )]
    public Task It_stays(string code, params RefusalReason[] reasons) =>
        OnNet.DoesNotFix($"void M(Stream stream, byte[] buffer, bool flag) {{ {code} }}", reasons);

    [Fact]
    public Task Without_local_functions_it_stays() =>
        (OnNet with { LanguageVersion = LanguageVersion.CSharp6 }).DoesNotFix(
            "void M(Stream stream, byte[] buffer) { AsyncCallback callback = ar => stream.EndWrite(ar); "
                + "stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, callback, null); }",
            RefusalReason.LanguageIsTooOld
        );
}
