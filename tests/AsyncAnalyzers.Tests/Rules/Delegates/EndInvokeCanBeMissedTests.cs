using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1003.</summary>
public sealed class EndInvokeCanBeMissedTests
{
    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.EndInvokeCanBeMissed);

    private static Task Reports(string statements) =>
        Framework.Reports(
            $$"""
            void Other() { }
            int M(Func<int> work, bool condition, int number)
            {
                {{statements}}
                return 0;
            }
            """
        );

    [Fact]
    public Task Message_names_the_delegate() =>
        OnFramework.ReportsInFile(
            """
            class C
            {
                void M(System.Func<string> work, bool condition)
                {
                    var ar = work.{|#0:BeginInvoke|}(null, null);
                    if (condition) work.EndInvoke(ar);
                }
            }
            """,
            new DiagnosticResult(DiagnosticIds.EndInvokeCanBeMissed, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("A path from this 'BeginInvoke' of the delegate 'Func<string>' leaves the function without EndInvoke")
        );

    [Theory]
    [InlineData("if (condition) work.EndInvoke(ar);")]
    [InlineData("if (condition) { Other(); } else { work.EndInvoke(ar); }")]
    [InlineData("if (condition) return 1; work.EndInvoke(ar);")]
    [InlineData("if (condition) return 1; return work.EndInvoke(ar);")]
    [InlineData("return condition ? work.EndInvoke(ar) : 0;")]
    [InlineData("condition = condition && work.EndInvoke(ar) > 0;")]
    [InlineData("switch (number) { case 1: work.EndInvoke(ar); break; }")]
    [InlineData("switch (number) { case 1: work.EndInvoke(ar); break; default: Other(); break; }")]
    [InlineData("return number switch { 1 => work.EndInvoke(ar), _ => 0 };")]
    [InlineData("while (condition) { work.EndInvoke(ar); break; }")]
    [InlineData("for (var i = 0; i < number; i++) { work.EndInvoke(ar); break; }")]
    [InlineData("if (condition) goto end; work.EndInvoke(ar); end: Other();")]
    [InlineData("try { if (condition) return 1; work.EndInvoke(ar); } finally { Other(); }")]
    [InlineData("try { Other(); } finally { if (condition) work.EndInvoke(ar); }")]
    [InlineData("using (ar.AsyncWaitHandle) { if (condition) work.EndInvoke(ar); }")]
    [InlineData("lock (work) { if (condition) return 1; work.EndInvoke(ar); }")]
    public Task Branch_and_early_return(string statements) => Reports($"var ar = work.{{|LAP1003:BeginInvoke|}}(null, null); {statements}");

    [Theory]
    [InlineData("if (ar.IsCompleted) work.EndInvoke(ar);")]
    [InlineData("if (ar.AsyncWaitHandle.WaitOne(1000)) work.EndInvoke(ar);")]
    [InlineData("if (!ar.AsyncWaitHandle.WaitOne(1000)) return 1; work.EndInvoke(ar);")]
    [InlineData("for (var i = 0; i < number; i++) { if (ar.IsCompleted) { return work.EndInvoke(ar); } Thread.Sleep(100); }")]
    public Task Wait_that_gives_up(string statements) => Reports($"var ar = work.{{|LAP1003:BeginInvoke|}}(null, null); {statements}");

    [Fact]
    public Task Round_of_a_loop() =>
        Framework.Reports(
            """
            void M(List<Action> all, bool condition)
            {
                foreach (var work in all)
                {
                    var ar = work.{|LAP1003:BeginInvoke|}(null, null);
                    if (condition) continue;
                    work.EndInvoke(ar);
                }
            }
            """
        );

    [Theory]
    [InlineData("work.EndInvoke(ar);")]
    [InlineData("return work.EndInvoke(ar);")]
    [InlineData("if (condition) { return work.EndInvoke(ar); } Other(); work.EndInvoke(ar);")]
    [InlineData("number = condition ? work.EndInvoke(ar) : work.EndInvoke(ar) + 1;")]
    [InlineData("switch (number) { case 1: work.EndInvoke(ar); break; default: work.EndInvoke(ar); break; }")]
    [InlineData("do { work.EndInvoke(ar); } while (false);")]
    [InlineData("while (!ar.IsCompleted) { Other(); } work.EndInvoke(ar);")]
    [InlineData("while (true) { if (ar.IsCompleted) { work.EndInvoke(ar); break; } }")]
    [InlineData("while (!ar.AsyncWaitHandle.WaitOne(10)) { Other(); } work.EndInvoke(ar);")]
    public Task On_every_path(string statements) => Reports($"var ar = work.BeginInvoke(null, null); {statements}");

    [Theory]
    [InlineData("if (condition) throw new InvalidOperationException(); work.EndInvoke(ar);")]
    [InlineData("Other(); if (number < 0) { Other(); throw new InvalidOperationException(); } return work.EndInvoke(ar);")]
    [InlineData("number = condition ? number : throw new InvalidOperationException(); work.EndInvoke(ar);")]
    [InlineData("try { Other(); work.EndInvoke(ar); } catch (Exception) { Other(); throw; }")]
    public Task Path_that_throws(string statements) => Reports($"var ar = work.BeginInvoke(null, null); {statements}");

    [Theory]
    [InlineData("try { Other(); } finally { work.EndInvoke(ar); }")]
    [InlineData("try { if (condition) return 1; Other(); } finally { work.EndInvoke(ar); }")]
    [InlineData("try { try { if (condition) return 1; } finally { Other(); } } finally { work.EndInvoke(ar); }")]
    [InlineData(
        "foreach (var i in new[] { 1, 2 }) { try { if (condition) return 1; } finally { Other(); } } return work.EndInvoke(ar);",
        true
    )]
    public Task Finally(string statements, bool isMissed = false) =>
        Reports($"var ar = work.{(isMissed ? "{|LAP1003:BeginInvoke|}" : "BeginInvoke")}(null, null); {statements}");

    [Theory]
    [InlineData("IAsyncResult ar = null; if (condition) ar = work.BeginInvoke(null, null); if (ar != null) work.EndInvoke(ar);")]
    [InlineData("IAsyncResult ar = condition ? work.BeginInvoke(null, null) : null; if (ar is null) return 1; work.EndInvoke(ar);")]
    [InlineData("var ar = work?.BeginInvoke(null, null); if (ar is object) work.EndInvoke(ar);")]
    [InlineData("IAsyncResult ar = null; try { ar = work.BeginInvoke(null, null); } finally { if (ar != null) work.EndInvoke(ar); }")]
    [InlineData("var ar = work?.BeginInvoke(null, null); work?.EndInvoke(ar);")]
    [InlineData("if (work == null) return 1; var ar = work.BeginInvoke(null, null); work?.EndInvoke(ar);")]
    public Task Null_check(string statements) => Reports(statements);

    [Fact]
    public Task Same_condition_at_begin_and_end() =>
        Reports("IAsyncResult ar = null; if (condition) ar = work.BeginInvoke(null, null); Other(); if (condition) work.EndInvoke(ar);");

    [Theory]
    [InlineData("work.EndInvoke(work.BeginInvoke(null, null));")]
    [InlineData("return work.EndInvoke(work.BeginInvoke(null, null));")]
    [InlineData("if (condition) work.EndInvoke(work.BeginInvoke(null, null));")]
    [InlineData("IAsyncResult ar; number = work.EndInvoke(ar = work.BeginInvoke(null, null));")]
    public Task Nested_in_one_expression(string statements) => Reports(statements);

    [Theory]
    [InlineData("IAsyncResult ar; try { ar = work.BeginInvoke(null, null); } catch (Exception) { return 1; } work.EndInvoke(ar);")]
    [InlineData("if (condition) return 1; var ar = work.BeginInvoke(null, null); work.EndInvoke(ar);")]
    [InlineData("if (condition) { var ar = work.BeginInvoke(null, null); work.EndInvoke(ar); }")]
    [InlineData("while (condition) { var ar = work.BeginInvoke(null, null); work.EndInvoke(ar); }")]
    public Task Path_without_a_begin(string statements) => Reports(statements);

    [Theory]
    [InlineData("if (condition) work.EndInvoke(ar); else Keep(ar);")]
    [InlineData("if (condition) return work.EndInvoke(ar); all.Add(ar);")]
    [InlineData("if (condition) kept = ar; else work.EndInvoke(ar);")]
    [InlineData("if (condition) Finish(ar);")]
    public Task Result_that_others_may_end(string statements) =>
        Framework.Reports(
            $$"""
            internal IAsyncResult kept;
            List<IAsyncResult> all;
            Func<int> field;
            protected virtual void Keep(IAsyncResult ar) { }
            void Finish(IAsyncResult ar) => field.EndInvoke(ar);
            int M(Func<int> work, bool condition)
            {
                var ar = work.BeginInvoke(null, null);
                {{statements}}
                return 0;
            }
            """
        );

    [Fact]
    public Task Two_calls_one_of_which_is_missed() =>
        Reports(
            """
            var one = work.BeginInvoke(null, null);
            var two = work.{|LAP1003:BeginInvoke|}(null, null);
            if (work.EndInvoke(one) == 0) return 1;
            work.EndInvoke(two);
            """
        );

    [Fact]
    public Task Callback_may_end() =>
        Framework.Reports(
            """
            void M(Action work, AsyncCallback callback, bool condition)
            {
                var ar = work.BeginInvoke(callback, null);
                if (condition) work.EndInvoke(ar);
            }
            """
        );

    [Theory]
    [InlineData("int P { get { var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) return 1; return work.EndInvoke(ar); } }")]
    [InlineData("int this[int i] { get { var ar = work.{|LAP1003:BeginInvoke|}(null, null); return i == 0 ? 1 : work.EndInvoke(ar); } }")]
    [InlineData(
        "event Action E { add { var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) work.EndInvoke(ar); } remove { } }"
    )]
    [InlineData("C() { var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) work.EndInvoke(ar); }")]
    [InlineData("~C() { var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) work.EndInvoke(ar); }")]
    [InlineData(
        "public static C operator +(C a, C b) { var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) work.EndInvoke(ar); "
            + "return a; }"
    )]
    [InlineData(
        "async Task M() { var ar = work.{|LAP1003:BeginInvoke|}(null, null); await Task.Delay(1); if (condition) return; "
            + "work.EndInvoke(ar); }"
    )]
    [InlineData(
        "IEnumerable<int> M() { var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) yield break; yield return "
            + "work.EndInvoke(ar); }"
    )]
    public Task Where_code_may_stand(string member) =>
        Framework.Reports(
            $$"""
            static Func<int> work;
            static bool condition;
            {{member}}
            """
        );

    [Fact]
    public Task Top_level_statements() =>
        (Framework with { OutputKind = OutputKind.ConsoleApplication }).ReportsInFile(
            """
            System.Func<int> work = () => 1;
            var ar = work.{|LAP1003:BeginInvoke|}(null, null);
            if (args.Length > 0) return;
            work.EndInvoke(ar);
            """
        );

    [Fact]
    public Task On_Net_it_is_not_supported_at_all() =>
        OnNet.Reports(
            """
            void M(Action work, bool condition)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                if (condition) work.{|LAP1001:EndInvoke|}(ar);
            }
            """
        );

    [Fact]
    public Task Becomes_a_task_that_need_not_be_ended() =>
        OnFramework.Fixes(
            """
            int M(Func<int, int> work, int number)
            {
                IAsyncResult ar = work.{|LAP1003:BeginInvoke|}(number, null, null);
                if (number < 0)
                {
                    // Not needed.
                    return 0;
                }

                return work.EndInvoke(ar);
            }
            """,
            """
            int M(Func<int, int> work, int number)
            {
                Task<int> ar = Task.Run(() => work(number));
                if (number < 0)
                {
                    // Not needed.
                    return 0;
                }

                return ar.GetAwaiter().GetResult();
            }
            """
        );

    [Fact]
    public Task Becomes_tasks_everywhere() =>
        OnFramework.Fixes(
            """
            void One(Action work, bool condition)
            {
                var ar = work.{|LAP1003:BeginInvoke|}(null, null); // begun
                if (condition) work.EndInvoke(ar); // ended
            }

            async Task<int> Two(Func<int> work, bool condition)
            {
                var ar = work.{|LAP1003:BeginInvoke|}(null, null);
                return condition ? work.EndInvoke(ar) : 0;
            }

            bool Three(Action work)
            {
                var ar = work.{|LAP1003:BeginInvoke|}(null, null);
                if (!ar.AsyncWaitHandle.WaitOne(1000)) return false;
                work.EndInvoke(ar);
                return true;
            }
            """,
            """
            void One(Action work, bool condition)
            {
                var ar = Task.Run(work); // begun
                if (condition) ar.GetAwaiter().GetResult(); // ended
            }

            async Task<int> Two(Func<int> work, bool condition)
            {
                var ar = Task.Run(work);
                return condition ? await ar : 0;
            }

            bool Three(Action work)
            {
                var ar = Task.Run(work);
                if (Task.WaitAny(new Task[] { ar }, 1000) != 0) return false;
                ar.GetAwaiter().GetResult();
                return true;
            }
            """
        );

    [Fact]
    public Task No_action_where_the_result_is_in_two_variables() =>
        OnFramework.DoesNotFix(
            """
            void M(Action work, bool condition)
            {
                var ar = work.{|LAP1003:BeginInvoke|}(null, null);
                var same = ar;
                if (condition) work.EndInvoke(same);
            }
            """,
            RefusalReason.ResultIsUsedOtherwise
        );
}
