using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4008.</summary>
public sealed class ResultIsReadUncheckedTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.ResultIsReadUnchecked);

    [Fact]
    public Task Message_names_event_and_result() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Net.NetworkInformation;

            class C
            {
                void M(Ping ping)
                {
                    ping.{|#0:PingCompleted|} += (s, e) => Console.WriteLine(e.Reply);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.ResultIsReadUnchecked, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(
                    "This handler of 'PingCompleted' reads 'Reply', which throws when the operation failed or was cancelled, and never asks"
                )
        );

    [Fact]
    public Task Handler_is_a_method() =>
        Net.Reports(
            """
            void M(WebClient c) { c.{|LAP4008:DownloadStringCompleted|} += OnDone; }
            void OnDone(object sender, DownloadStringCompletedEventArgs e) { Console.WriteLine(e.UserState + e.Result); }
            """
        );

    [Theory]
    [InlineData("if (e.Error == null) { Use(e.Result); }")]
    [InlineData("if (e.Cancelled) { return; } Use(e.Result);")]
    [InlineData("if (IsGood(e)) { Use(e.Result); }")]
    [InlineData("try { Use(e.Result); } catch (Exception) { }")]
    [InlineData("Use(e.UserState);")]
    [InlineData("")]
    public Task Handler_asks_or_does_not_read(string body) =>
        Net.Reports(
            $$"""
            static void Use(object value) { }
            static bool IsGood(AsyncCompletedEventArgs e) => e.Error == null;
            void M(WebClient c) { c.DownloadStringCompleted += (s, e) => { {{body}} }; }
            """
        );
}
