using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Documentation comments that name a callback follow it; what they said of its parameter was right.</summary>
public sealed class DocumentedCallbackTests
{
    [Theory]
    [InlineData("OnDone")]
    [InlineData("OnDone(IAsyncResult)")]
    [InlineData("C.OnDone(IAsyncResult)", "C.OnDoneAsync")]
    [InlineData("global::C.OnDone", "global::C.OnDoneAsync")]
    public Task Comment_that_names_the_callback(string before, string after = "OnDoneAsync") =>
        OnNet.Fixes(
            $$"""
            readonly Func<int> _work;
            /// <summary>Starts. See <see cref="{{before}}"/>.</summary>
            void Start() { _work.{|LAP1001:BeginInvoke|}(OnDone, null); }
            /// <summary>Is called.</summary>
            private void OnDone(IAsyncResult ar) { Console.WriteLine(_work.{|LAP1001:EndInvoke|}(ar)); }
            """,
            $$"""
            readonly Func<int> _work;
            /// <summary>Starts. See <see cref="{{after}}"/>.</summary>
            void Start() { _ = Task.Run(() => OnDoneAsync(Task.Run(_work))); }
            /// <summary>Is called.</summary>
            private async Task OnDoneAsync(Task<int> task) { Console.WriteLine(await task.ConfigureAwait(false)); }
            """
        );

    [Fact]
    public Task Comment_in_another_file() =>
        (
            OnNet with
            {
                OtherFiles = [("Other.cs", "/// <remarks><see cref=\"C.OnDone\"/></remarks>\npartial class D { }\n")],
                OtherFilesFixed = [("Other.cs", "/// <remarks><see cref=\"C.OnDoneAsync\"/></remarks>\npartial class D { }\n")],
            }
        ).Fixes(
            """
            readonly Func<int> _work;
            void Start() { _work.{|LAP1001:BeginInvoke|}(OnDone, null); }
            internal void OnDone(IAsyncResult ar) { Console.WriteLine(_work.{|LAP1001:EndInvoke|}(ar)); }
            """,
            """
            readonly Func<int> _work;
            void Start() { _ = Task.Run(() => OnDoneAsync(Task.Run(_work))); }
            internal async Task OnDoneAsync(Task<int> task) { Console.WriteLine(await task.ConfigureAwait(false)); }
            """
        );
}
