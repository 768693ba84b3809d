using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5002.</summary>
public sealed class PairIsIrregularTests
{
    private static CallPairTest Net { get; } = Of(ImplementationTest.OnNet);

    private static CallPairTest Framework { get; } = Of(ImplementationTest.OnFramework);

    private static CallPairTest Of(CallPairTest platform) => platform.Only(DiagnosticIds.PairIsIrregular) with { Class = "public class C" };

    private const string End = "public void EndRun(IAsyncResult result) { }";

    private const string Returns = "{ return _file.BeginRead(null, 0, 1, callback, state); }";

    [Theory]
    [InlineData(
        "public IAsyncResult {|#0:BeginRun|}(AsyncCallback callback, object state) => null ?? Task.CompletedTask;",
        "'BeginRun' has no 'EndRun': its callers cannot get the result or the exception"
    )]
    [InlineData(
        "public IAsyncResult {|#0:BeginRun|}(object state, AsyncCallback callback) => null ?? Task.CompletedTask; " + End,
        "'BeginRun' does not end with the callback 'callback' and a state, in this order, so FromAsync cannot be given it"
    )]
    [InlineData(
        "public IAsyncResult {|#0:BeginRun|}(out int n, AsyncCallback callback, object state) { n = 1; return Task.CompletedTask; } " + End,
        "'BeginRun' has to set 'n' before the operation is over; what an operation gives belongs to 'EndRun'"
    )]
    public Task Message_says_what_is_irregular(string members, string message) =>
        Net.ReportsInFile(
            $"using System; using System.Threading.Tasks; public class C {{ {members} }}",
            new DiagnosticResult(DiagnosticIds.PairIsIrregular, DiagnosticSeverity.Info).WithLocation(0).WithMessage(message)
        );

    [Theory]
    [InlineData("public IAsyncResult {|LAP5002:BeginRun|}(AsyncCallback callback, object state) " + Returns)]
    [InlineData(
        "public IAsyncResult {|LAP5002:BeginRun|}(AsyncCallback callback, object state) "
            + Returns
            + " void OnDone(IAsyncResult result) { }"
    )]
    [InlineData("public IAsyncResult {|LAP5002:BeginRun|}(AsyncCallback callback, object state, int n) " + Returns + End)]
    [InlineData(
        "public IAsyncResult {|LAP5002:BeginRun|}(AsyncCallback callback) { object state = null; "
            + "return _file.BeginRead(null, 0, 1, callback, state); }"
            + End
    )]
    public Task Pair_that_is_not_as_others(string members) => Net.Reports("Stream _file; " + members);

    [Theory]
    [InlineData("IAsyncResult BeginRun(AsyncCallback callback, object state) " + Returns)]
    [InlineData("public IAsyncResult BeginRun(AsyncCallback callback, object state) { throw new NotSupportedException(); }")]
    [InlineData("public IAsyncResult BeginRun(AsyncCallback callback, object state) " + Returns + End)]
    [InlineData("public IAsyncResult BeginRun(AsyncCallback callback, object state) " + Returns + " public void EndRun(Task done) { }")]
    [InlineData(
        "public IAsyncResult BeginRun(AsyncCallback callback, object state) " + Returns + " public void Finish(IAsyncResult ar) { }"
    )]
    [InlineData("public IAsyncResult BeginRun(AsyncCallback callback, object state, params int[] more) " + Returns + End)]
    [InlineData(
        "public IAsyncResult BeginRun(AsyncCallback callback) => BeginRun(callback, null); "
            + "public IAsyncResult BeginRun(AsyncCallback callback, object state) "
            + Returns
            + End
    )]
    [InlineData("protected IAsyncResult OnBeginRun(AsyncCallback callback, object state) " + Returns)]
    public Task What_is_as_others_or_nobodys_business(string members) => Net.Reports("Stream _file; " + members);

    [Fact]
    public Task What_others_prescribe() =>
        Net.ReportsInFile(
            """
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;

            public interface IRun { IAsyncResult BeginRun(object state, AsyncCallback callback); }

            public class Run : IRun
            {
                Stream _file;
                public IAsyncResult BeginRun(object state, AsyncCallback callback) => _file.BeginRead(null, 0, 1, callback, state);
            }

            public class Base { public void EndRun(IAsyncResult result) { } }

            public class Derived : Base
            {
                Stream _file;
                public IAsyncResult BeginRun(AsyncCallback callback, object state) => _file.BeginRead(null, 0, 1, callback, state);
            }

            public class RunResult : IAsyncResult
            {
                public static void End(IAsyncResult result) { }
                public object AsyncState => null;
                public WaitHandle AsyncWaitHandle { get; }
                public bool CompletedSynchronously => false;
                public bool IsCompleted { get; }
            }

            public class Runner
            {
                public IAsyncResult BeginRun(AsyncCallback callback, object state) => new RunResult();
            }

            static class Helper
            {
                public static IAsyncResult BeginRun(AsyncCallback callback, object state, Action end) => Task.CompletedTask;
            }
            """
        );

    [Fact]
    public Task End_of_what_begin_forwards_to() =>
        Net.Fixes(
            """
            private readonly Stream _file;

            // Begins.
            public virtual IAsyncResult {|LAP5002:BeginLoad|}(byte[] b, AsyncCallback callback, object state)
            {
                return this._file.BeginRead(b, 0, 1, callback, state); // the file
            }

            // the end
            """,
            """
            private readonly Stream _file;

            // Begins.
            public virtual IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state)
            {
                return this._file.BeginRead(b, 0, 1, callback, state); // the file
            }

            public virtual int EndLoad(IAsyncResult result)
            {
                return this._file.EndRead(result);
            }

            // the end
            """
        );

    [Theory]
    [InlineData(
        "TaskToAsyncResult.Begin(Task.FromResult(result), callback, state)",
        "int EndRun(IAsyncResult asyncResult) => TaskToAsyncResult.End<int>(asyncResult);"
    )]
    [InlineData("Task.FromResult(result)", "int EndRun(IAsyncResult asyncResult) => ((Task<int>)asyncResult).GetAwaiter().GetResult();")]
    [InlineData("Task.Delay(result)", "void EndRun(IAsyncResult asyncResult) => ((Task)asyncResult).GetAwaiter().GetResult();")]
    public Task End_of_a_task(string begun, string end) =>
        Net.Fixes(
            $"public static IAsyncResult {{|LAP5002:BeginRun|}}(int result, AsyncCallback callback, object state) => {begun};",
            $"public static IAsyncResult BeginRun(int result, AsyncCallback callback, object state) => {begun};\n\npublic static {end}"
        );

    [Fact]
    public Task End_of_a_delegate() =>
        Framework.Fixes(
            """
            private static readonly Action<int> s_work = null;
            public static IAsyncResult {|LAP5002:BeginRun|}(int n, AsyncCallback callback, object state) => s_work.BeginInvoke(n, callback, state);
            """,
            """
            private static readonly Action<int> s_work = null;
            public static IAsyncResult BeginRun(int n, AsyncCallback callback, object state) => s_work.BeginInvoke(n, callback, state);

            public static void EndRun(IAsyncResult result) => s_work.EndInvoke(result);
            """
        );

    [Theory]
    [InlineData(
        RefusalReason.OnlyAuthorKnows,
        "public IAsyncResult {|LAP5002:BeginRun|}(AsyncCallback callback, object state) { if (state == null) return Task.CompletedTask; "
            + "return Task.FromResult(1); }"
    )]
    [InlineData(
        RefusalReason.ReceiverCannotBeNamed,
        "public IAsyncResult {|LAP5002:BeginRun|}(Stream file, AsyncCallback callback, object state) "
            + "=> file.BeginRead(null, 0, 1, callback, state);"
    )]
    [InlineData(
        RefusalReason.TaskCannotCarry,
        "delegate int D(out int n); D _d; int _n; public IAsyncResult {|LAP5002:BeginRun|}(AsyncCallback callback, object state) "
            + "=> _d.BeginInvoke(out _n, callback, state);"
    )]
    [InlineData(
        RefusalReason.MemberIsSeenOutside,
        "public IAsyncResult {|LAP5002:BeginRun|}(object state, AsyncCallback callback) => Task.CompletedTask; " + End
    )]
    public Task Nothing_is_offered(RefusalReason reason, string members) => Net.DoesNotFix(members, reason);
}
