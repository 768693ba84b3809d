using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>LAP2003. What comes before what is told as for a delegate, and tested there.</summary>
public sealed class EndIsCalledTwiceTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.EndIsCalledTwice) with { Fixer = new CorrectEndFixer() };

    private static Task Reports(string statements) =>
        Net.Reports(
            $$"""
            void M(Stream stream, Stream other, byte[] buffer, bool condition)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_the_async_result_and_end() =>
        Net.ReportsInFile(
            """
            class C
            {
                void M(System.IO.Stream s, byte[] b)
                {
                    var pending = s.BeginRead(b, 0, 1, null, null);
                    s.EndRead(pending);
                    s.{|#0:EndRead|}(pending);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndIsCalledTwice, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage("The async result 'pending' is ended already: what a second 'EndRead' does is undefined, and most throw")
        );

    [Theory]
    [InlineData("stream.EndRead(ar); stream.{|LAP2003:EndRead|}(ar);")]
    [InlineData("var read = stream.EndRead(ar); if (condition) stream.{|LAP2003:EndRead|}(ar);")]
    [InlineData("stream.EndRead(ar); other.{|LAP2003:EndRead|}(ar);")]
    [InlineData("stream.EndRead(ar); try { Console.WriteLine(); } finally { stream.{|LAP2003:EndRead|}(ar); }")]
    public Task Ended_before(string statements) => Reports(statements);

    [Theory]
    [InlineData("if (condition) stream.EndRead(ar); else stream.EndRead(ar);")]
    [InlineData("stream.EndRead(ar); ar = stream.BeginRead(buffer, 0, 1, null, null); stream.EndRead(ar);")]
    [InlineData("try { stream.EndRead(ar); } catch (IOException) { stream.EndRead(ar); }")]
    [InlineData("stream.EndRead(ar); ar = stream.BeginWrite(buffer, 0, 1, null, null); stream.EndWrite(ar);")]
    [InlineData("do { stream.EndRead(ar); ar = stream.BeginRead(buffer, 0, 1, null, null); } while (condition); stream.EndRead(ar);")]
    public Task Once_or_begun_again(string statements) => Reports(statements);

    [Fact]
    public Task Parameter_of_a_callback_and_pair_declared_here() =>
        Net.Reports(
            """
            IAsyncResult BeginWork(AsyncCallback callback, object state) => null;
            void EndWork(IAsyncResult ar) { }
            void M() => BeginWork(ar => { EndWork(ar); {|LAP2003:EndWork|}(ar); }, null);
            void OnWork(IAsyncResult ar)
            {
                EndWork(ar);
                this.{|LAP2003:EndWork|}(ar);
            }
            """
        );

    [Theory]
    [InlineData("void EndAll(IAsyncResult ar) { one.EndWork(ar); two.EndWork(ar); }")]
    [InlineData("protected void OnEndWork(IAsyncResult ar) { one.EndWork(ar); two.EndWork(ar); }")]
    [InlineData("void Close(IAsyncResult ar) { EndProgress(ar); EndProgress(ar); } void EndProgress(IAsyncResult ar) { }")]
    public Task End_methods_that_hand_on_and_what_only_looks_like_one(string member) =>
        Net.Reports(
            $$"""
            class Service
            {
                public IAsyncResult BeginWork(AsyncCallback callback, object state) => null;
                public void EndWork(IAsyncResult ar) { }
            }

            Service one, two;
            {{member}}
            """
        );

    [Fact]
    public Task EndInvoke_of_a_control_is_optional() =>
        OnFramework
            .Only(DiagnosticIds.EndIsCalledTwice)
            .Reports(
                """
                void M(System.Windows.Forms.Control control, Action work)
                {
                    var ar = control.BeginInvoke(work);
                    control.EndInvoke(ar);
                    control.EndInvoke(ar);
                }
                """
            );

    [Fact]
    public Task Second_call_goes() =>
        Net.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                var read = stream.EndRead(ar); // once

                // and again
                stream.{|LAP2003:EndRead|}(ar);
                Console.WriteLine(read);
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                var read = stream.EndRead(ar); // once

                // and again
                Console.WriteLine(read);
            }
            """
        );

    [Fact]
    public Task No_action_where_the_second_value_is_used() =>
        Net.DoesNotFix(
            """
            int M(Stream stream, byte[] buffer)
            {
                var ar = stream.BeginRead(buffer, 0, 1, null, null);
                stream.EndRead(ar);
                return stream.{|LAP2003:EndRead|}(ar);
            }
            """,
            RefusalReason.EndResultIsUsed
        );
}
