using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4006.</summary>
public sealed class ObjectIsDisposedWhileItRunsTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.ObjectIsDisposedWhileItRuns);

    [Fact]
    public Task Message_names_object_and_start() =>
        Net.ReportsInFile(
            """
            using System.Net.Mail;

            class C
            {
                void M(MailMessage m)
                {
                    using (var client = new SmtpClient())
                    {
                        client.{|#0:SendAsync|}(m, null);
                    }
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.ObjectIsDisposedWhileItRuns, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("'client' is disposed straight after 'SendAsync' has started, which ends the operation")
        );

    [Theory]
    [InlineData("using var s = new SmtpClient(); s.SendCompleted += (o, e) => { }; s.{|LAP4006:SendAsync|}(m, null);")]
    [InlineData("var s = new SmtpClient(); s.{|LAP4006:SendAsync|}(m, null); s.Dispose();")]
    public Task Disposed_straight_after(string body) => Net.Reports($"void M(MailMessage m) {{ {body} }}");

    [Theory]
    [InlineData("using (var s = new SmtpClient()) { s.SendAsync(m, null); Thread.Sleep(100); }")]
    [InlineData("var s = new SmtpClient(); s.SendAsync(m, null); s.SendCompleted += (o, e) => s.Dispose();")]
    [InlineData("using (var c = new WebClient()) { c.DownloadStringAsync(null); }")]
    [InlineData("var s = new SmtpClient(); s.SendAsync(m, null);")]
    public Task Something_may_wait_or_nothing_ends(string body) => Net.Reports($"void M(MailMessage m) {{ {body} }}");

    [Fact]
    public Task Async_function_waits() =>
        (Net with { Title = "Await 'SendMailAsync' (may change semantics)" }).Fixes(
            """
            async Task M(MailMessage m)
            {
                using (var client = new SmtpClient())
                {
                    // sends it
                    client.SendCompleted += (s, e) => Console.WriteLine(e.Error);
                    client.{|LAP4006:SendAsync|}(m, null);
                }

                await Task.Yield();
            }
            """,
            """
            async Task M(MailMessage m)
            {
                using (var client = new SmtpClient())
                {
                    // sends it
                    async Task OnSendCompletedAsync(Task send)
                    {
                        await Task.WhenAny(send);
                        var error = send.Exception?.InnerException;
                        Console.WriteLine(error);
                    }

                    await OnSendCompletedAsync(client.SendMailAsync(m));
                }

                await Task.Yield();
            }
            """
        );

    [Fact]
    public Task Event_handler_becomes_async() =>
        Net.Fixes(
            """
            void OnClick(object sender, EventArgs e)
            {
                using var client = new SmtpClient();
                client.{|LAP4006:SendAsync|}("a", "b", "c", "d", null);
            }
            """,
            """
            async void OnClick(object sender, EventArgs e)
            {
                using var client = new SmtpClient();
                await client.SendMailAsync("a", "b", "c", "d");
            }
            """
        );

    [Fact]
    public Task All_of_a_file_wait() =>
        Net.Fixes(
            """
            async Task M(MailMessage m)
            {
                using (var first = new SmtpClient())
                    first.{|LAP4006:SendAsync|}(m, null);
                using (var second = new SmtpClient())
                    second.{|LAP4006:SendAsync|}(m, null);
                await Task.Yield();
            }
            """,
            """
            async Task M(MailMessage m)
            {
                using (var first = new SmtpClient())
                    await first.SendMailAsync(m);
                using (var second = new SmtpClient())
                    await second.SendMailAsync(m);
                await Task.Yield();
            }
            """
        );

    [Fact]
    public Task Callers_would_not_wait() =>
        Net.DoesNotFix(
            "void M(MailMessage m) { using (var s = new SmtpClient()) { s.{|LAP4006:SendAsync|}(m, null); } }",
            RefusalReason.MemberCannotBeAsync
        );
}
