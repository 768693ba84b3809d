using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules.Wcf;
using Microsoft.CodeAnalysis;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>LAP4002.</summary>
public sealed class WrapEventInTaskTests
{
    private const string Component = """
        using System;
        using System.ComponentModel;

        public class SquareCompletedEventArgs : AsyncCompletedEventArgs
        {
            public SquareCompletedEventArgs(int result) : base(null, false, null) { }
            public int Result { get { RaiseExceptionIfNecessary(); return 0; } }
            public object GetData() { return Result; }
        }

        public class Squarer
        {
            public event EventHandler<SquareCompletedEventArgs> SquareCompleted;
            public event AsyncCompletedEventHandler RunCompleted { add { } remove { } }
            public event AsyncCompletedEventHandler WaitCompleted { add { } remove { } }
            public void SquareAsync(int number) { SquareAsync(number, null); }
            public void SquareAsync(int number, object userState) { SquareCompleted(this, new SquareCompletedEventArgs(number)); }
            public void RunAsync(string text, int number) { }
            public void SquareAsyncCancel(object userState) { }
            public int WaitAsync() { return 0; }
        }
        """;

    private const string ExplicitClient = """
        using System;
        using System.ComponentModel;
        using System.ServiceModel;

        [ServiceContract]
        public interface ISums
        {
            [OperationContract(AsyncPattern = true)]
            IAsyncResult BeginAdd(int a, int b, int c, double d, AsyncCallback callback, object state);
            int EndAdd(IAsyncResult result);
        }

        public class AddCompletedEventArgs : AsyncCompletedEventArgs
        {
            public AddCompletedEventArgs() : base(null, false, null) { }
            public int Result { get { RaiseExceptionIfNecessary(); return 0; } }
        }

        public class SumsClient : ClientBase<ISums>, ISums
        {
            public event EventHandler<AddCompletedEventArgs> AddCompleted;
            public void AddAsync(int a, int b, int c, double d) { AddCompleted(this, null); }
            IAsyncResult ISums.BeginAdd(int a, int b, int c, double d, AsyncCallback callback, object state) { return null; }
            int ISums.EndAdd(IAsyncResult result) { return 0; }
        }
        """;

    private static CallPairTest Net { get; } =
        OnNet.Only(DiagnosticIds.WrapEventInTask) with
        {
            OtherFiles = [("Component.cs", Component)],
        };

    /// <summary>The method that a class gets whose handler wants the data of the event.</summary>
    private static string WrapperOfData(string parameters, string isOwn, string arguments) =>
        $$"""


            private static Task<SquareCompletedEventArgs> SquareCompletedAsync(Squarer squarer, {{parameters}})
            {
                var completion = new TaskCompletionSource<SquareCompletedEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
                EventHandler<SquareCompletedEventArgs> handler = null;
                handler = (sender, e) =>
                {
                    if (!{{isOwn}})
                    {
                        return;
                    }

                    squarer.SquareCompleted -= handler;
                    completion.TrySetResult(e);
                };
                squarer.SquareCompleted += handler;
                try
                {
                    squarer.SquareAsync({{arguments}});
                }
                catch
                {
                    squarer.SquareCompleted -= handler;
                    throw;
                }

                return completion.Task;
            }
            """;

    private static CallPairTest Wcf { get; } = OnFramework.Only(DiagnosticIds.WrapEventInTask);

    [Fact]
    public Task Message_names_start_and_event() =>
        Net.ReportsInFile(
            "class C { void M(Squarer s) { s.{|#0:SquareAsync|}(2); } }",
            new DiagnosticResult(DiagnosticIds.WrapEventInTask, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("Make a task of 'SquareAsync' and its event 'SquareCompleted'")
        );

    [Fact]
    public Task Message_says_how_the_client_can_be_written_anew() =>
        (Wcf with { OtherFiles = [GeneratedClients.WithEvents] }).ReportsInFile(
            "class C { void M(CalculatorClient c) { c.{|#0:AddAsync|}(1, 2); } }",
            new DiagnosticResult(DiagnosticIds.WrapEventInTask, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage(
                    "Make a task of 'AddAsync' and its event 'AddCompleted', or generate the client of 'ICalculator' again: without "
                        + "'/async', 'svcutil' for .NET Framework 4.5 and 'dotnet-svcutil' write operations that return tasks"
                )
        );

    [Theory]
    [InlineData("void M(BackgroundWorker w) { w.RunWorkerAsync(); }")]
    [InlineData("void M(WebClient c, Uri a) { c.DownloadStringAsync(a); }")]
    [InlineData("class D : Squarer { void M() { SquareAsync(2); this.SquareAsync(3); } }")]
    [InlineData("Task<int> SquareTaskAsync(Squarer s) { s.SquareAsync(2); return null; }")]
    [InlineData("Task<int> SquareTaskAsync(Squarer s) { Action a = () => { s.SquareAsync(2); }; return null; }")]
    [InlineData("void M(Squarer s) { var x = s.WaitAsync(); }")]
    public Task Nothing_to_wrap(string member) => Net.Reports(member);

    [Fact]
    public Task Client_over_the_methods_of_its_contract() =>
        (
            Wcf with
            {
                OtherFiles = [GeneratedClients.WithEvents],
                Title = "Replace 'AddAsync' with 'Task.Factory.FromAsync' (may change semantics)",
            }
        ).Fixes(
            """
            void M()
            {
                var client = new CalculatorClient();
                client.AddCompleted += OnAdded;
                client.{|LAP4002:AddAsync|}(1.5, 2.5, "state");
            }

            void OnAdded(object sender, AddCompletedEventArgs e)
            {
                if (e.Error != null)
                {
                    Console.WriteLine(e.Error);
                }
                else
                {
                    Console.WriteLine(e.Result);
                }
            }
            """,
            """
            void M()
            {
                var client = new CalculatorClient();
                _ = OnAddedAsync(Task.Factory.FromAsync(client.BeginAdd, client.EndAdd, 1.5, 2.5, null));
            }

            async Task OnAddedAsync(Task<double> add)
            {
                await Task.Yield();
                double result;
                try
                {
                    result = await add;
                }
                catch (Exception error)
                {
                    Console.WriteLine(error);
                    return;
                }

                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Client_that_has_them_for_its_contract_only() =>
        (Wcf with { OtherFiles = [("Client.cs", ExplicitClient)] }).Fixes(
            """
            SumsClient client = new SumsClient();

            C()
            {
                client.AddCompleted += (s, e) => Console.WriteLine(e.Result);
                client.{|LAP4002:AddAsync|}(1, 2, 3, 4);
            }
            """,
            """
            SumsClient client = new SumsClient();

            C()
            {
                async Task OnAddCompletedAsync(Task<int> add)
                {
                    await Task.Yield();
                    var result = await add;
                    Console.WriteLine(result);
                }

                _ = OnAddCompletedAsync(
                    Task.Factory.FromAsync(
                        (callback, state) => ((ISums)client).BeginAdd(1, 2, 3, 4, callback, state),
                        ((ISums)client).EndAdd,
                        null));
            }
            """
        );

    /// <summary>A result that is there, with some value, even where the operation failed.</summary>
    [Fact]
    public Task Result_that_does_not_throw() =>
        (
            OnNet.Only(DiagnosticIds.WrapEventInTask) with
            {
                OtherFiles =
                [
                    (
                        "Component.cs",
                        """
                        public class CountCompletedEventArgs : System.ComponentModel.AsyncCompletedEventArgs
                        {
                            public CountCompletedEventArgs(System.Exception error) : base(error, false, null) { }
                            public int Result { get; }
                        }

                        public class Counter
                        {
                            public event System.EventHandler<CountCompletedEventArgs> CountCompleted;
                            public void CountAsync() { CountCompleted(this, new CountCompletedEventArgs(null)); }
                        }
                        """
                    ),
                ],
            }
        ).Fixes(
            """
            void M()
            {
                var counter = new Counter();
                counter.CountCompleted += OnCounted;
                counter.{|LAP4002:CountAsync|}();
            }

            void OnCounted(object sender, CountCompletedEventArgs e) => Console.WriteLine(e.Result);
            """,
            """
            void M()
            {
                var counter = new Counter();
                _ = OnCountedAsync(CountCompletedAsync(counter));
            }

            async Task OnCountedAsync(Task<CountCompletedEventArgs> count)
            {
                var e = await count;
                Console.WriteLine(e.Result);
            }

            private static Task<CountCompletedEventArgs> CountCompletedAsync(Counter counter)
            {
                var completion = new TaskCompletionSource<CountCompletedEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
                EventHandler<CountCompletedEventArgs> handler = null;
                handler = (sender, e) =>
                {
                    counter.CountCompleted -= handler;
                    completion.TrySetResult(e);
                };
                counter.CountCompleted += handler;
                try
                {
                    counter.CountAsync();
                }
                catch
                {
                    counter.CountCompleted -= handler;
                    throw;
                }

                return completion.Task;
            }
            """
        );

    [Fact]
    public Task Component_with_a_user_state() =>
        (Net with { FixedDocuments = 1 }).Fixes(
            """
            void M()
            {
                var squarer = new Squarer();
                squarer.SquareCompleted += (s, e) => Console.WriteLine(e.Result);
                squarer.{|LAP4002:SquareAsync|}(3);
            }

            void N()
            {
                var squarer = new Squarer();
                squarer.SquareCompleted += (s, e) => Console.WriteLine(e.Result);
                squarer.{|LAP4002:SquareAsync|}(4, this);
            }
            """,
            """
            void M()
            {
                var squarer = new Squarer();

                async Task OnSquareCompletedAsync(Task<int> square)
                {
                    var result = await square;
                    Console.WriteLine(result);
                }

                _ = OnSquareCompletedAsync(SquareTaskAsync(squarer, 3));
            }

            void N()
            {
                var squarer = new Squarer();

                async Task OnSquareCompletedAsync(Task<int> square)
                {
                    var result = await square;
                    Console.WriteLine(result);
                }

                _ = OnSquareCompletedAsync(SquareTaskAsync(squarer, 4));
            }

            private static Task<int> SquareTaskAsync(Squarer squarer, int number)
            {
                var completion = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
                EventHandler<SquareCompletedEventArgs> handler = null;
                handler = (sender, e) =>
                {
                    if (!ReferenceEquals(e.UserState, completion))
                    {
                        return;
                    }

                    squarer.SquareCompleted -= handler;
                    if (e.Error != null)
                    {
                        completion.TrySetException(e.Error);
                    }
                    else if (e.Cancelled)
                    {
                        completion.TrySetCanceled();
                    }
                    else
                    {
                        completion.TrySetResult(e.Result);
                    }
                };
                squarer.SquareCompleted += handler;
                try
                {
                    squarer.SquareAsync(number, completion);
                }
                catch
                {
                    squarer.SquareCompleted -= handler;
                    throw;
                }

                return completion.Task;
            }
            """
        );

    [Fact]
    public Task Component_without_a_user_state_or_result() =>
        Net.Fixes(
            """
            #nullable enable
            void M()
            {
                var runner = new Squarer();
                runner.RunCompleted += OnRun;
                runner.{|LAP4002:RunAsync|}("text", 2);
            }

            void OnRun(object? sender, AsyncCompletedEventArgs e)
            {
                Console.WriteLine(e.Error);
            }
            """,
            """
            #nullable enable
            void M()
            {
                var runner = new Squarer();
                _ = OnRunAsync(RunTaskAsync(runner, "text", 2));
            }

            async Task OnRunAsync(Task run)
            {
                await Task.WhenAny(run);
                var error = run.Exception?.InnerException;
                Console.WriteLine(error);
            }

            private static Task RunTaskAsync(Squarer squarer, string text, int number)
            {
                var completion = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
                AsyncCompletedEventHandler? handler = null;
                handler = (sender, e) =>
                {
                    squarer.RunCompleted -= handler;
                    if (e.Error != null)
                    {
                        completion.TrySetException(e.Error);
                    }
                    else if (e.Cancelled)
                    {
                        completion.TrySetCanceled();
                    }
                    else
                    {
                        completion.TrySetResult(null);
                    }
                };
                squarer.RunCompleted += handler;
                try
                {
                    squarer.RunAsync(text, number);
                }
                catch
                {
                    squarer.RunCompleted -= handler;
                    throw;
                }

                return completion.Task;
            }
            """
        );

    [Fact]
    public Task Handler_that_wants_the_data_of_the_event() =>
        Net.Fixes(
            """
            void M()
            {
                var squarer = new Squarer();
                squarer.SquareCompleted += (s, e) =>
                {
                    if (e.Error == null)
                    {
                        Console.WriteLine(e.GetData());
                        Console.WriteLine(e.UserState);
                    }
                };
                squarer.{|LAP4002:SquareAsync|}(4, this);
            }
            """,
            """
            void M()
            {
                var squarer = new Squarer();

                async Task OnSquareCompletedAsync(Task<SquareCompletedEventArgs> square, object state)
                {
                    var e = await square;
                    if (e.Error == null)
                    {
                        Console.WriteLine(e.GetData());
                        Console.WriteLine(state);
                    }
                }

                _ = OnSquareCompletedAsync(SquareCompletedAsync(squarer, 4), this);
            }
            """ + WrapperOfData("int number", "ReferenceEquals(e.UserState, completion)", "number, completion")
        );

    [Fact]
    public Task Handler_that_hands_the_data_of_the_event_on() =>
        Net.Fixes(
            """
            void M()
            {
                var squarer = new Squarer();
                squarer.SquareCompleted += OnSquared;
                squarer.{|LAP4002:SquareAsync|}(4, this);
            }

            void OnSquared(object sender, SquareCompletedEventArgs e) => Console.WriteLine(e);
            """,
            """
            void M()
            {
                var squarer = new Squarer();
                _ = OnSquaredAsync(SquareCompletedAsync(squarer, 4, this));
            }

            async Task OnSquaredAsync(Task<SquareCompletedEventArgs> square)
            {
                var e = await square;
                Console.WriteLine(e);
            }
            """ + WrapperOfData("int number, object userState", "Equals(e.UserState, userState)", "number, userState")
        );

    /// <summary>The wrapper that passes the data on passes on the state, too.</summary>
    [Fact]
    public Task Operation_that_is_cancelled_by_a_state_that_it_keeps() =>
        Net.Fixes(
            """
            void M()
            {
                var squarer = new Squarer();
                squarer.SquareCompleted += OnSquared;
                squarer.{|LAP4002:SquareAsync|}(4, this);
                squarer.SquareAsyncCancel(this);
            }

            void OnSquared(object sender, SquareCompletedEventArgs e) => Console.WriteLine(e);
            """,
            """
            void M()
            {
                var squarer = new Squarer();
                _ = OnSquaredAsync(SquareCompletedAsync(squarer, 4, this));
                squarer.SquareAsyncCancel(this);
            }

            async Task OnSquaredAsync(Task<SquareCompletedEventArgs> square)
            {
                var e = await square;
                Console.WriteLine(e);
            }
            """ + WrapperOfData("int number, object userState", "Equals(e.UserState, userState)", "number, userState")
        );

    [Theory]
    [InlineData(
        "void M() { var s = new Squarer(); s.WaitCompleted += (o, e) => { }; s.{|LAP4002:WaitAsync|}(); }",
        RefusalReason.NoTaskForOperation
    )]
    [InlineData(
        "int SquareTaskAsync; void M() { var s = new Squarer(); s.SquareCompleted += (o, e) => { }; s.{|LAP4002:SquareAsync|}(2); }",
        RefusalReason.NameIsTaken
    )]
    [InlineData(
        "void M() { var s = new Squarer(); s.SquareCompleted += (o, e) => { }; "
            + "s.{|LAP4002:SquareAsync|}(2, this); s.SquareAsyncCancel(this); }",
        RefusalReason.CancelledByState
    )]
    [InlineData(
        "Squarer s = new Squarer(); C() { s.SquareCompleted += OnSquared; } void M() { s.{|LAP4002:SquareAsync|}(2, this); } "
            + "void OnSquared(object o, SquareCompletedEventArgs e) { ((Squarer)o).SquareAsyncCancel(e.UserState); }",
        RefusalReason.CancelledByState
    )]
    public Task Nothing_is_offered(string members, RefusalReason reason) => Net.DoesNotFix(members, reason);

    [Fact]
    public Task Client_that_cannot_be_named_twice() =>
        (OnFramework.Only(DiagnosticIds.OutcomeIsLost) with { OtherFiles = [GeneratedClients.WithEvents] }).DoesNotFix(
            "void M() { new CalculatorClient().{|LAP4004:AddAsync|}(1, 2); }",
            RefusalReason.ReceiverCannotBeNamed
        );
}
