using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4007.</summary>
public sealed class HandlersPileUpTests
{
    private const string Members = """
        readonly Ping ping = new Ping();
        Ping made;
        bool isWired;
        int count;
        void OnPing(object sender, PingCompletedEventArgs e) { }

        """;

    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.HandlersPileUp);

    [Fact]
    public Task Message_names_the_event() =>
        Framework.ReportsInFile(
            """
            using System.Net.NetworkInformation;

            class C
            {
                void M(string[] hosts)
                {
                    var ping = new Ping();
                    foreach (var host in hosts)
                    {
                        ping.{|#0:PingCompleted|} += (s, e) => { };
                        ping.SendAsync(host, null);
                    }
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.HandlersPileUp, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'PingCompleted' gets one more handler each time this runs: the object lives on, and nothing detaches it")
        );

    [Fact]
    public Task Method_that_a_button_runs() =>
        Framework.Reports(
            """
            readonly Ping ping = new Ping();
            C(System.Windows.Forms.Button button) { button.Click += new EventHandler(OnClick); button.Load += OnLoad; }
            void OnClick(object sender, EventArgs e) { ping.{|LAP4007:PingCompleted|} += OnPing; ping.SendAsync("host", null); }
            void OnLoad(object sender, EventArgs e) { ping.PingCompleted += OnPing; }
            void OnPing(object sender, PingCompletedEventArgs e) { }
            """.Replace(" button.Load += OnLoad;", " button.HandleCreated += OnLoad;", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("foreach (var h in hosts) { var p = new Ping(); p.PingCompleted += (s, e) => { }; p.SendAsync(h, null); }")]
    [InlineData("var p = new Ping(); foreach (var h in hosts) { p.PingCompleted += OnPing; p.SendAsync(h, null); }")]
    [InlineData("var p = new Ping(); foreach (var h in hosts) { p.PingCompleted += (s, e) => { }; p.SendAsync(h, null); break; }")]
    [InlineData("var p = new Ping(); p.PingCompleted += (s, e) => { }; foreach (var h in hosts) { p.SendAsync(h, null); }")]
    public Task Once_for_each_object_or_detached(string body) =>
        Framework.Reports(
            $$"""
            void M(string[] hosts) { {{body}} }
            void OnPing(object sender, PingCompletedEventArgs e) { ((Ping)sender).PingCompleted -= OnPing; }
            """.Replace(
                "foreach (var h in hosts) { p.PingCompleted += OnPing; p.SendAsync(h, null); }",
                "foreach (var h in hosts) { p.PingCompleted += OnPing; p.SendAsync(h, null); p.PingCompleted -= OnPing; }",
                StringComparison.Ordinal
            )
        );

    [Theory]
    [InlineData("C(System.Windows.Forms.Timer t) { t.Tick += (s, e) => { ping.{|LAP4007:PingCompleted|} += OnPing; }; }")]
    [InlineData("void check_Click(object sender, EventArgs e) { ping.{|LAP4007:PingCompleted|} += OnPing; ping.SendAsync(\"h\", null); }")]
    [InlineData("void Check() { ping.{|LAP4007:PingCompleted|} += OnPing; } void M(int n) { while (n > 0) { Check(); } }")]
    [InlineData(
        "void Next() { ping.{|LAP4007:PingCompleted|} += (s, e) => { if (e.Error == null) { Next(); } }; ping.SendAsync(\"h\", null); }"
    )]
    [InlineData(
        "void Next() { ping.{|LAP4007:PingCompleted|} += OnNext; } void OnNext(object sender, PingCompletedEventArgs e) { Next(); }"
    )]
    public Task Member_that_is_there_to_run_again(string member) => Framework.Reports(Members + member);

    [Theory]
    [InlineData("void check_Load(object sender, EventArgs e) { ping.PingCompleted += OnPing; }")]
    [InlineData("void check_Click(object sender, EventArgs e) { if (!isWired) { ping.PingCompleted += OnPing; isWired = true; } }")]
    [InlineData("void check_Click(object sender, EventArgs e) { if (isWired) { return; } isWired = true; ping.PingCompleted += OnPing; }")]
    [InlineData("void M(string[] hosts) { foreach (var h in hosts) { if (count++ == 0) { ping.PingCompleted += OnPing; } } }")]
    [InlineData("void Check() { ping.PingCompleted += OnPing; } void M() { Check(); }")]
    [InlineData("public void Check() { ping.PingCompleted += OnPing; }")]
    [InlineData("internal void Check() { ping.PingCompleted += OnPing; } void M(int n) { while (n > 0) { Check(); } }")]
    [InlineData("void Check() { ping.PingCompleted += OnPing; } void M(int n) { while (n > 0) { Check(); break; } }")]
    [InlineData("void Check() { made.PingCompleted += OnPing; } void M(int n) { while (n > 0) { made = new Ping(); Check(); } }")]
    [InlineData(
        "void check_Click(object sender, EventArgs e) { Make(); made.PingCompleted += OnPing; } void Make() { made = new Ping(); }"
    )]
    [InlineData("void Next() { ping.PingCompleted += OnPing; ping.SendAsync(\"h\", null); }")]
    public Task Member_that_may_run_once(string member) => Framework.Reports(Members + member);

    /// <summary>A page is made for each request.</summary>
    [Fact]
    public Task Page_on_a_server() =>
        Framework.ReportsInFile(
            """
            using System;
            using System.Net.NetworkInformation;

            namespace System.Web.UI
            {
                public class Control { }
                public class Page : Control { }
            }

            class C : System.Web.UI.Page
            {
                readonly Ping ping = new Ping();
                void check_Click(object sender, EventArgs e) { ping.PingCompleted += (s, x) => { }; ping.SendAsync("h", null); }
            }
            """
        );

    [Fact]
    public Task Task_is_awaited_each_time() =>
        (
            Framework with
            {
                Fixer = new CorrectEventUseFixer(),
                Title = "Replace 'SendAsync' with 'SendPingAsync' (may change semantics)",
            }
        ).Fixes(
            """
            readonly Ping ping = new Ping();

            void check_Click(object sender, EventArgs e)
            {
                // ask
                ping.{|LAP4007:PingCompleted|} += OnPing;
                ping.SendAsync("h", null);
                Console.WriteLine("asked");
            }

            void OnPing(object sender, PingCompletedEventArgs e)
            {
                Console.WriteLine(e.Reply.Status);
            }
            """,
            """
            readonly Ping ping = new Ping();

            void check_Click(object sender, EventArgs e)
            {
                // ask
                _ = OnPingAsync(ping.SendPingAsync("h"));
                Console.WriteLine("asked");
            }

            async Task OnPingAsync(Task<PingReply> send)
            {
                await Task.Yield();
                var result = await send;
                Console.WriteLine(result.Status);
            }
            """
        );

    [Fact]
    public Task All_of_a_file_are_awaited() =>
        (Framework with { Fixer = new CorrectEventUseFixer() }).Fixes(
            """
            void M(string[] hosts)
            {
                var ping = new Ping();
                var other = new Ping();
                foreach (var host in hosts)
                {
                    ping.{|LAP4007:PingCompleted|} += (s, e) => Console.WriteLine("one");
                    ping.SendAsync(host, null);
                    other.{|LAP4007:PingCompleted|} += (s, e) => Console.WriteLine("other");
                    other.SendAsync(host, null);
                }
            }
            """,
            """
            void M(string[] hosts)
            {
                var ping = new Ping();
                var other = new Ping();
                foreach (var host in hosts)
                {
                    async Task OnPingCompletedAsync(Task<PingReply> send)
                    {
                        await Task.Yield();
                        await Task.WhenAny(send);
                        Console.WriteLine("one");
                    }

                    _ = OnPingCompletedAsync(ping.SendPingAsync(host));

                    async Task OnOtherPingCompletedAsync(Task<PingReply> send1)
                    {
                        await Task.Yield();
                        await Task.WhenAny(send1);
                        Console.WriteLine("other");
                    }

                    _ = OnOtherPingCompletedAsync(other.SendPingAsync(host));
                }
            }
            """
        );

    [Fact]
    public Task Handler_of_which_others_know() =>
        (Framework with { Fixer = new CorrectEventUseFixer() }).DoesNotFix(
            """
            readonly Ping ping = new Ping();
            void check_Click(object sender, EventArgs e) { ping.{|LAP4007:PingCompleted|} += OnPing; ping.SendAsync("h", null); }
            void OnPing(object sender, PingCompletedEventArgs e) { }
            void M() { OnPing(null, null); }
            """,
            RefusalReason.HandlerMustStay
        );

    [Fact]
    public Task Nothing_is_started() =>
        (Framework with { Fixer = new CorrectEventUseFixer() }).DoesNotFix(
            """
            readonly Ping ping = new Ping();
            void check_Click(object sender, EventArgs e) { ping.{|LAP4007:PingCompleted|} += OnPing; }
            void OnPing(object sender, PingCompletedEventArgs e) { }
            """,
            RefusalReason.SubscriptionIsNotCertain
        );
}
