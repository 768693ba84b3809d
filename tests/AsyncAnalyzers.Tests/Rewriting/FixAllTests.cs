using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host.Mef;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Several sites: single fixes one after the other, and fix-all, lead to the same text.</summary>
public sealed class FixAllTests
{
    [Fact]
    public Task Several_shapes_in_one_document() =>
        OnNet.Fixes(
            """
            readonly Action ping;
            void FireAndForget(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            int BeginAndEnd(Func<int> work)
            {
                var ar = work.{|LAP1001:BeginInvoke|}(null, null);
                return work.{|LAP1001:EndInvoke|}(ar);
            }

            void Inline(Action work) => work.{|LAP1001:BeginInvoke|}(ar => work.{|LAP1001:EndInvoke|}(ar), null);
            void Named() => ping.{|LAP1001:BeginInvoke|}(OnPinged, null);
            private void OnPinged(IAsyncResult ar) => ping.{|LAP1001:EndInvoke|}(ar);
            """,
            """
            readonly Action ping;
            void FireAndForget(Action work) => _ = Task.Run(work);
            int BeginAndEnd(Func<int> work)
            {
                var ar = Task.Run(work);
                return ar.GetAwaiter().GetResult();
            }

            void Inline(Action work) => _ = Task.Run(work);
            void Named() => _ = Task.Run(() => OnPingedAsync(Task.Run(ping)));
            private async Task OnPingedAsync(Task task) => await task.ConfigureAwait(false);
            """
        );

    [Fact]
    public Task Kept_values_have_names_of_their_own() =>
        OnNet.Fixes(
            """
            Action _work;
            void M()
            {
                _work.{|LAP1001:BeginInvoke|}(null, null);
                _work.{|LAP1001:BeginInvoke|}(null, null);
                _work?.{|LAP1001:BeginInvoke|}(null, null);
            }
            """,
            """
            Action _work;
            void M()
            {
                _ = Task.Run(_work);
                _ = Task.Run(_work);
                var work = _work;
                if (work != null)
                {
                    _ = Task.Run(work);
                }
            }
            """
        );

    [Fact]
    public Task Three_deep() =>
        OnNet.Fixes(
            """
            void M(Func<int> a, Func<int, int> b, Action<int> c)
            {
                a.{|LAP1001:BeginInvoke|}(ar1 =>
                {
                    var x = a.{|LAP1001:EndInvoke|}(ar1);
                    b.{|LAP1001:BeginInvoke|}(x, ar2 =>
                    {
                        var y = b.{|LAP1001:EndInvoke|}(ar2);
                        c.{|LAP1001:BeginInvoke|}(y, ar3 => c.{|LAP1001:EndInvoke|}(ar3), null);
                    }, null);
                }, null);
            }
            """,
            """
            void M(Func<int> a, Func<int, int> b, Action<int> c)
            {
                _ = Task.Run(() =>
                {
                    var x = a();
                    _ = Task.Run(() =>
                    {
                        var y = b(x);
                        _ = Task.Run(() => c(y));
                    });
                });
            }
            """
        );

    [Fact]
    public Task Begin_among_the_arguments_of_another() =>
        OnNet.Fixes(
            """
            void M(Action<int> outer, Func<int> inner)
            {
                outer.{|LAP1001:BeginInvoke|}(inner.{|LAP1001:EndInvoke|}(inner.{|LAP1001:BeginInvoke|}(null, null)), null, null);
            }
            """,
            """
            void M(Action<int> outer, Func<int> inner)
            {
                var argument = Task.Run(inner).GetAwaiter().GetResult();
                _ = Task.Run(() => outer(argument));
            }
            """
        );

    [Fact]
    public Task Begin_in_the_work_of_another() =>
        OnNet.Fixes(
            """
            void M(Action work)
            {
                new Action(() =>
                {
                    work.{|LAP1001:BeginInvoke|}(null, null);
                }).{|LAP1001:BeginInvoke|}(null, null);
            }
            """,
            """
            void M(Action work)
            {
                _ = Task.Run(() =>
                {
                    _ = Task.Run(work);
                });
            }
            """
        );

    [Fact]
    public Task Site_without_an_action_between_others() =>
        OnNet.Fixes(
            """
            IAsyncResult Left(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            void Fixed(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            IAsyncResult LeftToo(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            """,
            """
            IAsyncResult Left(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            void Fixed(Action work) => _ = Task.Run(work);
            IAsyncResult LeftToo(Action work) => work.{|LAP1001:BeginInvoke|}(null, null);
            """
        );

    /// <summary>For one rule hosts may give the key of another, of whichever diagnostic came first: it stands for the rule's own first
    /// action.</summary>
    [Theory]
    [InlineData(null, "foreach")]
    [InlineData("LAP1006.RunEachTarget", "foreach")]
    [InlineData("LAP1007.ConvertToTask", "foreach")]
    [InlineData("LAP2005.MakeAsync", "foreach")]
    [InlineData("LAP1006.ConvertToTask", "_ = Task.Run(() => raised(this, EventArgs.Empty));")]
    public async Task Key_of_another_rule(string? key, string expected)
    {
        var document = DocumentOf(
            """
            using System;

            class C
            {
                event EventHandler Raised;
                void M(Action other)
                {
                    other.BeginInvoke(other.EndInvoke, null);
                    var raised = Raised;
                    raised.BeginInvoke(this, EventArgs.Empty, null, null);
                }
            }
            """
        );

        var changed = await ReportedDiagnostics.FixAllAsync(document, new ConvertToTaskFixer(), FixAllScope.Solution, key, "LAP1006");

        Assert.Contains(expected, (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString(), StringComparison.Ordinal);
    }

    /// <summary>What needs review is left, whatever key the host gives; dotnet format gives that of the first action.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("LAP2005.ConvertToTask")]
    [InlineData("LAP2005.ConvertToTaskHere")]
    [InlineData("LAP1001.ConvertToTask")]
    public async Task What_needs_review(string? key)
    {
        var document = DocumentOf(
            """
            using System;
            using System.IO;
            using System.Threading;

            class C
            {
                void Wait(Stream stream, byte[] buffer)
                {
                    var done = new ManualResetEvent(false);
                    stream.BeginRead(buffer, 0, 1, ar => { stream.EndRead(ar); done.Set(); Console.WriteLine(); }, null);
                    done.WaitOne();
                }

                int Read(Stream stream, byte[] buffer)
                {
                    var ar = stream.BeginRead(buffer, 0, 1, null, null);
                    return stream.EndRead(ar);
                }
            }
            """
        );

        var changed = await ReportedDiagnostics.FixAllAsync(document, new ConvertToTaskFixer(), FixAllScope.Solution, key, "LAP2005");

        var text = (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
        Assert.Contains(
            "stream.BeginRead(buffer, 0, 1, ar => { stream.EndRead(ar); done.Set(); Console.WriteLine(); }, null);",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("var ar = stream.ReadAsync(buffer, 0, 1);", text, StringComparison.Ordinal);
    }

    /// <summary>In an editor the key is that of the action that was chosen: what may change semantics and what does the same are not mixed.
    /// A program that opened the project itself, as dotnet format does, gives whichever key is first, and means both.</summary>
    [Theory]
    [InlineData(WorkspaceKind.Host, null, "Same Changed")]
    [InlineData(WorkspaceKind.Host, "LAP1007.ConvertToTask", "Same")]
    [InlineData(WorkspaceKind.Host, "LAP1007.ConvertToTaskMayChange", "Changed")]
    [InlineData(WorkspaceKind.Host, "SameBehavior", "Same")]
    [InlineData(WorkspaceKind.MSBuild, null, "Same Changed")]
    [InlineData(WorkspaceKind.MSBuild, "LAP1007.ConvertToTask", "Same Changed")]
    [InlineData(WorkspaceKind.MSBuild, "LAP1007.ConvertToTaskMayChange", "Same Changed")]
    [InlineData(WorkspaceKind.MSBuild, "LAP2005.MakeAsyncMayChange", "Same Changed")]
    [InlineData(WorkspaceKind.MSBuild, "SameBehavior", "Same")]
    public async Task Key_of_a_kind_of_change(string host, string? key, string expected)
    {
        var document = DocumentOf(
            """
            using System;

            class C
            {
                int Same(Func<int> work)
                {
                    var ar = work.BeginInvoke(null, null);
                    return work.EndInvoke(ar);
                }

                void Changed(Action work) => work.BeginInvoke(ar => { work.EndInvoke(ar); Console.WriteLine(); }, null);
            }
            """,
            host
        );

        var changed = await ReportedDiagnostics.FixAllAsync(document, new ConvertToTaskFixer(), FixAllScope.Solution, key, "LAP1007");

        var methods = (await changed.GetDocument(document.Id)!.GetSyntaxRootAsync())!.DescendantNodes().OfType<MethodDeclarationSyntax>();
        var rewritten = methods.Where(m => !m.ToString().Contains("BeginInvoke", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(" ", rewritten.Select(m => m.Identifier.ValueText)));
    }

    private static Document DocumentOf(string source, string host = "Custom") =>
        new AdhocWorkspace(MefHostServices.DefaultHost, host)
            .CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(OnFramework.Platform.References)
            .AddDocument("C.cs", source);

    [Fact]
    public Task Two_lost_operations() =>
        OnFramework.Fixes(
            """
            void M(Stream stream, byte[] buffer)
            {
                stream.{|LAP2001:BeginWrite|}(buffer, 0, 1, null, null);
                stream.{|LAP2001:BeginWrite|}(buffer, 1, 1, null, null);
            }
            """,
            """
            void M(Stream stream, byte[] buffer)
            {
                _ = stream.WriteAsync(buffer, 0, 1);
                _ = stream.WriteAsync(buffer, 1, 1);
            }
            """
        );
}
