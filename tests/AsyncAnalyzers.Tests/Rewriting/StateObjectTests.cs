using AsyncAnalyzers.Diagnostics;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Callbacks over a state object wait for the task first only where they read what may change until it is complete.</summary>
public sealed class StateObjectTests
{
    private const string Job = """
        class Job
        {
            public Job(Socket fixedLink) { FixedLink = fixedLink; }
            public Socket Link;
            public Socket FixedLink { get; private set; }
            public Socket ChangedLink { get; private set; }
            public void Change() { ChangedLink = null; }
            public byte[] Bytes = new byte[256];
        }

        void Read(Socket socket, Job job)
        {
            START
        }

        """;

    private static Task Fixes(string before, string after) =>
        OnNet
            .Only(DiagnosticIds.UseTaskCounterpart)
            .Fixes(
                Job.Replace("START", "socket.{|LAP2005:BeginReceive|}(job.Bytes, 0, 256, 0, OnRead, job);") + before,
                Job.Replace("START", "_ = OnReadAsync(socket.ReceiveAsync(new ArraySegment<byte>(job.Bytes, 0, 256), 0), job);") + after
            );

    [Theory]
    [InlineData("Socket link = job.Link;")]
    [InlineData("var link = (Socket)job.Link;")]
    public Task Local_that_only_ends(string local) =>
        Fixes(
            $$"""
            static void OnRead(IAsyncResult ar)
            {
                Job job = (Job)ar.AsyncState;
                {{local}}
                int count = link.EndReceive(ar);
                Console.WriteLine(count + job.Bytes[0]);
            }
            """,
            """
            static async Task OnReadAsync(Task<int> task, Job job)
            {
                int count = await task.ConfigureAwait(false);
                Console.WriteLine(count + job.Bytes[0]);
            }
            """
        );

    [Theory]
    [InlineData("var more = job.FixedLink;")]
    [InlineData("var more = new byte[8];")]
    [InlineData("var more = string.Empty;")]
    public Task Local_that_stays_the_same(string local) =>
        Fixes(
            $$"""
            static void OnRead(IAsyncResult ar)
            {
                var job = (Job)ar.AsyncState;
                {{local}}
                Console.WriteLine(job.Link.EndReceive(ar));
                Console.WriteLine(more);
                Console.WriteLine(job.Bytes);
            }
            """,
            $$"""
            static async Task OnReadAsync(Task<int> task, Job job)
            {
                {{local}}
                Console.WriteLine(await task.ConfigureAwait(false));
                Console.WriteLine(more);
                Console.WriteLine(job.Bytes);
            }
            """
        );

    [Theory]
    [InlineData("var more = job.Link;")]
    [InlineData("var more = job.ChangedLink;")]
    [InlineData("var more = job.ToString();")]
    [InlineData("var more = new object();")]
    public Task Local_that_may_be_another_by_then(string local) =>
        Fixes(
            $$"""
            static void OnRead(IAsyncResult ar)
            {
                var job = (Job)ar.AsyncState;
                {{local}}
                Console.WriteLine(job.Link.EndReceive(ar));
                Console.WriteLine(more);
                Console.WriteLine(job.Bytes);
            }
            """,
            $$"""
            static async Task OnReadAsync(Task<int> task, Job job)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
                {{local}}
                Console.WriteLine(await task.ConfigureAwait(false));
                Console.WriteLine(more);
                Console.WriteLine(job.Bytes);
            }
            """
        );

    [Fact]
    public Task State_that_is_read_in_a_try() =>
        Fixes(
            """
            static void OnRead(IAsyncResult ar)
            {
                try
                {
                    Job job = (Job) ar.AsyncState;
                    Console.WriteLine(job.Link.EndReceive(ar) + job.Bytes[0]);
                }
                catch (SocketException)
                {
                }
            }
            """,
            """
            static async Task OnReadAsync(Task<int> task, Job job)
            {
                try
                {
                    Console.WriteLine(await task.ConfigureAwait(false) + job.Bytes[0]);
                }
                catch (SocketException)
                {
                }
            }
            """
        );

    /// <summary>As a parameter it would hide the field in the handler.</summary>
    [Fact]
    public Task State_that_is_read_in_a_try_under_a_name_that_means_a_field_elsewhere() =>
        Fixes(
            """
            static int job;
            static void OnRead(IAsyncResult ar)
            {
                try
                {
                    var job = (Job) ar.AsyncState;
                    Console.WriteLine(job.Link.EndReceive(ar));
                    Console.WriteLine(job.Bytes);
                }
                catch (SocketException)
                {
                    Console.WriteLine(job);
                }
            }
            """,
            """
            static int job;
            static async Task OnReadAsync(Task<int> task, Job state)
            {
                try
                {
                    var job = state;
                    Console.WriteLine(await task.ConfigureAwait(false));
                    Console.WriteLine(job.Bytes);
                }
                catch (SocketException)
                {
                    Console.WriteLine(job);
                }
            }
            """
        );

    [Fact]
    public Task State_that_the_next_begin_call_is_handed() =>
        Fixes(
            """
            void OnRead(IAsyncResult ar)
            {
                var job = (Job)ar.AsyncState;
                Console.WriteLine(job.Link.EndReceive(ar));
                if (job.Bytes[0] > 0)
                    job.Link.{|LAP2005:BeginReceive|}(job.Bytes, 0, 256, 0, OnRead, ar.AsyncState);
                Console.WriteLine();
            }
            """,
            """
            async Task OnReadAsync(Task<int> task, Job state)
            {
                var job = state;
                Console.WriteLine(await task.ConfigureAwait(false));
                if (job.Bytes[0] > 0)
                    _ = OnReadAsync(job.Link.ReceiveAsync(new ArraySegment<byte>(job.Bytes, 0, 256), 0), state);
                Console.WriteLine();
            }
            """
        );

    /// <summary>The name of what is called back does not say that it begins.</summary>
    [Fact]
    public Task Callback_named_after_what_begins() =>
        OnNet.Fixes(
            """
            void M(Action work) { work.{|LAP1001:BeginInvoke|}(BeginInvokeCallback, null); }
            void BeginInvokeCallback(IAsyncResult ar) { }
            """,
            """
            void M(Action work) { _ = Task.Run(() => InvokeCallbackAsync(Task.Run(work))); }
            async Task InvokeCallbackAsync(Task task)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
            }
            """
        );
}
