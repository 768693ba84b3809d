using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4007.</summary>
public sealed class HandlersPileUpTests
{
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
}
