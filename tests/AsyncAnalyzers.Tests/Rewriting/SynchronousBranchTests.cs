using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>The caller ends what completes synchronously, the callback the rest: of the two exactly one goes on with the task.</summary>
public sealed class SynchronousBranchTests
{
    private static readonly CallPairTest OnNet = CallPairTest.OnNet.Only(DiagnosticIds.UseTaskCounterpart, DiagnosticIds.UseFromAsync);

    private const string Fields = "readonly Stream _stream; readonly byte[] _buffer; bool Finish(int count) => true;";

    [Theory]
    [InlineData(
        "if (r.CompletedSynchronously) { Finish(_stream.EndRead(r)); }",
        "if (r.IsCompleted) { Finish(r.GetAwaiter().GetResult()); }\n    else\n    {\n        _ = OnReadAsync(r, name);\n    }"
    )]
    [InlineData(
        "if (r.CompletedSynchronously) Finish(_stream.EndRead(r));",
        "if (r.IsCompleted) Finish(r.GetAwaiter().GetResult());\n    else\n    {\n        _ = OnReadAsync(r, name);\n    }"
    )]
    [InlineData(
        "if (r.CompletedSynchronously) { Finish(_stream.EndRead(r)); } else { Console.WriteLine(); }",
        "if (r.IsCompleted) { Finish(r.GetAwaiter().GetResult()); }\n    else\n    {\n        _ = OnReadAsync(r, name);\n        "
            + "Console.WriteLine();\n    }"
    )]
    [InlineData(
        "if (!r.CompletedSynchronously) return; Finish(_stream.EndRead(r));",
        "if (!r.IsCompleted)\n    {\n        _ = OnReadAsync(r, name);\n        return;\n    }\n    Finish(r.GetAwaiter().GetResult());"
    )]
    [InlineData(
        "if (!r.CompletedSynchronously) { return; } Finish(_stream.EndRead(r));",
        "if (!r.IsCompleted)\n    {\n        _ = OnReadAsync(r, name);\n        return;\n    }\n\n    Finish(r.GetAwaiter().GetResult());"
    )]
    [InlineData(
        "if (!r.CompletedSynchronously || Finish(_stream.EndRead(r))) return;",
        "var isCompleted = r.IsCompleted;\n    if (!isCompleted)\n    {\n        _ = OnReadAsync(r, name);\n    }\n    if "
            + "(!isCompleted || Finish(r.GetAwaiter().GetResult())) return;"
    )]
    [InlineData(
        "var c = r.CompletedSynchronously; if (r.CompletedSynchronously) { Finish(_stream.EndRead(r)); }",
        "var isCompleted = r.IsCompleted;\n    if (!isCompleted)\n    {\n        _ = OnReadAsync(r, name);\n    }\n    var c = "
            + "isCompleted; if (isCompleted) { Finish(r.GetAwaiter().GetResult()); }"
    )]
    [InlineData(
        "Console.WriteLine(); if (r.CompletedSynchronously) { Finish(_stream.EndRead(r)); }",
        "var isCompleted = r.IsCompleted;\n    if (!isCompleted)\n    {\n        _ = OnReadAsync(r, name);\n    }\n    "
            + "Console.WriteLine(); if (isCompleted) { Finish(r.GetAwaiter().GetResult()); }"
    )]
    public Task Branch(string branch, string rewritten) =>
        OnNet.Fixes(
            Fields
                + $$"""

                void Start(string name)
                {
                    var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, name);
                    {{branch}}
                }

                void OnRead(IAsyncResult ar)
                {
                    if (ar.CompletedSynchronously) return;
                    Finish(_stream.EndRead(ar));
                    Console.WriteLine((string)ar.AsyncState);
                }
                """,
            Fields
                + $$"""

                void Start(string name)
                {
                    var r = _stream.ReadAsync(_buffer, 0, 1);
                    {{rewritten}}
                }

                async Task OnReadAsync(Task<int> task, string state)
                {
                    Finish(await task.ConfigureAwait(false));
                    Console.WriteLine(state);
                }
                """
        );

    [Theory]
    [InlineData("if (ar.CompletedSynchronously) { return; } Finish(_stream.EndRead(ar));", "Finish(await task.ConfigureAwait(false));")]
    [InlineData("if (!ar.CompletedSynchronously) { Finish(_stream.EndRead(ar)); }", "Finish(await task.ConfigureAwait(false));")]
    [InlineData("if (!ar.CompletedSynchronously) Finish(_stream.EndRead(ar));", "Finish(await task.ConfigureAwait(false));")]
    [InlineData(
        "if (!ar.CompletedSynchronously && Finish(_stream.EndRead(ar))) { Start(); }",
        "if (Finish(await task.ConfigureAwait(false))) { Start(); }"
    )]
    [InlineData(
        "if (!ar.CompletedSynchronously && _buffer.Length > 0 && Finish(_stream.EndRead(ar))) { Start(); }",
        "\n    await Task.WhenAny(task).ConfigureAwait(false);\n    if (_buffer.Length > 0 && Finish(await "
            + "task.ConfigureAwait(false))) { Start(); }\n"
    )]
    [InlineData(
        "var text = \"a\"; if (ar.CompletedSynchronously) { return; } try { Finish(_stream.EndRead(ar)); } catch { }",
        "var text = \"a\"; try { Finish(await task.ConfigureAwait(false)); } catch { }"
    )]
    public Task Guard(string callback, string rewritten) =>
        OnNet.Fixes(
            Fields
                + $$"""

                void Start()
                {
                    IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                    if (r.CompletedSynchronously) { Finish(_stream.EndRead(r)); }
                }

                void OnRead(IAsyncResult ar) { {{callback}} }
                """,
            Fields
                + $$"""

                void Start()
                {
                    Task<int> r = _stream.ReadAsync(_buffer, 0, 1);
                    if (r.IsCompleted) { Finish(r.GetAwaiter().GetResult()); }
                    else
                    {
                        _ = OnReadAsync(r);
                    }
                }

                async Task OnReadAsync(Task<int> task){{(rewritten.StartsWith('\n') ? "\n{" : " { ")}}{{rewritten}}{{(
                    rewritten.StartsWith('\n') ? "}" : " }"
                )}}
                """
        );

    [Fact]
    public Task As_it_is_laid_out() =>
        OnNet.Fixes(
            Fields
                + """

                void Start()
                {
                    // Begin.
                    IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, new AsyncCallback(OnRead), null);
                    if (r.CompletedSynchronously)
                    {
                        Finish(_stream.EndRead(r)); // at once
                    }
                }

                void OnRead(IAsyncResult ar)
                {
                    // Ended by who began it.
                    if (ar.CompletedSynchronously)
                    {
                        return;
                    }

                    // Later.
                    Finish(_stream.EndRead(ar));
                }
                """,
            Fields
                + """

                void Start()
                {
                    // Begin.
                    Task<int> r = _stream.ReadAsync(_buffer, 0, 1);
                    if (r.IsCompleted)
                    {
                        Finish(r.GetAwaiter().GetResult()); // at once
                    }
                    else
                    {
                        _ = OnReadAsync(r);
                    }
                }

                async Task OnReadAsync(Task<int> task)
                {
                    // Ended by who began it.

                    // Later.
                    Finish(await task.ConfigureAwait(false));
                }
                """
        );

    [Fact]
    public Task Assertions_before_the_guard() =>
        OnNet.Fixes(
            Fields
                + """

                AsyncCallback _onRead;
                C() { _onRead = new AsyncCallback(OnRead); }

                void Start()
                {
                    IAsyncResult result = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, _onRead, this);
                    if (result.CompletedSynchronously)
                    {
                        Complete(result);
                    }
                }

                void OnRead(IAsyncResult result)
                {
                    System.Diagnostics.Debug.Assert(result != null);
                    if (result.CompletedSynchronously)
                    {
                        return;
                    }

                    Complete(result);
                }

                void Complete(IAsyncResult result)
                {
                    System.Diagnostics.Debug.Assert(null != result);
                    C me = (C)result.AsyncState;
                    Finish(me._stream.EndRead(result));
                }
                """,
            Fields
                + """

                C() { }

                void Start()
                {
                    Task<int> result = _stream.ReadAsync(_buffer, 0, 1);
                    if (result.IsCompleted)
                    {
                        Complete(result);
                    }
                    else
                    {
                        _ = OnReadAsync(result);
                    }
                }

                async Task OnReadAsync(Task<int> task)
                {
                    await Task.WhenAny(task).ConfigureAwait(false);
                    System.Diagnostics.Debug.Assert(task != null);
                    Complete(task);
                }

                void Complete(Task<int> result)
                {
                    System.Diagnostics.Debug.Assert(null != result);
                    Finish(result.GetAwaiter().GetResult());
                }
                """
        );

    [Fact]
    public Task Loop_that_ends_what_is_complete() =>
        OnNet.Fixes(
            Fields
                + """

                void Read()
                {
                    while (true)
                    {
                        IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);
                        if (!r.CompletedSynchronously)
                        {
                            break;
                        }

                        if (Finish(_stream.EndRead(r)))
                        {
                            break;
                        }
                    }
                }

                void OnRead(IAsyncResult ar)
                {
                    if (!ar.CompletedSynchronously)
                    {
                        // Not at once.
                        if (!Finish(_stream.EndRead(ar)))
                        {
                            Read();
                        }
                    }
                }
                """,
            Fields
                + """

                void Read()
                {
                    while (true)
                    {
                        Task<int> r = _stream.ReadAsync(_buffer, 0, 1);
                        if (!r.IsCompleted)
                        {
                            _ = OnReadAsync(r);
                            break;
                        }

                        if (Finish(r.GetAwaiter().GetResult()))
                        {
                            break;
                        }
                    }
                }

                async Task OnReadAsync(Task<int> task)
                {
                    // Not at once.
                    if (!Finish(await task.ConfigureAwait(false)))
                    {
                        Read();
                    }
                }
                """
        );

    [Fact]
    public Task Lambda() =>
        (OnNet with { LanguageVersion = LanguageVersion.CSharp7_3 }).Fixes(
            Fields
                + """

                void Start()
                {
                    IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, ar =>
                    {
                        if (ar.CompletedSynchronously) return;
                        Finish(_stream.EndRead(ar));
                    }, null);
                    if (r.CompletedSynchronously)
                    {
                        Finish(_stream.EndRead(r));
                    }
                }
                """,
            Fields
                + """

                void Start()
                {
                    Task<int> r = _stream.ReadAsync(_buffer, 0, 1);

                    async Task CompleteReadAsync(Task<int> read)
                    {
                        Finish(await read.ConfigureAwait(false));
                    }

                    if (r.IsCompleted)
                    {
                        Finish(r.GetAwaiter().GetResult());
                    }
                    else
                    {
                        _ = CompleteReadAsync(r);
                    }
                }
                """
        );

    [Fact]
    public Task Without_a_callback() =>
        OnNet.Fixes(
            Fields
                + """

                void Start()
                {
                    IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, null, null);
                    if (!r.CompletedSynchronously) Console.WriteLine("wait");
                    Finish(_stream.EndRead(r));
                }
                """,
            Fields
                + """

                void Start()
                {
                    Task<int> r = _stream.ReadAsync(_buffer, 0, 1);
                    if (!r.IsCompleted) Console.WriteLine("wait");
                    Finish(r.GetAwaiter().GetResult());
                }
                """
        );

    /// <summary>How an operation was completed is another question than whether it is complete.</summary>
    [Theory]
    [InlineData("Console.WriteLine(r.CompletedSynchronously);")]
    [InlineData("System.Diagnostics.Debug.Assert(!r.CompletedSynchronously);")]
    [InlineData("var synchronous = r.CompletedSynchronously;")]
    public Task Asked_for_itself(string statement) =>
        OnNet.DoesNotFix(
            Fields
                + $$"""

                void Start()
                {
                    IAsyncResult r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, null, null);
                    {{statement}}
                    Finish(_stream.EndRead(r));
                }
                """,
            RefusalReason.ResultIsUsedOtherwise
        );

    // Where it cannot be told who ends the operation.

    [Theory]
    [InlineData(
        "_stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null);",
        "if (ar.CompletedSynchronously) return; Finish(_stream.EndRead(ar));",
        RefusalReason.ResultIsMixed
    )]
    [InlineData(
        "var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); if (r.IsCompleted) Finish(_stream.EndRead(r));",
        "if (ar.CompletedSynchronously) return; Finish(_stream.EndRead(ar));",
        RefusalReason.EndIsShared
    )]
    [InlineData(
        "var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); if (r.CompletedSynchronously) Finish(_stream.EndRead(r));",
        "if (ar.CompletedSynchronously) Console.WriteLine(); Finish(_stream.EndRead(ar));",
        RefusalReason.ResultIsUsedOtherwise
    )]
    [InlineData(
        "var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); if (r.CompletedSynchronously) Finish(_stream.EndRead(r));",
        "Start(); if (ar.CompletedSynchronously) return; Finish(_stream.EndRead(ar));",
        RefusalReason.ResultIsUsedOtherwise
    )]
    [InlineData(
        "var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); if (r.CompletedSynchronously) Finish(_stream.EndRead(r));",
        "if (!ar.CompletedSynchronously) { Finish(_stream.EndRead(ar)); } Start();",
        RefusalReason.ResultIsUsedOtherwise
    )]
    [InlineData(
        "var r = _stream.{|LAP2005:BeginRead|}(_buffer, 0, 1, OnRead, null); if (r.CompletedSynchronously) Finish(_stream.EndRead(r));",
        "Finish(ar.CompletedSynchronously ? 0 : _stream.EndRead(ar));",
        RefusalReason.ResultIsUsedOtherwise
    )]
    public Task Not_offered(string caller, string callback, params RefusalReason[] reasons) =>
        OnNet.DoesNotFix(
            Fields
                + $$"""
                void Start() { {{caller}} }
                void OnRead(IAsyncResult ar) { {{callback}} }
                """,
            reasons
        );
}
