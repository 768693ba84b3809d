using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1001.</summary>
public sealed class DelegateBeginInvokeIsNotSupportedTests
{
    private const string BeginAndEnd = """
        int M(Func<int, int> work)
        {
            var ar = work.{|LAP1001:BeginInvoke|}(1, null, null);
            return work.{|LAP1001:EndInvoke|}(ar);
        }
        """;

    [Fact]
    public Task Begin_and_end_on_Net() => OnNet.Reports(BeginAndEnd);

    [Fact]
    public Task Begin_and_end_on_the_Standard() => OnStandard.Reports(BeginAndEnd);

    [Fact]
    public Task Begin_and_end_on_the_Framework_are_supported() =>
        OnFramework.Only(DiagnosticIds.DelegateBeginInvokeIsNotSupported).Reports(BeginAndEnd.Replace("{|LAP1001:", "").Replace("|}", ""));

    [Fact]
    public Task Message_names_method_and_delegate() =>
        OnNet.ReportsInFile(
            "class C { void M(System.Func<int, string> work) => work.{|#0:BeginInvoke|}(1, null, null); }",
            new DiagnosticResult(DiagnosticIds.DelegateBeginInvokeIsNotSupported, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "'BeginInvoke' of the delegate 'Func<int, string>' throws PlatformNotSupportedException on .NET; run the delegate "
                        + "with Task.Run"
                )
        );

    [Theory]
    [InlineData("work?.{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("work!.{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("this.field.{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("this?.field?.{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("all[0].{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("new Action(Do).{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("((Action)(() => { })).{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("Make().{|LAP1001:BeginInvoke|}(null, null);")]
    [InlineData("Happened.{|LAP1001:BeginInvoke|}(this, EventArgs.Empty, null, null);")]
    [InlineData("foreach (EventHandler h in Happened.GetInvocationList()) h.{|LAP1001:BeginInvoke|}(this, EventArgs.Empty, null, null);")]
    [InlineData("IAsyncResult ar = null; work?.{|LAP1001:EndInvoke|}(ar);")]
    [InlineData("work.{|LAP1001:BeginInvoke|}(callback: null, @object: null);")]
    public Task Call(string statement) =>
        OnNet.Reports(
            $$"""
            Action field;
            event EventHandler Happened;
            Action Make() => field;
            void Do() => Happened = null;
            void M(Action work, Action[] all) { {{statement}} }
            """
        );

    [Theory]
    [InlineData("Func<AsyncCallback, object, IAsyncResult> begin = work.{|LAP1001:BeginInvoke|};")]
    [InlineData("AsyncCallback end = work.{|LAP1001:EndInvoke|};")]
    [InlineData("work.{|LAP1001:BeginInvoke|}(work.{|LAP1001:EndInvoke|}, null);")]
    [InlineData("work.{|LAP1001:BeginInvoke|}(new AsyncCallback(work.{|LAP1001:EndInvoke|}), null);")]
    [InlineData("Task.Factory.FromAsync(work.{|LAP1001:BeginInvoke|}, work.{|LAP1001:EndInvoke|}, null);")]
    [InlineData("Task.Factory.FromAsync(work.{|LAP1001:BeginInvoke|}(null, null), work.{|LAP1001:EndInvoke|});")]
    [InlineData("Task.Factory.FromAsync((c, s) => work.{|LAP1001:BeginInvoke|}(c, s), ar => work.{|LAP1001:EndInvoke|}(ar), null);")]
    public Task Method_group_and_FromAsync(string statement) => OnNet.Reports($$"""void M(Action work) { {{statement}} }""");

    [Fact]
    public Task Delegate_declared_here_and_generic_delegate() =>
        OnNet.Reports(
            """
            delegate T Work<T>(ref T value);
            void M<T>(Work<T> work, T value) => work.{|LAP1001:BeginInvoke|}(ref value, null, null);
            """
        );

    [Fact]
    public Task Top_level_statement() =>
        (OnNet with { OutputKind = OutputKind.ConsoleApplication }).ReportsInFile(
            """
            System.Action work = () => { };
            work.{|LAP1001:BeginInvoke|}(null, null);
            """
        );

    [Fact]
    public Task Lambda_that_is_a_field_initialiser() =>
        OnNet.Reports("""Action<Action> start = work => work.{|LAP1001:BeginInvoke|}(null, null);""");

    [Theory]
    [InlineData("_ = nameof(work.BeginInvoke) + nameof(Action.EndInvoke);")]
    [InlineData("((dynamic)work).BeginInvoke(null, null);")]
    [InlineData("typeof(Action).GetMethod(\"BeginInvoke\");")]
    [InlineData("work.Invoke(); work.DynamicInvoke();")]
    public Task Not_a_use(string statement) => OnNet.Reports($$"""void M(Action work) { {{statement}} }""");

    [Fact]
    public Task Documentation_that_names_it() =>
        OnNet.Reports(
            """
            /// <summary>See <see cref="Action.BeginInvoke"/>.</summary>
            void M() { }
            """
        );

    [Fact]
    public Task BeginInvoke_of_a_control() =>
        OnNet.Reports(
            """
            class Control : System.ComponentModel.ISynchronizeInvoke
            {
                public bool InvokeRequired => true;
                public IAsyncResult BeginInvoke(Delegate method, params object[] args) => null;
                public object EndInvoke(IAsyncResult result) => null;
                public object Invoke(Delegate method, params object[] args) => null;
            }

            void M(Control control, System.ComponentModel.ISynchronizeInvoke any, Action work)
            {
                control.EndInvoke(control.BeginInvoke(work));
                any.EndInvoke(any.BeginInvoke(work, null));
            }
            """
        );

    [Fact]
    public Task BeginInvoke_of_a_dispatcher() =>
        OnNet.Reports(
            """
            class Dispatcher { public object BeginInvoke(Delegate method, params object[] args) => null; }
            void M(Dispatcher dispatcher, Action work) => dispatcher.BeginInvoke(work);
            """
        );

    [Fact]
    public Task BeginInvoke_of_a_shell() =>
        OnNet.Reports(
            """
            class PowerShell
            {
                public IAsyncResult BeginInvoke() => null;
                public List<object> EndInvoke(IAsyncResult ar) => null;
            }

            List<object> M(PowerShell shell) => shell.EndInvoke(shell.BeginInvoke());
            """
        );
}
