using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using AsyncAnalyzers.Tests.Rules.Implementing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>A Begin and End that only forward go altogether, with all that uses them: the second action of LAP5007.</summary>
public sealed class PairReplacementTests
{
    private const string Key = "LAP5007.ReplacePair";

    private static CallPairTest Net { get; } =
        ImplementationTest.OnNet.Only(DiagnosticIds.PairHasNoTaskMethod) with
        {
            Class = "internal class C",
            EquivalenceKey = Key,
            Title = "Replace 'BeginLoad' and 'EndLoad' with 'LoadAsync'",
        };

    private const string Pair = """
        Stream _file;
        public IAsyncResult {|LAP5007:BeginLoad|}(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
        public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
        """;

    private const string Replaced = """
        Stream _file;
        public Task<int> LoadAsync(byte[] b) => _file.ReadAsync(b, 0, 1);
        """;

    [Fact]
    public Task Used_through_FromAsync() =>
        (
            Net with
            {
                OtherFiles =
                [
                    (
                        "User.cs",
                        """
                        using System.Threading.Tasks;

                        class User
                        {
                            // Loads.
                            async Task<int> M(C c, byte[] b) => await Task.Factory.FromAsync(c.BeginLoad, c.EndLoad, b, null); // over
                            async Task<int> N(C c, byte[] b) => await Task<int>.Factory.FromAsync((callback, state) => c.BeginLoad(b, callback, state), c.EndLoad, null);
                        }
                        """
                    ),
                ],
                OtherFilesFixed =
                [
                    (
                        "User.cs",
                        """
                        using System.Threading.Tasks;

                        class User
                        {
                            // Loads.
                            async Task<int> M(C c, byte[] b) => await c.LoadAsync(b); // over
                            async Task<int> N(C c, byte[] b) => await c.LoadAsync(b);
                        }
                        """
                    ),
                ],
            }
        ).Fixes(Pair, Replaced);

    [Fact]
    public Task Used_inside_its_own_type() =>
        (Net with { Title = Net.Title + " (may change semantics)" }).Fixes(
            $$"""
            {{Pair}}

            public int Load(byte[] b)
            {
                var ar = BeginLoad(b, null, null);
                Prepare();
                return EndLoad(ar);
            }

            void Prepare() { }
            """,
            $$"""
            {{Replaced}}

            public int Load(byte[] b)
            {
                var ar = LoadAsync(b);
                Prepare();
                return ar.GetAwaiter().GetResult();
            }

            void Prepare() { }
            """
        );

    [Fact]
    public Task Comments_documentation_and_layout_stay() =>
        (Net with { Title = "Replace 'BeginCount' and 'EndCount' with 'CountAsync'" }).Fixes(
            """
            Func<string, int> _count;

            // Counts.
            /// <summary>Counts the letters.</summary>
            /// <param name="text">The text.</param>
            /// <param name="callback">What is called back.</param>
            /// <param name="state">The state.</param>
            public IAsyncResult {|LAP5007:BeginCount|}(
                string text,
                AsyncCallback callback,
                object state)
            {
                // on another thread
                return _count.BeginInvoke(text, callback, state); // now
            }

            /// <summary>Ends it.</summary>
            public int EndCount(IAsyncResult ar)
            {
                return _count.EndInvoke(ar);
            }

            void Other() { }
            """,
            """
            Func<string, int> _count;

            // Counts.
            /// <summary>Counts the letters.</summary>
            /// <param name="text">The text.</param>
            public Task<int> CountAsync(
                string text)
            {
                var count = _count;
                // on another thread
                return Task.Run(() => count(text)); // now
            }

            void Other() { }
            """
        );

    [Fact]
    public Task Several_pairs_of_a_type_at_once() =>
        (Net with { Title = null }).Fixes(
            """
            Stream _file;
            public IAsyncResult {|LAP5007:BeginFlush|}(AsyncCallback callback, object state) => _flush.BeginInvoke(callback, state);
            public void EndFlush(IAsyncResult ar) => _flush.EndInvoke(ar);
            Action _flush;
            public IAsyncResult {|LAP5007:BeginLoad|}(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
            public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            Task<int> M() => Task.Factory.FromAsync(BeginLoad, EndLoad, new byte[1], null);
            Task N() => Task.Factory.FromAsync(BeginFlush, EndFlush, null);
            """,
            """
            Stream _file;
            public Task FlushAsync()
            {
                var flush = _flush;
                return Task.Run(flush);
            }
            Action _flush;
            public Task<int> LoadAsync(byte[] b) => _file.ReadAsync(b, 0, 1);
            Task<int> M() => LoadAsync(new byte[1]);
            Task N() => FlushAsync();
            """
        );

    [Fact]
    public Task Callers_that_the_solution_may_not_have() =>
        (Net with { Class = "public class C", Title = Net.Title + " (may change semantics)", EquivalenceKey = Key + "Here" }).FixesOnlyHere(
            Pair,
            Replaced
        );

    [Fact]
    public Task Nobody_else_calls_a_program() =>
        (Net with { Class = "public class C", OutputKind = OutputKind.ConsoleApplication }).Fixes(
            Pair + "\nstatic void Main() { }",
            Replaced + "\nstatic void Main() { }"
        );

    [Theory]
    [InlineData("IAsyncResult Other(AsyncCallback callback) => BeginLoad(null, callback, null);")]
    [InlineData("string Other() => nameof(BeginLoad);")]
    [InlineData("Func<IAsyncResult, int> Other() => EndLoad;")]
    [InlineData("Task<int> Other(object state) => Task.Factory.FromAsync(BeginLoad, EndLoad, new byte[1], state);")]
    [InlineData("/// <summary>As <see cref=\"BeginLoad\"/>.</summary>\nvoid Other() { }")]
    [InlineData("#if OTHER\nint Other() => EndLoad(BeginLoad(null, null, null));\n#endif")]
    public Task Nothing_where_a_user_cannot_follow(string user) => Net.DoesNotFix($"{Pair}\n{user}", RefusalReason.CallerCannotBeConverted);

    [Fact]
    public Task Nothing_where_another_overload_has_the_same_end() =>
        Net.DoesNotFix(
            Pair + "\npublic IAsyncResult BeginLoad(AsyncCallback callback, object state) => null;",
            RefusalReason.ImplementationIsIrregular
        );

    [Theory]
    [InlineData("[Obsolete] public", "public")]
    [InlineData("public virtual", "public")]
    [InlineData("public", "public virtual")]
    public Task Nothing_where_something_prescribes_the_pair(string begin, string end) =>
        Net.DoesNotFix(
            $"""
            Stream _file;
            {begin} IAsyncResult {"{|LAP5007:BeginLoad|}"}(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
            {end} int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            """,
            RefusalReason.MemberIsPrescribed
        );

    [Fact]
    public Task Nothing_where_directives_are_in_it() =>
        Net.DoesNotFix(
            """
            Stream _file;
            public IAsyncResult {|LAP5007:BeginLoad|}(byte[] b, AsyncCallback callback, object state)
            {
            #pragma warning disable CS0618
                return _file.BeginRead(b, 0, 1, callback, state);
            #pragma warning restore CS0618
            }
            public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            """,
            RefusalReason.DeclarationCannotBeChanged
        );

    /// <summary>Each file is one document for each target framework, and has one text.</summary>
    [Fact]
    public async Task Users_in_another_project_for_several_frameworks()
    {
        const string User = """
            using System.Threading.Tasks;

            internal class User
            {
                public async Task<int> M(Page page, byte[] b) => await Task.Factory.FromAsync(page.BeginLoad, page.EndLoad, b, null);
            }

            """;

        var texts = await FixAsync(User);

        Assert.Equal(
            [
                """
                using System;
                using System.IO;
                using System.Threading.Tasks;

                [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("User")]

                internal class Page
                {
                    Stream _file;
                    public Task<int> LoadAsync(byte[] b) => _file.ReadAsync(b, 0, 1);
                }

                """,
                """
                using System.Threading.Tasks;

                internal class User
                {
                    public async Task<int> M(Page page, byte[] b) => await page.LoadAsync(b);
                }

                """,
            ],
            texts
        );
    }

    [Fact]
    public async Task Nothing_where_a_user_in_another_project_cannot_follow()
    {
        const string User = """
            using System;

            internal class User
            {
                public IAsyncResult M(Page page, AsyncCallback callback) => page.BeginLoad(null, callback, null);
            }

            """;

        Assert.Contains(User, await FixAsync(User));
    }

    /// <summary>The different texts of a library's file and of one that uses it, each for two target frameworks, when all is
    /// fixed.</summary>
    private static async Task<IEnumerable<string>> FixAsync(string user)
    {
        const string Library = """
            using System;
            using System.IO;

            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("User")]

            internal class Page
            {
                Stream _file;
                public IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
                public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            }

            """;
        using var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        foreach (var (framework, test) in new[] { ("net472", CallPairTest.OnFramework), ("net10.0", CallPairTest.OnNet) })
        {
            var library = Add("Library", Library);
            solution = library.Solution;
            solution = Add("User", user).AddProjectReference(new ProjectReference(library.Id)).Solution;

            Project Add(string name, string code) =>
                solution
                    .AddProject($"{name}({framework})", name, LanguageNames.CSharp)
                    .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                    .WithMetadataReferences(test.Platform.References)
                    .AddDocument($"{name}.cs", code, filePath: $"/{name}/{name}.cs")
                    .Project;
        }

        solution = await ReportedDiagnostics.FixAllAsync(
            solution.Projects.First().Documents.Single(),
            new CorrectImplementationFixer(),
            FixAllScope.Solution,
            Key,
            DiagnosticIds.PairHasNoTaskMethod
        );
        var documents = solution.Projects.SelectMany(p => p.Documents).OrderBy(d => d.Name, StringComparer.Ordinal);
        return (await Task.WhenAll(documents.Select(d => d.GetTextAsync()))).Select(text => text.ToString()).Distinct();
    }
}
