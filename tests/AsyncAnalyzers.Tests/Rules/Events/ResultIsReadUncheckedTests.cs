using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4008.</summary>
public sealed class ResultIsReadUncheckedTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.ResultIsReadUnchecked);

    private static CallPairTest Fixed { get; } =
        Net with
        {
            Fixer = new CorrectEventUseFixer(),
            Usings = ["System", "System.Collections.Generic", "System.Diagnostics", "System.Net"],
        };

    [Fact]
    public Task Message_names_event_and_result() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Net;

            class C
            {
                void M(WebClient client)
                {
                    client.{|#0:OpenReadCompleted|} += (s, e) => Console.WriteLine(e.Result);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.ResultIsReadUnchecked, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(
                    "This handler of 'OpenReadCompleted' reads 'Result', which throws when the operation failed or was cancelled, "
                        + "and never "
                        + "asks"
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

    /// <summary>Not every result throws: that of a ping is null, and a component in source says what its does.</summary>
    [Theory]
    [InlineData("void M(Ping p) { p.PingCompleted += (s, e) => Console.WriteLine(e.Reply); }")]
    [InlineData("void M(Adder a) { a.AddCompleted += (s, e) => Console.WriteLine(e.Plain); }")]
    [InlineData("void M(Adder a) { a.{|LAP4008:AddCompleted|} += (s, e) => Console.WriteLine(e.Result); }")]
    public Task Result_may_be_without_value(string member) =>
        Net.Reports(
            """
            class AddCompletedEventArgs : AsyncCompletedEventArgs
            {
                public AddCompletedEventArgs(Exception error) : base(error, false, null) { }
                public int Plain { get; }
                public int Result { get { RaiseExceptionIfNecessary(); return Plain; } }
            }
            class Adder { public event EventHandler<AddCompletedEventArgs> AddCompleted { add { } remove { } } }

            """ + member
        );

    [Fact]
    public Task Handler_returns_before_it_reads() =>
        (Fixed with { Title = "Return where there is no result (may change semantics)" }).FixesOnlyHere(
            """
            bool busy;

            void M(WebClient c, Uri a)
            {
                c.{|LAP4008:DownloadStringCompleted|} += OnDone;
                c.DownloadStringAsync(a);
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e)
            {
                busy = false;
                // show it
                Console.WriteLine(e.Result); // now
                Console.WriteLine(e.Result.Length);
            }
            """,
            """
            bool busy;

            void M(WebClient c, Uri a)
            {
                c.DownloadStringCompleted += OnDone;
                c.DownloadStringAsync(a);
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e)
            {
                busy = false;
                if (e.Error != null || e.Cancelled)
                {
                    Trace.TraceError("DownloadString has no result: " + e.Error);
                    return;
                }

                // show it
                Console.WriteLine(e.Result); // now
                Console.WriteLine(e.Result.Length);
            }
            """
        );

    [Fact]
    public Task All_handlers_of_a_file() =>
        Fixed.FixesOnlyHere(
            """
            void M(WebClient c, List<object> all)
            {
                c.{|LAP4008:DownloadStringCompleted|} += (s, e) => Console.WriteLine(e.Result);
                c.{|LAP4008:DownloadDataCompleted|} += OnData;
                c.{|LAP4008:OpenReadCompleted|} += (s, e) =>
                {
                    if (all != null)
                        all.Add(e.Result);
                };
                c.{|LAP4008:OpenReadCompleted|} += (s, e) =>
                {
                    foreach (var one in all)
                    {
                        Action show = () => Console.WriteLine(e.Result);
                        show();
                    }
                };

                void OnText(object sender, DownloadStringCompletedEventArgs e) => all.Add(e.Result);
                c.{|LAP4008:DownloadStringCompleted|} += OnText;
            }

            void OnData(object sender, DownloadDataCompletedEventArgs e) => Console.WriteLine(e.Result.Length); // bytes
            """,
            """
            void M(WebClient c, List<object> all)
            {
                c.DownloadStringCompleted += (s, e) =>
                {
                    if (e.Error != null || e.Cancelled)
                    {
                        Trace.TraceError("DownloadString has no result: " + e.Error);
                        return;
                    }

                    Console.WriteLine(e.Result);
                };
                c.DownloadDataCompleted += OnData;
                c.OpenReadCompleted += (s, e) =>
                {
                    if (all != null)
                    {
                        if (e.Error != null || e.Cancelled)
                        {
                            Trace.TraceError("OpenRead has no result: " + e.Error);
                            return;
                        }

                        all.Add(e.Result);
                    }
                };
                c.OpenReadCompleted += (s, e) =>
                {
                    foreach (var one in all)
                    {
                        if (e.Error != null || e.Cancelled)
                        {
                            Trace.TraceError("OpenRead has no result: " + e.Error);
                            return;
                        }

                        Action show = () => Console.WriteLine(e.Result);
                        show();
                    }
                };

                void OnText(object sender, DownloadStringCompletedEventArgs e)
                {
                    if (e.Error != null || e.Cancelled)
                    {
                        Trace.TraceError("DownloadString has no result: " + e.Error);
                        return;
                    }

                    all.Add(e.Result);
                }

                c.DownloadStringCompleted += OnText;
            }

            void OnData(object sender, DownloadDataCompletedEventArgs e)
            {
                if (e.Error != null || e.Cancelled)
                {
                    Trace.TraceError("DownloadData has no result: " + e.Error);
                    return;
                }

                Console.WriteLine(e.Result.Length);
            } // bytes
            """
        );

    [Fact]
    public Task One_case_reads_it() =>
        Fixed.FixesOnlyHere(
            """
            void M(WebClient c, int kind)
            {
                c.{|LAP4008:DownloadStringCompleted|} += delegate(object s, DownloadStringCompletedEventArgs e)
                {
                    switch (kind)
                    {
                        case 1:
                            var text = e.Result;
                            Console.WriteLine(text + e.Result);
                            break;
                        default:
                            Console.WriteLine("other");
                            break;
                    }
                };
            }
            """,
            """
            void M(WebClient c, int kind)
            {
                c.DownloadStringCompleted += delegate(object s, DownloadStringCompletedEventArgs e)
                {
                    switch (kind)
                    {
                        case 1:
                            if (e.Error != null || e.Cancelled)
                            {
                                Trace.TraceError("DownloadString has no result: " + e.Error);
                                return;
                            }

                            var text = e.Result;
                            Console.WriteLine(text + e.Result);
                            break;
                        default:
                            Console.WriteLine("other");
                            break;
                    }
                };
            }
            """
        );

    [Fact]
    public Task Only_one_way_reads_it() =>
        Fixed.DoesNotFix(
            """
            void M(WebClient c, bool isFirst)
            {
                c.{|LAP4008:DownloadStringCompleted|} += (s, e) =>
                {
                    if (isFirst)
                    {
                        Console.WriteLine(e.Result);
                    }
                    else
                    {
                        Console.WriteLine("second");
                    }

                    Console.WriteLine(e.Result);
                };
            }
            """,
            RefusalReason.OnlyAuthorKnows
        );

    [Fact]
    public Task Handler_is_in_another_file() =>
        (
            Fixed with
            {
                OtherFiles =
                [
                    (
                        "Other.cs",
                        "partial class D { void OnDone(object s, System.Net.DownloadStringCompletedEventArgs e) { var r = e.Result; } }"
                    ),
                ],
            }
        ).DoesNotFixFile(
            "partial class D { void M(System.Net.WebClient c) { c.{|LAP4008:DownloadStringCompleted|} += OnDone; } }",
            RefusalReason.DeclarationCannotBeChanged
        );
}
