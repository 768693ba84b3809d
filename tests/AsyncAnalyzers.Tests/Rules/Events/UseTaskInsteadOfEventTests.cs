using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4001: what is reported. The rewrites are tested in <c>Rewriting/EventsToTasksTests</c>.</summary>
public sealed class UseTaskInsteadOfEventTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.UseTaskInsteadOfEvent);

    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.UseTaskInsteadOfEvent);

    [Fact]
    public Task Message_names_start_counterpart_and_event() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Net;

            class C
            {
                void M(Uri address)
                {
                    var client = new WebClient();
                    client.DownloadStringCompleted += (s, e) => Console.WriteLine(e.Result);
                    client.{|#0:DownloadStringAsync|}(address);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.UseTaskInsteadOfEvent, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("Call 'DownloadStringTaskAsync' instead of 'DownloadStringAsync' with the event 'DownloadStringCompleted'")
        );

    [Theory]
    [InlineData("void M(WebClient c, Uri a) { c.{|LAP4001:DownloadDataAsync|}(a); }")]
    [InlineData("void M(WebClient c, Uri a) { c.{|LAP4001:DownloadFileAsync|}(a, \"file\", this); }")]
    [InlineData("void M(WebClient c, Uri a) { c?.{|LAP4001:OpenReadAsync|}(a); }")]
    [InlineData("void M(WebClient c, Uri a) { c.{|LAP4001:UploadStringAsync|}(a, \"POST\", \"data\"); }")]
    [InlineData("void M(SmtpClient c, MailMessage m) { c.{|LAP4001:SendAsync|}(m, null); }")]
    [InlineData("void M(SmtpClient c) { c.{|LAP4001:SendAsync|}(\"a\", \"b\", \"c\", \"d\", null); }")]
    [InlineData("void M(Ping p) { p.{|LAP4001:SendAsync|}(\"host\", null); }")]
    [InlineData("class D : WebClient { } void M(D c, Uri a) { c.{|LAP4001:DownloadStringAsync|}(a); }")]
    public async Task Start_has_a_counterpart(string member)
    {
        await Net.Reports(member);
        await Framework.Reports(member);
    }

    [Theory]
    [InlineData("async Task M(WebClient c, Uri a) { await c.DownloadStringTaskAsync(a); _ = c.DownloadStringTaskAsync(a); }")]
    [InlineData("void M(BackgroundWorker w) { w.RunWorkerAsync(); w.CancelAsync(); }")]
    [InlineData("void M(WebClient c) { c.CancelAsync(); }")]
    [InlineData("void M(SmtpClient c) { c.SendAsyncCancel(); }")]
    [InlineData("Task RunAsync() => Task.CompletedTask; event EventHandler RunCompleted; void M() { RunAsync(); }")]
    [InlineData(
        "class D { public Task RunAsync() => null; public event AsyncCompletedEventHandler RunCompleted; } void M(D d) { d.RunAsync(); }"
    )]
    [InlineData("class D { public void RunAsync() { } public event EventHandler RunCompleted; } void M(D d) { d.RunAsync(); }")]
    [InlineData("class D : WebClient { void M(Uri a) { DownloadStringAsync(a); } }")]
    [InlineData("void M(System.Net.Sockets.Socket s, System.Net.Sockets.SocketAsyncEventArgs a) { s.ReceiveAsync(a); }")]
    public async Task Not_an_event_based_operation_with_a_counterpart(string member)
    {
        await Net.Reports(member);
        await Framework.Reports(member);
    }

    [Fact]
    public Task Component_in_source_with_a_task_based_method() =>
        Net.Reports(
            """
            class SquareCompletedEventArgs : AsyncCompletedEventArgs
            {
                public SquareCompletedEventArgs(int result) : base(null, false, null) { Result = result; }
                public int Result { get; }
            }
            class Squarer
            {
                public event EventHandler<SquareCompletedEventArgs> SquareCompleted;
                public void SquareAsync(int number) => SquareAsync(number, null);
                public void SquareAsync(int number, object userState) => SquareCompleted?.Invoke(this, new SquareCompletedEventArgs(number));
                public Task<int> SquareTaskAsync(int number)
                {
                    SquareAsync(number, number);
                    return null;
                }
                public Task<string> CubeTaskAsync(int number) => null;
                public event EventHandler<SquareCompletedEventArgs> CubeCompleted { add { } remove { } }
                public void CubeAsync(int number) { }
            }
            void M(Squarer s)
            {
                s.{|LAP4001:SquareAsync|}(3);
                s.{|LAP4001:SquareAsync|}(3, this);
                s.CubeAsync(3);
            }
            """
        );

    /// <summary>A ping that failed has no reply, and its task throws.</summary>
    [Theory]
    [InlineData("Console.WriteLine(e.Reply?.Status);")]
    [InlineData("if (e.Reply == null) { Console.WriteLine(\"none\"); }")]
    [InlineData("Console.WriteLine(\"{0} {1}\", e.Reply, e.Error);")]
    public Task Reply_that_may_be_null(string body) =>
        Net.DoesNotFix(
            $$"""
            void M()
            {
                var ping = new Ping();
                ping.PingCompleted += (s, e) => { {{body}} };
                ping.{|LAP4001:SendAsync|}("host", null);
            }
            """,
            RefusalReason.EventDataIsUsedOtherwise
        );

    [Fact]
    public Task Reply_that_is_there() =>
        Net.Fixes(
            """
            void M()
            {
                var ping = new Ping();
                ping.PingCompleted += OnPing;
                ping.{|LAP4001:SendAsync|}("host", null);
                var other = new Ping();
                other.PingCompleted += OnOther;
                other.{|LAP4001:SendAsync|}("host", null);
            }

            void OnPing(object sender, PingCompletedEventArgs e)
            {
                Console.WriteLine(e.Reply.Status);
            }

            void OnOther(object sender, PingCompletedEventArgs e)
            {
                if (e.Error != null)
                {
                    return;
                }

                Console.WriteLine(e.Reply);
            }
            """,
            """
            void M()
            {
                var ping = new Ping();
                _ = OnPingAsync(ping.SendPingAsync("host"));
                var other = new Ping();
                _ = OnOtherAsync(other.SendPingAsync("host"));
            }

            async Task OnPingAsync(Task<PingReply> send)
            {
                await Task.Yield();
                var result = await send;
                Console.WriteLine(result.Status);
            }

            async Task OnOtherAsync(Task<PingReply> send)
            {
                await Task.Yield();
                PingReply result;
                try
                {
                    result = await send;
                }
                catch (Exception)
                {
                    return;
                }

                Console.WriteLine(result);
            }
            """
        );

    /// <summary>What the handler does on success stays as its author laid it out, and what is new is laid out as the handler is: with tabs,
    /// where most of the file has spaces.</summary>
    [Fact]
    public Task Layout_of_a_handler()
    {
        var others = string.Concat(Enumerable.Range(0, 30).Select(i => $"\n    void N{i}()\n    {{\n        one = {i};\n    }}\n"));
        return Net.FixesFile(
            $$"""
            using System;
            using System.Net;

            class C
            {
                int one;
                int two;
            {{others}}
                void M(Uri a)
                {
                    var c = new WebClient();
                    c.DownloadStringCompleted += OnDone;
                    c.{|LAP4001:DownloadStringAsync|}(a);
                }

            TABvoid OnDone(object sender, DownloadStringCompletedEventArgs e)
            TAB{
            TABTABif ( e.Cancelled || e.Error != null ) {
            TABTABTABConsole.WriteLine("none");
            TABTABTABreturn;
            TABTAB}

            TABTABif ( e.Result.Length != 3 ) {
            TABTABTABreturn;
            TABTAB}

            TABTABone = e.Result.Length;
            TABTABtwo   = one;
            TAB}
            }
            """.Replace("TAB", "\t", StringComparison.Ordinal),
            $$"""
            using System;
            using System.Net;
            using System.Threading.Tasks;

            class C
            {
                int one;
                int two;
            {{others}}
                void M(Uri a)
                {
                    var c = new WebClient();
                    _ = OnDoneAsync(c.DownloadStringTaskAsync(a));
                }

            TABasync Task OnDoneAsync(Task<string> downloadString)
            TAB{
            TABTABstring result;
            TABTABtry {
            TABTABTABresult = await downloadString;
            TABTAB}
            TABTABcatch (Exception) {
            TABTABTABConsole.WriteLine("none");
            TABTABTABreturn;
            TABTAB}

            TABTABif ( result.Length != 3 ) {
            TABTABTABreturn;
            TABTAB}

            TABTABone = result.Length;
            TABTABtwo   = one;
            TAB}
            }
            """.Replace("TAB", "\t", StringComparison.Ordinal)
        );
    }

    /// <summary>Locals that are declared first do nothing that would have to wait for the operation.</summary>
    [Fact]
    public Task Locals_come_first() =>
        Net.Fixes(
            """
            void M(Uri a)
            {
                var c = new WebClient();
                c.DownloadStringCompleted += OnText;
                c.{|LAP4001:DownloadStringAsync|}(a);
                var d = new WebClient();
                d.DownloadDataCompleted += OnData;
                d.{|LAP4001:DownloadDataAsync|}(a);
            }

            void OnText(object sender, DownloadStringCompletedEventArgs e)
            {
                string text = "";
                try
                {
                    text = e.Result;
                }
                catch
                {
                    Console.WriteLine("none");
                }

                Console.WriteLine(text);
            }

            void OnData(object sender, DownloadDataCompletedEventArgs e)
            {
                int length;
                if (e.Error != null)
                {
                    Console.WriteLine(e.Error);
                    return;
                }

                length = e.Result.Length;
                Console.WriteLine(length);
            }
            """,
            """
            void M(Uri a)
            {
                var c = new WebClient();
                _ = OnTextAsync(c.DownloadStringTaskAsync(a));
                var d = new WebClient();
                _ = OnDataAsync(d.DownloadDataTaskAsync(a));
            }

            async Task OnTextAsync(Task<string> downloadString)
            {
                string text = "";
                try
                {
                    text = await downloadString;
                }
                catch
                {
                    Console.WriteLine("none");
                }

                Console.WriteLine(text);
            }

            async Task OnDataAsync(Task<byte[]> downloadData)
            {
                int length;
                byte[] result;
                try
                {
                    result = await downloadData;
                }
                catch (Exception error)
                {
                    Console.WriteLine(error);
                    return;
                }

                length = result.Length;
                Console.WriteLine(length);
            }
            """
        );
}
