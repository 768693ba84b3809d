using AsyncAnalyzers.Diagnostics;
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
}
