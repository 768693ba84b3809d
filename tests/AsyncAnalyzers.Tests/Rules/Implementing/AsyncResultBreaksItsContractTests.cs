using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5003.</summary>
public sealed class AsyncResultBreaksItsContractTests
{
    private static CallPairTest Net { get; } = ImplementationTest.OnNet.Only(DiagnosticIds.AsyncResultBreaksItsContract);

    private static string Type(string members, string name = "Operation") =>
        $$"""
            using System;
            using System.Threading;

            class {{name}} : IAsyncResult
            {
                public object AsyncState { get; set; }
                {{members}}
            }
            """;

    private static Task Reports(string handle, string isCompleted, string synchronously) =>
        Net.ReportsInFile(
            Type(
                $$"""
                private readonly ManualResetEvent _handle = new ManualResetEvent(false);
                private bool _isCompleted;
                public WaitHandle {{handle}}
                public bool {{isCompleted}}
                public bool {{synchronously}}
                """
            )
        );

    [Theory]
    [InlineData(
        "{|#0:AsyncWaitHandle|} => null;",
        "IsCompleted { get; set; }",
        "'Operation' has no AsyncWaitHandle to wait on: End, and callers that wait, fail"
    )]
    [InlineData(
        "AsyncWaitHandle { get; set; }",
        "{|#0:IsCompleted|} => false;",
        "'Operation' is never completed: whoever polls IsCompleted waits for ever"
    )]
    public Task Message_says_what_is_broken(string handle, string isCompleted, string message) =>
        Net.ReportsInFile(
            Type($"public WaitHandle {handle} public bool {isCompleted} public bool CompletedSynchronously => false;"),
            new DiagnosticResult(DiagnosticIds.AsyncResultBreaksItsContract, DiagnosticSeverity.Warning)
                .WithLocation(0)
                .WithMessage(message)
        );

    /// <summary>What an <c>Overlapped</c> carries is never given to a caller.</summary>
    [Fact]
    public Task What_nobody_asks() =>
        Net.ReportsInFile(
            """
            using System;
            using System.Threading;

            class Carried : IAsyncResult
            {
                public object AsyncState => throw Never();
                public WaitHandle AsyncWaitHandle { get { throw Never(); } }
                public bool CompletedSynchronously => throw Never();
                public bool IsCompleted => throw Never();
                private static Exception Never() => new InvalidOperationException();
            }

            class Unfinished : IAsyncResult
            {
                public object AsyncState => throw new NotImplementedException();
                public WaitHandle {|LAP5003:AsyncWaitHandle|} => throw new NotImplementedException();
                public bool CompletedSynchronously => throw new NotImplementedException();
                public bool IsCompleted => throw new NotImplementedException();
            }
            """
        );

    [Theory]
    [InlineData(
        "{|LAP5003:AsyncWaitHandle|} => throw new NotImplementedException();",
        "IsCompleted => _isCompleted;",
        "CompletedSynchronously => false;"
    )]
    [InlineData(
        "{|LAP5003:AsyncWaitHandle|} { get { throw new NotSupportedException(); } }",
        "IsCompleted => _isCompleted;",
        "CompletedSynchronously { get { return false; } }"
    )]
    [InlineData("AsyncWaitHandle => _handle;", "IsCompleted => _isCompleted;", "{|LAP5003:CompletedSynchronously|} => true;")]
    [InlineData("AsyncWaitHandle => _handle;", "{|LAP5003:IsCompleted|} { get { return false; } }", "CompletedSynchronously => false;")]
    public Task Answers_with_constants(string handle, string isCompleted, string synchronously) =>
        Reports(handle, isCompleted, synchronously);

    [Theory]
    [InlineData("AsyncWaitHandle => _handle;", "IsCompleted => _isCompleted;", "CompletedSynchronously => false;")]
    [InlineData("AsyncWaitHandle => _handle;", "IsCompleted => true;", "CompletedSynchronously => true;")]
    [InlineData(
        "AsyncWaitHandle { get { if (_isCompleted) return null; return _handle; } }",
        "IsCompleted => _isCompleted;",
        "CompletedSynchronously => false;"
    )]
    public Task What_callers_can_rely_on(string handle, string isCompleted, string synchronously) =>
        Reports(handle, isCompleted, synchronously);

    [Theory]
    [InlineData("AsyncWaitHandle => null; AsyncCallback _callback;", "IsCompleted { get; set; }", "CompletedSynchronously => false;")]
    [InlineData(
        "AsyncWaitHandle => throw new NotSupportedException(); void Complete(AsyncCallback c) => c(this);",
        "IsCompleted { get; set; }",
        "CompletedSynchronously => false;"
    )]
    [InlineData("AsyncWaitHandle => throw new InvalidOperationException();", "IsCompleted => true;", "CompletedSynchronously => true;")]
    public Task No_handle_on_purpose(string handle, string isCompleted, string synchronously) =>
        Reports(handle, isCompleted, synchronously);

    [Theory]
    [InlineData("AsyncWaitHandle => null;")]
    [InlineData("AsyncWaitHandle => throw new NotSupportedException();")]
    [InlineData("AsyncWaitHandle => throw new NotImplementedException(); AsyncCallback _callback;")]
    public Task Neither_handle_nor_callback_or_left_to_be_written(string handle) =>
        Net.ReportsInFile(
            Type(
                "public WaitHandle {|LAP5003:AsyncWaitHandle|}"
                    + handle.Substring("AsyncWaitHandle".Length)
                    + " public bool IsCompleted { get; set; } public bool CompletedSynchronously => false;"
            )
        );

    [Theory]
    [InlineData("FakeAsyncResult")]
    [InlineData("TestResult")]
    public Task Test_double(string name) =>
        Net.ReportsInFile(
            Type(
                "public WaitHandle AsyncWaitHandle => null; public bool IsCompleted => false; public bool CompletedSynchronously => true;",
                name
            )
        );

    [Fact]
    public Task Another_type_of_that_name_and_a_base_that_says_it() =>
        Net.ReportsInFile(
            """
            namespace Own { interface IAsyncResult { bool IsCompleted { get; } } class Operation : IAsyncResult { public bool IsCompleted => false; } }

            class Base { public System.Threading.WaitHandle AsyncWaitHandle => null; public bool IsCompleted => false; }

            class Derived : Base, System.IAsyncResult { public object AsyncState => null; public bool CompletedSynchronously => false; }
            """
        );

    [Fact]
    public Task Property_in_another_part() =>
        Net.ReportsInFile(
            """
            partial class {|LAP5003:Operation|} : System.IAsyncResult { public object AsyncState => null; public bool CompletedSynchronously => false; }

            partial class Operation { public System.Threading.WaitHandle AsyncWaitHandle { get; } public bool IsCompleted => false; }
            """
        );
}
