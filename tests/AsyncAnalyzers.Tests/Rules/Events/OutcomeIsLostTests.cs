using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4004.</summary>
public sealed class OutcomeIsLostTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.OutcomeIsLost);

    [Fact]
    public Task Message_names_event_and_start() =>
        Net.ReportsInFile(
            "class C { void M(System.Uri a) { new System.Net.WebClient().{|#0:DownloadStringAsync|}(a); } }",
            new DiagnosticResult(DiagnosticIds.OutcomeIsLost, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(
                    "Nothing listens to 'DownloadStringCompleted' of this object: the result and the error of "
                        + "'DownloadStringAsync' are lost"
                )
        );

    [Theory]
    [InlineData("var c = new WebClient(); c.DownloadStringCompleted += (s, e) => { }; c.DownloadStringAsync(a);")]
    [InlineData("var c = new WebClient(); Listen(c); c.DownloadStringAsync(a);")]
    [InlineData("var c = Make(); c.DownloadStringAsync(a);")]
    [InlineData("field.DownloadStringAsync(a);")]
    [InlineData("var w = new BackgroundWorker(); w.RunWorkerCompleted += (s, e) => { }; w.RunWorkerAsync();")]
    public Task Somebody_may_listen(string body) =>
        Net.Reports(
            $$"""
            WebClient field = new WebClient();
            static WebClient Make() => new WebClient();
            void Listen(WebClient c) { c.DownloadStringCompleted += (s, e) => { }; }
            void M(Uri a) { {{body}} }
            """
        );

    /// <summary>Nothing is lost of work that catches what goes wrong in it, and results in nothing.</summary>
    [Theory]
    [InlineData("w.DoWork += (s, e) => { int i; try { Work(); } catch (Exception x) { Console.WriteLine(x); } }; w.RunWorkerAsync();")]
    [InlineData("w.DoWork += OnWork; w.RunWorkerAsync();")]
    [InlineData("w.DoWork += (s, e) => { try { Work(); } catch (Exception) { throw; } }; w.{|LAP4004:RunWorkerAsync|}();")]
    [InlineData("w.DoWork += (s, e) => { try { Work(); } catch (ArgumentException) { } }; w.{|LAP4004:RunWorkerAsync|}();")]
    [InlineData("w.DoWork += (s, e) => { try { e.Result = 1; } catch (Exception) { } }; w.{|LAP4004:RunWorkerAsync|}();")]
    [InlineData("w.DoWork += (s, e) => { Work(); try { Work(); } catch { } }; w.{|LAP4004:RunWorkerAsync|}();")]
    [InlineData("w.{|LAP4004:RunWorkerAsync|}();")]
    public Task Work_may_have_nothing_to_tell(string body) =>
        Net.Reports(
            $$"""
            void Work() { }
            void OnWork(object sender, DoWorkEventArgs e) { try { Work(); } catch { } }
            void M() { var w = new BackgroundWorker(); {{body}} }
            """
        );

    [Fact]
    public Task Nobody_listens_to_a_worker() =>
        Net.Fixes(
            """
            async Task M()
            {
                await Task.Yield();
                var w = new BackgroundWorker();
                w.DoWork += (s, e) => Console.WriteLine();
                w.{|LAP4004:RunWorkerAsync|}();
            }
            """,
            """
            async Task M()
            {
                await Task.Yield();
                void Work()
                {
                    Console.WriteLine();
                }

                await Task.Run(() => Work());
            }
            """
        );

    [Fact]
    public Task Nobody_listens_to_a_worker_that_is_asked_whether_it_is_busy() =>
        Net.Fixes(
            """
            void M()
            {
                var w = new BackgroundWorker();
                w.DoWork += (s, e) => Console.WriteLine();
                w.{|LAP4004:RunWorkerAsync|}();
                Console.WriteLine(w.IsBusy);
            }
            """,
            """
            void M()
            {
                Task running = null;
                void Work()
                {
                    Console.WriteLine();
                }

                running = Task.Run(() => Work());
                Console.WriteLine(running?.IsCompleted == false);
            }
            """
        );

    [Fact]
    public Task Nobody_listens_to_a_worker_that_is_compared() =>
        Net.DoesNotFix(
            """
            void M()
            {
                var w = new BackgroundWorker();
                w.DoWork += (s, e) => Console.WriteLine();
                w.{|LAP4004:RunWorkerAsync|}();
                Console.WriteLine(w == null);
            }
            """,
            RefusalReason.WorkerIsIrregular
        );

    [Fact]
    public Task Task_is_discarded_where_nothing_can_await() =>
        (Net with { Title = "Replace 'DownloadFileAsync' with 'DownloadFileTaskAsync'" }).Fixes(
            "void M(Uri address) { new WebClient().{|LAP4004:DownloadFileAsync|}(address, \"file\"); }",
            "void M(Uri address) { _ = new WebClient().DownloadFileTaskAsync(address, \"file\"); }"
        );

    [Fact]
    public Task Task_is_awaited_in_an_async_function() =>
        (Net with { Title = "Replace 'SendAsync' with 'SendPingAsync' (may change semantics)" }).Fixes(
            """
            async Task M(string host)
            {
                await Task.Yield();
                using (var ping = new Ping())
                {
                    // fire
                    ping.{|LAP4004:SendAsync|}(host, 100, null);
                }
            }
            """,
            """
            async Task M(string host)
            {
                await Task.Yield();
                using (var ping = new Ping())
                {
                    // fire
                    await ping.SendPingAsync(host, 100);
                }
            }
            """
        );

    [Fact]
    public Task Task_is_discarded_in_a_lock() =>
        Net.Fixes(
            "async Task M(Uri a) { await Task.Yield(); lock (this) { new WebClient().{|LAP4004:OpenReadAsync|}(a); } }",
            "async Task M(Uri a) { await Task.Yield(); lock (this) { _ = new WebClient().OpenReadTaskAsync(a); } }"
        );

    [Theory]
    [InlineData("new WebClient().{|LAP4004:DownloadStringAsync|}(a, a.ToString());", RefusalReason.StateHasEffects)]
    [InlineData("new WebClient().{|LAP4004:DownloadStringAsync|}(address: a);", RefusalReason.CallIsIrregular)]
    [InlineData("new WebClient().{|LAP4004:UploadStringAsync|}(null, null, a.Host);", RefusalReason.OverloadIsAmbiguous)]
    public Task Nothing_is_offered(string body, RefusalReason reason) => Net.DoesNotFix($"void M(Uri a) {{ {body} }}", reason);
}
