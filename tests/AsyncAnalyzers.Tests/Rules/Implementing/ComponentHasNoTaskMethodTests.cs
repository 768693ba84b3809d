using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5008.</summary>
public sealed class ComponentHasNoTaskMethodTests
{
    private static CallPairTest Net { get; } = ComponentTest.OnNet.Only(DiagnosticIds.ComponentHasNoTaskMethod);

    private static CallPairTest Framework { get; } = ComponentTest.OnFramework.Only(DiagnosticIds.ComponentHasNoTaskMethod);

    private const string Args = """
        public class CountCompletedEventArgs : AsyncCompletedEventArgs
        {
            private readonly int _result;
            public CountCompletedEventArgs(int result, Exception error, bool cancelled, object state) : base(error, cancelled, state) { _result = result; }
            public int Result { get { RaiseExceptionIfNecessary(); return _result; } }
        }
        """;

    private static string InFile(string type) =>
        $"""
            using System;
            using System.ComponentModel;
            using System.Threading.Tasks;

            {Args}

            {type}

            """;

    [Fact]
    public Task Message_names_the_start_the_event_and_the_method() =>
        Net.ReportsInFile(
            InFile(
                """
                public class Counter
                {
                    public event EventHandler<CountCompletedEventArgs> CountCompleted;
                    public void {|#0:CountAsync|}(string text) { CountCompleted(this, null); }
                }
                """
            ),
            new DiagnosticResult(DiagnosticIds.ComponentHasNoTaskMethod, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("'CountAsync' tells its outcome by 'CountCompleted'; offer 'CountTaskAsync', which returns a task, beside it")
        );

    [Theory]
    [InlineData("public void {|LAP5008:CountAsync|}(string text) { }")]
    [InlineData("public virtual void {|LAP5008:CountAsync|}(string text, object userState) { }")]
    [InlineData("public void {|LAP5008:CountAsync|}(string text) { } public void CountAsync(string text, object userState) { }")]
    [InlineData("public void {|LAP5008:CountAsync|}(string text) { } public void {|LAP5008:CountAsync|}(Uri text) { }")]
    [InlineData("public void {|LAP5008:CountAsync|}(string text) { } public Task<int> CountTaskAsync(Uri text) => null;")]
    public Task Start_without_a_task(string members) => Net.ReportsInFile(InFile(Counter(members)));

    [Theory]
    [InlineData("void CountAsync(string text) { }")]
    [InlineData("internal void CountAsync(string text) { }")]
    [InlineData("public static void CountAsync(string text) { }")]
    [InlineData("public Task CountAsync(string text) => null;")]
    [InlineData("public void SumAsync(string text) { }")]
    [InlineData("public void CountAsync(string text) { } public Task<int> CountTaskAsync(string text) => null;")]
    [InlineData("public void CountAsync(string text, object userState) { } public Task<int> CountAsync(string text) => null;")]
    [InlineData("public event EventHandler SumCompleted; public void SumAsync(string text) { }")]
    [InlineData("public event EventHandler<CountCompletedEventArgs> AddCompleted; public void AddAsync(string text) { }")]
    [InlineData("public void CountAsync(string text) { } public Task<int> CountTaskAsync(string text, int more) => null;")]
    [InlineData("event EventHandler<CountCompletedEventArgs> AddCompleted; public void AddAsync(string text) { }")]
    public Task What_only_looks_like_it_or_has_a_task(string members) => Net.ReportsInFile(InFile(Counter(members)));

    [Fact]
    public Task Components_of_others() =>
        Framework.ReportsInFile(
            InFile(
                """
                [System.ServiceModel.ServiceContract]
                public interface ICount { [System.ServiceModel.OperationContract] int Count(string text); }

                public class CountClient : System.ServiceModel.ClientBase<ICount>
                {
                    public event EventHandler<CountCompletedEventArgs> CountCompleted;
                    public void CountAsync(string text) { CountCompleted(this, null); }
                }

                public class Outer
                {
                    private class Counter
                    {
                        public event EventHandler<CountCompletedEventArgs> CountCompleted;
                        public void CountAsync(string text) { CountCompleted(this, null); }
                    }
                }

                public class Worker : BackgroundWorker
                {
                    public new void RunWorkerAsync() { }
                }
                """
            )
        );

    private static string Counter(string members) =>
        $$"""
            public class Counter
            {
                public event EventHandler<CountCompletedEventArgs> CountCompleted;
                protected void OnCountCompleted(CountCompletedEventArgs e) { CountCompleted?.Invoke(this, e); }
                {{members}}
            }
            """;

    [Fact]
    public Task Told_by_the_user_state() =>
        Net.FixesFile(
            InFile(
                """
                public class Counter
                {
                    public event EventHandler<CountCompletedEventArgs> CountCompleted;

                    // Counts.
                    public void {|LAP5008:CountAsync|}(string text)
                    {
                        CountAsync(text, null); // without
                    }

                    public void CountAsync(string text, object userState)
                    {
                        CountCompleted?.Invoke(this, null);
                    }

                    // the end
                }
                """
            ),
            InFile(
                """
                public class Counter
                {
                    public event EventHandler<CountCompletedEventArgs> CountCompleted;

                    // Counts.
                    public void CountAsync(string text)
                    {
                        CountAsync(text, null); // without
                    }

                    public void CountAsync(string text, object userState)
                    {
                        CountCompleted?.Invoke(this, null);
                    }

                    public Task<int> CountTaskAsync(string text)
                    {
                        var completion = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
                        EventHandler<CountCompletedEventArgs> handler = null;
                        handler = (sender, e) =>
                        {
                            if (!ReferenceEquals(e.UserState, completion))
                            {
                                return;
                            }

                            CountCompleted -= handler;
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
                        CountCompleted += handler;
                        try
                        {
                            CountAsync(text, completion);
                        }
                        catch
                        {
                            CountCompleted -= handler;
                            throw;
                        }

                        return completion.Task;
                    }

                    // the end
                }
                """
            )
        );

    [Fact]
    public Task Without_result_and_user_state() =>
        (Framework with { LanguageVersion = LanguageVersion.CSharp5 }).FixesFile(
            InFile(
                """
                public class Saver
                {
                    public event AsyncCompletedEventHandler SaveCompleted;

                    /// <summary>Saves.</summary>
                    public void {|LAP5008:SaveAsync|}() { SaveCompleted(this, null); }
                }
                """
            ),
            InFile(
                """
                public class Saver
                {
                    public event AsyncCompletedEventHandler SaveCompleted;

                    /// <summary>Saves.</summary>
                    public void SaveAsync() { SaveCompleted(this, null); }

                    /// <summary>Saves.</summary>
                    public Task SaveTaskAsync()
                    {
                        var completion = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
                        AsyncCompletedEventHandler handler = null;
                        handler = (sender, e) =>
                        {
                            SaveCompleted -= handler;
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
                        SaveCompleted += handler;
                        try
                        {
                            SaveAsync();
                        }
                        catch
                        {
                            SaveCompleted -= handler;
                            throw;
                        }

                        return completion.Task;
                    }
                }
                """
            )
        );

    [Fact]
    public Task Each_overload_with_the_data_where_there_is_more_than_a_result() =>
        Net.FixesFile(
            WithSum(
                """
                public void {|LAP5008:SumAsync|}(int n) { SumCompleted(this, null); }
                public void {|LAP5008:SumAsync|}(long n) { SumCompleted(this, null); }
                """
            ),
            WithSum(
                $$"""
                public void SumAsync(int n) { SumCompleted(this, null); }
                public void SumAsync(long n) { SumCompleted(this, null); }

                {{SumTaskAsync("int")}}

                {{SumTaskAsync("long")}}
                """
            )
        );

    private static string WithSum(string members) =>
        InFile(
            $$"""
            public class SumCompletedEventArgs : AsyncCompletedEventArgs
            {
                public SumCompletedEventArgs(Exception error, bool cancelled, object state) : base(error, cancelled, state) { }
                public T GetResult<T>() { RaiseExceptionIfNecessary(); return default(T); }
            }

            public class Adder
            {
                public event EventHandler<SumCompletedEventArgs> SumCompleted;
            {{string.Join("\n", members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}
            }
            """
        );

    private static string SumTaskAsync(string type) =>
        $$"""
            public Task<SumCompletedEventArgs> SumTaskAsync({{type}} n)
            {
                var completion = new TaskCompletionSource<SumCompletedEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
                EventHandler<SumCompletedEventArgs> handler = null;
                handler = (sender, e) =>
                {
                    SumCompleted -= handler;
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
                        completion.TrySetResult(e);
                    }
                };
                SumCompleted += handler;
                try
                {
                    SumAsync(n);
                }
                catch
                {
                    SumCompleted -= handler;
                    throw;
                }

                return completion.Task;
            }
            """;

    [Fact]
    public Task Where_another_configuration_has_the_method() =>
        Net.ReportsInFile(
            InFile(
                """
                public partial class Counter
                {
                    public event EventHandler<CountCompletedEventArgs> CountCompleted;
                    public void CountAsync(string text) { CountCompleted(this, null); }
                }

                #if TASKS
                public partial class Counter
                {
                    public Task<int> CountTaskAsync(string text) { return null; }
                }
                #endif
                """
            )
        );

    [Theory]
    [InlineData(RefusalReason.NoTaskForOperation, "public void {|LAP5008:CountAsync|}(ref string text) { }")]
    [InlineData(RefusalReason.NoTaskForOperation, "public void {|LAP5008:CountAsync|}<T>(T text) { }")]
    public Task Nothing_is_offered(RefusalReason reason, string members) => Net.DoesNotFixFile(InFile(Counter(members)), reason);
}
