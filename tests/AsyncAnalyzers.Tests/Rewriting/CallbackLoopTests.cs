using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Tests.Rules;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A callback that begins again as the last thing it does becomes a loop; one that has more to do goes on to call
/// itself.</summary>
public sealed class CallbackLoopTests
{
    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.UseFromAsync);

    /// <summary>Rounds that may nest are written for one place, and left in bulk.</summary>
    private const string Fields = "readonly Stream _stream; readonly byte[] _buffer; void Process(int count) { } void Close() { }";

    [Fact]
    public Task Last_statement() =>
        OnNet.Fixes(
            Fields
                + """

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);

                void OnRead(IAsyncResult ar)
                {
                    // How many came?
                    int count = _stream.EndRead(ar);
                    if (count == 0)
                    {
                        Close();
                        return;
                    }

                    Process(count);

                    // And again.
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); // read
                }
                """,
            Fields
                + """

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                async Task OnReadAsync(Task<int> task)
                {
                    while (true)
                    {
                        // How many came?
                        int count = await task.ConfigureAwait(false);
                        if (count == 0)
                        {
                            Close();
                            return;
                        }

                        Process(count);

                        // And again.
                        task = _stream.ReadAsync(_buffer, 0, 1); // read
                    }
                }
                """
        );

    [Fact]
    public Task In_a_branch_of_a_try() =>
        OnNet.Fixes(
            Fields
                + """

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);

                void OnRead(IAsyncResult ar)
                {
                    try
                    {
                        int count = _stream.EndRead(ar);
                        if (count > 0)
                        {
                            Process(count);
                            _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                        }
                        else
                        {
                            Close();
                        }
                    }
                    catch (IOException)
                    {
                        Close();
                    }
                }
                """,
            Fields
                + """

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                async Task OnReadAsync(Task<int> task)
                {
                    while (true)
                    {
                        try
                        {
                            int count = await task.ConfigureAwait(false);
                            if (count > 0)
                            {
                                Process(count);
                                task = _stream.ReadAsync(_buffer, 0, 1);
                                continue;
                            }
                            else
                            {
                                Close();
                            }
                        }
                        catch (IOException)
                        {
                            Close();
                        }

                        return;
                    }
                }
                """
        );

    [Fact]
    public Task Layout_of_its_author() =>
        OnNet.Fixes(
            Fields
                + """

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);

                void OnRead(IAsyncResult ar) {
                    int count = _stream.EndRead( ar );
                    // As it is:
                    if ( count > 0 ) { Process( count ); }
                #if DEBUG
                    Close();
                #else
                    Close( );
                #endif

                    Process(
                        count
                    );
                    var text = @"
                      as it is";
                    if ( count > 0 ) {
                        _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                    }
                }
                """,
            Fields
                + """

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                async Task OnReadAsync(Task<int> task) {
                    while (true) {
                        int count = await task.ConfigureAwait(false);
                        // As it is:
                        if ( count > 0 ) { Process( count ); }
                #if DEBUG
                    Close();
                #else
                        Close( );
                #endif

                        Process(
                            count
                        );
                        var text = @"
                      as it is";
                        if ( count > 0 ) {
                            task = _stream.ReadAsync(_buffer, 0, 1);
                            continue;
                        }

                        return;
                    }
                }
                """
        );

    [Fact]
    public Task State_that_goes_along() =>
        OnNet.Fixes(
            """
            class Reader { public Stream Stream; public byte[] Buffer; public Reader Next; public bool IsDone; }

            void Start(Reader reader) => reader.Stream.{|LAP2005:BeginRead|}(reader.Buffer, 0, 1, OnRead, reader);

            static void OnRead(IAsyncResult ar)
            {
                var reader = (Reader)ar.AsyncState;
                reader.Stream.EndRead(ar);
                if (!reader.IsDone)
                    reader.Stream.{|LAP2005:BeginRead|}(reader.Buffer, 0, 1, OnRead, reader);
                else
                    reader.Next.Stream.{|LAP2005:BeginRead|}(reader.Buffer, 0, 1, OnRead, reader.Next);
            }
            """,
            """
            class Reader { public Stream Stream; public byte[] Buffer; public Reader Next; public bool IsDone; }

            void Start(Reader reader) => _ = OnReadAsync(reader.Stream.ReadAsync(reader.Buffer, 0, 1), reader);

            static async Task OnReadAsync(Task<int> task, Reader reader)
            {
                while (true)
                {
                    await task.ConfigureAwait(false);
                    if (!reader.IsDone)
                    {
                        task = reader.Stream.ReadAsync(reader.Buffer, 0, 1);
                        continue;
                    }
                    else
                    {
                        task = reader.Next.Stream.ReadAsync(reader.Buffer, 0, 1);
                        reader = reader.Next;
                        continue;
                    }
                }
            }
            """
        );

    [Fact]
    public Task Code_before_the_end() =>
        OnNet.Fixes(
            Fields
                + """

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);

                void OnRead(IAsyncResult ar)
                {
                    Close();
                    if (_stream.EndRead(ar) == 0)
                        return;
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                    return;
                }
                """,
            Fields
                + """

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                async Task OnReadAsync(Task<int> task)
                {
                    while (true)
                    {
                        await Task.WhenAny(task).ConfigureAwait(false);
                        Close();
                        if (await task.ConfigureAwait(false) == 0)
                            return;
                        task = _stream.ReadAsync(_buffer, 0, 1);
                    }
                }
                """
        );

    [Fact]
    public Task Over_FromAsync() =>
        OnNet.Fixes(
            """
            class Worker
            {
                public IAsyncResult BeginWork(int a, AsyncCallback callback, object state) => null;
                public int EndWork(IAsyncResult ar) => 0;
            }

            readonly Worker _worker = new Worker();
            void Start() => _worker.{|LAP2006:BeginWork|}(1, this.OnWorked, null);

            private void OnWorked(IAsyncResult ar)
            {
                var next = _worker.EndWork(ar);
                _worker.{|LAP2006:BeginWork|}(next, this.OnWorked, null);
            }
            """,
            """
            class Worker
            {
                public IAsyncResult BeginWork(int a, AsyncCallback callback, object state) => null;
                public int EndWork(IAsyncResult ar) => 0;
            }

            readonly Worker _worker = new Worker();
            void Start() => _ = this.OnWorkedAsync(Task.Factory.FromAsync(_worker.BeginWork, _worker.EndWork, 1, null));

            private async Task OnWorkedAsync(Task<int> task)
            {
                while (true)
                {
                    var next = await task.ConfigureAwait(false);
                    task = Task.Factory.FromAsync(_worker.BeginWork, _worker.EndWork, next, null);
                }
            }
            """
        );

    // What goes on to call itself: each round starts on the pool, and none runs inside the one before.

    [Theory]
    [InlineData(
        """
                _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                Close();
            """,
        """
                var read = _stream.ReadAsync(_buffer, 0, 1);
                _ = Task.Run(() => OnReadAsync(read));
                Close();
            """
    )]
    [InlineData(
        """
                try
                {
                    Close();
                }
                finally
                {
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                }
            """,
        """
                try
                {
                    Close();
                }
                finally
                {
                    var read = _stream.ReadAsync(_buffer, 0, 1);
                    _ = Task.Run(() => OnReadAsync(read));
                }
            """
    )]
    [InlineData(
        """
                foreach (var b in _buffer)
                {
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, b, OnRead, null);
                }
            """,
        """
                foreach (var b in _buffer)
                {
                    var read = _stream.ReadAsync(_buffer, 0, b);
                    _ = Task.Run(() => OnReadAsync(read));
                }
            """
    )]
    [InlineData(
        """
                Action again = () =>
                {
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                };
            """,
        """
                Action again = () =>
                {
                    var read = _stream.ReadAsync(_buffer, 0, 1);
                    _ = Task.Run(() => OnReadAsync(read));
                };
            """
    )]
    [InlineData(
        """
                _other._stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, _other.OnRead, null);
            """,
        """
                var read = _other._stream.ReadAsync(_buffer, 0, 1);
                _ = Task.Run(() => _other.OnReadAsync(read));
            """
    )]
    public Task Not_last(string callback, string rewritten) =>
        OnNet.Fixes(
            Fields
                + $$"""
                readonly C _other;
                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                void OnRead(IAsyncResult ar)
                {
                    _stream.EndRead(ar);
                {{callback}}
                }
                """,
            Fields
                + $$"""
                readonly C _other;
                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));
                async Task OnReadAsync(Task<int> task)
                {
                    await task.ConfigureAwait(false);
                {{rewritten}}
                }
                """
        );

    /// <summary>On sockets the callback ran inside the begin call, too.</summary>
    [Fact]
    public Task By_another_method_over_a_socket() =>
        OnNet.Fixes(
            """
            readonly NetworkStream _stream;
            readonly byte[] _buffer;
            void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
            void OnRead(IAsyncResult ar)
            {
                _stream.EndRead(ar);
                Start();
            }
            """,
            """
            readonly NetworkStream _stream;
            readonly byte[] _buffer;
            void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));
            async Task OnReadAsync(Task<int> task)
            {
                await task.ConfigureAwait(false);
                Start();
            }
            """
        );

    /// <summary>The lambda that starts the callback would read the field later: somebody has to look at it.</summary>
    [Fact]
    public Task Called_back_on_what_may_change() =>
        OnNet.FixesOnlyHere(
            Fields
                + """
                C _other;
                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, _other.OnRead, null);
                void OnRead(IAsyncResult ar)
                {
                    _stream.EndRead(ar);
                    Start();
                }
                """,
            Fields
                + """
                C _other;
                void Start() => _ = _other.OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));
                async Task OnReadAsync(Task<int> task)
                {
                    await task.ConfigureAwait(false);
                    Start();
                }
                """
        );

    [Fact]
    public Task Begin_on_a_condition() =>
        OnNet.Fixes(
            Fields
                + """

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                void OnRead(IAsyncResult ar)
                {
                    _stream.EndRead(ar);
                    _stream?.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                }
                """,
            Fields
                + """

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));
                async Task OnReadAsync(Task<int> task)
                {
                    await task.ConfigureAwait(false);
                    if (_stream != null)
                    {
                        var read = _stream.ReadAsync(_buffer, 0, 1);
                        _ = Task.Run(() => OnReadAsync(read));
                    }
                }
                """
        );

    [Fact]
    public Task State_that_a_lambda_reads_later() =>
        OnNet.Fixes(
            Fields
                + """

                void Start(string name) => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, name);
                void OnRead(IAsyncResult ar)
                {
                    var name = (string)ar.AsyncState;
                    _stream.EndRead(ar);
                    ThreadPool.QueueUserWorkItem(_ => Console.WriteLine(name));
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, name + "'");
                }
                """,
            Fields
                + """

                void Start(string name) => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1), name);
                async Task OnReadAsync(Task<int> task, string name)
                {
                    await task.ConfigureAwait(false);
                    ThreadPool.QueueUserWorkItem(_ => Console.WriteLine(name));
                    var read = _stream.ReadAsync(_buffer, 0, 1);
                    var state = name + "'";
                    _ = Task.Run(() => OnReadAsync(read, state));
                }
                """
        );

    // What the title says.

    [Fact]
    public Task Title_of_a_loop() =>
        (OnNet with { Title = "Replace 'BeginRead' with 'ReadAsync' (may change semantics)" }).Fixes(
            Fields
                + "\n"
                + """
                void Start() { _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); }
                void OnRead(IAsyncResult ar) { try { _stream.EndRead(ar); _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); } catch { } }
                """,
            Fields
                + "\n"
                + """
                void Start() { _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1)); }
                async Task OnReadAsync(Task<int> task)
                {
                    while (true)
                    {
                        try
                        {
                            await task.ConfigureAwait(false);
                            task = _stream.ReadAsync(_buffer, 0, 1);
                            continue;
                        }
                        catch { }

                        return;
                    }
                }
                """
        );

    [Theory]
    [InlineData("Start();", true)]
    [InlineData("Again();", true)]
    [InlineData("Close();", false)]
    public Task Title(string callback, bool nests) =>
        (OnNet with { Title = "Replace 'BeginRead' with 'ReadAsync' (may change semantics)" }).Fixes(
            Fields
                + $$"""
                void Again() { Start(); }
                void Start()
                {
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                }
                void OnRead(IAsyncResult ar) { try { _stream.EndRead(ar); {{callback}} } catch { } }
                """,
            Fields
                + $$"""
                void Again() { Start(); }
                void Start()
                {
                    {{(
                    nests
                        ? "var read = _stream.ReadAsync(_buffer, 0, 1);\n    _ = Task.Run(() => OnReadAsync(read));"
                        : "_ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));"
                )}}
                }
                async Task OnReadAsync(Task<int> task) { try { await task.ConfigureAwait(false); {{callback}} } catch { } }
                """
        );

    /// <summary>A stream in memory is complete at once, and what follows on its task runs before what stands behind the begin call.
    /// Sockets called back so, too.</summary>
    [Theory]
    [InlineData("CALL", "TASK", "")]
    [InlineData("try { CALL } catch (ArgumentException) { }", "try { TASK } catch (ArgumentException) { }", " (may change semantics)")]
    public Task Title_over_a_socket(string start, string started, string change) =>
        (OnNet with { Title = "Replace 'BeginConnect' with 'ConnectAsync'" + change }).Fixes(
            $$"""
            readonly TcpClient _client = null;
            void Start() { {{start.Replace("CALL", "_client.{|LAP2005:BeginConnect|}(\"host\", 1, OnConnected, null);")}} }
            void OnConnected(IAsyncResult ar) { try { _client.EndConnect(ar); } catch { } }
            """,
            $$"""
            readonly TcpClient _client = null;
            void Start() { {{started.Replace("TASK", "_ = OnConnectedAsync(_client.ConnectAsync(\"host\", 1));")}} }
            async Task OnConnectedAsync(Task task) { try { await task.ConfigureAwait(false); } catch { } }
            """
        );

    [Theory]
    [InlineData("Start();", true)]
    [InlineData("Close();", false)]
    public Task Title_of_a_lambda(string callback, bool nests) =>
        (OnNet with { Title = "Replace 'BeginRead' with 'ReadAsync' (may change semantics)" }).Fixes(
            Fields
                + $$"""

                void Start()
                {
                    _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, ar => { try { _stream.EndRead(ar); {{callback}} } catch { } }, null);
                }
                """,
            Fields
                + $$"""

                void Start()
                {
                    {{(
                    nests
                        ? "var read1 = _stream.ReadAsync(_buffer, 0, 1);\n    _ = Task.Run(() => CompleteReadAsync(read1));"
                        : "_ = CompleteReadAsync(_stream.ReadAsync(_buffer, 0, 1));"
                )}}

                    async Task CompleteReadAsync(Task<int> read) { try { await read.ConfigureAwait(false); {{callback}} } catch { } }
                }
                """
        );

    [Fact]
    public Task Leaves_behind_each_of_its_begin_calls() =>
        OnNet.Fixes(
            Fields
                + """

                int _retries;

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);

                void OnRead(IAsyncResult ar)
                {
                    int count = _stream.EndRead(ar);
                    switch (count)
                    {
                        case 0:
                            if (_retries++ < 3)
                            {
                                _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                                return;
                            }

                            Close();
                            return;
                        case 1:
                            Process(count);
                            _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                            return;
                    }

                    Close();
                }
                """,
            Fields
                + """

                int _retries;

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                async Task OnReadAsync(Task<int> task)
                {
                    while (true)
                    {
                        int count = await task.ConfigureAwait(false);
                        switch (count)
                        {
                            case 0:
                                if (_retries++ < 3)
                                {
                                    task = _stream.ReadAsync(_buffer, 0, 1);
                                    continue;
                                }

                                Close();
                                return;
                            case 1:
                                Process(count);
                                task = _stream.ReadAsync(_buffer, 0, 1);
                                continue;
                        }

                        Close();

                        return;
                    }
                }
                """
        );

    [Fact]
    public Task Leaves_from_a_loop_of_its_own() =>
        OnNet.Fixes(
            Fields
                + """

                void Start() => _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);

                void OnRead(IAsyncResult ar)
                {
                    int count = _stream.EndRead(ar);
                    while (count-- > 0)
                    {
                        if (_buffer[count] == 0)
                        {
                            _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                            return;
                        }
                    }
                }
                """,
            Fields
                + """

                void Start() => _ = OnReadAsync(_stream.ReadAsync(_buffer, 0, 1));

                async Task OnReadAsync(Task<int> task)
                {
                    int count = await task.ConfigureAwait(false);
                    while (count-- > 0)
                    {
                        if (_buffer[count] == 0)
                        {
                            var read = _stream.ReadAsync(_buffer, 0, 1);
                            _ = Task.Run(() => OnReadAsync(read));
                            return;
                        }
                    }
                }
                """
        );
}
