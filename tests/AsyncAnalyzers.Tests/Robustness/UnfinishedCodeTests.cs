using System.Diagnostics;
using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Tests.Robustness;

/// <summary>Whatever a document holds, analyzer and fix neither throw nor take long.</summary>
public sealed class UnfinishedCodeTests
{
    private static readonly CodeFixProvider[] s_fixers =
    [
        new ConvertToTaskFixer(),
        new CorrectEndFixer(),
        new CorrectWaitFixer(),
        new ConvertContractFixer(),
        new CorrectContractFixer(),
    ];

    private const string Legacy = """
        using System;
        using System.IO;
        using System.Threading.Tasks;

        class C<T> where T : Stream
        {
            delegate bool Parse(string text, out int value);
            event EventHandler Happened;
            IAsyncResult pending;
            readonly Func<int, int> work = i => i;

            C() => work.BeginInvoke(1, ar => work.EndInvoke(ar), null);

            IAsyncResult BeginRead(byte[] b, AsyncCallback callback, object state) => work.BeginInvoke(1, callback, state);
            int EndRead(IAsyncResult ar) => work.EndInvoke(ar);

            int Pair(Parse parse, bool condition)
            {
                Func<int> one = () => 1, other = () => 2;
                one += other;
                var first = other.BeginInvoke(null, null);
                try { if (condition) return one.EndInvoke(first); } finally { parse = null; }
                var read = parse.BeginInvoke("1", out int value, null, null);
                var (copy, text) = (value, nameof(value));
                while (!read.AsyncWaitHandle.WaitOne(10) && copy > 0) { parse.EndInvoke(out value, read); }
                parse.EndInvoke(out value, read);
                return one.BeginInvoke(one.EndInvoke, null).IsCompleted ? one.EndInvoke(first) : value;
            }

            async Task M(T stream, byte[] buffer, Parse parse)
            {
                Happened?.BeginInvoke(this, EventArgs.Empty, null, null);
                var ar = parse.BeginInvoke("1", out var value, null, null);
                while (!ar.IsCompleted) await Task.Yield();
                if (!parse.EndInvoke(out value, ar)) return;
                pending = stream.BeginRead(buffer, 0, 1, OnRead, stream);
                stream.BeginWrite(buffer, 0, 1, delegate { }, null);
                work.EndInvoke(work.BeginInvoke(1, null, null));
                foreach (EventHandler handler in Happened.GetInvocationList()) handler.BeginInvoke(this, null, handler.EndInvoke, null);
                void Local(IAsyncResult r) => work.EndInvoke(r);
                work.BeginInvoke(2, Local, null);
                await Task.Factory.FromAsync(work.BeginInvoke, work.EndInvoke, 1, null);
            }

            void OnRead(IAsyncResult ar)
            {
                var stream = (T)ar.AsyncState;
                stream.EndRead(ar);
                stream.BeginRead(new byte[1], 0, 1, OnRead, stream);
            }

            async Task<int> Misuse(T stream, byte[] buffer)
            {
                using (var file = File.OpenRead("f")) { file.BeginRead(buffer, 0, 1, OnLoaded, "state"); }
                var write = stream.BeginWrite(buffer, 0, 1, null, null);
                while (!write.IsCompleted) { System.Threading.Thread.Sleep(1); }
                if (write.AsyncWaitHandle.WaitOne(1)) { stream.EndRead(write); stream.EndWrite(write); }
                stream.EndWrite(write);
                stream.BeginRead(buffer, 0, 1, async ar => { await Task.Yield(); stream.EndWrite(ar); }, null);
                Task.Factory.FromAsync(stream.BeginRead, stream.EndWrite, buffer, 0, 1, null);
                return stream.EndRead(stream.BeginRead(buffer, 0, 1, null, null));
            }

            void OnLoaded(IAsyncResult ar) => ((FileStream)ar.AsyncState).EndRead(ar);
        }
        """;

    private const string Contracts = """
        using System;
        using System.ServiceModel;
        using System.Threading;
        using System.Threading.Tasks;

        [ServiceContract(CallbackContract = typeof(ITold), Namespace = "urn:c")]
        public interface IService<T>
        {
            [OperationContract(AsyncPattern = true, Name = "Do"), FaultContract(typeof(string))]
            IAsyncResult BeginDo(T a, int b, AsyncCallback callback, object state);
            T EndDo(IAsyncResult result);

            [OperationContract(IsOneWay = true)] void Note();
            [OperationContract(AsyncPattern = true)] IAsyncResult BeginNote(AsyncCallback callback, object state);
            [OperationContract] void EndNote(IAsyncResult result);

            [OperationContract(AsyncPattern = true)] Task SendAsync(CancellationToken token);
            [OperationContract] void Send();
        }

        public interface ITold
        {
            [OperationContract] Task TellAsync(out int a);
            [OperationContract(AsyncPattern = true)] IAsyncResult BeginTell(AsyncCallback callback, object state);
            void EndTell(IAsyncResult result);
        }

        class Service : IService<int>
        {
            Func<int, int, int> work;
            public IAsyncResult BeginDo(int a, int b, AsyncCallback callback, object state) => work.BeginInvoke(a, b, callback, state);
            int IService<int>.EndDo(IAsyncResult result) => work.EndInvoke(result);
            public void Send() { }
            public Task SendAsync(CancellationToken token) => null;
            public void Note() { }
            public IAsyncResult BeginNote(AsyncCallback callback, object state) => null;
            public void EndNote(IAsyncResult result) { }
            void M(IService<int> other) { other.BeginDo(1, 2, ar => other.EndDo(ar), null); }
        }

        [System.CodeDom.Compiler.GeneratedCode("System.ServiceModel", "4.0.0.0"), ServiceContract(Name = "IService")]
        public interface IDerived : IService<int>, IDisposable
        {
            [OperationContract(Action = "a")] Task<int> DoAsync(int a, int b);
        }

        [ServiceBehavior]
        public class Derived : System.ServiceModel.Discovery.DiscoveryService, IDerived, IDisposable
        {
            int N(IDerived other) { var r = other.BeginDo(1, 2, null, null); other.Note(); return other.EndDo(r); }
        }
        """;

    [Fact]
    public async Task Contract_as_it_is_typed()
    {
        var project = await ProjectAsync(CallPairTest.OnFramework);
        for (var length = 1; length <= Contracts.Length; length += 47)
        {
            await FixEverythingAsync(project, Contracts[..length]);
        }
    }

    [Fact]
    public async Task Contract_with_one_token_missing()
    {
        var project = await ProjectAsync(CallPairTest.OnFramework);
        foreach (var token in CSharpSyntaxTree.ParseText(Contracts).GetRoot().DescendantTokens().Where((_, index) => index % 11 == 0))
        {
            await FixEverythingAsync(project, Contracts.Remove(token.SpanStart, token.Span.Length));
        }
    }

    /// <summary>Every document that comes about while the code is typed, in steps that fall on all kinds of tokens.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_as_it_is_typed(bool isNet)
    {
        var project = await ProjectAsync(isNet ? CallPairTest.OnNet : CallPairTest.OnFramework);
        for (var length = 1; length <= Legacy.Length; length += 31)
        {
            await FixEverythingAsync(project, Legacy[..length]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_with_one_token_missing(bool isNet)
    {
        var project = await ProjectAsync(isNet ? CallPairTest.OnNet : CallPairTest.OnFramework);
        foreach (var token in CSharpSyntaxTree.ParseText(Legacy).GetRoot().DescendantTokens().Where((_, index) => index % 23 == 0))
        {
            await FixEverythingAsync(project, Legacy.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Theory]
    [InlineData("class C { void M() { x.BeginInvoke(); } }")]
    [InlineData("class C { void M() => BeginInvoke(null, null); }")]
    [InlineData(
        "class C { void M(System.Action a) { a.BeginInvoke(); a.BeginInvoke(null); a.BeginInvoke(null, null, null); a.EndInvoke(); } }"
    )]
    [InlineData("class C { void M(System.Action a) { a.BeginInvoke(callback: null, callback: null); a.BeginInvoke(, ); } }")]
    [InlineData("class C { void M(Missing a) { a.BeginInvoke(null, null); var r = a.BeginRead(null, null); a.EndRead(r); } }")]
    [InlineData(
        "class C { void M(System.Action a) { a.BeginInvoke(Missing, null); a.BeginInvoke(ar => { missing.EndInvoke(ar); }, null); } }"
    )]
    [InlineData("class C { void M(System.Action a) { System.IAsyncResult r = r = a.BeginInvoke(null, r); } }")]
    [InlineData(
        "class C { void M(System.Action a) { a.BeginInvoke(M, null); } void M(System.IAsyncResult r) { a.EndInvoke(r); } void "
            + "M(System.IAsyncResult r) { } }"
    )]
    [InlineData(
        "class C { System.IAsyncResult BeginX(System.AsyncCallback c, object s) => BeginX(c, s); void EndX(System.IAsyncResult r) => "
            + "EndX(r); }"
    )]
    [InlineData("class C { System.AsyncCallback F() => F(); void M(System.Action a) => a.BeginInvoke(F(), null); }")]
    [InlineData(
        "class C { void M(System.Action a) { System.AsyncCallback f = null; f = f; System.AsyncCallback g = r => g(r); "
            + "a.BeginInvoke(f, null); a.BeginInvoke(g, null); } }"
    )]
    [InlineData(
        "class C { void M(System.Action a) { System.IAsyncResult x = null, y = x; x = y; y = x; x = a.BeginInvoke(null, null); } }"
    )]
    [InlineData("class C { void M() { System.Action a = a; a.BeginInvoke(null, null); a.EndInvoke(a.BeginInvoke(null, null)); } }")]
    [InlineData("class C { void M() { System.Action a, b; a = b; b = a; var r = a.BeginInvoke(null, null); b.EndInvoke(r); } }")]
    [InlineData(
        "class C { void M(System.Action a) { var r = a.BeginInvoke(null, r); var s = s; a.EndInvoke(r); a.EndInvoke(r); a.EndInvoke(s); } }"
    )]
    [InlineData("class C { void M(System.Action a) { var r = a.BeginInvoke(null, null); if (missing) a.EndInvoke(r); goto nowhere; } }")]
    [InlineData(
        "class C { void M(System.Action a) { var r = a.BeginInvoke(null, null); a.EndInvoke(); a.EndInvoke(r, r); a.EndInvoke(r).X(); "
            + "new System.Action().EndInvoke(r); } }"
    )]
    [InlineData(
        "delegate void D(out int x, ref int y); class C { void M(D d) { d.BeginInvoke(out int x, ref x, null, null); d.BeginInvoke(x, "
            + "y, null, null); d.BeginInvoke(out _, ref missing, null, null); } }"
    )]
    [InlineData(
        "class C { event System.Action E; void M() { this.E.BeginInvoke(E.EndInvoke, null); C.E.BeginInvoke(null, null); E += "
            + "E.BeginInvoke(null, null); } }"
    )]
    [InlineData(
        "class C { System.Action a; System.IAsyncResult BeginX(System.AsyncCallback c, object s) => a.BeginInvoke(c, s, c); void "
            + "EndX(System.IAsyncResult r) => a.EndInvoke(); }"
    )]
    [InlineData("class C { void M(System.Action a) => System.Threading.Tasks.Task.Factory.FromAsync(a.BeginInvoke, a.EndInvoke); }")]
    [InlineData("[assembly: A(a.BeginInvoke(null, null))] a.BeginInvoke(null, null);")]
    [InlineData("class C { [A(BeginInvoke(null))] int P => a.BeginInvoke(1, 2).EndInvoke; }")]
    [InlineData("System.Action a; a.BeginInvoke(null, null); namespace N { a.BeginInvoke(null, null); }")]
    [InlineData(
        "class C { void M(System.IO.Stream s) { var r = s.BeginRead(null, 0, 0, null, r); while (!r.IsCompleted) while "
            + "(!r.IsCompleted) ; while (!.IsCompleted) ; s.EndRead(r); s.EndWrite(r).X(); s.EndRead(); } }"
    )]
    [InlineData(
        "class C { void M(System.IO.Stream s) { using (var t = t.BeginRead(null, 0, 0, M, t)) using (var u = new U(u)) u.BeginX(M, u); "
            + "s.BeginRead(null, 0, 0, M, M); s.Close( } void M(System.IAsyncResult r) => ((C)r.AsyncState).M(r).AsyncState; }"
    )]
    [InlineData(
        "class C { async void M(System.IAsyncResult r) { s.EndRead(r); } void N(System.IO.Stream s) { s.BeginRead(null, 0, 0, M, "
            + "null); s.BeginRead(null, 0, 0, async r => , null); s.BeginRead(null, 0, 0, async delegate { }, missing); } }"
    )]
    [InlineData(
        "class C { void M(System.IO.Stream s) { System.Threading.Tasks.Task.Factory.FromAsync(s.EndRead); "
            + "System.Threading.Tasks.Task.Factory.FromAsync(, s.EndRead); System.Threading.Tasks.Task.Factory.FromAsync((c, t) => c, "
            + "s.EndRead, null); FromAsync(s.BeginRead, s.EndRead); } }"
    )]
    [InlineData(
        "class C { void M(System.IO.Stream s, dynamic d) { s.BeginRead(null, 0, 0, r => { var x = (int)r.AsyncState; var y = "
            + "(Missing)r.AsyncState; (string)r.AsyncState; }, d); s.BeginRead(null, 0, 0, r => ((int*)r.AsyncState), "
            + "(object)(dynamic)null); } }"
    )]
    [InlineData(
        "class C { System.IAsyncResult BeginX(object s) => null; System.IAsyncResult BeginX(System.AsyncCallback c) => null; void "
            + "EndX(System.IAsyncResult r) { } void M() { var r = BeginX(M); r.AsyncWaitHandle.WaitOne; EndX(r); r = BeginX(1); "
            + "EndX(EndX(BeginX(this))); } void M(System.IAsyncResult r) { } }"
    )]
    [InlineData(
        "class C { void EndX(System.IAsyncResult r) { EndX(r); EndX(r); } void EndX(System.IAsyncResult r, System.IAsyncResult s) { "
            + "EndX(r, r); EndX(s, r); r = s = r; EndX(r = r, s); } }"
    )]
    [InlineData(
        "var s = System.IO.Stream.Null; using var t = new System.IO.MemoryStream(); t.BeginRead(new byte[1], 0, 1, r => t.EndRead(r), "
            + "null); await s.EndRead(s.BeginRead(null, 0, 0, null, null));"
    )]
    [InlineData("interface I { System.IAsyncResult BeginX(); void EndX(System.IAsyncResult r); void M() => BeginX(); }")]
    [InlineData(
        "unsafe class C { void M(delegate*<void> f, System.Action* g) { f.BeginInvoke(null, null); g->BeginInvoke(null, null); "
            + "(*g).BeginInvoke(null, null); } }"
    )]
    public async Task Odd_code(string code)
    {
        foreach (var platform in new[] { CallPairTest.OnNet, CallPairTest.OnFramework })
        {
            await FixEverythingAsync(await ProjectAsync(platform), code);
        }
    }

    [Fact]
    public async Task No_references_at_all() =>
        Assert.Empty(
            await DiagnosticsAsync((await ProjectAsync(CallPairTest.OnNet)).WithMetadataReferences([]).AddDocument("C.cs", Legacy))
        );

    [Fact]
    public async Task Types_of_the_pattern_declared_by_the_project_itself() =>
        await FixEverythingAsync(
            (await ProjectAsync(CallPairTest.OnNet)).WithMetadataReferences([]),
            "namespace System { public interface IAsyncResult { } public delegate void AsyncCallback(IAsyncResult ar); public class "
                + "Object { } }"
                + Legacy[Legacy.IndexOf("class C<T>", StringComparison.Ordinal)..]
        );

    [Theory]
    [InlineData("C.g.cs", "")]
    [InlineData("C.Designer.cs", "")]
    [InlineData("C.cs", "// <auto-generated/>\n")]
    [InlineData("C.cs", "[System.CodeDom.Compiler.GeneratedCode(\"\", \"\")]\n")]
    public async Task Generated_code_is_not_looked_at(string file, string first) =>
        Assert.Empty(
            await DiagnosticsAsync(
                (await ProjectAsync(CallPairTest.OnNet)).AddDocument(
                    file,
                    first + "class C { void M(System.Action a) => a.BeginInvoke(null, null); }",
                    filePath: "/" + file
                )
            )
        );

    [Fact]
    public async Task Thousands_of_calls_in_one_method() =>
        await InTimeAsync($"class C {{ void M(System.Action a) {{ {Repeated(3000, _ => "a.BeginInvoke(null, null);\n")} }} }}", 3000);

    [Fact]
    public async Task Thousands_of_locals_in_one_method() =>
        await InTimeAsync(
            $"class C {{ void M(System.Action a) {{ {Repeated(1000, i => $"var r{i} = a.BeginInvoke(null, null); a.EndInvoke(r{i});\n")} }} }}",
            2000
        );

    [Fact]
    public async Task Thousands_of_methods_with_a_callback() =>
        await InTimeAsync(
            $"class C {{ System.Action a; {Repeated(1000, i => $"void M{i}() => a.BeginInvoke(Done{i}, null); void Done{i}(System.IAsyncResult r) => a.EndInvoke(r);\n")} }}",
            2000
        );

    [Fact]
    public async Task Thousands_of_begins_that_share_a_callback() =>
        await InTimeAsync(
            $"class C {{ System.Action a; {Repeated(1000, i => $"void M{i}() => a.BeginInvoke(Done, null);\n")} void Done(System.IAsyncResult r) => a.EndInvoke(r); }}",
            1001
        );

    [Fact]
    public async Task Thousands_of_operations_that_share_a_callback() =>
        await InTimeAsync(
            $"class C {{ System.IO.Stream a; {Repeated(500, i => $"void M{i}() => a.BeginRead(null, 0, 0, Done, null);\n")} void "
                + "Done(System.IAsyncResult r) => ((C)r.AsyncState).a.EndWrite(r); }}",
            0
        );

    [Fact]
    public async Task Field_that_a_thousand_methods_write() =>
        await InTimeAsync(
            $"class C {{ System.Action a; private System.IAsyncResult r; {Repeated(1000, i => $"void M{i}() => r = a.BeginInvoke(null, null);\n")} }}",
            1000
        );

    [Fact]
    public async Task Lambdas_a_hundred_deep() =>
        await InTimeAsync(
            $"class C {{ void M(System.Action a) {{ {Repeated(100, i => $"a.BeginInvoke(r{i} => {{ ")} {Repeated(100, _ => "}, null);")} }} }}",
            100
        );

    [Fact]
    public async Task Expression_a_thousand_terms_long() =>
        await InTimeAsync(
            $"class C {{ int M(System.Func<int> a) => 0 {Repeated(500, _ => "+ a.EndInvoke(a.BeginInvoke(null, null)) ")}; }}",
            1000
        );

    [Fact]
    public async Task Thousands_of_end_calls_that_can_be_missed() =>
        await InTimeAsync(
            $"class C {{ void M(System.Action a, bool b) {{ {Repeated(1000, i => $"var r{i} = a.BeginInvoke(null, null); if (b) a.EndInvoke(r{i});\n")} }} }}",
            1000,
            CallPairTest.OnFramework
        );

    /// <summary>Beyond a hundred uses of one async result its end calls are no longer compared; the advice about the begin call
    /// stays.</summary>
    [Theory]
    [InlineData(90, 90)]
    [InlineData(1000, 1)]
    public async Task Many_end_calls_of_one_async_result(int count, int expected) =>
        await InTimeAsync(
            $"class C {{ void M(System.Action a) {{ var r = a.BeginInvoke(null, null); {Repeated(count, _ => "a.EndInvoke(r);\n")} }} }}",
            expected,
            CallPairTest.OnFramework
        );

    [Fact]
    public async Task Thousands_of_delegates_added_to_one_that_begins() =>
        await InTimeAsync(
            $"class C {{ void M(System.Action a) {{ var all = a; {Repeated(1000, _ => "all += a; all.BeginInvoke(all.EndInvoke, null);\n")} }} }}",
            1000,
            CallPairTest.OnFramework
        );

    private static string Repeated(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static async Task InTimeAsync(string code, int expected, CallPairTest? platform = null)
    {
        var document = (await ProjectAsync(platform ?? CallPairTest.OnNet)).AddDocument("C.cs", code);
        await document.Project.GetCompilationAsync();
        var watch = Stopwatch.StartNew();
        Assert.Equal(expected, (await DiagnosticsAsync(document)).Length);

        // Seconds at most when each call costs the same; far more when each costs what all of them cost. Wide enough for a busy machine.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static async Task<Project> ProjectAsync(CallPairTest platform) =>
        new AdhocWorkspace()
            .CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .WithMetadataReferences(platform.Platform.References);

    /// <summary>Applies each action for each diagnostic to the document as it is. An exception of the analyzer would be a
    /// diagnostic.</summary>
    private static async Task FixEverythingAsync(Project project, string code)
    {
        var document = project.AddDocument("C.cs", code);
        foreach (var diagnostic in await DiagnosticsAsync(document))
        {
            Assert.StartsWith("LAP", diagnostic.Id, StringComparison.Ordinal);
            var actions = new List<CodeAction>();
            foreach (var fixer in s_fixers.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fixer.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
                );
            }

            foreach (var action in actions)
            {
                var operation = Assert.IsType<ApplyChangesOperation>(
                    Assert.Single(await action.GetOperationsAsync(CancellationToken.None))
                );
                Assert.NotEqual(code, (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString());
            }
        }
    }

    private static async Task<Diagnostic[]> DiagnosticsAsync(Document document)
    {
        var compilation = await document.Project.GetCompilationAsync() ?? throw new InvalidOperationException("There is no compilation.");
        return [.. await compilation.WithAnalyzers([new MemberAnalyzer(), new TypeAnalyzer()]).GetAnalyzerDiagnosticsAsync()];
    }
}
