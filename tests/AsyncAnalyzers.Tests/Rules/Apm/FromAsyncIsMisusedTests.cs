using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2010.</summary>
public sealed class FromAsyncIsMisusedTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.FromAsyncIsMisused) with { Fixer = new CorrectEndFixer() };

    private static string Member(string statements) =>
        $$"""
            void OnRead(IAsyncResult ar) => ((Stream)ar.AsyncState).EndRead(ar);
            void OnDone(IAsyncResult ar) => Console.WriteLine();
            void M(Stream stream, Stream other, Socket socket, byte[] buffer, AsyncCallback callback, bool condition)
            {
                Task task;
                {{statements}}
            }
            """;

    private static Task Reports(string statements) => Net.Reports(Member(statements));

    [Fact]
    public Task Messages_say_what_is_wrong() =>
        Net.ReportsInFile(
            """
            using System.IO;
            using System.Threading.Tasks;

            class C
            {
                void M(Stream s, byte[] b)
                {
                    Task t = Task.Factory.FromAsync(s.BeginRead, s.{|#0:EndWrite|}, b, 0, 1, null);
                    t = Task.Factory.FromAsync(s.BeginRead(b, 0, 1, ar => s.EndRead(ar), null), s.{|#1:EndRead|});
                    Task.Factory.{|#2:FromAsync|}(s.BeginWrite, s.EndWrite, b, 0, 1, null);
                    var pending = s.BeginRead(b, 0, 1, null, null);
                    t = Task.Factory.FromAsync(pending, s.EndRead);
                    s.{|#3:EndRead|}(pending);
                }
            }
            """,
            Expected(0, "'FromAsync' is given 'EndWrite', which does not end what 'BeginRead' begins"),
            Expected(1, "'FromAsync' calls 'EndRead' a second time: the callback of 'BeginRead' ends the operation too"),
            Expected(2, "'FromAsync' returns a task that is dropped: an exception of what 'BeginWrite' began is lost"),
            Expected(3, "'FromAsync' ends this operation already: 'EndRead' must not be called again")
        );

    private static DiagnosticResult Expected(int place, string message) =>
        new DiagnosticResult(DiagnosticIds.FromAsyncIsMisused, DiagnosticSeverity.Warning).WithLocation(place).WithMessage(message);

    [Theory]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginWrite, ar => { }, buffer, 0, 1, null);")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead, stream.{|LAP2010:EndWrite|}, buffer, 0, 1, null);")]
    [InlineData("task = Task<int>.Factory.FromAsync(stream.BeginWrite, stream.{|LAP2010:EndRead|}, buffer, 0, 1, null);")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead(buffer, 0, 1, null, null), stream.{|LAP2010:EndWrite|});")]
    [InlineData("task = Task.Factory.FromAsync((c, s) => stream.BeginRead(buffer, 0, 1, c, s), stream.{|LAP2010:EndWrite|}, null);")]
    [InlineData(
        "task = Task.Factory.FromAsync(new Func<AsyncCallback, object, IAsyncResult>(socket.BeginAccept), new "
            + "Action<IAsyncResult>(socket.{|LAP2010:EndConnect|}), null);"
    )]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, null, null); task = Task.Factory.FromAsync(ar, stream.{|LAP2010:EndWrite|});")]
    [InlineData(
        "var one = new MemoryStream(); var two = new MemoryStream(); task = Task.Factory.FromAsync(one.BeginRead, "
            + "two.{|LAP2010:EndRead|}, buffer, 0, 1, null);"
    )]
    public Task Pair_that_does_not_match(string statements) => Reports(statements);

    [Theory]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead(buffer, 0, 1, OnRead, stream), stream.{|LAP2010:EndRead|});")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginWrite(buffer, 0, 1, stream.EndWrite, null), stream.{|LAP2010:EndWrite|});")]
    [InlineData("var ar = stream.BeginRead(buffer, 0, 1, OnRead, stream); task = Task.Factory.FromAsync(ar, stream.{|LAP2010:EndRead|});")]
    public Task Callback_that_ends_too(string statements) => Reports(statements);

    [Theory]
    [InlineData(
        "var ar = stream.BeginRead(buffer, 0, 1, null, null); task = Task.Factory.FromAsync(ar, r => { }); stream.{|LAP2010:EndRead|}(ar);"
    )]
    [InlineData(
        "var read = Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, buffer, 0, 1, null); stream.{|LAP2010:EndRead|}(read);"
    )]
    public Task End_called_again(string statements) => Reports(statements);

    [Theory]
    [InlineData("Task.Factory.{|LAP2010:FromAsync|}(stream.BeginRead, stream.EndRead, buffer, 0, 1, null);")]
    [InlineData("new TaskFactory().{|LAP2010:FromAsync|}(stream.BeginRead(buffer, 0, 1, null, null), stream.EndRead);")]
    public Task Task_that_is_dropped(string statements) => Reports(statements);

    [Fact]
    public Task Dropping_could_not_be_said_before_discards() =>
        (Net with { LanguageVersion = LanguageVersion.CSharp6 }).Reports(
            Member("Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, buffer, 0, 1, null);")
        );

    [Fact]
    public Task Dropping_in_async_code_is_told_by_the_compiler() =>
        Net.Reports(
            "async Task M(Stream stream, byte[] buffer) { await Task.Yield(); Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, "
                + "buffer, 0, 1, null); }"
        );

    [Theory]
    [InlineData("_ = Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, buffer, 0, 1, null);")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead, other.EndRead, buffer, 0, 1, null);")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead, other.EndWrite, buffer, 0, 1, null);")]
    [InlineData("Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, buffer, 0, 1, null).Wait();")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead(buffer, 0, 1, OnDone, null), stream.EndRead);")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead(buffer, 0, 1, callback, null), stream.EndRead);")]
    [InlineData("task = Task.Factory.FromAsync((c, s) => stream.BeginRead(buffer, 0, 1, c, s), stream.EndRead, null);")]
    [InlineData(
        "var ar = stream.BeginRead(buffer, 0, 1, null, null); if (condition) task = Task.Factory.FromAsync(ar, stream.EndRead); else "
            + "stream.EndRead(ar);"
    )]
    [InlineData(
        "var ar = stream.BeginRead(buffer, 0, 1, null, null); task = Task.Factory.FromAsync(ar, stream.EndRead); ar = "
            + "stream.BeginRead(buffer, 0, 1, null, null); stream.EndRead(ar);"
    )]
    public Task Used_as_it_is_meant(string statements) => Reports(statements);

    [Fact]
    public Task Delegates_are_for_other_rules() =>
        OnFramework
            .Only(DiagnosticIds.FromAsyncIsMisused)
            .Reports("void M(Action work) { Task.Factory.FromAsync(work.BeginInvoke, work.EndInvoke, null); }");

    [Fact]
    public Task Right_end_is_named() =>
        Net.Fixes(
            """
            Task M(Stream stream, byte[] buffer)
            {
                return Task.Factory.FromAsync(stream.BeginWrite, /* end */ stream.{|LAP2010:EndRead|}, buffer, 0, 1, null);
            }
            """,
            """
            Task M(Stream stream, byte[] buffer)
            {
                return Task.Factory.FromAsync(stream.BeginWrite, /* end */ stream.EndWrite, buffer, 0, 1, null);
            }
            """
        );

    [Theory]
    [InlineData("Task.Factory.{|LAP2010:FromAsync|}(stream.BeginRead, stream.EndRead, buffer, 0, 1, null);")]
    [InlineData("task = Task.Factory.FromAsync(stream.BeginRead(buffer, 0, 1, OnRead, stream), stream.{|LAP2010:EndRead|});")]
    [InlineData(
        "var one = new MemoryStream(); var two = new MemoryStream(); task = Task.Factory.FromAsync(one.BeginRead, "
            + "two.{|LAP2010:EndRead|}, buffer, 0, 1, null);"
    )]
    public Task No_action_for_the_rest(string statements) => Net.DoesNotFix(Member(statements), RefusalReason.OnlyAuthorKnows);
}
