using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5006.</summary>
public sealed class OutcomeIsToldWronglyTests
{
    private static CallPairTest Net { get; } = ComponentTest.OnNet.Only(DiagnosticIds.OutcomeIsToldWrongly);

    private const string Constructor =
        "public CountCompletedEventArgs(int result, Exception error, bool cancelled, object state) : base(error, cancelled, state) { }";

    private static string InFile(string members, string others = "") =>
        $$"""
            using System;
            using System.ComponentModel;
            using System.Threading;
            using System.Threading.Tasks;

            public class CountCompletedEventArgs : AsyncCompletedEventArgs
            {
                {{string.Join("\n", members.Split('\n').Select((line, i) => line.Length == 0 || i == 0 ? line : "    " + line))}}
            }
            {{others}}
            """;

    [Fact]
    public Task Message_names_the_property() =>
        Net.ReportsInFile(
            InFile(Constructor + " public int {|#0:Result|} { get; private set; }"),
            new DiagnosticResult(DiagnosticIds.OutcomeIsToldWrongly, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(
                    "'CountCompletedEventArgs.Result' gives a value although the operation may have failed; call RaiseExceptionIfNecessary "
                        + "before"
                )
        );

    [Theory]
    [InlineData("private int _n; public int {|LAP5006:Count|} { get { return _n; } }")]
    [InlineData("private int _n; public int {|LAP5006:Result|} => _n; public string Name { get; set; }")]
    [InlineData("public int {|LAP5006:Result|} { get; internal set; }")]
    public Task Result_that_is_given_anyway(string members) => Net.ReportsInFile(InFile(Constructor + members));

    [Theory]
    [InlineData(Constructor + "private int _n; public int Result { get { RaiseExceptionIfNecessary(); return _n; } }")]
    [InlineData(
        Constructor + "private int _n; public int Result { get { Check(); return _n; } } void Check() { RaiseExceptionIfNecessary(); }"
    )]
    [InlineData(Constructor + "private int _n; public int Result { get { if (Error != null) throw Error; return _n; } }")]
    [InlineData(Constructor + "public int Result { get; set; }")]
    [InlineData(Constructor + "public string Name { get; } public int Size { get; }")]
    [InlineData("public CountCompletedEventArgs(int result) : base(null, false, null) { Result = result; } public int Result { get; }")]
    public Task Result_that_is_guarded_or_none(string members) => Net.ReportsInFile(InFile(members));

    [Fact]
    public Task Getter_with_a_body() =>
        Net.FixesFile(
            InFile(
                $$"""
                {{Constructor}}
                private int _n;

                // The count.
                public int {|LAP5006:Result|}
                {
                    // all of it
                    get { return _n; } // read
                }
                """
            ),
            InFile(
                $$"""
                {{Constructor}}
                private int _n;

                // The count.
                public int Result
                {
                    // all of it
                    get
                    {
                        RaiseExceptionIfNecessary();
                        return _n;
                    } // read
                }
                """
            )
        );

    [Fact]
    public Task Getter_that_is_an_expression() =>
        Net.FixesFile(
            InFile(Constructor + "\nprivate int _n;\npublic int {|LAP5006:Result|} => _n; // read"),
            InFile(
                Constructor
                    + """

                    private int _n;
                    public int Result
                    {
                        get
                        {
                            RaiseExceptionIfNecessary();
                            return _n;
                        }
                    } // read
                    """
            )
        );

    [Fact]
    public Task Automatic_property_gets_a_field() =>
        Net.FixesFile(
            InFile(
                """
                private readonly string _name;

                public CountCompletedEventArgs(int result, Exception error) : base(error, false, null)
                {
                    this.Result = result; // as counted
                    _name = "";
                }

                /// <summary>The count.</summary>
                public int {|LAP5006:Result|} { get; }
                """
            ),
            InFile(
                """
                private readonly string _name;
                private readonly int _result;

                public CountCompletedEventArgs(int result, Exception error) : base(error, false, null)
                {
                    this._result = result; // as counted
                    _name = "";
                }

                /// <summary>The count.</summary>
                public int Result
                {
                    get
                    {
                        RaiseExceptionIfNecessary();
                        return _result;
                    }
                }
                """
            )
        );

    [Fact]
    public Task Title_says_where_the_result_is_read() =>
        (Net with { Title = "Call 'RaiseExceptionIfNecessary' (may change semantics)" }).FixesFile(
            InFile(
                Constructor + "\npublic int {|LAP5006:Result|} { get; private set; }",
                "class User { void OnCounted(object sender, CountCompletedEventArgs e) { Console.WriteLine(e.Result); } }"
            ),
            InFile(
                "private int _result;\n\n"
                    + Constructor
                    + """

                    public int Result
                    {
                        get
                        {
                            RaiseExceptionIfNecessary();
                            return _result;
                        }
                        private set
                        {
                            _result = value;
                        }
                    }
                    """,
                "class User { void OnCounted(object sender, CountCompletedEventArgs e) { Console.WriteLine(e.Result); } }"
            )
        );

    [Fact]
    public Task Nothing_where_the_field_is_there() =>
        Net.DoesNotFixFile(
            InFile(Constructor + "private int _result; public int {|LAP5006:Result|} { get; private set; }"),
            RefusalReason.NameIsTaken
        );

    [Theory]
    [InlineData("Task.Run(() => CountCompleted(this, null));")]
    [InlineData("Task.Run(() => { Thread.Sleep(1); CountCompleted?.Invoke(this, null); });")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => OnCountCompleted());")]
    [InlineData("new Thread(OnCountCompleted).Start();")]
    public Task Event_from_a_thread_of_its_own(string start) =>
        Net.DoesNotFixFile(WithCounter("{|LAP5006:CountAsync|}", start), RefusalReason.OnlyAuthorKnows);

    [Theory]
    [InlineData("CountCompleted(this, null);", "")]
    [InlineData("OnCountCompleted();", "")]
    [InlineData("Task.Run(() => Thread.Sleep(1));", "")]
    [InlineData("Task.Run(() => Later(() => CountCompleted(this, null)));", "void Later(Action action) { }")]
    [InlineData("var o = AsyncOperationManager.CreateOperation(null); Task.Run(() => o.Post(_ => OnCountCompleted(), null));", "")]
    [InlineData("Task.Run(() => CountCompleted(this, null));", "SynchronizationContext _context;")]
    public Task Event_that_may_come_where_it_should(string start, string members) =>
        Net.ReportsInFile(WithCounter("CountAsync", start, members));

    private static string WithCounter(string name, string start, string members = "") =>
        InFile(
            "public CountCompletedEventArgs() : base(null, false, null) { }",
            $$"""
            public class Counter
            {
                public event EventHandler<CountCompletedEventArgs> CountCompleted;
                public void {{name}}() { {{start}} }
                void OnCountCompleted() { var handler = CountCompleted; if (handler != null) handler(this, null); }
                {{members}}
            }
            """
        );
}
