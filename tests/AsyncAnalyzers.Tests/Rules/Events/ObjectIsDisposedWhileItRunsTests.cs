using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules.Wcf;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4006.</summary>
public sealed class ObjectIsDisposedWhileItRunsTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.ObjectIsDisposedWhileItRuns);

    private static CallPairTest Wcf { get; } = OnFramework.Only(DiagnosticIds.ObjectIsDisposedWhileItRuns);

    private static string Component(string dispose) =>
        $$"""
            class Loader : IDisposable
            {
                int keeps;
                readonly WebClient inner = new WebClient();
                readonly SmtpClient mail = new SmtpClient();
                readonly CancellationTokenSource source = new CancellationTokenSource();
                readonly CancellationTokenSource other = new CancellationTokenSource();
                public event AsyncCompletedEventHandler LoadCompleted { add { } remove { } }
                public void LoadAsync() { LoadAsync(null); }
                public void LoadAsync(object userState)
                {
                    keeps++;
                    inner.DownloadStringAsync(null, source.Token);
                    mail.Send(null);
                }

                public void CancelAsync() { }
                {{dispose}}
            }

            """;

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

    /// <summary>A WCF client that is not open yet is aborted by Close; one that is open waits.</summary>
    [Theory]
    [InlineData("using (var c = new CalculatorClient()) { c.{|LAP4006:AddAsync|}(1, 2); }")]
    [InlineData("var c = new CalculatorClient(); c.AddCompleted += (s, e) => { }; c.{|LAP4006:AddAsync|}(1, 2); c.Close();")]
    [InlineData("field.{|LAP4006:AddAsync|}(1, 2); field.Abort();")]
    [InlineData("field.AddAsync(1, 2); field.Close();")]
    [InlineData("using (var c = new CalculatorClient()) { c.Open(); c.AddAsync(1, 2); }")]
    [InlineData("using (var c = new CalculatorClient()) { c.AddAsync(1, 2); Thread.Sleep(100); }")]
    [InlineData("var c = new CalculatorClient(); c.AddCompleted += (s, e) => c.Close(); c.AddAsync(1, 2);")]
    public Task Client_of_a_service(string body) =>
        (Wcf with { OtherFiles = [GeneratedClients.WithEvents] }).Reports(
            $$"""
            readonly CalculatorClient field = new CalculatorClient();
            void M() { {{body}} }
            """
        );

    /// <summary>A component in source whose Dispose or Close says that it ends what runs.</summary>
    [Theory]
    [InlineData("public void Dispose() { CancelAsync(); }")]
    [InlineData("public void Dispose() => this.CancelAsync();")]
    [InlineData("public void Dispose() { Dispose(true); } void Dispose(bool disposing) { if (disposing) { inner.CancelAsync(); } }")]
    [InlineData("public void Dispose() { if (inner != null) { inner.CancelAsync(); inner.Dispose(); } }")]
    [InlineData("public void Dispose() { source?.Cancel(); }")]
    [InlineData("public void Dispose() { try { mail.Dispose(); } finally { } }")]
    [InlineData("void IDisposable.Dispose() { source.Cancel(); }")]
    public Task Component_that_cancels(string dispose) =>
        Net.Reports(Component(dispose) + "void M() { using (var loader = new Loader()) { loader.{|LAP4006:LoadAsync|}(); } }");

    [Theory]
    [InlineData("public void Dispose() { }")]
    [InlineData("public void Dispose() { inner.Dispose(); }")]
    [InlineData("public void Dispose() { if (keeps == 0) { CancelAsync(); } }")]
    [InlineData("public void Dispose() { Action later = () => CancelAsync(); }")]
    [InlineData("public void Dispose() { other.Cancel(); }")]
    [InlineData("public void Dispose() { try { keeps++; } catch (Exception) { CancelAsync(); } }")]
    [InlineData("public void Dispose() { while (keeps > 0) { CancelAsync(); } }")]
    [InlineData("public void Dispose() { throw new NotSupportedException(); }")]
    public Task Component_that_may_not(string dispose) =>
        Net.Reports(Component(dispose) + "void M() { using (var loader = new Loader()) { loader.LoadAsync(); } }");

    [Fact]
    public Task Component_that_is_closed() =>
        Net.Reports(
            Component("public void Dispose() { } public void Close() { CancelAsync(); }")
                + """
                void M() { var loader = new Loader(); loader.{|LAP4006:LoadAsync|}(); loader.Close(); }
                void N() { var loader = new Loader(); loader.LoadAsync(); loader.Dispose(); }
                """
        );

    [Fact]
    public Task Client_of_a_service_is_awaited() =>
        (Wcf with { OtherFiles = [GeneratedClients.WithEvents], Title = "Await 'Task.Factory.FromAsync' (may change semantics)" }).Fixes(
            """
            async Task M()
            {
                using (var client = new CalculatorClient())
                {
                    client.{|LAP4006:AddAsync|}(1.0, 2.0);
                }

                await Task.Yield();
            }
            """,
            """
            async Task M()
            {
                using (var client = new CalculatorClient())
                {
                    await Task.Factory.FromAsync(client.BeginAdd, client.EndAdd, 1.0, 2.0, null);
                }

                await Task.Yield();
            }
            """
        );

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
