using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4005.</summary>
public sealed class ObjectIsBusyTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.ObjectIsBusy);

    private static Task Reports(string body) =>
        Net.Reports(
            $$"""
            readonly WebClient field = new WebClient();
            static bool Ask() => true;
            async Task M(WebClient c, SmtpClient smtp, BackgroundWorker w, Ping p, Uri[] addresses, MailMessage m)
            {
                {{body}}
                await Task.Yield();
            }
            """
        );

    [Fact]
    public Task Message_names_both_and_the_exception() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.Net.WebClient c, System.Uri a)
                {
                    c.OpenReadAsync(a);
                    c.{|#0:DownloadStringAsync|}(a);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.ObjectIsBusy, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'DownloadStringAsync' throws NotSupportedException: what 'OpenReadAsync' has started on this object is not complete, "
                        + "and nothing waits for it"
                )
        );

    [Theory]
    [InlineData("var c1 = new WebClient(); c1.DownloadStringAsync(addresses[0]); c1.{|LAP4005:DownloadStringAsync|}(addresses[1]);")]
    [InlineData("field.DownloadStringAsync(addresses[0]); Console.WriteLine(1); field.{|LAP4005:DownloadStringAsync|}(addresses[1]);")]
    [InlineData("var s = new SmtpClient(); s.SendAsync(m, 1); s.{|LAP4005:SendAsync|}(m, 2);")]
    [InlineData("var b = new BackgroundWorker(); b.RunWorkerAsync(); b.{|LAP4005:RunWorkerAsync|}();")]
    [InlineData("foreach (var a in addresses) { field.{|LAP4005:DownloadStringAsync|}(a); }")]
    [InlineData("foreach (var a in addresses) field.{|LAP4005:DownloadStringAsync|}(a);")]
    [InlineData("var s = new SmtpClient(); for (var i = 0; i < 3; i++) { s.{|LAP4005:SendAsync|}(m, i); }")]
    public Task Nothing_waits(string body) => Reports(body);

    [Theory]
    [InlineData("c.DownloadStringAsync(addresses[0]); await Task.Delay(1); c.DownloadStringAsync(addresses[1]);")]
    [InlineData("c.DownloadStringAsync(addresses[0]); Ask(); c.DownloadStringAsync(addresses[1]);")]
    [InlineData("c.DownloadStringAsync(addresses[0]); if (Ask()) { c.DownloadStringAsync(addresses[1]); }")]
    [InlineData("var x = new WebClient(); x.DownloadStringAsync(addresses[0]); x = new WebClient(); x.DownloadStringAsync(addresses[1]);")]
    [InlineData("p.SendAsync(\"a\", 1); p.SendAsync(\"b\", 2);")]
    [InlineData("foreach (var a in addresses) { var x = new WebClient(); x.DownloadStringAsync(a); }")]
    [InlineData("foreach (var a in addresses) { field.DownloadStringAsync(a); break; }")]
    [InlineData("foreach (var a in addresses) { field.DownloadStringAsync(a); while (field.IsBusy) { } }")]
    [InlineData("foreach (var a in addresses) { if (Ask()) { field.DownloadStringAsync(a); } }")]
    [InlineData("if (Ask()) { c.DownloadStringAsync(addresses[0]); } else { c.DownloadStringAsync(addresses[1]); }")]
    public Task Something_may_wait(string body) => Reports(body);

    [Fact]
    public Task Each_operation_is_awaited() =>
        (Net with { Title = "Await 'DownloadStringTaskAsync' (may change semantics)" }).Fixes(
            """
            readonly WebClient client = new WebClient();

            C()
            {
                client.DownloadStringCompleted += OnDone;
            }

            async Task M(Uri[] addresses)
            {
                // one after the other
                foreach (var address in addresses)
                    client.{|LAP4005:DownloadStringAsync|}(address);

                await Task.Yield();
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e) => Console.WriteLine(e.Result);
            """,
            """
            readonly WebClient client = new WebClient();

            C()
            {
            }

            async Task M(Uri[] addresses)
            {
                // one after the other
                foreach (var address in addresses)
                    await OnDoneAsync(client.DownloadStringTaskAsync(address));

                await Task.Yield();
            }

            async Task OnDoneAsync(Task<string> downloadString)
            {
                var result = await downloadString;
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task All_that_nobody_hears_is_awaited() =>
        Net.Fixes(
            """
            void OnClick(object sender, EventArgs e)
            {
                var client = new WebClient();
                client.DownloadFileAsync(new Uri("a:b"), "first");
                client.{|LAP4005:DownloadFileAsync|}(new Uri("a:c"), "second");
            }
            """,
            """
            async void OnClick(object sender, EventArgs e)
            {
                var client = new WebClient();
                await client.DownloadFileTaskAsync(new Uri("a:b"), "first");
                await client.DownloadFileTaskAsync(new Uri("a:c"), "second");
            }
            """
        );

    [Theory]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.DownloadDataAsync(a); c.{|LAP4005:DownloadDataAsync|}(a); }",
        RefusalReason.MemberCannotBeAsync
    )]
    [InlineData(
        "async Task M(Uri a) { var c = new WebClient(); c.DownloadDataAsync(a); c.{|LAP4005:DownloadFileAsync|}(a, \"\"); "
            + "await Task.Yield(); }",
        RefusalReason.HandlerMustStay
    )]
    [InlineData(
        "async Task M(WebClient c, Uri a) { c.DownloadDataAsync(a); c.{|LAP4005:DownloadDataAsync|}(a); await Task.Yield(); }",
        RefusalReason.ObjectIsShared
    )]
    public Task Nothing_is_offered(string members, RefusalReason reason) => Net.DoesNotFix(members, reason);
}
