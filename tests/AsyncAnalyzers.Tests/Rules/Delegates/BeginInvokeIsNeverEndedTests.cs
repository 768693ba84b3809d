using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rules.Delegates;

/// <summary>LAP1002.</summary>
public sealed class BeginInvokeIsNeverEndedTests
{
    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.BeginInvokeIsNeverEnded);

    /// <summary>What the statements of the theories use: callbacks that end and callbacks that do not.</summary>
    private const string Callbacks = """
        static readonly Action Work = () => { };
        C other;
        void Done(IAsyncResult ar) => Work.EndInvoke(ar);
        static void StaticDone(IAsyncResult ar) => Work.EndInvoke(ar);
        void Lost(IAsyncResult ar) => Console.WriteLine(ar.IsCompleted);
        static void StaticLost(IAsyncResult ar) => Console.WriteLine("done");
        void Handed(IAsyncResult ar) => Finish(ar, true);
        void HandedAndLost(IAsyncResult ar) => Forget(ar, true);
        void Finish(IAsyncResult result, bool log) { if (log) Work.EndInvoke(result); }
        void Forget(IAsyncResult result, bool log) { if (log) Console.WriteLine(result.AsyncState); }
        AsyncCallback GetDone() => Done;
        AsyncCallback GetLost() { return new AsyncCallback(Lost); }
        AsyncCallback DoneProperty => Done;
        """;

    private static Task Reports(string statements) =>
        Framework.Reports(
            $$"""
            {{Callbacks}}
            void M(Action work, bool condition)
            {
                {{statements}}
            }
            """
        );

    [Fact]
    public Task Message_names_the_delegate() =>
        Framework.ReportsInFile(
            "class C { void M(System.Func<int, string> work) => work.{|#0:BeginInvoke|}(1, null, null); }",
            new DiagnosticResult(DiagnosticIds.BeginInvokeIsNeverEnded, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(
                    "EndInvoke is never called for this 'BeginInvoke' of the delegate 'Func<int, string>': its exception is lost and "
                        + "resources may leak"
                )
        );

    // The cases of Sonar's S4583, by the numbers of its table.

    [Theory]
    [InlineData("work.{|LAP1002:BeginInvoke|}(null, null);")]
    [InlineData("work?.{|LAP1002:BeginInvoke|}(null, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(default, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(default(AsyncCallback), null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(@object: null, callback: null);")]
    public Task S4583_01_never_ended(string statement) => Reports(statement);

    [Theory]
    [InlineData("work.{|LAP1002:BeginInvoke|}(Lost, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(LostHere, null); void LostHere(IAsyncResult ar) { }")]
    public Task S4583_02_method_group_that_does_not_end(string statement) => Reports(statement);

    [Theory]
    [InlineData("work.BeginInvoke(Done, null);")]
    [InlineData("work.BeginInvoke(this.Done, null);")]
    [InlineData("work.BeginInvoke(C.StaticDone, null);")]
    [InlineData("work.BeginInvoke(other.Done, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(this.Lost, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(C.StaticLost, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(other.Lost, null);")]
    public Task S4583_03_method_group_through_a_member_access(string statement) => Reports(statement);

    [Theory]
    [InlineData("work.BeginInvoke(GetDone(), null);")]
    [InlineData("work.BeginInvoke((AsyncCallback)Done, null);")]
    [InlineData("work.BeginInvoke(condition ? GetDone() : null, null);")]
    [InlineData("work.BeginInvoke(condition ? new AsyncCallback(Done) : Lost, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(GetLost(), null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}((AsyncCallback)Lost, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(condition ? new AsyncCallback(StaticLost) : Lost, null);")]
    public Task S4583_04_callback_returned_cast_or_conditional(string statement) => Reports(statement);

    [Theory]
    [InlineData("AsyncCallback callback = new(Done); work.BeginInvoke(callback, null);")]
    [InlineData("work.BeginInvoke(new(Done), null);")]
    [InlineData("AsyncCallback callback = new(Lost); work.{|LAP1002:BeginInvoke|}(callback, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(new(Lost), null);")]
    public Task S4583_05_target_typed_new(string statement) => Reports(statement);

    [Fact]
    public Task S4583_06_field_ended_by_another_method() =>
        Framework.Reports(
            """
            IAsyncResult pending;
            void Start(Action work) => pending = work.BeginInvoke(null, null);
            void Finish(Action work) => work.EndInvoke(pending);
            """
        );

    [Fact]
    public Task S4583_06_property_ended_by_another_method() =>
        Framework.Reports(
            """
            IAsyncResult Pending { get; set; }
            void Start(Action work) => Pending = work.BeginInvoke(null, null);
            void Finish(Action work) => work.EndInvoke(Pending);
            """
        );

    [Theory]
    [InlineData("Finish(work.BeginInvoke(null, null), true);")]
    [InlineData("var ar = work.BeginInvoke(null, null); Finish(log: false, result: ar);")]
    [InlineData("work.BeginInvoke(Handed, null);")]
    [InlineData("work.BeginInvoke(ar => Finish(ar, true), null);")]
    [InlineData("Forget(work.{|LAP1002:BeginInvoke|}(null, null), true);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(HandedAndLost, null);")]
    public Task S4583_06_helper_that_ends(string statement) => Reports(statement);

    [Fact]
    public Task S4583_07_indexer() =>
        Framework.Reports(
            """
            Func<int> work;
            int this[int i]
            {
                get
                {
                    var ar = work.BeginInvoke(null, null);
                    return work.EndInvoke(ar);
                }
                set => work.{|LAP1002:BeginInvoke|}(null, null);
            }
            """
        );

    [Fact]
    public Task S4583_07_event_accessor() =>
        Framework.Reports(
            """
            Action work;
            event Action Happened
            {
                add
                {
                    var ar = work.BeginInvoke(null, null);
                    work.EndInvoke(ar);
                }
                remove { work.{|LAP1002:BeginInvoke|}(null, null); }
            }
            """
        );

    [Fact]
    public Task S4583_07_top_level_statements() =>
        (Framework with { OutputKind = OutputKind.ConsoleApplication }).ReportsInFile(
            """
            System.Func<int> work = () => 1;
            var ar = work.BeginInvoke(null, null);
            work.EndInvoke(ar);
            var lost = work.{|LAP1002:BeginInvoke|}(null, null);
            """
        );

    [Theory]
    [InlineData("Task.Factory.FromAsync(work.BeginInvoke(null, null), work.EndInvoke);")]
    [InlineData("Task.Factory.FromAsync(work.BeginInvoke, work.EndInvoke, null);")]
    [InlineData("Task.Factory.FromAsync((c, s) => work.BeginInvoke(c, s), work.EndInvoke, null);")]
    public Task S4583_08_FromAsync(string statement) => Reports(statement);

    [Fact]
    public Task S4583_09_returned() =>
        Framework.Reports(
            """
            IAsyncResult BeginWork(Action work) => work.BeginInvoke(null, null);
            IAsyncResult BeginWork(Action work, object state) { return work?.BeginInvoke(null, state); }
            Func<Action, IAsyncResult> begin = work => work.BeginInvoke(null, null);
            """
        );

    [Theory]
    [InlineData("work.{|LAP1002:BeginInvoke|}(null, null); var ar = Work.BeginInvoke(null, null); Work.EndInvoke(ar);")]
    [InlineData("var lost = work.{|LAP1002:BeginInvoke|}(null, null); var ar = work.BeginInvoke(null, null); work.EndInvoke(ar);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(ar => Work.EndInvoke(Work.BeginInvoke(null, null)), null);")]
    public Task S4583_10_end_of_another_async_result(string statements) => Reports(statements);

    [Fact]
    public Task S4583_10_end_in_a_lambda_that_is_never_run() =>
        Reports("var ar = work.{|LAP1002:BeginInvoke|}(null, null); Action never = () => work.EndInvoke(ar);");

    [Fact]
    public Task S4583_10_end_in_a_local_function_that_is_never_run() =>
        Reports("var ar = work.{|LAP1002:BeginInvoke|}(null, null); void Never() => work.EndInvoke(ar);");

    [Fact]
    public Task S4583_10_end_in_a_lambda_that_is_run() =>
        Reports("var ar = work.BeginInvoke(null, null); Action later = () => work.EndInvoke(ar); later();");

    [Theory]
    [InlineData("var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) work.EndInvoke(ar);")]
    [InlineData("var ar = work.{|LAP1003:BeginInvoke|}(null, null); if (condition) return; work.EndInvoke(ar);")]
    [InlineData(
        "Action one = () => { }, other = () => { }; var ar = one.{|LAP1007:BeginInvoke|}(null, null); other.{|LAP1005:EndInvoke|}(ar);"
    )]
    [InlineData("var ar = work.{|LAP1007:BeginInvoke|}(null, null); Work.EndInvoke(ar);")]
    public Task S4583_10_end_on_one_path_or_of_another_delegate_is_for_other_rules(string statements) =>
        OnFramework.Reports(
            $$"""
            static readonly Action Work = () => { };
            void M(Action work, bool condition) { {{statements}} }
            """
        );

    [Fact]
    public Task S4583_10_getter_begins_and_setter_ends_something_else() =>
        Framework.Reports(
            """
            Action work;
            int P
            {
                get
                {
                    work.{|LAP1002:BeginInvoke|}(null, null);
                    return 1;
                }
                set => work.EndInvoke(work.BeginInvoke(null, null));
            }
            """
        );

    [Theory]
    [InlineData("AsyncCallback callback; callback = Lost; work.{|LAP1002:BeginInvoke|}(callback, null);")]
    [InlineData("AsyncCallback callback = null; callback = ar => { }; work.{|LAP1002:BeginInvoke|}(callback, null);")]
    [InlineData("AsyncCallback callback = Lost; callback = Done; work.BeginInvoke(callback, null);")]
    [InlineData("AsyncCallback callback = null; if (condition) callback = work.EndInvoke; work.BeginInvoke(callback, null);")]
    [InlineData("AsyncCallback callback = Lost; callback += Done; work.BeginInvoke(callback, null);")]
    public Task S4583_11_callback_assigned_after_its_declaration(string statements) => Reports(statements);

    [Fact]
    public async Task S4583_12_delegate_of_a_language_with_other_parameter_names() =>
        await (Framework with { OtherReferences = [await LibraryWithOtherParameterNamesAsync()] }).Reports(
            """
            void M(Foreign work)
            {
                work.{|LAP1002:BeginInvoke|}(1, null, null);
                work.{|LAP1002:BeginInvoke|}(1, Lost, null);
                work.BeginInvoke(1, ar => work.EndInvoke(ar), null);
                work.EndInvoke(work.BeginInvoke(1, notified: null, null));
            }

            void Lost(IAsyncResult ar) { }
            """
        );

    [Theory]
    [InlineData("var ar = work.BeginInvoke(null, null); work.EndInvoke(ar); work.EndInvoke(ar);")]
    [InlineData("var ar = work.BeginInvoke(null, null); while (!ar.IsCompleted) { } work.EndInvoke(ar);")]
    [InlineData("var ar = work.BeginInvoke(null, null); ar.AsyncWaitHandle.WaitOne(); work.EndInvoke(ar);")]
    [InlineData("var ar = work.{|LAP1002:BeginInvoke|}(null, null); while (!ar.IsCompleted) { }")]
    [InlineData("var ar = work.{|LAP1002:BeginInvoke|}(null, null); ar.AsyncWaitHandle.WaitOne(); ar.AsyncWaitHandle.Close();")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(null, null).AsyncWaitHandle.WaitOne();")]
    [InlineData("var multicast = work + Work; multicast.{|LAP1002:BeginInvoke|}(null, null);")]
    public Task S4583_13_waits_polls_and_double_ends(string statements) => Reports(statements);

    // Who else may end it.

    [Theory]
    [InlineData("work.BeginInvoke(work.EndInvoke, null);")]
    [InlineData("work.BeginInvoke(new AsyncCallback(work.EndInvoke), null);")]
    [InlineData("work.BeginInvoke(ar => work.EndInvoke(ar), null);")]
    [InlineData("work.BeginInvoke(ar => { try { work.EndInvoke(ar); } catch (Exception) { } }, null);")]
    [InlineData("work.BeginInvoke(delegate(IAsyncResult ar) { work.EndInvoke(ar); }, null);")]
    [InlineData("work.BeginInvoke(ar => ((Action)ar.AsyncState).EndInvoke(ar), work);")]
    [InlineData("work.BeginInvoke(ar => ((Action)((System.Runtime.Remoting.Messaging.AsyncResult)ar).AsyncDelegate).EndInvoke(ar), null);")]
    [InlineData("work.BeginInvoke(DoneHere, null); void DoneHere(IAsyncResult ar) => work.EndInvoke(ar);")]
    [InlineData("IAsyncResult ar = null; ar = work.BeginInvoke(_ => work.EndInvoke(ar), null);")]
    public Task Callback_that_ends(string statement) => Reports(statement);

    [Theory]
    [InlineData("work.{|LAP1002:BeginInvoke|}(ar => { }, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(ar => Console.WriteLine(ar.AsyncState), null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(delegate { Console.WriteLine(); }, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(_ => ((Action)_.AsyncState)(), work);")]
    [InlineData("AsyncCallback callback = ar => { }; work.{|LAP1002:BeginInvoke|}(callback, null);")]
    [InlineData("work.{|LAP1002:BeginInvoke|}(null ?? new AsyncCallback(Lost), null);")]
    public Task Callback_that_does_not_end(string statement) => Reports(statement);

    [Theory]
    [InlineData("work.BeginInvoke(unknown, null);")]
    [InlineData("work.BeginInvoke(DoneProperty, null);")]
    [InlineData("work.BeginInvoke(overridable.CallBack, null);")]
    [InlineData("work.BeginInvoke(elsewhere.CallBack, null);")]
    [InlineData("work.BeginInvoke(all[0], null);")]
    [InlineData("work.BeginInvoke(visible, null);")]
    public Task Callback_that_cannot_be_told(string statement) =>
        Framework.Reports(
            $$"""
            {{Callbacks}}
            internal AsyncCallback visible = ar => { };
            class Overridable { public virtual void CallBack(IAsyncResult ar) { } }
            abstract class Elsewhere { public abstract void CallBack(IAsyncResult ar); }
            void M(Action work, AsyncCallback unknown, AsyncCallback[] all, Overridable overridable, Elsewhere elsewhere) { {{statement}} }
            """
        );

    [Fact]
    public Task Callback_in_a_private_field() =>
        Framework.Reports(
            """
            private AsyncCallback ending, losing;
            private readonly AsyncCallback losingAtOnce = ar => Console.WriteLine();
            public C()
            {
                ending = ar => ((Action)ar.AsyncState).EndInvoke(ar);
                losing = Lost;
            }

            static void Lost(IAsyncResult ar) { }
            void M(Action work)
            {
                work.BeginInvoke(ending, work);
                work.{|LAP1002:BeginInvoke|}(losing, work);
                work.{|LAP1002:BeginInvoke|}(losingAtOnce, work);
            }
            """
        );

    [Theory]
    [InlineData("pending.Add(work.BeginInvoke(null, null));")]
    [InlineData("pending[0] = work.BeginInvoke(null, null);")]
    [InlineData("var all = new[] { work.BeginInvoke(null, null) };")]
    [InlineData("var item = new { Result = work.BeginInvoke(null, null) };")]
    [InlineData("var pair = (work, work.BeginInvoke(null, null));")]
    [InlineData("var ar = work.BeginInvoke(null, null); pending.Add(ar);")]
    [InlineData("object o = work.BeginInvoke(null, null); Console.WriteLine(o);")]
    [InlineData("new Pending().Result = work.BeginInvoke(null, null);")]
    [InlineData("var p = new Pending { Result = work.BeginInvoke(null, null) };")]
    [InlineData("result = work.BeginInvoke(null, null);")]
    [InlineData("Extend(work.BeginInvoke(null, null));")]
    [InlineData("work.BeginInvoke(null, null).Extended();")]
    [InlineData("IAsyncResult ar = Work.BeginInvoke(null, null) ?? null; pending.Add(ar);")]
    public Task Result_that_is_collected_or_passed_on(string statement) =>
        Framework.ReportsInFile(
            $$"""
            using System;
            using System.Collections.Generic;

            class Pending { public IAsyncResult Result; }
            static class Extensions { public static void Extended(this IAsyncResult ar) => GC.KeepAlive(ar); }
            class C
            {
                static Action Work;
                protected virtual void Extend(IAsyncResult ar) { }
                void M(Action work, List<IAsyncResult> pending, out IAsyncResult result) { result = null; {{statement}} }
            }
            """
        );

    [Fact]
    public Task Result_in_an_iterator() =>
        Framework.Reports(
            """
            IEnumerable<IAsyncResult> Start(IEnumerable<Action> all)
            {
                foreach (var work in all)
                {
                    yield return work.BeginInvoke(null, null);
                }
            }
            """
        );

    [Fact]
    public Task Private_field_that_is_never_ended() =>
        Framework.Reports(
            """
            private IAsyncResult pending;
            void Start(Action work) => pending = work.{|LAP1002:BeginInvoke|}(null, null);
            bool IsDone => pending == null || pending.IsCompleted;
            """
        );

    [Fact]
    public Task Private_field_that_another_part_of_the_type_ends() =>
        (
            Framework with
            {
                OtherFiles = [("Other.cs", "partial class Parted { void Finish(System.Action work) => work.EndInvoke(pending); }")],
            }
        ).ReportsInFile(
            """
            partial class Parted
            {
                private System.IAsyncResult pending;
                void Start(System.Action work) => pending = work.BeginInvoke(null, null);
            }
            """
        );

    [Fact]
    public Task Field_that_others_see() =>
        Framework.Reports(
            """
            internal IAsyncResult pending;
            void Start(Action work) => pending = work.BeginInvoke(null, null);
            """
        );

    [Fact]
    public Task Private_field_of_a_nested_type_that_the_outer_type_ends() =>
        Framework.Reports(
            """
            Action work;
            void Finish(Nested nested) => work.EndInvoke(nested.Pending);
            class Nested
            {
                private IAsyncResult pending;
                public IAsyncResult Pending => pending;
                void Start(Action work) => pending = work.BeginInvoke(null, null);
            }
            """
        );

    [Fact]
    public Task Helper_that_can_be_overridden_may_end() =>
        Framework.Reports(
            """
            protected virtual void Finish(IAsyncResult ar) { }
            void M(Action work) => Finish(work.BeginInvoke(null, null));
            """
        );

    [Fact]
    public Task Helper_that_hands_on_without_an_end() =>
        Framework.Reports(
            """
            void M(Action work) => One(work.{|LAP1002:BeginInvoke|}(null, null));
            void One(IAsyncResult ar) => Two(ar);
            void Two(IAsyncResult ar) => Console.WriteLine(ar.IsCompleted);
            """
        );

    [Fact]
    public Task Helpers_that_call_each_other() =>
        Framework.Reports(
            """
            void M(Action work) => One(work.{|LAP1002:BeginInvoke|}(null, null), 3);
            void One(IAsyncResult ar, int n) { if (n > 0) Two(ar, n - 1); }
            void Two(IAsyncResult ar, int n) { if (n > 0) One(ar, n - 1); }
            """
        );

    // Where code may stand.

    [Fact]
    public Task Lambdas_and_local_functions() =>
        Framework.Reports(
            """
            void M(Action work)
            {
                Action lambda = () => work.{|LAP1002:BeginInvoke|}(null, null);
                Action ended = () => { var ar = work.BeginInvoke(null, null); work.EndInvoke(ar); };
                void Local() => work.{|LAP1002:BeginInvoke|}(null, null);
                Local();
            }
            """
        );

    [Fact]
    public Task Operator_constructor_and_finalizer() =>
        Framework.Reports(
            """
            static Action work;
            C() => work.{|LAP1002:BeginInvoke|}(null, null);
            ~C() => work.{|LAP1002:BeginInvoke|}(null, null);
            public static C operator +(C a, C b)
            {
                work.{|LAP1002:BeginInvoke|}(null, null);
                work.EndInvoke(work.BeginInvoke(null, null));
                return a;
            }
            """
        );

    [Fact]
    public Task Field_initialisers() =>
        Framework.Reports(
            """
            static Action work;
            private static readonly IAsyncResult ended = work.BeginInvoke(null, null);
            private static readonly IAsyncResult lost = work.{|LAP1002:BeginInvoke|}(null, null);
            Action lambda = () => work.{|LAP1002:BeginInvoke|}(null, null);
            void M() => work.EndInvoke(ended);
            """
        );

    [Fact]
    public Task Event_and_its_invocation_list() =>
        Framework.Reports(
            """
            event EventHandler Happened;
            void Raise()
            {
                Happened.BeginInvoke(this, EventArgs.Empty, null, null); // LAP1006
                Happened?.BeginInvoke(this, EventArgs.Empty, null, null);
                foreach (EventHandler handler in Happened.GetInvocationList())
                {
                    handler.{|LAP1002:BeginInvoke|}(this, EventArgs.Empty, null, null);
                    handler.BeginInvoke(this, EventArgs.Empty, handler.EndInvoke, null);
                }
            }
            """
        );

    [Theory]
    [InlineData("Assert.Throws<ArgumentException>(() => work.BeginInvoke(null, null));")]
    [InlineData("System.Linq.Expressions.Expression<Action> tree = () => work.BeginInvoke(null, null);")]
    public Task Not_run_to_be_ended(string statement) =>
        Framework.Reports(
            $$"""
            static class Assert { public static void Throws<T>(Action code) { } }
            void M(Action work) { {{statement}} }
            """
        );

    [Fact]
    public Task BeginInvoke_that_is_not_of_a_delegate() =>
        Framework.Reports(
            """
            void M(System.Windows.Forms.Control control, Action work)
            {
                control.BeginInvoke(work);
                ((System.ComponentModel.ISynchronizeInvoke)control).BeginInvoke(work, null);
            }
            """
        );

    /// <summary>Visual Basic's compiler names the callback's parameter otherwise; C#'s cannot be told to, so its output is.</summary>
    private static async Task<MetadataReference> LibraryWithOtherParameterNamesAsync()
    {
        var compilation = CSharpCompilation.Create(
            "Foreign",
            [CSharpSyntaxTree.ParseText("public delegate int Foreign(int value);")],
            Framework.Platform.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true)
        );
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        var image = stream.ToArray();
        "notified"u8.CopyTo(image.AsSpan(image.AsSpan().IndexOf("\0callback\0"u8) + 1));
        return MetadataReference.CreateFromImage(image);
    }
}
