using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Task.Run takes a delegate without parameters as it is; a lambda stands only where one says more.</summary>
public sealed class RunDelegateTests
{
    [Theory]
    [InlineData("Action work", "work")]
    [InlineData("Func<int> work", "work")]
    [InlineData("Func<object> work", "work")]
    [InlineData("Func<ValueTask> work", "work")]
    [InlineData("Func<Task> work", "() => work()")] // Run would unwrap it; nobody waits for the inner one
    [InlineData("ThreadStart work", "() => work()")]
    public Task By_type(string parameter, string argument) =>
        OnNet.Fixes(
            $"void M({parameter}) {{ work.{{|LAP1001:BeginInvoke|}}(null, null); }}",
            $"void M({parameter}) {{ _ = Task.Run({argument}); }}"
        );

    [Fact]
    public Task Result_that_is_a_task() =>
        OnNet.Fixes(
            "Task M(Func<Task> work) => work.{|LAP1001:EndInvoke|}(work.{|LAP1001:BeginInvoke|}(null, null));",
            "Task M(Func<Task> work) => Task.Run<Task>(() => work()).GetAwaiter().GetResult();"
        );

    /// <summary>What the field holds at the begin call runs, though no local keeps it.</summary>
    [Fact]
    public Task Field_that_may_change() =>
        OnNet.Fixes(
            """
            Func<int> _work = () => 1;
            Func<int> Next() => _work;

            int M()
            {
                var ar = _work.{|LAP1001:BeginInvoke|}(null, null);
                _work = () => 2;
                return _work.{|LAP1001:EndInvoke|}(ar) + Next().{|LAP1001:EndInvoke|}(Next().{|LAP1001:BeginInvoke|}(null, null));
            }
            """,
            """
            Func<int> _work = () => 1;
            Func<int> Next() => _work;

            int M()
            {
                var ar = Task.Run(_work);
                _work = () => 2;
                return ar.GetAwaiter().GetResult() + Next().{|LAP1001:EndInvoke|}(Next().{|LAP1001:BeginInvoke|}(null, null));
            }
            """
        );

    /// <summary>The callback runs later, and so would what it reads.</summary>
    [Fact]
    public Task Field_that_is_run_in_a_lambda() =>
        OnNet.Fixes(
            """
            Action _work = () => { };
            void M() { _work.{|LAP1001:BeginInvoke|}(Done, null); }
            void Done(IAsyncResult ar) { _work.{|LAP1001:EndInvoke|}(ar); }
            """,
            """
            Action _work = () => { };
            void M()
            {
                var work = _work;
                _ = Task.Run(() => DoneAsync(Task.Run(work)));
            }
            async Task DoneAsync(Task task) { await task.ConfigureAwait(false); }
            """
        );

    [Fact]
    public Task Method_that_the_delegate_is_made_of() =>
        OnNet.Fixes(
            """
            void M() { new Action(Work).{|LAP1001:BeginInvoke|}(null, null); }
            void Work() { }
            """,
            """
            void M() { _ = Task.Run(() => Work()); }
            void Work() { }
            """
        );

    /// <summary>The compiler would say that Run may be given null.</summary>
    [Fact]
    public Task Delegate_that_may_be_null() =>
        OnNet.FixesFile(
            """
            #nullable enable
            using System;
            using System.Threading.Tasks;

            class C
            {
                Action? _work;
                void M() { _work.{|LAP1001:BeginInvoke|}(null, null); }
                void N() { _work?.{|LAP1001:BeginInvoke|}(null, null); }
            }
            """,
            """
            #nullable enable
            using System;
            using System.Threading.Tasks;

            class C
            {
                Action? _work;
                void M()
                {
                    var work = _work;
                    _ = Task.Run(() => work());
                }
                void N()
                {
                    var work = _work;
                    if (work != null)
                    {
                        _ = Task.Run(work);
                    }
                }
            }
            """
        );
}
