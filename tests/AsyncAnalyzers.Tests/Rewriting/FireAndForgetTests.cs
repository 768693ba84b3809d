using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A begin call that nothing ends starts a task that nobody waits for.</summary>
public sealed class FireAndForgetTests
{
    private const string Declarations = """
        Action _work;
        readonly Action fixedWork;
        int _count;
        Action Work => _work;
        event EventHandler Happened;
        static void Do() { }
        static void Do(int i) { }
        static int Once(int i) => i;
        """;

    private static Task Fixes(string statements, string fixedStatements) => OnNet.Fixes(InMethod(statements), InMethod(fixedStatements));

    private static string InMethod(string statements) =>
        $$"""
            {{Declarations}}
            void M(Action work, Action<int> workOn, Func<int, string> compute, int number, int[] numbers, bool condition)
            {
                {{string.Join("\n    ", statements.Split('\n')).Replace("    \n", "\n")}}
            }
            """;

    [Theory]
    [InlineData("work.{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(work);")]
    [InlineData("workOn.{|LAP1001:BeginInvoke|}(1, null, null);", "_ = Task.Run(() => workOn(1));")]
    [InlineData("workOn.{|LAP1001:BeginInvoke|}(number, null, null);", "_ = Task.Run(() => workOn(number));")]
    [InlineData("workOn.{|LAP1001:BeginInvoke|}(obj: number, callback: null, @object: null);", "_ = Task.Run(() => workOn(number));")]
    [InlineData("compute.{|LAP1001:BeginInvoke|}(1, null, null);", "_ = Task.Run(() => compute(1));")]
    [InlineData("_ = work.{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(work);")]
    [InlineData("(work).{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(work);")]
    [InlineData("fixedWork.{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(fixedWork);")]
    [InlineData("this.fixedWork.{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(this.fixedWork);")]
    [InlineData("work.{|LAP1001:BeginInvoke|}(default, new object());", "_ = Task.Run(work);")]
    [InlineData("Work.{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(Work);")]
    [InlineData("this._work.{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(this._work);")]
    public Task Call(string statement, string fixedStatement) => Fixes(statement, fixedStatement);

    [Theory]
    [InlineData("new Action(() => Do()).{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(() => Do());")]
    [InlineData("((Action)(() => Do())).{|LAP1001:BeginInvoke|}(null, null);", "_ = Task.Run(() => Do());")]
    [InlineData("new Func<int, int>(Once).{|LAP1001:BeginInvoke|}(number, null, null);", "_ = Task.Run(() => Once(number));")]
    public Task Delegate_made_for_the_call(string statement, string fixedStatement) => Fixes(statement, fixedStatement);

    [Fact]
    public Task Lambda_with_a_block_stays_as_it_is_laid_out() =>
        Fixes(
            """
            new Action(() =>
            {
                // Twice.
                Do();

                Do();
            }).{|LAP1001:BeginInvoke|}(null, null);
            """,
            """
            _ = Task.Run(() =>
            {
                // Twice.
                Do();

                Do();
            });
            """
        );

    [Fact]
    public Task Async_lambda_as_the_work_returns_at_its_first_await() =>
        Fixes(
            "new Action(async () => await Task.Yield()).{|LAP1001:BeginInvoke|}(null, null);",
            """
            var work1 = new Action(async () => await Task.Yield());
            _ = Task.Run(work1);
            """
        );

    [Fact]
    public Task Receiver_that_may_change_is_read_at_once() =>
        Fixes(
            """
            _work.{|LAP1001:BeginInvoke|}(null, null);
            _work = null;
            """,
            """
            _ = Task.Run(_work);
            _work = null;
            """
        );

    [Theory]
    [InlineData("workOn.{|LAP1001:BeginInvoke|}(_count, null, null);", "var count = _count;\n_ = Task.Run(() => workOn(count));")]
    [InlineData(
        "workOn.{|LAP1001:BeginInvoke|}(numbers[0], null, null);",
        "var argument = numbers[0];\n_ = Task.Run(() => workOn(argument));"
    )]
    [InlineData("workOn.{|LAP1001:BeginInvoke|}(Once(1), null, null);", "var argument = Once(1);\n_ = Task.Run(() => workOn(argument));")]
    [InlineData("workOn.{|LAP1001:BeginInvoke|}(number++, null, null);", "var argument = number++;\n_ = Task.Run(() => workOn(argument));")]
    [InlineData(
        "workOn.{|LAP1001:BeginInvoke|}(number, null, null); number = 2;",
        "var number1 = number;\n_ = Task.Run(() => workOn(number1)); number = 2;"
    )]
    public Task Value_that_may_change_is_kept(string statement, string fixedStatements) => Fixes(statement, fixedStatements);

    [Fact]
    public Task Value_that_changed_before_is_not_kept() =>
        Fixes(
            """
            number++;
            workOn.{|LAP1001:BeginInvoke|}(number, null, null);
            """,
            """
            number++;
            _ = Task.Run(() => workOn(number));
            """
        );

    [Fact]
    public Task Value_that_a_lambda_changes_is_kept() =>
        Fixes(
            """
            Action increase = () => number++;
            workOn.{|LAP1001:BeginInvoke|}(number, null, null);
            increase();
            """,
            """
            Action increase = () => number++;
            var number1 = number;
            _ = Task.Run(() => workOn(number1));
            increase();
            """
        );

    [Fact]
    public Task Receiver_is_evaluated_before_arguments() =>
        Fixes(
            "Work.{|LAP1001:BeginInvoke|}(null, null); new Action<int>(workOn).{|LAP1001:BeginInvoke|}(_count, null, null);",
            """
            _ = Task.Run(Work); var work1 = new Action<int>(workOn);
            var count = _count;
            _ = Task.Run(() => work1(count));
            """
        );

    [Fact]
    public Task Loop_variable_is_not_read_late() =>
        Fixes(
            """
            for (var i = 0; i < 3; i++)
            {
                workOn.{|LAP1001:BeginInvoke|}(i, null, null);
            }
            """,
            """
            for (var i = 0; i < 3; i++)
            {
                var i1 = i;
                _ = Task.Run(() => workOn(i1));
            }
            """
        );

    [Fact]
    public Task Variable_of_a_foreach_is_another_in_every_turn() =>
        Fixes(
            """
            foreach (var i in numbers)
                workOn.{|LAP1001:BeginInvoke|}(i, null, null);
            """,
            """
            foreach (var i in numbers)
                _ = Task.Run(() => workOn(i));
            """
        );

    [Fact]
    public Task Variable_that_a_loop_changes_is_kept() =>
        Fixes(
            """
            var i = 0;
            while (condition)
            {
                i++;
                workOn.{|LAP1001:BeginInvoke|}(i, null, null);
            }
            """,
            """
            var i = 0;
            while (condition)
            {
                i++;
                var i1 = i;
                _ = Task.Run(() => workOn(i1));
            }
            """
        );

    [Theory]
    [InlineData("work?.{|LAP1001:BeginInvoke|}(null, null);", "if (work != null)\n{\n    _ = Task.Run(work);\n}")]
    [InlineData("_work?.{|LAP1001:BeginInvoke|}(null, null);", "var work1 = _work;\nif (work1 != null)\n{\n    _ = Task.Run(work1);\n}")]
    [InlineData(
        "workOn?.{|LAP1001:BeginInvoke|}(_count, null, null);",
        "if (workOn != null)\n{\n    var count = _count;\n    _ = Task.Run(() => workOn(count));\n}"
    )]
    [InlineData(
        "Happened?.{|LAP1001:BeginInvoke|}(this, EventArgs.Empty, null, null);",
        "var happened = Happened;\nif (happened != null)\n{\n    _ = Task.Run(() => happened(this, EventArgs.Empty));\n}"
    )]
    public Task Conditional_access(string statement, string fixedStatements) => Fixes(statement, fixedStatements);

    [Fact]
    public Task Conditional_access_further_left_is_left_alone() =>
        OnNet.DoesNotFix(
            """
            Action work;
            void M(C other) => other?.work.{|LAP1001:BeginInvoke|}(null, null);
            """,
            RefusalReason.ResultEscapes
        );

    [Fact]
    public Task Embedded_statement() =>
        Fixes(
            """
            if (condition)
                workOn.{|LAP1001:BeginInvoke|}(_count, null, null);
            else
                work.{|LAP1001:BeginInvoke|}(null, null);
            """,
            """
            if (condition)
            {
                var count = _count;
                _ = Task.Run(() => workOn(count));
            }
            else
                _ = Task.Run(work);
            """
        );

    [Fact]
    public Task Statement_of_a_switch_section() =>
        Fixes(
            """
            switch (number)
            {
                case 1:
                    workOn.{|LAP1001:BeginInvoke|}(_count, null, null);
                    break;
            }
            """,
            """
            switch (number)
            {
                case 1:
                    var count = _count;
                    _ = Task.Run(() => workOn(count));
                    break;
            }
            """
        );

    [Fact]
    public Task Statement_with_a_label() =>
        Fixes(
            """
            again: workOn.{|LAP1001:BeginInvoke|}(numbers[0], null, null);
            if (condition) goto again;
            """,
            """
            again:
            {
                var argument = numbers[0];
                _ = Task.Run(() => workOn(argument));
            }
            if (condition) goto again;
            """
        );

    [Fact]
    public Task Lock() =>
        Fixes(
            """
            lock (numbers)
                workOn.{|LAP1001:BeginInvoke|}(_count, null, null);
            """,
            """
            lock (numbers)
            {
                var count = _count;
                _ = Task.Run(() => workOn(count));
            }
            """
        );

    [Fact]
    public Task Expression_bodies() =>
        OnNet.Fixes(
            """
            Action _work;
            readonly Action fixedWork;
            int P { set => fixedWork.{|LAP1001:BeginInvoke|}(null, null); }
            void M() => fixedWork.{|LAP1001:BeginInvoke|}(null, null);
            void N() => _work?.{|LAP1001:BeginInvoke|}(null, null);
            void O()
            {
                Local();
                void Local() => _work?.{|LAP1001:BeginInvoke|}(null, null);
            }
            """,
            """
            Action _work;
            readonly Action fixedWork;
            int P { set => _ = Task.Run(fixedWork); }
            void M() => _ = Task.Run(fixedWork);
            void N()
            {
                var work = _work;
                if (work != null)
                {
                    _ = Task.Run(work);
                }
            }

            void O()
            {
                Local();
                void Local()
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

    [Fact]
    public Task Expression_body_of_a_constructor() =>
        OnNet.Fixes(
            """
            C(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            """,
            """
            C(Action work) => _ = Task.Run(work);
            """
        );

    [Theory]
    [InlineData("Action start = () => work.{|LAP1001:BeginInvoke|}(null, null);", "Action start = () => _ = Task.Run(work);")]
    [InlineData(
        "Action<int> start = i => workOn.{|LAP1001:BeginInvoke|}(i, null, null);",
        "Action<int> start = i => _ = Task.Run(() => workOn(i));"
    )]
    [InlineData(
        "Action start = () => workOn.{|LAP1001:BeginInvoke|}(_count, null, null);",
        "Action start = () =>\n{\n    var count = _count;\n    _ = Task.Run(() => workOn(count));\n};"
    )]
    public Task Lambda(string statement, string fixedStatement) => Fixes(statement, fixedStatement);

    [Theory]
    [InlineData("IAsyncResult M(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);", RefusalReason.ResultEscapes)]
    [InlineData("Func<Action, IAsyncResult> begin = work => work.{|LAP1001:BeginInvoke|}(null, null);", RefusalReason.ResultEscapes)]
    [InlineData(
        "void M(Action work, List<IAsyncResult> all) => all.Add(work.{|LAP1001:BeginInvoke|}(null, null));",
        RefusalReason.ResultEscapes
    )]
    [InlineData(
        "IAsyncResult field; void M(Action work) => field = work.{|LAP1001:BeginInvoke|}(null, null);",
        RefusalReason.ResultEscapes
    )]
    [InlineData("void M(Action work) { var a = work.{|LAP1001:BeginInvoke|}; a(null, null); }", RefusalReason.MethodIsOnlyNamed)]
    [InlineData(
        "void M(Action work, AsyncCallback callback) => work.{|LAP1001:BeginInvoke|}(callback, null);",
        RefusalReason.CallbackIsUnknown
    )]
    [InlineData(
        "void M(Action work) { System.Linq.Expressions.Expression<Action> e = () => work.{|LAP1001:BeginInvoke|}(null, null); }",
        RefusalReason.ExpressionTree
    )]
    public Task Result_or_callback_that_is_somebody_elses_affair(string members, params RefusalReason[] reasons) =>
        OnNet.DoesNotFix(members, reasons);

    [Fact]
    public Task Result_of_a_lambda_that_is_used() =>
        OnNet.DoesNotFix(
            """
            void M(Action work) => Keep(() => work.{|LAP1001:BeginInvoke|}(null, null));
            void Keep(Func<IAsyncResult> begin) { }
            """,
            RefusalReason.ResultEscapes
        );

    [Fact]
    public Task Struct_that_is_this() =>
        OnNet.Fixes(
            """
            struct S
            {
                int number;
                void Do() => Console.WriteLine(number);
                void M(Action<S> work)
                {
                    new Action(Do).{|LAP1001:BeginInvoke|}(null, null);
                    work.{|LAP1001:BeginInvoke|}(this, null, null);
                }
            }
            """,
            """
            struct S
            {
                int number;
                void Do() => Console.WriteLine(number);
                void M(Action<S> work)
                {
                    var work1 = new Action(Do);
                    _ = Task.Run(work1);
                    var argument = this;
                    _ = Task.Run(() => work(argument));
                }
            }
            """
        );

    [Fact]
    public Task Struct_that_can_be_changed_in_place_is_kept() =>
        OnNet.Fixes(
            """
            struct Point { public int X; }
            void M(Action<Point> work)
            {
                var point = new Point();
                work.{|LAP1001:BeginInvoke|}(point, null, null);
                point.X++;
            }
            """,
            """
            struct Point { public int X; }
            void M(Action<Point> work)
            {
                var point = new Point();
                var point1 = point;
                _ = Task.Run(() => work(point1));
                point.X++;
            }
            """
        );

    [Fact]
    public Task Out_and_ref_delegates() =>
        OnNet.Fixes(
            """
            delegate void Give(out int value);
            delegate void Change(ref int value);
            void M(Give give, Change change, int number)
            {
                give.{|LAP1001:BeginInvoke|}(out number, null, null);
                change.{|LAP1001:BeginInvoke|}(ref number, null, null);
            }
            """,
            """
            delegate void Give(out int value);
            delegate void Change(ref int value);
            void M(Give give, Change change, int number)
            {
                _ = Task.Run(() => give(out _));
                var number1 = number;
                _ = Task.Run(() => change(ref number1));
            }
            """
        );

    [Fact]
    public Task Declaration_among_the_arguments_that_is_read_later_leaves_no_way() =>
        OnNet.DoesNotFix(
            """
            delegate void Give(out int value);
            int M(Give give)
            {
                give.{|LAP1001:BeginInvoke|}(out var value, null, null);
                return value;
            }
            """,
            RefusalReason.WouldNotCompile
        );

    [Fact]
    public Task Parameter_that_comes_by_reference_is_kept() =>
        OnNet.Fixes(
            """
            void M(Action<int> work, ref int number, in int other)
            {
                work.{|LAP1001:BeginInvoke|}(number, null, null);
                work.{|LAP1001:BeginInvoke|}(other, null, null);
            }
            """,
            """
            void M(Action<int> work, ref int number, in int other)
            {
                var number1 = number;
                _ = Task.Run(() => work(number1));
                var other1 = other;
                _ = Task.Run(() => work(other1));
            }
            """
        );

    [Fact]
    public Task Primary_constructor_parameter_is_read_at_once() =>
        OnNet.Fixes(
            """
            class Service(Action work)
            {
                void M() => work.{|LAP1001:BeginInvoke|}(null, null);
                void N() => work = null;
            }
            """,
            """
            class Service(Action work)
            {
                void M() => _ = Task.Run(work);
                void N() => work = null;
            }
            """
        );

    [Fact]
    public Task Params_array_and_optional_arguments() =>
        OnNet.Fixes(
            """
            delegate void Log(string format, params object[] values);
            void M(Log log, object value) => log.{|LAP1001:BeginInvoke|}("", new[] { value }, null, null);
            """,
            """
            delegate void Log(string format, params object[] values);
            void M(Log log, object value)
            {
                var values = new[] { value };
                _ = Task.Run(() => log("", values));
            }
            """
        );

    [Fact]
    public Task Work_that_returns_a_task() =>
        OnNet.Fixes(
            "void M(Func<Task> work) => work.{|LAP1001:BeginInvoke|}(null, null);",
            "void M(Func<Task> work) => _ = Task.Run(() => work());"
        );

    [Fact]
    public Task Work_that_ends_itself() =>
        OnNet.Fixes(
            "void M(Action work) => work.{|LAP1001:BeginInvoke|}(work.{|LAP1001:EndInvoke|}, null);",
            "void M(Action work) => _ = Task.Run(work);"
        );

    [Fact]
    public Task Underscore_that_means_something() =>
        OnNet.Fixes(
            """
            void M(Action work, int _) => work.{|LAP1001:BeginInvoke|}(null, null);
            void N(Action work) => Run(_ => work.{|LAP1001:BeginInvoke|}(null, null));
            void Run(Action<int> code) { }
            """,
            """
            void M(Action work, int _) => Task.Run(work);
            void N(Action work) => Run(_ => Task.Run(work));
            void Run(Action<int> code) { }
            """
        );

    [Fact]
    public Task Local_that_nobody_reads() => Fixes("var ar = work.{|LAP1001:BeginInvoke|}(null, null);", "var ar = Task.Run(work);");

    [Fact]
    public Task Field_initialiser_that_is_a_lambda() =>
        OnNet.Fixes(
            "Action<Action> start = work => work.{|LAP1001:BeginInvoke|}(null, null);",
            "Action<Action> start = work => _ = Task.Run(work);"
        );

    [Fact]
    public Task Top_level_statement() =>
        (OnNet with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }).FixesFile(
            """
            using System;

            Action work = () => { };
            work.{|LAP1001:BeginInvoke|}(null, null);
            Console.WriteLine();
            """,
            """
            using System;
            using System.Threading.Tasks;

            Action work = () => { };
            _ = Task.Run(work);
            Console.WriteLine();
            """
        );

    [Fact]
    public Task Task_is_imported() =>
        OnNet.FixesFile(
            """
            using System;

            namespace N
            {
                class C
                {
                    void M(Action work)
                    {
                        work.{|LAP1001:BeginInvoke|}(null, null);
                    }
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;

            namespace N
            {
                class C
                {
                    void M(Action work)
                    {
                        _ = Task.Run(work);
                    }
                }
            }
            """
        );

    [Fact]
    public Task Other_type_called_Task() =>
        OnNet.FixesFile(
            """
            using System;

            class Task { }

            class C
            {
                void M(Action work)
                {
                    work.{|LAP1001:BeginInvoke|}(null, null);
                }
            }
            """,
            """
            using System;

            class Task { }

            class C
            {
                void M(Action work)
                {
                    _ = System.Threading.Tasks.Task.Run(work);
                }
            }
            """
        );

    [Fact]
    public Task On_the_Framework_where_it_is_supported_but_lost() =>
        OnFramework
            .Only("LAP1002")
            .Fixes(
                """
                void M(Action<int> work, int number)
                {
                    work.{|LAP1002:BeginInvoke|}(number, null, null);
                    var ar = work.BeginInvoke(number, null, null);
                    work.EndInvoke(ar);
                }
                """,
                """
                void M(Action<int> work, int number)
                {
                    _ = Task.Run(() => work(number));
                    var ar = work.BeginInvoke(number, null, null);
                    work.EndInvoke(ar);
                }
                """
            );

    [Theory]
    [InlineData("stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);", "_ = stream.ReadAsync(buffer, 0, 1);")]
    [InlineData("stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, null, null);", "_ = stream.WriteAsync(buffer, 0, 1);")]
    [InlineData("request.{|LAP2001:BeginGetResponse|}(null, request);", "_ = request.GetResponseAsync();")]
    [InlineData("Dns.{|LAP2001:BeginGetHostEntry|}(name, null, null);", "_ = Dns.GetHostEntryAsync(name);")]
    [InlineData("client.{|LAP2001:BeginConnect|}(name, 1, null, null);", "_ = client.ConnectAsync(name, 1);")]
    [InlineData("socket.{|LAP2001:BeginAccept|}(null, null);", "_ = socket.AcceptAsync();")]
    [InlineData(
        "socket.{|LAP2001:BeginAccept|}(0, null, null);",
        "_ = Task.Factory.FromAsync(socket.BeginAccept, socket.EndAccept, 0, null);"
    )]
    [InlineData(
        "socket.{|LAP2001:BeginDisconnect|}(true, null, null);",
        "_ = Task.Factory.FromAsync(socket.BeginDisconnect, socket.EndDisconnect, true, null);"
    )]
    [InlineData(
        "using (stream) stream.{|LAP2001:BeginRead|}(buffer, 0, 1, null, null);",
        "using (stream) _ = stream.ReadAsync(buffer, 0, 1);"
    )]
    public Task Operation(string statement, string fixedStatement)
    {
        return OnFramework.Fixes(Member(statement), Member(fixedStatement));

        static string Member(string statement) =>
            $$"""
                void M(Stream stream, HttpWebRequest request, TcpClient client, Socket socket, byte[] buffer, string name)
                {
                    {{statement}}
                }
                """;
    }

    [Fact]
    public Task Operation_declared_here() =>
        OnNet.Fixes(
            """
            IAsyncResult BeginWork(string a, AsyncCallback callback, object state) => null;
            string EndWork(IAsyncResult ar) => null;
            void M() => {|LAP2001:BeginWork|}("a", null, null);
            """,
            """
            IAsyncResult BeginWork(string a, AsyncCallback callback, object state) => null;
            string EndWork(IAsyncResult ar) => null;
            void M() => _ = Task.Factory.FromAsync(BeginWork, EndWork, "a", null);
            """
        );

    [Fact]
    public Task Missing_end_has_no_place_where_End_takes_more() =>
        (OnNet.Only("LAP1002", "LAP2001") with { EquivalenceKey = "LAP2001.AddEnd" }).DoesNotFix(
            """
            void M(Pair pair) => pair.{|LAP2001:BeginSum|}(1, null, null);

            class Pair
            {
                public IAsyncResult BeginSum(int a, AsyncCallback callback, object state) => throw new NotSupportedException();
                public int EndSum(int a, IAsyncResult result) => a;
            }
            """,
            RefusalReason.NoPlaceForEnd
        );
}
