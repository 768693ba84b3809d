using System.Text.RegularExpressions;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.ContractTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A Begin and End operation becomes one that returns a task: in the contract, its implementations and its callers.</summary>
public sealed partial class ContractConversionTests
{
    private static ContractTest Framework { get; } =
        OnFramework.Only(DiagnosticIds.UseTaskOperation) with
        {
            Fixer = new ConvertContractFixer(),
        };

    private static ContractTest Core { get; } =
        OnCore.Only(DiagnosticIds.CoreWcfRunsNoBeginAndEnd) with
        {
            Fixer = new ConvertContractFixer(),
        };

    private const string Contract = """
        [ServiceContract]
        public interface ICalculator
        {
            [OperationContract(AsyncPattern = true)]
            IAsyncResult {|LAP3004:BeginAdd|}(int a, int b, AsyncCallback callback, object state);

            int EndAdd(IAsyncResult result);
        }

        """;

    private const string Converted = """
        [ServiceContract]
        public interface ICalculator
        {
            [OperationContract]
            Task<int> AddAsync(int a, int b);
        }

        """;

    private static Task Converts(string rest, string converted) => Converts(Framework, Contract + rest, Converted + converted);

    /// <summary>The code becomes the other, and the operations are what they were on the wire.</summary>
    private static async Task Converts(ContractTest test, string code, string converted)
    {
        await test.Fixes(code, converted);
        var before = await WireContract.OfAsync(test, Reported().Replace(code, "$1"));
        Assert.NotEmpty(before);
        Assert.Equal(before, await WireContract.OfAsync(test, converted));
    }

    [GeneratedRegex(@"\{\|LAP\d+:(\w+)\|\}")]
    private static partial Regex Reported();

    private static Task DoesNotConvert(string rest, params RefusalReason[] reasons) => Framework.DoesNotFix(Contract + rest, reasons);

    [Fact]
    public Task Contract_alone() => Converts("", "");

    [Fact]
    public Task Everything_that_describes_the_operation_stays() =>
        Converts(
            Framework,
            """
            [ServiceContract(Name = "Sums", Namespace = "urn:sums")]
            public interface ICalculator
            {
                /// <summary>Adds.</summary>
                /// <param name="a">One.</param>
                /// <param name="callback">Called back.</param>
                /// <param name="state">The state.</param>
                /// <returns>The sum.</returns>
                [OperationContract(AsyncPattern = true, Name = "Sum", Action = "sum", ReplyAction = "summed")]
                [FaultContract(typeof(string)), TransactionFlow(TransactionFlowOption.Allowed)]
                IAsyncResult {|LAP3004:BeginAdd|}([MessageParameter(Name = "first")] int a, AsyncCallback callback, object state); // adds

                /// <summary>Ends.</summary>
                [return: MessageParameter(Name = "sum")]
                List<int> EndAdd(IAsyncResult result);

                // One way.
                [OperationContract(IsOneWay = true, AsyncPattern = true)]
                IAsyncResult {|LAP3004:BeginNote|}(
                    string text,
                    AsyncCallback callback,
                    object state);

                void EndNote(IAsyncResult result);

                [OperationContract]
                void Reset();
            }
            """,
            """
            [ServiceContract(Name = "Sums", Namespace = "urn:sums")]
            public interface ICalculator
            {
                /// <summary>Adds.</summary>
                /// <param name="a">One.</param>
                /// <returns>The sum.</returns>
                [OperationContract(Name = "Sum", Action = "sum", ReplyAction = "summed")]
                [FaultContract(typeof(string)), TransactionFlow(TransactionFlowOption.Allowed)]
                [return: MessageParameter(Name = "sum")]
                Task<List<int>> AddAsync([MessageParameter(Name = "first")] int a); // adds

                // One way.
                [OperationContract(IsOneWay = true)]
                Task NoteAsync(
                    string text);

                [OperationContract]
                void Reset();
            }
            """
        );

    [Fact]
    public Task Clients_keep_their_synchronous_version() =>
        Converts(
            Framework,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state);

                int EndAdd(IAsyncResult result);
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);

                [OperationContract]
                Task<int> AddAsync(int a);
            }
            """
        );

    [Fact]
    public Task Pairs_of_their_own_stay_behind_the_task() =>
        Converts(
            """

            [ServiceBehavior]
            public class Calculator : ICalculator
            {
                /// <summary>Begins to add.</summary>
                [OperationBehavior(ReleaseInstanceMode = ReleaseInstanceMode.AfterCall)]
                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    // Runs elsewhere.
                    var task = new Task<int>(_ => a + b, state);
                    task.ContinueWith(t => callback(t));
                    task.Start();
                    return task;
                }

                /// <summary>Ends.</summary>
                public int EndAdd(IAsyncResult result)
                {
                    return ((Task<int>)result).Result;
                }
            }
            """,
            """

            [ServiceBehavior]
            public class Calculator : ICalculator
            {
                /// <summary>Begins to add.</summary>
                [OperationBehavior(ReleaseInstanceMode = ReleaseInstanceMode.AfterCall)]
                public Task<int> AddAsync(int a, int b)
                {
                    return Task.Factory.FromAsync(BeginAdd, EndAdd, a, b, null);
                }

                private IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    // Runs elsewhere.
                    var task = new Task<int>(_ => a + b, state);
                    task.ContinueWith(t => callback(t));
                    task.Start();
                    return task;
                }

                /// <summary>Ends.</summary>
                private int EndAdd(IAsyncResult result)
                {
                    return ((Task<int>)result).Result;
                }
            }
            """
        );

    [Fact]
    public Task Async_results_of_their_own_stay_behind_the_task()
    {
        const string Completed = """

            public class CompletedAsyncResult : IAsyncResult
            {
                public CompletedAsyncResult(int data, object state) { Data = data; AsyncState = state; }

                public int Data { get; }

                public object AsyncState { get; }

                public WaitHandle AsyncWaitHandle => new ManualResetEvent(true);

                public bool CompletedSynchronously => true;

                public bool IsCompleted => true;
            }
            """;
        return Converts(
            """

            public class Calculator : ICalculator
            {
                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    var result = new CompletedAsyncResult(a + b, state);
                    callback?.Invoke(result);
                    return result;
                }

                public int EndAdd(IAsyncResult result)
                {
                    var completed = (CompletedAsyncResult)result;
                    return completed.Data;
                }
            }

            """ + Completed,
            """

            public class Calculator : ICalculator
            {
                public Task<int> AddAsync(int a, int b)
                {
                    return Task.Factory.FromAsync(BeginAdd, EndAdd, a, b, null);
                }

                private IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    var result = new CompletedAsyncResult(a + b, state);
                    callback?.Invoke(result);
                    return result;
                }

                private int EndAdd(IAsyncResult result)
                {
                    var completed = (CompletedAsyncResult)result;
                    return completed.Data;
                }
            }

            """ + Completed
        );
    }

    [Fact]
    public Task Explicit_implementations() =>
        Converts(
            """

            public class Calculator : ICalculator
            {
                IAsyncResult ICalculator.BeginAdd(int a, int b, AsyncCallback callback, object state) { callback(null); return null; }

                int ICalculator.EndAdd(IAsyncResult result) => 0;
            }
            """,
            """

            public class Calculator : ICalculator
            {
                Task<int> ICalculator.AddAsync(int a, int b)
                {
                    return Task.Factory.FromAsync(BeginAdd, EndAdd, a, b, null);
                }

                private IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) { callback(null); return null; }

                private int EndAdd(IAsyncResult result) => 0;
            }
            """
        );

    [Fact]
    public Task More_arguments_than_FromAsync_takes() =>
        Converts(
            Framework,
            """
            [ServiceContract]
            public class Calculator
            {
                [OperationContract(AsyncPattern = true)]
                public IAsyncResult {|LAP3004:BeginAdd|}(int a, int b, int c, int d, AsyncCallback callback, object state)
                {
                    return null;
                }

                public void EndAdd(IAsyncResult result)
                {
                }
            }
            """,
            """
            [ServiceContract]
            public class Calculator
            {
                [OperationContract]
                public Task AddAsync(int a, int b, int c, int d)
                {
                    return Task.Factory.FromAsync((asyncCallback, asyncState) => BeginAdd(a, b, c, d, asyncCallback, asyncState), EndAdd, null);
                }

                private IAsyncResult BeginAdd(int a, int b, int c, int d, AsyncCallback callback, object state)
                {
                    return null;
                }

                private void EndAdd(IAsyncResult result)
                {
                }
            }
            """
        );

    [Fact]
    public Task Pairs_over_a_delegate_run_it() =>
        Converts(
            """

            public class Calculator : ICalculator
            {
                private readonly Func<int, int, int> _add = (a, b) => a + b;

                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    return _add.BeginInvoke(a, b, callback, state);
                }

                public int EndAdd(IAsyncResult result)
                {
                    return _add.EndInvoke(result);
                }
            }
            """,
            """

            public class Calculator : ICalculator
            {
                private readonly Func<int, int, int> _add = (a, b) => a + b;

                public Task<int> AddAsync(int a, int b)
                {
                    return Task.Run(() => _add(a, b));
                }
            }
            """
        );

    [Fact]
    public Task Pairs_over_a_delegate_that_may_change_keep_it() =>
        Converts(
            """

            public class Calculator : ICalculator
            {
                private Func<int, int, int> _add = (a, b) => a + b;

                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    return _add.BeginInvoke(a, b, callback, state);
                }

                public int EndAdd(IAsyncResult result)
                {
                    return _add.EndInvoke(result);
                }

                public void Change() => _add = null;
            }
            """,
            """

            public class Calculator : ICalculator
            {
                private Func<int, int, int> _add = (a, b) => a + b;

                public Task<int> AddAsync(int a, int b)
                {
                    var add = _add;
                    return Task.Run(() => add(a, b));
                }

                public void Change() => _add = null;
            }
            """
        );

    [Fact]
    public Task Pairs_over_a_task_return_it() =>
        Converts(
            Core,
            Contract.Replace("LAP3004", "LAP3002", StringComparison.Ordinal)
                + """

                public class Calculator : ICalculator
                {
                    public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                        => TaskToAsyncResult.Begin(SumAsync(a, b), callback, state);

                    public int EndAdd(IAsyncResult result) => TaskToAsyncResult.End<int>(result);

                    private async Task<int> SumAsync(int a, int b)
                    {
                        await Task.Yield();
                        return a + b;
                    }
                }
                """,
            Converted
                + """

                public class Calculator : ICalculator
                {
                    public Task<int> AddAsync(int a, int b)
                        => SumAsync(a, b);

                    private async Task<int> SumAsync(int a, int b)
                    {
                        await Task.Yield();
                        return a + b;
                    }
                }
                """
        );

    [Fact]
    public Task Clients_and_decorators_pass_the_task_on() =>
        Converts(
            """

            public class Client : ClientBase<ICalculator>, ICalculator
            {
                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state)
                {
                    return base.Channel.BeginAdd(a, b, callback, state);
                }

                public int EndAdd(IAsyncResult result)
                {
                    return base.Channel.EndAdd(result);
                }
            }

            public class Swapped : ICalculator
            {
                private ICalculator inner;

                public IAsyncResult BeginAdd(int a, int b, AsyncCallback done, object asyncState) => this.inner.BeginAdd(b, a, done, asyncState);

                public int EndAdd(IAsyncResult ar) => this.inner.EndAdd(ar);
            }
            """,
            """

            public class Client : ClientBase<ICalculator>, ICalculator
            {
                public Task<int> AddAsync(int a, int b)
                {
                    return base.Channel.AddAsync(a, b);
                }
            }

            public class Swapped : ICalculator
            {
                private ICalculator inner;

                public Task<int> AddAsync(int a, int b) => this.inner.AddAsync(b, a);
            }
            """
        );

    [Fact]
    public Task Callers_go_along() =>
        Converts(
            """

            public interface ICalculatorChannel : ICalculator, IClientChannel { }

            class Client
            {
                void Wait(ICalculatorChannel channel)
                {
                    IAsyncResult pending = channel.BeginAdd(1, 2, null, null);
                    Console.WriteLine("adding");
                    Console.WriteLine(channel.EndAdd(pending));
                }

                void Call(ICalculatorChannel channel)
                {
                    channel.BeginAdd(1, 2, OnAdded, channel);
                }

                static void OnAdded(IAsyncResult ar)
                {
                    try
                    {
                        Console.WriteLine(((ICalculatorChannel)ar.AsyncState).EndAdd(ar));
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e);
                    }
                }
            }
            """,
            """

            public interface ICalculatorChannel : ICalculator, IClientChannel { }

            class Client
            {
                void Wait(ICalculatorChannel channel)
                {
                    Task<int> pending = channel.AddAsync(1, 2);
                    Console.WriteLine("adding");
                    Console.WriteLine(pending.GetAwaiter().GetResult());
                }

                void Call(ICalculatorChannel channel)
                {
                    _ = OnAddedAsync(channel.AddAsync(1, 2));
                }

                static async Task OnAddedAsync(Task<int> task)
                {
                    try
                    {
                        Console.WriteLine(await task.ConfigureAwait(false));
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e);
                    }
                }
            }
            """
        );

    [Fact]
    public Task Callers_of_another_project_go_along() =>
        (
            Framework with
            {
                Dependent = (
                    """
                    class Client
                    {
                        int Sum(ICalculator calculator)
                        {
                            return calculator.EndAdd(calculator.BeginAdd(1, 2, null, null));
                        }
                    }

                    public class Calculator : ICalculator
                    {
                        public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => null;

                        public int EndAdd(IAsyncResult result) => 0;
                    }
                    """,
                    """
                    class Client
                    {
                        int Sum(ICalculator calculator)
                        {
                            return calculator.AddAsync(1, 2).GetAwaiter().GetResult();
                        }
                    }

                    public class Calculator : ICalculator
                    {
                        public Task<int> AddAsync(int a, int b)
                        {
                            return Task.Factory.FromAsync(BeginAdd, EndAdd, a, b, null);
                        }

                        private IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => null;

                        private int EndAdd(IAsyncResult result) => 0;
                    }
                    """
                ),
            }
        ).Fixes(Contract, Converted);

    [Fact]
    public Task Callers_of_the_class_go_along() =>
        Converts(
            """

            public class Calculator : ICalculator
            {
                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => null;

                public int EndAdd(IAsyncResult result) => 0;
            }

            class Test
            {
                async Task M(Calculator calculator)
                {
                    var ar = calculator.BeginAdd(1, 2, null, null);
                    Console.WriteLine(calculator.EndAdd(ar));
                }
            }
            """,
            """

            public class Calculator : ICalculator
            {
                public Task<int> AddAsync(int a, int b)
                {
                    return Task.Factory.FromAsync(BeginAdd, EndAdd, a, b, null);
                }

                private IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => null;

                private int EndAdd(IAsyncResult result) => 0;
            }

            class Test
            {
                async Task M(Calculator calculator)
                {
                    var ar = calculator.AddAsync(1, 2);
                    Console.WriteLine(await ar);
                }
            }
            """
        );

    [Fact]
    public Task Generic_contracts_and_callback_contracts() =>
        Converts(
            Framework,
            """
            [ServiceContract]
            public interface IStore<T>
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3004:BeginLoad|}(AsyncCallback callback, object state);
                T EndLoad(IAsyncResult result);
            }

            public class Numbers : IStore<int>
            {
                public IAsyncResult BeginLoad(AsyncCallback callback, object state) => null;
                public int EndLoad(IAsyncResult result) => 0;
            }

            public interface ICallback
            {
                [OperationContract(AsyncPattern = true, IsOneWay = true)]
                IAsyncResult {|LAP3004:BeginTell|}(string text, AsyncCallback callback, object state);
                void EndTell(IAsyncResult result);
            }

            [ServiceContract(CallbackContract = typeof(ICallback))]
            public interface IDuplex { [OperationContract] void Start(); }

            public class Duplex : IDuplex
            {
                public void Start()
                {
                    var channel = OperationContext.Current.GetCallbackChannel<ICallback>();
                    channel.BeginTell("started", Told, channel);
                }

                private static void Told(IAsyncResult ar)
                {
                    ((ICallback)ar.AsyncState).EndTell(ar);
                }
            }

            public class Listener : ICallback
            {
                public IAsyncResult BeginTell(string text, AsyncCallback callback, object state) => null;
                public void EndTell(IAsyncResult result) { }
            }
            """,
            """
            [ServiceContract]
            public interface IStore<T>
            {
                [OperationContract]
                Task<T> LoadAsync();
            }

            public class Numbers : IStore<int>
            {
                public Task<int> LoadAsync()
                {
                    return Task.Factory.FromAsync(BeginLoad, EndLoad, null);
                }

                private IAsyncResult BeginLoad(AsyncCallback callback, object state) => null;
                private int EndLoad(IAsyncResult result) => 0;
            }

            public interface ICallback
            {
                [OperationContract(IsOneWay = true)]
                Task TellAsync(string text);
            }

            [ServiceContract(CallbackContract = typeof(ICallback))]
            public interface IDuplex { [OperationContract] void Start(); }

            public class Duplex : IDuplex
            {
                public void Start()
                {
                    var channel = OperationContext.Current.GetCallbackChannel<ICallback>();
                    _ = ToldAsync(channel.TellAsync("started"));
                }

                private static async Task ToldAsync(Task task)
                {
                    await task.ConfigureAwait(false);
                }
            }

            public class Listener : ICallback
            {
                public Task TellAsync(string text)
                {
                    return Task.Factory.FromAsync(BeginTell, EndTell, text, null);
                }

                private IAsyncResult BeginTell(string text, AsyncCallback callback, object state) => null;
                private void EndTell(IAsyncResult result) { }
            }
            """
        );

    [Fact]
    public Task Partial_interfaces() =>
        Converts(
            Framework,
            """
            [ServiceContract]
            public partial interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state);
            }

            public partial interface ICalculator
            {
                int EndAdd(IAsyncResult result);
            }
            """,
            """
            [ServiceContract]
            public partial interface ICalculator
            {
                [OperationContract]
                Task<int> AddAsync(int a);
            }

            public partial interface ICalculator
            {
            }
            """
        );

    [Theory]
    [InlineData(
        "class Client { List<IAsyncResult> pending; void M(ICalculator c) { pending.Add(c.BeginAdd(1, 2, null, null)); } void "
            + "N(ICalculator c) => c.EndAdd(pending[0]); }",
        RefusalReason.CallerCannotBeConverted
    )]
    [InlineData(
        "class Client { IAsyncResult BeginSum(ICalculator c, AsyncCallback callback, object state) => c.BeginAdd(1, 2, callback, state); }",
        RefusalReason.CallerCannotBeConverted
    )]
    [InlineData("class Client { Func<IAsyncResult, int> M(ICalculator c) => c.EndAdd; }", RefusalReason.CallerCannotBeConverted)]
    [InlineData(
        "class Client { Task<int> M(ICalculator c) => Task.Factory.FromAsync((callback, state) => c.BeginAdd(1, state.GetHashCode(), "
            + "callback, state), c.EndAdd, null); }",
        RefusalReason.CallerCannotBeConverted
    )]
    [InlineData(
        "class Client { Task<int> M(ICalculator c) => Task.Factory.FromAsync((callback, state) => c.BeginAdd(1, 2, null, state), "
            + "c.EndAdd, null); }",
        RefusalReason.CallerCannotBeConverted
    )]
    [InlineData(
        "class Client { Task<int> M(ICalculator c) => Task.Factory.FromAsync((callback, state) => c.BeginAdd(1, 2, callback, state), "
            + "c.EndAdd, c); }",
        RefusalReason.CallerCannotBeConverted
    )]
    [InlineData(
        "public class Client : ClientBase<ICalculator> { class Own : ChannelBase<ICalculator>, ICalculator { public Own(Client c) : "
            + "base(c) { } public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => BeginInvoke(\"Add\", "
            + "new object[] { a, b }, callback, state); public int EndAdd(IAsyncResult result) => (int)EndInvoke(\"Add\", new "
            + "object[0], result); } }",
        RefusalReason.ImplementationCannotBeConverted
    )]
    [InlineData("class Client { string M() => nameof(ICalculator.BeginAdd); }", RefusalReason.CallerCannotBeConverted)]
    [InlineData(
        "/// <summary>See <see cref=\"ICalculator.BeginAdd\"/>.</summary>\nclass Client { }",
        RefusalReason.CallerCannotBeConverted
    )]
    [InlineData(
        "public abstract class Base : ICalculator { public abstract IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object "
            + "state); public abstract int EndAdd(IAsyncResult result); }",
        RefusalReason.ImplementationCannotBeConverted
    )]
    [InlineData(
        "public class Service : ICalculator { public virtual IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) "
            + "=> null; public int EndAdd(IAsyncResult result) => 0; }",
        RefusalReason.ImplementationCannotBeConverted
    )]
    [InlineData(
        "public class Service : ICalculator { public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => "
            + "null; public int EndAdd(IAsyncResult result) => OperationContext.Current.HasSupportingTokens ? 1 : 0; }",
        RefusalReason.ImplementationCannotBeConverted
    )]
    [InlineData(
        "public class Service : ICalculator { public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => "
            + "null; public int EndAdd(IAsyncResult result) => 0; void AddAsync() { } }",
        RefusalReason.NameIsTaken
    )]
    [InlineData(
        "public class Service : ICalculator { public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => "
            + "null; [Obsolete] public int EndAdd(IAsyncResult result) => 0; }",
        RefusalReason.ImplementationCannotBeConverted
    )]
    [InlineData(
        "public interface IOther { IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state); int EndAdd(IAsyncResult "
            + "result); } public class Service : ICalculator, IOther { public IAsyncResult BeginAdd(int a, int b, AsyncCallback "
            + "callback, object state) => null; public int EndAdd(IAsyncResult result) => 0; }",
        RefusalReason.WouldNotCompile
    )]
    public Task All_or_nothing(string rest, params RefusalReason[] reasons) => DoesNotConvert(rest, reasons);

    [Fact]
    public Task Line_ends_stay() =>
        Framework.Fixes(
            (
                Contract
                + "public class Calculator : ICalculator\n{\n    public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, "
                + "object state) => null;\n    public int EndAdd(IAsyncResult result) => 0;\n}\n"
            ).ReplaceLineEndings("\r\n"),
            (
                Converted
                + """
                public class Calculator : ICalculator
                {
                    public Task<int> AddAsync(int a, int b)
                    {
                        return Task.Factory.FromAsync(BeginAdd, EndAdd, a, b, null);
                    }

                    private IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => null;
                    private int EndAdd(IAsyncResult result) => 0;
                }

                """
            ).ReplaceLineEndings("\r\n")
        );

    [Fact]
    public Task Line_ends_stay_where_something_is_imported() =>
        (Framework with { Usings = "using System;\nusing System.ServiceModel;\n\n" }).Fixes(
            """
            namespace Sums
            {
                [ServiceContract]
                public interface ICalculator
                {
                    [OperationContract(
                        AsyncPattern = true,
                        Action="add", 
                        ReplyAction="added")]
                    IAsyncResult {|LAP3004:BeginAdd|}(int a, AsyncCallback callback, object state);
                    
                    int EndAdd(IAsyncResult result);
                }

                public class Calculator : ICalculator
                {
                    public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state)
                    {
                        return Begun( // oddly laid out
                            a,callback,  
                            //here
                              state);
                    }

                    IAsyncResult Begun(int a, AsyncCallback callback, object state) => null;

                    /// <summary>Ends.</summary>
                    public int EndAdd(IAsyncResult result)
                    {
                        return 0;
                    }
                }
            }

            """.ReplaceLineEndings("\r\n"),
            """
            namespace Sums
            {
                [ServiceContract]
                public interface ICalculator
                {
                    [OperationContract(
                        Action="add", 
                        ReplyAction="added")]
                    Task<int> AddAsync(int a);
                }

                public class Calculator : ICalculator
                {
                    public Task<int> AddAsync(int a)
                    {
                        return Task.Factory.FromAsync(BeginAdd, EndAdd, a, null);
                    }

                    private IAsyncResult BeginAdd(int a, AsyncCallback callback, object state)
                    {
                        return Begun( // oddly laid out
                            a,callback,  
                            //here
                              state);
                    }

                    IAsyncResult Begun(int a, AsyncCallback callback, object state) => null;

                    /// <summary>Ends.</summary>
                    private int EndAdd(IAsyncResult result)
                    {
                        return 0;
                    }
                }
            }

            """.ReplaceLineEndings("\r\n"),
            "using System;\r\nusing System.ServiceModel;\r\nusing System.Threading.Tasks;\r\n\r\n"
        );

    [Fact]
    public Task Callers_that_wrap_the_pair_themselves() =>
        Converts(
            "class Client { Task<int> M(ICalculator c) => Task.Factory.FromAsync(c.BeginAdd, c.EndAdd, 1, 2, null); }",
            "class Client { Task<int> M(ICalculator c) => c.AddAsync(1, 2); }"
        );

    [Theory]
    [InlineData("Task.Factory.FromAsync((callback, state) => c.BeginAdd(1, i++, callback, state), c.EndAdd, null)", "c.AddAsync(1, i++)")]
    [InlineData(
        "Task<int>.Factory.FromAsync((callback, state) => { return c.BeginAdd(1, i, callback, state); }, c.EndAdd, null)",
        "c.AddAsync(1, i)"
    )]
    [InlineData(
        "Task.Factory.FromAsync(delegate (AsyncCallback done, object s) { return (c.BeginAdd(Math.Abs(i), 2, done, s)); }, c.EndAdd, null)",
        "c.AddAsync(Math.Abs(i), 2)"
    )]
    public Task Callers_that_wrap_a_call_in_a_lambda(string wrapped, string task) =>
        Converts(
            $"class Client {{ Task<int> M(ICalculator c, int i) => {wrapped}; }}",
            $"class Client {{ Task<int> M(ICalculator c, int i) => {task}; }}"
        );

    [Fact]
    public Task Generated_code_is_not_changed() =>
        (
            Framework with
            {
                OtherFiles =
                [
                    (
                        "Client.Designer.cs",
                        "class Client { void M(ICalculator c) { System.Console.WriteLine(c.EndAdd(c.BeginAdd(1, 2, null, null))); } }"
                    ),
                ],
            }
        ).DoesNotFix(Contract, RefusalReason.CallerCannotBeConverted);

    [Fact]
    public Task What_is_marked_as_generated_is_not_changed() =>
        DoesNotConvert(
            """
            [System.CodeDom.Compiler.GeneratedCode("Contoso.Clients", "1.0")]
            class Client : ICalculator
            {
                public IAsyncResult BeginAdd(int a, int b, AsyncCallback callback, object state) => null;
                public int EndAdd(IAsyncResult result) => 0;
            }
            """,
            RefusalReason.ImplementationCannotBeConverted
        );

    [Fact]
    public Task Names_that_would_lie() =>
        Framework.DoesNotFix(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3004:BeginAddAsync|}(int a, AsyncCallback callback, object state);
                int EndAddAsync(IAsyncResult result);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3004:BeginSum|}(int a, AsyncCallback callback, object state);
                int EndSum(IAsyncResult result);
                void SumAsync();
            }
            """,
            RefusalReason.NameIsTaken
        );

    [Fact]
    public Task What_is_passed_by_reference_stays() =>
        Core.DoesNotFix(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3002:BeginAdd|}(ref int a, AsyncCallback callback, object state);
                int EndAdd(ref int a, IAsyncResult result);
            }
            """,
            RefusalReason.OperationCannotBeTask
        );

    [Fact]
    public Task Service_runs_what_was_asynchronous() =>
        (OnFramework.Only(DiagnosticIds.OnlySynchronousVersionRuns) with { EquivalenceKey = "LAP3005.ConvertContract" }).Fixes(
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                int Add(int a);

                [OperationContract(AsyncPattern = true)]
                IAsyncResult {|LAP3005:BeginAdd|}(int a, AsyncCallback callback, object state);

                int EndAdd(IAsyncResult result);
            }

            public class Calculator : ICalculator
            {
                public int Add(int a) => a;

                public IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;

                public int EndAdd(IAsyncResult result) => 0;
            }
            """,
            """
            [ServiceContract]
            public interface ICalculator
            {
                [OperationContract]
                Task<int> AddAsync(int a);
            }

            public class Calculator : ICalculator
            {
                public int Add(int a) => a;

                public Task<int> AddAsync(int a)
                {
                    return Task.Factory.FromAsync(BeginAdd, EndAdd, a, null);
                }

                private IAsyncResult BeginAdd(int a, AsyncCallback callback, object state) => null;

                private int EndAdd(IAsyncResult result) => 0;
            }
            """
        );
}
