using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2005.</summary>
public sealed class UseTaskCounterpartTests
{
    [Fact]
    public Task Message_names_begin_and_the_counterpart() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .ReportsInFile(
                "class C { int M(System.IO.Stream s, byte[] b) => s.EndRead(s.{|#0:BeginRead|}(b, 0, 1, null, null)); }",
                new DiagnosticResult(DiagnosticIds.UseTaskCounterpart, DiagnosticSeverity.Info)
                    .WithLocation(0)
                    .WithMessage("Call 'ReadAsync' instead of 'BeginRead'")
            );

    [Theory]
    [InlineData("stream.EndRead(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null));")]
    [InlineData("stream?.{|LAP2005:BeginRead|}(buffer, 0, 1, ar => stream.EndRead(ar), null);")]
    [InlineData("stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, stream.EndWrite, null);")]
    [InlineData("stream.{|LAP2005:BeginRead|}(buffer, 0, 1, Done, stream);")]
    [InlineData("pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);")]
    [InlineData("Keep(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null));")]
    [InlineData("socket.EndReceive(socket.{|LAP2005:BeginReceive|}(buffer, 0, 1, SocketFlags.None, null, null));")]
    [InlineData("socket.EndAccept(socket.{|LAP2005:BeginAccept|}(null, null));")]
    [InlineData("socket.EndConnect(socket.{|LAP2005:BeginConnect|}(\"host\", 1, null, null));")]
    [InlineData("request.EndGetResponse(request.{|LAP2005:BeginGetResponse|}(null, null));")]
    [InlineData("Dns.EndGetHostEntry(Dns.{|LAP2005:BeginGetHostEntry|}(\"host\", null, null));")]
    [InlineData("Dns.EndResolve(Dns.{|LAP2005:BeginResolve|}(\"host\", null, null));")]
    [InlineData("new TcpClient().{|LAP2005:BeginConnect|}(\"host\", 1, ar => ((TcpClient)ar.AsyncState).EndConnect(ar), null);")]
    [InlineData("Task.Factory.FromAsync(stream.{|LAP2005:BeginRead|}, stream.EndRead, buffer, 0, 1, null);")]
    [InlineData("Task.Factory.FromAsync<byte[], int, int>(stream.{|LAP2005:BeginWrite|}, stream.EndWrite, buffer, 0, 1, null);")]
    [InlineData("Task.Factory.FromAsync(stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null), stream.EndRead);")]
    public Task Reported(string statement) =>
        OnFramework
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Reports(
                $$"""
                private IAsyncResult pending;
                int Finish(Stream stream) => stream.EndRead(pending);
                void Keep(IAsyncResult result) => pending = result;
                void M(Stream stream, Socket socket, HttpWebRequest request, byte[] buffer) { {{statement}} }
                void Done(IAsyncResult ar) => ((Stream)ar.AsyncState).EndRead(ar);
                """
            );

    // Where a task has taken over already, or the pattern is implemented and not used.

    [Theory]
    [InlineData("Task.Factory.FromAsync((callback, state) => stream.BeginRead(buffer, 0, 1, callback, state), stream.EndRead, null);")]
    [InlineData("Assert.Throws<IOException>(() => stream.EndRead(stream.BeginRead(buffer, 0, 1, null, null)));")]
    [InlineData("Assert.Throws<IOException>(() => { var ar = stream.BeginRead(buffer, 0, 1, null, null); stream.EndRead(ar); });")]
    [InlineData("stream.BeginRead(buffer, 0, 1, callback, null);")]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => { stream.EndRead(ar); callback(ar); }, null);")]
    [InlineData("stream.BeginRead(buffer, 0, 1, ar => callback?.Invoke(ar), null);")]
    [InlineData("_ = TaskToAsyncResult.Begin(stream.ReadAsync(buffer, 0, 1), callback, null);")]
    [InlineData("_ = nameof(stream.BeginRead);")]
    [InlineData("connection.BeginTransaction();")]
    [InlineData("connection.BeginInit(); connection.EndInit();")]
    [InlineData("socket.ReceiveAsync(new SocketAsyncEventArgs());")]
    [InlineData("stream.ReadAsync(buffer, 0, 1);")]
    public Task Silent(string statement) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Reports(
                $$"""
                static class Assert { public static void Throws<T>(Action code) { } }
                class Connection
                {
                    public IDisposable BeginTransaction() => null;
                    public Task BeginTransactionAsync() => null;
                    public void BeginInit() { }
                    public void EndInit() { }
                    public Task InitAsync() => null;
                }

                void M(Stream stream, Socket socket, Connection connection, byte[] buffer, AsyncCallback callback) { {{statement}} }
                """
            );

    [Fact]
    public Task Own_begin_that_hands_the_callback_on_or_returns_the_result() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Reports(
                """
                private Stream _stream;
                private IAsyncResult _inner;
                public IAsyncResult BeginLoad(byte[] buffer, AsyncCallback callback, object state) => _stream.BeginRead(buffer, 0, 1, callback, state);
                public int EndLoad(IAsyncResult ar) => _stream.EndRead(ar);
                public IAsyncResult BeginCopy(byte[] buffer, AsyncCallback callback, object state)
                {
                    _inner = _stream.BeginRead(buffer, 0, 1, new AsyncCallback(callback), state);
                    return _inner;
                }

                public int EndCopy(IAsyncResult ar) => _stream.EndRead(ar);
                protected IAsyncResult OnBeginOpen(bool really, byte[] buffer)
                {
                    return really ? _stream.BeginRead(buffer, 0, 1, null, null) : (IAsyncResult)null;
                }
                """
            );

    [Fact]
    public Task Override_of_a_stream_that_hands_on() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Reports(
                """
                abstract class Wrapper : Stream
                {
                    private readonly Stream _inner = null;
                    public override IAsyncResult BeginRead(byte[] b, int o, int c, AsyncCallback callback, object state) => _inner.BeginRead(b, o, c, callback, state);
                    public override int EndRead(IAsyncResult ar) => _inner.EndRead(ar);
                    public override int Read(byte[] b, int o, int c) => _inner.EndRead(_inner.{|LAP2005:BeginRead|}(b, o, c, null, null));
                }
                """
            );

    [Fact]
    public Task Inside_the_counterpart_itself() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Reports(
                """
                class Printer
                {
                    public IAsyncResult BeginPrint(string text, AsyncCallback callback, object state) => null;
                    public int EndPrint(IAsyncResult ar) => 0;
                    public Task<int> PrintAsync(string text) => Task.Factory.FromAsync(BeginPrint, EndPrint, text, null);
                    public int Print(string text) => EndPrint({|LAP2005:BeginPrint|}(text, null, null));
                }

                class Stencil : Printer
                {
                    public Task<int> PrintAsync(string text, int copies) => Task.Factory.FromAsync(BeginPrint, EndPrint, text, null);
                    public Task<int> CopyAsync(string text) => Task.Factory.FromAsync(this.{|LAP2005:BeginPrint|}, EndPrint, text, null);
                }
                """
            );

    [Fact]
    public Task Inside_what_the_counterpart_calls() =>
        OnNet.Reports(
            """
            class Printer
            {
                public IAsyncResult BeginPrint(string text, AsyncCallback callback, object state) => null;
                public int EndPrint(IAsyncResult ar) => 0;
                public Task<int> PrintAsync(string text) => Core(text);
                private Task<int> Core(string text)
                {
                    var source = new TaskCompletionSource<int>();
                    {|LAP2006:BeginPrint|}(text, ar => source.SetResult(EndPrint(ar)), null);
                    return source.Task;
                }
            }
            """
        );

    [Fact]
    public Task Counterpart_that_is_withdrawn_with_an_error() =>
        OnNet.Fixes(
            """
            class Printer
            {
                public IAsyncResult BeginPrint(string text, AsyncCallback callback, object state) => null;
                public int EndPrint(IAsyncResult ar) => 0;
                [Obsolete("withdrawn", true)] public Task<int> PrintAsync(string text) => null;
            }

            void M(Printer printer) => printer.EndPrint(printer.{|LAP2006:BeginPrint|}("", null, null));
            """,
            """
            class Printer
            {
                public IAsyncResult BeginPrint(string text, AsyncCallback callback, object state) => null;
                public int EndPrint(IAsyncResult ar) => 0;
                [Obsolete("withdrawn", true)] public Task<int> PrintAsync(string text) => null;
            }

            void M(Printer printer) => Task.Factory.FromAsync(printer.BeginPrint, printer.EndPrint, "", null).GetAwaiter().GetResult();
            """
        );

    /// <summary>What a base class does that has no such Begin is mostly the synchronous call.</summary>
    [Theory]
    [InlineData("", "LAP2006")]
    [InlineData("public override Task<int> PrintAsync(string text) => null;", "LAP2005")]
    [InlineData("public override Task<int> PrintAsync(string text, CancellationToken token) => null;", "LAP2005")]
    public Task Counterpart_of_a_base_class_that_has_no_such_Begin(string overridden, string id) =>
        OnNet.Reports(
            $$"""
            class Machine
            {
                public virtual Task<int> PrintAsync(string text) => PrintAsync(text, default);
                public virtual Task<int> PrintAsync(string text, CancellationToken token) => Task.FromResult(0);
            }

            class Printer : Machine
            {
                public IAsyncResult BeginPrint(string text, AsyncCallback callback, object state) => null;
                public int EndPrint(IAsyncResult ar) => 0;
                {{overridden}}
            }

            void M(Printer printer) => printer.EndPrint(printer.{|{{id}}:BeginPrint|}("", null, null));
            """
        );

    /// <summary><c>Stream.ReadAsync</c> calls <c>BeginRead</c>, which is the override again: the calls would never end.</summary>
    [Fact]
    public Task Begin_of_the_base_class_that_can_be_overridden() =>
        OnFramework.Fixes(
            """
            abstract class Filter : Stream
            {
                public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback callback, object state)
                {
                    var own = new TaskCompletionSource<int>(state);
                    base.{|LAP2006:BeginRead|}(buffer, offset, count, OnRead, own);
                    return own.Task;
                }

                private void OnRead(IAsyncResult ar)
                {
                    var own = (TaskCompletionSource<int>)ar.AsyncState;
                    own.SetResult(base.EndRead(ar));
                }
            }
            """,
            """
            abstract class Filter : Stream
            {
                public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback callback, object state)
                {
                    var own = new TaskCompletionSource<int>(state);
                    _ = OnReadAsync(Task.Factory.FromAsync(base.BeginRead, base.EndRead, buffer, offset, count, null), own);
                    return own.Task;
                }

                private async Task OnReadAsync(Task<int> task, TaskCompletionSource<int> own)
                {
                    own.SetResult(await task.ConfigureAwait(false));
                }
            }
            """
        );

    [Fact]
    public Task Begin_of_the_base_class_that_cannot_be_overridden() =>
        OnFramework.Fixes(
            """
            class Filter : TcpClient
            {
                void M() => base.EndConnect(base.{|LAP2005:BeginConnect|}("host", 80, null, null));
            }
            """,
            """
            class Filter : TcpClient
            {
                void M() => base.ConnectAsync("host", 80).GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Generated_client_that_wraps_the_async_result() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .ReportsInFile(
                """
                // <auto-generated/>
                class C
                {
                    System.Threading.Tasks.Task<int> ReadAsync(System.IO.Stream stream, byte[] b)
                    {
                        return System.Threading.Tasks.Task<int>.Factory.FromAsync(stream.BeginRead(b, 0, 1, null, null), stream.EndRead);
                    }
                }
                """
            );

    // What is no counterpart.

    [Theory]
    [InlineData("void WorkAsync(int a) { }")]
    [InlineData("bool WorkAsync(SocketAsyncEventArgs e) => true;")]
    [InlineData("Task WorkAsync(int a) => null;")]
    [InlineData("Task<long> WorkAsync(int a) => null;")]
    [InlineData("Task<int> WorkAsync() => null;")]
    [InlineData("Task<int> WorkAsync(long a) => null;")]
    [InlineData("Task<int> WorkAsync(int a, CancellationToken token) => null;")]
    [InlineData("Task<int> WorkAsync(ref int a) => null;")]
    [InlineData("Task<int> WorkAsync(params int[] a) => null;")]
    [InlineData("Task<int> WorkAsync<T>(int a) => null;")]
    [InlineData("static Task<int> WorkAsync(int a) => null;")]
    [InlineData("private Task<int> WorkAsync(int a) => null;")]
    [InlineData("Task<int> DoWorkAsync(int a) => null;")]
    public Task No_counterpart(string member) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.UseFromAsync)
            .Reports(
                $$"""
                public class Service
                {
                    public IAsyncResult BeginWork(int a, AsyncCallback callback, object state) => null;
                    public int EndWork(IAsyncResult ar) => 0;
                    {{(member.StartsWith("private", StringComparison.Ordinal) ? "" : "public ")}}{{member}}
                }

                void M(Service service) => service.EndWork(service.{|LAP2006:BeginWork|}(1, null, null));
                """
            );

    [Theory]
    [InlineData("Task<int> WorkAsync(int a) => null;", "WorkAsync(1)")]
    [InlineData("Task<int> WorkTaskAsync(int a) => null;", "WorkTaskAsync(1)")]
    [InlineData("void WorkAsync(int a) { } public Task<int> WorkTaskAsync(int a) => null;", "WorkTaskAsync(1)")]
    [InlineData("Task<int> WorkAsync(int a, CancellationToken token = default) => null;", "WorkAsync(1)")]
    [InlineData("ValueTask<int> WorkAsync(int a) => default;", "WorkAsync(1).AsTask()")]
    [InlineData("ValueTask<int> WorkAsync(int a) => default; public Task<int> WorkTaskAsync(int a) => null;", "WorkTaskAsync(1)")]
    public Task Counterpart(string member, string call) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                $$"""
                class Service
                {
                    public IAsyncResult BeginWork(int a, AsyncCallback callback, object state) => null;
                    public int EndWork(IAsyncResult ar) => 0;
                    public {{member}}
                }

                int M(Service service) => service.EndWork(service.{|LAP2005:BeginWork|}(1, null, null));
                """,
                $$"""
                class Service
                {
                    public IAsyncResult BeginWork(int a, AsyncCallback callback, object state) => null;
                    public int EndWork(IAsyncResult ar) => 0;
                    public {{member}}
                }

                int M(Service service) => service.{{call}}.GetAwaiter().GetResult();
                """
            );

    [Fact]
    public Task Extension_method_where_it_is_imported() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .FixesFile(
                """
                using System;
                using System.Threading.Tasks;
                using Extensions;

                public interface IService
                {
                    IAsyncResult BeginWork(int a, AsyncCallback callback, object state);
                    int EndWork(IAsyncResult ar);
                }

                class C
                {
                    int M(IService service) => service.EndWork(service.{|LAP2005:BeginWork|}(1, null, null));
                }

                namespace Extensions
                {
                    public static class ServiceExtensions
                    {
                        public static Task<int> WorkAsync(this IService service, int a) => Task.Factory.FromAsync(service.BeginWork, service.EndWork, a, null);
                    }
                }
                """,
                """
                using System;
                using System.Threading.Tasks;
                using Extensions;

                public interface IService
                {
                    IAsyncResult BeginWork(int a, AsyncCallback callback, object state);
                    int EndWork(IAsyncResult ar);
                }

                class C
                {
                    int M(IService service) => service.WorkAsync(1).GetAwaiter().GetResult();
                }

                namespace Extensions
                {
                    public static class ServiceExtensions
                    {
                        public static Task<int> WorkAsync(this IService service, int a) => Task.Factory.FromAsync(service.BeginWork, service.EndWork, a, null);
                    }
                }
                """
            );

    // The rewrites, a shape each.

    [Fact]
    public Task Begin_then_end() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                async Task<int> M(Stream stream, byte[] buffer)
                {
                    // Reads meanwhile.
                    IAsyncResult result = stream.{|LAP2005:BeginRead|}(buffer, 0, buffer.Length, null, null); // begun

                    Console.WriteLine("reading");
                    return stream.EndRead(result); // ended
                }
                """,
                """
                async Task<int> M(Stream stream, byte[] buffer)
                {
                    // Reads meanwhile.
                    Task<int> result = stream.ReadAsync(buffer, 0, buffer.Length); // begun

                    Console.WriteLine("reading");
                    return await result; // ended
                }
                """
            );

    [Fact]
    public Task Begin_wait_poll_end() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                int M(Stream stream, byte[] buffer)
                {
                    var result = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
                    result.AsyncWaitHandle.WaitOne();
                    while (!result.IsCompleted)
                    {
                        Thread.Sleep(1);
                    }

                    return stream.EndRead(result);
                }
                """,
                """
                int M(Stream stream, byte[] buffer)
                {
                    var result = stream.ReadAsync(buffer, 0, 1);
                    Task.WaitAny(result);
                    while (!result.IsCompleted)
                    {
                        Thread.Sleep(1);
                    }

                    return result.GetAwaiter().GetResult();
                }
                """
            );

    [Fact]
    public Task Callback_that_is_a_lambda() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar =>
                    {
                        // Counts.
                        int count = stream.EndRead(ar);
                        Console.WriteLine(count);
                    }, null);
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    _ = CompleteReadAsync(stream.ReadAsync(buffer, 0, 1));

                    async Task CompleteReadAsync(Task<int> read)
                    {
                        // Counts.
                        int count = await read.ConfigureAwait(false);
                        Console.WriteLine(count);
                    }
                }
                """
            );

    [Fact]
    public Task Callback_that_begins_again() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                private readonly byte[] _buffer = new byte[10];

                void Start(Stream stream) => stream.{|LAP2005:BeginRead|}(_buffer, 0, _buffer.Length, OnRead, stream);

                private void OnRead(IAsyncResult ar)
                {
                    var stream = (Stream)ar.AsyncState;
                    if (stream.EndRead(ar) > 0)
                    {
                        stream.{|LAP2005:BeginRead|}(_buffer, 0, _buffer.Length, OnRead, stream);
                    }
                }
                """,
                """
                private readonly byte[] _buffer = new byte[10];

                void Start(Stream stream) => _ = OnReadAsync(stream.ReadAsync(_buffer, 0, _buffer.Length), stream);

                private async Task OnReadAsync(Task<int> task, Stream stream)
                {
                    while (true)
                    {
                        if (await task.ConfigureAwait(false) > 0)
                        {
                            task = stream.ReadAsync(_buffer, 0, _buffer.Length);
                            continue;
                        }

                        return;
                    }
                }
                """
            );

    [Fact]
    public Task End_that_is_the_callback() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, stream.EndWrite, null);
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    _ = stream.WriteAsync(buffer, 0, 1);
                }
                """
            );

    [Fact]
    public Task Called_where_it_may_be_null() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                void M(Stream stream, byte[] buffer)
                {
                    stream?.{|LAP2005:BeginWrite|}(buffer, 0, 1, stream.EndWrite, null);
                }
                """,
                """
                void M(Stream stream, byte[] buffer)
                {
                    if (stream != null)
                    {
                        _ = stream.WriteAsync(buffer, 0, 1);
                    }
                }
                """
            );

    [Fact]
    public Task Wrapped_by_FromAsync() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                Task<int> M(Stream stream, byte[] buffer) => Task.Factory.FromAsync(stream.{|LAP2005:BeginRead|}, stream.EndRead, buffer, 0, buffer.Length, null);
                Task<int> N(Stream stream, byte[] buffer) => Task<int>.Factory.FromAsync(stream.{|LAP2005:BeginRead|}, stream.EndRead, buffer, 0, 1, null);
                async Task O(Stream stream, byte[] buffer)
                {
                    // Writes.
                    await Task.Factory.FromAsync(stream.{|LAP2005:BeginWrite|}, stream.EndWrite, buffer, 0, 1, stream);
                    await Task.Factory.FromAsync(Dns.{|LAP2005:BeginGetHostEntry|}, Dns.EndGetHostEntry, "host", null).ConfigureAwait(false);
                }
                """,
                """
                Task<int> M(Stream stream, byte[] buffer) => stream.ReadAsync(buffer, 0, buffer.Length);
                Task<int> N(Stream stream, byte[] buffer) => stream.ReadAsync(buffer, 0, 1);
                async Task O(Stream stream, byte[] buffer)
                {
                    // Writes.
                    await stream.WriteAsync(buffer, 0, 1);
                    await Dns.GetHostEntryAsync("host").ConfigureAwait(false);
                }
                """
            );

    // Counterparts that look different.

    [Fact]
    public Task Buffer_offset_and_count_become_a_segment() =>
        OnFramework
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                int M(Socket socket, byte[] buffer)
                {
                    var result = socket.{|LAP2005:BeginReceive|}(buffer, 0, buffer.Length, SocketFlags.None, null, null);
                    return socket.EndReceive(result);
                }

                int N(Socket socket, IList<ArraySegment<byte>> buffers) => socket.EndSend(socket.{|LAP2005:BeginSend|}(buffers, SocketFlags.None, null, null));
                """,
                """
                int M(Socket socket, byte[] buffer)
                {
                    var result = socket.ReceiveAsync(new ArraySegment<byte>(buffer, 0, buffer.Length), SocketFlags.None);
                    return result.GetAwaiter().GetResult();
                }

                int N(Socket socket, IList<ArraySegment<byte>> buffers) => socket.SendAsync(buffers, SocketFlags.None).GetAwaiter().GetResult();
                """
            );

    [Fact]
    public Task Datagram_and_its_sender() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                void M(UdpClient client)
                {
                    IPEndPoint from = null;
                    var result = client.{|LAP2005:BeginReceive|}(null, null);
                    byte[] data = client.EndReceive(result, ref from);
                    Console.WriteLine("{0} {1}", from, data.Length);
                }
                """,
                """
                void M(UdpClient client)
                {
                    var result = client.ReceiveAsync();
                    var received = result.GetAwaiter().GetResult();
                    IPEndPoint from = received.RemoteEndPoint;
                    byte[] data = received.Buffer;
                    Console.WriteLine("{0} {1}", from, data.Length);
                }
                """
            );

    [Fact]
    public Task Datagram_that_another_call_takes() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                private IPEndPoint _from;

                void M(UdpClient client)
                {
                    client.{|LAP2005:BeginReceive|}(ar =>
                    {
                        Handle(client.EndReceive(ar, ref _from));
                    }, null);
                }

                void Handle(byte[] data) => Console.WriteLine(data.Length);
                """,
                """
                private IPEndPoint _from;

                void M(UdpClient client)
                {
                    _ = CompleteReceiveAsync(client.ReceiveAsync());

                    async Task CompleteReceiveAsync(Task<UdpReceiveResult> receive)
                    {
                        var received = await receive.ConfigureAwait(false);
                        _from = received.RemoteEndPoint;
                        Handle(received.Buffer);
                    }
                }

                void Handle(byte[] data) => Console.WriteLine(data.Length);
                """
            );

    [Fact]
    public Task Sender_that_the_state_keeps() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                class Packet { public byte[] Data; public int Length; public EndPoint From; }

                readonly Socket _socket;
                void Start(Packet packet) => _socket.{|LAP2005:BeginReceiveFrom|}(packet.Data, 0, 1, SocketFlags.None, ref packet.From, OnReceived, packet);

                void OnReceived(IAsyncResult ar)
                {
                    Packet packet = (Packet)ar.AsyncState;
                    packet.Length = _socket.EndReceiveFrom(ar, ref packet.From);
                }
                """,
                """
                class Packet { public byte[] Data; public int Length; public EndPoint From; }

                readonly Socket _socket;
                void Start(Packet packet) =>
                    _ = OnReceivedAsync(_socket.ReceiveFromAsync(new ArraySegment<byte>(packet.Data, 0, 1), SocketFlags.None, packet.From), packet);

                async Task OnReceivedAsync(Task<SocketReceiveFromResult> task, Packet packet)
                {
                    var received = await task.ConfigureAwait(false);
                    packet.From = received.RemoteEndPoint;
                    packet.Length = received.ReceivedBytes;
                }
                """
            );

    [Fact]
    public Task Bytes_and_their_sender() =>
        OnFramework
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                int M(Socket socket, byte[] buffer)
                {
                    EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                    var result = socket.{|LAP2005:BeginReceiveFrom|}(buffer, 0, buffer.Length, SocketFlags.None, ref from, null, null);
                    int read = socket.EndReceiveFrom(result, ref from);
                    Console.WriteLine(from);
                    return read;
                }
                """,
                """
                int M(Socket socket, byte[] buffer)
                {
                    EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                    var result = socket.ReceiveFromAsync(new ArraySegment<byte>(buffer, 0, buffer.Length), SocketFlags.None, from);
                    var received = result.GetAwaiter().GetResult();
                    from = received.RemoteEndPoint;
                    int read = received.ReceivedBytes;
                    Console.WriteLine(from);
                    return read;
                }
                """
            );

    [Fact]
    public Task Value_tasks_of_the_newer_platform() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                void M(Socket socket)
                {
                    var result = socket.{|LAP2005:BeginDisconnect|}(true, null, null);
                    socket.EndDisconnect(result);
                    socket.EndSendFile(socket.{|LAP2005:BeginSendFile|}("file", null, null));
                }
                """,
                """
                void M(Socket socket)
                {
                    var result = socket.DisconnectAsync(true).AsTask();
                    result.GetAwaiter().GetResult();
                    socket.SendFileAsync("file").AsTask().GetAwaiter().GetResult();
                }
                """
            );

    [Fact]
    public Task Obsolete_names_of_a_query() =>
        OnFramework
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                IPHostEntry M(string name)
                {
                    var result = Dns.{|LAP2005:BeginResolve|}(name, null, null);
                    return Dns.EndResolve(result);
                }

                IPHostEntry N(string name) => Dns.EndGetHostByName(Dns.{|LAP2005:BeginGetHostByName|}(name, null, null));
                """,
                """
                IPHostEntry M(string name)
                {
                    var result = Dns.GetHostEntryAsync(name);
                    return result.GetAwaiter().GetResult();
                }

                IPHostEntry N(string name) => Dns.GetHostEntryAsync(name).GetAwaiter().GetResult();
                """
            );

    // No action.

    [Theory]
    [InlineData(
        "Task<int> M(Stream stream, byte[] buffer) => Task.Factory.FromAsync(stream.{|LAP2005:BeginRead|}, stream.EndRead, buffer, 0, "
            + "1, stream);",
        RefusalReason.StateHasEffects
    )]
    [InlineData(
        "async Task M(Stream stream, byte[] buffer) => await Task.Factory.FromAsync(stream.{|LAP2005:BeginWrite|}, stream.EndWrite, "
            + "buffer, 0, 1, Next());",
        RefusalReason.StateHasEffects
    )]
    [InlineData(
        "Task<int> M(Func<Stream> open, byte[] buffer) => Task.Factory.FromAsync(open().{|LAP2005:BeginRead|}, open().EndRead, buffer, "
            + "0, 1, null);",
        RefusalReason.CallIsIrregular
    )]
    [InlineData(
        "int M(Stream stream, byte[] buffer) { _pending = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); return "
            + "stream.EndRead(_pending); }",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "int M(Stream stream, byte[] buffer) { var r = stream.{|LAP2005:BeginRead|}(buffer, 0, state: null, callback: null, count: 1); "
            + "return stream.EndRead(r); }",
        RefusalReason.CallIsIrregular
    )]
    [InlineData(
        "void M(UdpClient client) => client.{|LAP2005:BeginReceive|}(ar => Console.WriteLine(Next(), client.EndReceive(ar, ref "
            + "_from).Length), null);",
        RefusalReason.NoPlaceForStatement
    )]
    [InlineData(
        "void M(UdpClient client) { var r = client.{|LAP2005:BeginReceive|}(null, null); Console.WriteLine(Next(), "
            + "client.EndReceive(r, ref _from).Length); }",
        RefusalReason.NoPlaceForStatement
    )]
    [InlineData(
        "void M(UdpClient client) { var r = client.{|LAP2005:BeginReceive|}(null, null); Console.WriteLine(\"{0}{1}\", _from, "
            + "client.EndReceive(r, ref _from).Length); }",
        RefusalReason.NoPlaceForStatement
    )]
    [InlineData(
        "void M(UdpClient client) { var r = client.{|LAP2005:BeginReceive|}(null, Next()); client.EndReceive(r, ref _from); }",
        RefusalReason.StateHasEffects
    )]
    [InlineData(
        "void M(Stream stream, byte[] buffer) { var r = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null); stream.EndWrite(r); }",
        RefusalReason.EndsAnotherOperation
    )] // another operation's End
    [InlineData(
        "void M(Stream stream, byte[] buffer) => stream.{|LAP2005:BeginRead|}(buffer, 0, 1, ar => stream.EndWrite(ar), null);",
        RefusalReason.EndsAnotherOperation
    )]
    [InlineData(
        "void M(Stream stream, byte[] buffer) => stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, stream.EndWrite, Next());",
        RefusalReason.StateHasEffects
    )]
    public Task No_action(string member, params RefusalReason[] reasons) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .DoesNotFix(
                $$"""
                internal IAsyncResult _pending;
                private IPEndPoint _from;
                static string Next() => "{0}";
                {{member}}
                """,
                reasons
            );

    [Fact]
    public Task All_of_a_document_with_those_that_cannot() =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                """
                internal IAsyncResult _pending;

                int M(Stream stream, byte[] buffer)
                {
                    _pending = stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, null, null);
                    var first = stream.{|LAP2005:BeginRead|}(buffer, 0, 1, null, null);
                    var second = stream.{|LAP2005:BeginRead|}(buffer, 1, 1, null, null);
                    stream.EndWrite(_pending);
                    return stream.EndRead(first) + stream.EndRead(second);
                }
                """,
                """
                internal IAsyncResult _pending;

                int M(Stream stream, byte[] buffer)
                {
                    _pending = stream.{|LAP2005:BeginWrite|}(buffer, 0, 1, null, null);
                    var first = stream.ReadAsync(buffer, 0, 1);
                    var second = stream.ReadAsync(buffer, 1, 1);
                    stream.EndWrite(_pending);
                    return first.GetAwaiter().GetResult() + second.GetAwaiter().GetResult();
                }
                """
            );

    [Fact]
    public Task Old_language() =>
        (OnFramework.Only(DiagnosticIds.UseTaskCounterpart) with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            int M(Socket socket, byte[] buffer)
            {
                IAsyncResult result = socket.{|LAP2005:BeginReceive|}(buffer, 0, 1, SocketFlags.None, null, null);
                return socket.EndReceive(result);
            }
            """,
            """
            int M(Socket socket, byte[] buffer)
            {
                Task<int> result = socket.ReceiveAsync(new ArraySegment<byte>(buffer, 0, 1), SocketFlags.None);
                return result.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task No_action_where_an_argument_means_no_overload_of_the_counterpart() =>
        OnNet.DoesNotFix(
            """
            int M(Pair pair) => pair.EndLoad(pair.{|LAP2005:BeginLoad|}(null, null, null));

            class Pair
            {
                public IAsyncResult BeginLoad(string name, AsyncCallback callback, object state) => throw new NotSupportedException();
                public int EndLoad(IAsyncResult result) => 0;
                public Task<int> LoadAsync(string name) => Task.FromResult(0);
                public Task<int> LoadAsync(int[] numbers) => Task.FromResult(0);
            }
            """,
            RefusalReason.OverloadIsAmbiguous
        );
}
