using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1007.</summary>
public sealed class UseTaskRunTests
{
    private static string Member(string statements) =>
        $$"""
            Action field;
            Action Make() => field;
            void Do() { }
            void M(Action work, Func<int> compute, AsyncCallback callback, Action[] all, List<IAsyncResult> pending, bool condition)
            {
                {{statements}}
            }
            """;

    private static Task Reports(string statements) => OnFramework.Reports(Member(statements));

    [Fact]
    public Task Message_names_the_delegate() =>
        OnFramework.ReportsInFile(
            "class C { System.IAsyncResult M(System.Func<int, string> work) => work.{|#0:BeginInvoke|}(1, null, null); }",
            new DiagnosticResult(DiagnosticIds.UseTaskRun, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("Run the delegate 'Func<int, string>' with Task.Run instead of 'BeginInvoke', which .NET does not support")
        );

    [Theory]
    [InlineData("var ar = work.{|LAP1007:BeginInvoke|}(null, null); work.EndInvoke(ar);")]
    [InlineData("work.EndInvoke(work.{|LAP1007:BeginInvoke|}(null, null));")]
    [InlineData("work.{|LAP1007:BeginInvoke|}(work.EndInvoke, null);")]
    [InlineData("work?.{|LAP1007:BeginInvoke|}(work.EndInvoke, null);")]
    [InlineData("work.{|LAP1007:BeginInvoke|}(ar => work.EndInvoke(ar), null);")]
    [InlineData("work.{|LAP1007:BeginInvoke|}(callback, null);")]
    [InlineData("pending.Add(work.{|LAP1007:BeginInvoke|}(null, null));")]
    [InlineData("this.field.{|LAP1007:BeginInvoke|}(callback, null);")]
    [InlineData("all[0].{|LAP1007:BeginInvoke|}(callback, null);")]
    [InlineData("Make().{|LAP1007:BeginInvoke|}(callback, null);")]
    [InlineData("new Action(Do).{|LAP1007:BeginInvoke|}(callback, null);")]
    [InlineData("((Action)(() => { })).{|LAP1007:BeginInvoke|}(callback, null);")]
    [InlineData("work.{|LAP1007:BeginInvoke|}(@object: null, callback: callback);")]
    [InlineData("Func<AsyncCallback, object, IAsyncResult> begin = work.{|LAP1007:BeginInvoke|};")]
    [InlineData("Task.Factory.FromAsync(work.{|LAP1007:BeginInvoke|}, work.EndInvoke, null);")]
    [InlineData("Task.Factory.FromAsync(work.{|LAP1007:BeginInvoke|}(null, null), work.EndInvoke);")]
    public Task BeginInvoke_that_works(string statements) => Reports(statements);

    [Theory]
    [InlineData("work.{|LAP1002:BeginInvoke|}(null, null);")]
    [InlineData("var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) work.EndInvoke(ar);")]
    [InlineData("Action both = work; both += work; both.{|LAP1006:BeginInvoke|}(both.EndInvoke, null);")]
    public Task Other_rules_about_the_call_come_first(string statements) => Reports(statements);

    [Theory]
    [InlineData("var ar = work.{|LAP1007:BeginInvoke|}(null, null); work.EndInvoke(ar); work.{|LAP1004:EndInvoke|}(ar);")]
    [InlineData("Action one = Do, other = Do; var ar = one.{|LAP1007:BeginInvoke|}(null, null); other.{|LAP1005:EndInvoke|}(ar);")]
    public Task Beside_rules_about_the_end_call(string statements) => Reports(statements);

    [Theory]
    [InlineData("_ = nameof(work.BeginInvoke) + nameof(Action.EndInvoke);")]
    [InlineData("((dynamic)work).BeginInvoke(null, null);")]
    [InlineData("typeof(Action).GetMethod(\"BeginInvoke\");")]
    [InlineData("work.Invoke(); work.DynamicInvoke(); Task.Run(work);")]
    [InlineData("new System.Windows.Forms.Control().BeginInvoke(work);")]
    [InlineData("((System.ComponentModel.ISynchronizeInvoke)null).BeginInvoke(work, null);")]
    public Task Not_a_use(string statement) => Reports(statement);

    [Fact]
    public Task On_Net_and_the_Standard_it_is_not_supported_at_all() =>
        Task.WhenAll(
            new[] { OnNet, OnStandard }.Select(platform =>
                platform.Reports("IAsyncResult M(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);")
            )
        );

    [Fact]
    public Task Begin_and_end() =>
        OnFramework.Fixes(
            """
            int _sum;
            void M(Func<int, int> work, int number)
            {
                // Begun here,
                IAsyncResult ar = work.{|LAP1007:BeginInvoke|}(number, null, null);
                Console.WriteLine();
                _sum += work.EndInvoke(ar); // and ended here.
            }
            """,
            """
            int _sum;
            void M(Func<int, int> work, int number)
            {
                // Begun here,
                Task<int> ar = Task.Run(() => work(number));
                Console.WriteLine();
                _sum += ar.GetAwaiter().GetResult(); // and ended here.
            }
            """
        );

    [Fact]
    public Task All_shapes_at_once() =>
        OnFramework.Fixes(
            """
            readonly Action ping;
            void FireAndForget(Action work) => work.{|LAP1007:BeginInvoke|}(work.EndInvoke, null);
            async Task<int> InAsync(Func<int> work)
            {
                var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                return work.EndInvoke(ar);
            }

            void Poll(Action work)
            {
                var ar = work.{|LAP1007:BeginInvoke|}(null, null);
                while (!ar.IsCompleted) { }
                work.EndInvoke(ar);
            }

            int AtOnce(Func<int> work) => work.EndInvoke(work.{|LAP1007:BeginInvoke|}(null, null));
            void Inline(Action work) => work.{|LAP1007:BeginInvoke|}(ar => work.EndInvoke(ar), null);
            void Named() => ping.{|LAP1007:BeginInvoke|}(OnPinged, null);
            private void OnPinged(IAsyncResult ar) => ping.EndInvoke(ar);
            """,
            """
            readonly Action ping;
            void FireAndForget(Action work) => _ = Task.Run(work);
            async Task<int> InAsync(Func<int> work)
            {
                var ar = Task.Run(work);
                return await ar;
            }

            void Poll(Action work)
            {
                var ar = Task.Run(work);
                while (!ar.IsCompleted) { }
                ar.GetAwaiter().GetResult();
            }

            int AtOnce(Func<int> work) => Task.Run(work).GetAwaiter().GetResult();
            void Inline(Action work) => _ = Task.Run(work);
            void Named() => _ = Task.Run(() => OnPingedAsync(Task.Run(ping)));
            private async Task OnPingedAsync(Task task) => await task.ConfigureAwait(false);
            """
        );

    [Fact]
    public Task Each_of_an_invocation_list() =>
        OnFramework.Fixes(
            """
            event EventHandler Happened;
            void Raise()
            {
                foreach (EventHandler handler in Happened.GetInvocationList())
                {
                    handler.{|LAP1007:BeginInvoke|}(this, EventArgs.Empty, handler.EndInvoke, null);
                }
            }
            """,
            """
            event EventHandler Happened;
            void Raise()
            {
                foreach (EventHandler handler in Happened.GetInvocationList())
                {
                    _ = Task.Run(() => handler(this, EventArgs.Empty));
                }
            }
            """
        );

    [Fact]
    public Task Named_callback_in_CSharp_5() =>
        (OnFramework with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            readonly Func<int> ask = null;
            void M()
            {
                ask.{|LAP1007:BeginInvoke|}(new AsyncCallback(OnAnswered), "question");
            }

            private void OnAnswered(IAsyncResult ar)
            {
                Console.WriteLine((string)ar.AsyncState + ask.EndInvoke(ar));
            }
            """,
            """
            readonly Func<int> ask = null;
            void M()
            {
                Task.Run(() => OnAnsweredAsync(Task.Run(ask), "question"));
            }

            private async Task OnAnsweredAsync(Task<int> task, string state)
            {
                Console.WriteLine(state + await task.ConfigureAwait(false));
            }
            """
        );

    [Theory]
    [InlineData("pending.Add(work.{|LAP1007:BeginInvoke|}(null, null));", RefusalReason.ResultEscapes)]
    [InlineData("work.{|LAP1007:BeginInvoke|}(callback, null);", RefusalReason.CallbackIsUnknown)]
    [InlineData("Func<AsyncCallback, object, IAsyncResult> begin = work.{|LAP1007:BeginInvoke|};", RefusalReason.MethodIsOnlyNamed)]
    [InlineData("Task.Factory.FromAsync(work.{|LAP1007:BeginInvoke|}(null, null), work.EndInvoke);", RefusalReason.ResultEscapes)]
    public Task No_action_where_the_rest_of_the_pair_is_out_of_sight(string statements, params RefusalReason[] reasons) =>
        OnFramework.DoesNotFix(Member(statements), reasons);
}
