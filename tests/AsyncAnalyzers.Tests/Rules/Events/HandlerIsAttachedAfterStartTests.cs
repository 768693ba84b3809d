using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4003.</summary>
public sealed class HandlerIsAttachedAfterStartTests
{
    private static CallPairTest Net { get; } =
        OnNet.Only(DiagnosticIds.HandlerIsAttachedAfterStart) with
        {
            Fixer = new CorrectEventUseFixer(),
        };

    [Fact]
    public Task Message_names_event_and_start() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Net;

            class C
            {
                void M(Uri a)
                {
                    var c = new WebClient();
                    c.DownloadStringAsync(a);
                    c.{|#0:DownloadStringCompleted|} += (s, e) => { };
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.HandlerIsAttachedAfterStart, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'DownloadStringCompleted' may be raised before this handler is attached: 'DownloadStringAsync' has started the "
                        + "operation already"
                )
        );

    [Theory]
    [InlineData("var c = new WebClient(); c.DownloadStringCompleted += (s, e) => { }; c.DownloadStringAsync(a);")]
    [InlineData("var c = new WebClient(); c.DownloadDataAsync(a); c.DownloadStringCompleted += (s, e) => { };")]
    [InlineData(
        "var c = new WebClient(); c.DownloadStringCompleted += (s, e) => { }; c.DownloadStringAsync(a); "
            + "c.DownloadStringCompleted += (s, e) => { };"
    )]
    [InlineData("var c = new WebClient(); c.DownloadStringAsync(a); c.DownloadStringCompleted += (s, e) => { }; c.DownloadStringAsync(a);")]
    [InlineData("var c = new WebClient(); c.DownloadStringAsync(a); if (a != null) { c.DownloadStringCompleted += (s, e) => { }; }")]
    [InlineData("var c = new WebClient(); c.DownloadStringAsync(a); var d = new WebClient(); d.DownloadStringCompleted += (s, e) => { };")]
    [InlineData("var c = new WebClient(); c.DownloadStringAsync(a); c.DownloadProgressChanged += (s, e) => { };")]
    public Task Handler_may_hear_it(string body) => Net.Reports($"void M(Uri a) {{ {body} }}");

    [Fact]
    public Task Handler_comes_before_the_start() =>
        Net.Fixes(
            """
            void M(Uri a)
            {
                var c = new WebClient();

                // go
                c.DownloadStringAsync(a); // now
                c.{|LAP4003:DownloadStringCompleted|} += OnDone;
                Console.WriteLine();
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e) { }
            """,
            """
            void M(Uri a)
            {
                var c = new WebClient();

                // go
                c.DownloadStringCompleted += OnDone;
                c.DownloadStringAsync(a); // now
                Console.WriteLine();
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e) { }
            """
        );

    [Fact]
    public Task Handler_stays_as_its_author_laid_it_out() =>
        Net.Fixes(
            """
            void M(Uri a)
            {
                var c = new WebClient();
                c.DownloadStringAsync(a);
                c.{|LAP4003:DownloadStringCompleted|} += ( s, e ) => {
                                                  if ( e.Error == null ) {
                                                      Use(delegate() { });
                                                  }
                                              };
            }

            void Use(Action action) { }
            """,
            """
            void M(Uri a)
            {
                var c = new WebClient();
                c.DownloadStringCompleted += ( s, e ) => {
                                                  if ( e.Error == null ) {
                                                      Use(delegate() { });
                                                  }
                                              };
                c.DownloadStringAsync(a);
            }

            void Use(Action action) { }
            """
        );

    [Fact]
    public Task Something_else_in_between() =>
        Net.DoesNotFix(
            """
            void M(Uri a)
            {
                var c = new WebClient();
                c.DownloadStringAsync(a);
                var text = Console.ReadLine();
                c.{|LAP4003:DownloadStringCompleted|} += (s, e) => Console.WriteLine(text);
            }
            """,
            RefusalReason.SubscriptionIsNotCertain
        );
}
