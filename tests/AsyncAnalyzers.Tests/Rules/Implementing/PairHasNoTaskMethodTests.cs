using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>LAP5007.</summary>
public sealed class PairHasNoTaskMethodTests
{
    private static CallPairTest Net { get; } = ImplementationTest.OnNet.Only(DiagnosticIds.PairHasNoTaskMethod);

    [Fact]
    public Task Message_names_the_pair_and_the_method() =>
        Net.ReportsInFile(
            """
            using System;
            using System.IO;

            public class Page
            {
                Stream _file;
                public IAsyncResult {|#0:BeginLoad|}(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
                public int EndLoad(IAsyncResult result) => _file.EndRead(result);
            }
            """,
            new DiagnosticResult(DiagnosticIds.PairHasNoTaskMethod, DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage("'BeginLoad' and 'EndLoad' only forward to 'BeginRead'; offer 'LoadAsync', which returns a task, beside them")
        );

    private const string Forwards = "_file.BeginRead(b, 0, 1, callback, state)";

    [Theory]
    [InlineData("public", "{ " + "return " + Forwards + "; }", "=> _file.EndRead(ar);", "public Task LoadAsync() => null;")]
    [InlineData("public", "=> " + Forwards + ";", "=> _file.EndRead(ar);", "public Task LoadTaskAsync() => null;")]
    [InlineData("internal", "=> " + Forwards + ";", "=> _file.EndRead(ar);", "")]
    [InlineData("public", "{ Console.WriteLine(); return " + Forwards + "; }", "=> _file.EndRead(ar);", "")]
    [InlineData("public", "=> _file.BeginRead(b, 0, 1, callback, this);", "=> _file.EndRead(ar);", "")]
    [InlineData("public", "=> _file.BeginRead(b, 0, 1, ar => callback(ar), state);", "=> _file.EndRead(ar);", "")]
    [InlineData("public", "=> " + Forwards + ";", "{ Console.WriteLine(); return _file.EndRead(ar); }", "")]
    [InlineData("public", "=> " + Forwards + ";", "{ _file.EndWrite(ar); return 0; }", "")]
    [InlineData("public", "=> _file.BeginRead(b, Next(), 1, callback, state);", "=> _file.EndRead(ar);", "int Next() => 1;")]
    public Task Pairs_that_do_more_or_have_one(string access, string begin, string end, string more) =>
        Net.Reports(
            $$"""
            Stream _file;
            {{access}} IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) {{begin}}
            {{access}} int EndLoad(IAsyncResult ar) {{end}}
            {{more}}
            """
        );

    [Fact]
    public Task What_an_interface_may_prescribe_that_is_missing() =>
        Net.ReportsInFile(
            """
            using System;
            using System.IO;

            public class Loader : {|CS0246:ILoader|}
            {
                Stream _file;
                public IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
                public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            }
            """
        );

    [Fact]
    public Task Overrides_and_what_an_interface_prescribes() =>
        Net.ReportsInFile(
            """
            using System;
            using System.IO;

            public interface ILoader { IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state); int EndLoad(IAsyncResult ar); }

            public class Loader : ILoader
            {
                Stream _file;
                public IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
                public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            }

            public class Outer
            {
                private class Inner
                {
                    Stream _file;
                    public IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);
                    public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
                }
            }

            public abstract class Wrapper : Stream
            {
                Stream _file;
                public override IAsyncResult BeginRead(byte[] b, int o, int n, AsyncCallback c, object s) => _file.BeginRead(b, o, n, c, s);
                public override int EndRead(IAsyncResult ar) => _file.EndRead(ar);
            }
            """
        );

    [Fact]
    public Task Where_another_configuration_has_the_method() =>
        Net.Reports(
            $$"""
            Stream _file;
            public IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => {{Forwards}};
            public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            #if TASKS
            public Task<int> LoadAsync(byte[] b) => _file.ReadAsync(b, 0, 1);
            #endif
            """
        );

    [Fact]
    public Task Over_the_counterpart() =>
        Net.Fixes(
            """
            Stream _file;

            // Loads.
            public virtual IAsyncResult {|LAP5007:BeginLoad|}(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);

            public virtual int EndLoad(IAsyncResult ar) => _file.EndRead(ar); // over

            void Other() { }
            """,
            """
            Stream _file;

            // Loads.
            public virtual IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => _file.BeginRead(b, 0, 1, callback, state);

            public virtual int EndLoad(IAsyncResult ar) => _file.EndRead(ar); // over

            public Task<int> LoadAsync(byte[] b) => _file.ReadAsync(b, 0, 1);

            void Other() { }
            """
        );

    [Fact]
    public Task Documented_as_begin_is() =>
        Net.Fixes(
            $$"""
            Stream _file;

            // Loads.
            /// <summary>
            /// Loads the first byte.
            /// </summary>
            /// <param name="b">Where it goes.</param>
            /// <param name="callback">What is called back.</param>
            /// <param name="state">The state.</param>
            /// <returns>The async result.</returns>
            public IAsyncResult {|LAP5007:BeginLoad|}(byte[] b, AsyncCallback callback, object state) => {{Forwards}};

            /// <summary>Ends it.</summary>
            public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);
            """,
            $$"""
            Stream _file;

            // Loads.
            /// <summary>
            /// Loads the first byte.
            /// </summary>
            /// <param name="b">Where it goes.</param>
            /// <param name="callback">What is called back.</param>
            /// <param name="state">The state.</param>
            /// <returns>The async result.</returns>
            public IAsyncResult BeginLoad(byte[] b, AsyncCallback callback, object state) => {{Forwards}};

            /// <summary>Ends it.</summary>
            public int EndLoad(IAsyncResult ar) => _file.EndRead(ar);

            /// <summary>
            /// Loads the first byte.
            /// </summary>
            /// <param name="b">Where it goes.</param>
            public Task<int> LoadAsync(byte[] b) => _file.ReadAsync(b, 0, 1);
            """
        );

    [Fact]
    public Task Over_a_delegate() =>
        (Net with { LanguageVersion = LanguageVersion.CSharp5 }).Fixes(
            """
            Func<string, int> _count;

            public IAsyncResult {|LAP5007:BeginCount|}(string text, AsyncCallback callback, object state)
            {
                return _count.BeginInvoke(text, callback, state);
            }

            public int EndCount(IAsyncResult ar)
            {
                return _count.EndInvoke(ar);
            }
            """,
            """
            Func<string, int> _count;

            public IAsyncResult BeginCount(string text, AsyncCallback callback, object state)
            {
                return _count.BeginInvoke(text, callback, state);
            }

            public int EndCount(IAsyncResult ar)
            {
                return _count.EndInvoke(ar);
            }

            public Task<int> CountAsync(string text)
            {
                var count = _count;
                return Task.Run(() => count(text));
            }
            """
        );

    [Fact]
    public Task Over_a_pair_without_a_counterpart() =>
        Net.FixesFile(
            InFile("public int EndCount(IAsyncResult ar) => _inner.EndWork(ar);", "{|LAP5007:BeginCount|}"),
            InFile(
                """
                public int EndCount(IAsyncResult ar) => _inner.EndWork(ar);

                    public Task<int> CountAsync(string text) => Task.Factory.FromAsync(_inner.BeginWork, _inner.EndWork, text, null);
                """,
                "BeginCount"
            )
        );

    [Fact]
    public Task Nothing_for_results_by_reference() =>
        Net.DoesNotFix(
            """
            delegate int Divide(int number, ref int rest);
            Divide _divide;
            public IAsyncResult {|LAP5007:BeginDivide|}(int number, ref int rest, AsyncCallback callback, object state) => _divide.BeginInvoke(number, ref rest, callback, state);
            public int EndDivide(ref int rest, IAsyncResult ar) => _divide.EndInvoke(ref rest, ar);
            """,
            RefusalReason.TaskCannotCarry
        );

    private static string InFile(string end, string begin) =>
        $$"""
            using System;
            using System.Threading.Tasks;

            public class Inner
            {
                public IAsyncResult BeginWork(string text, AsyncCallback callback, object state) => null;
                public int EndWork(IAsyncResult ar) => 0;
            }

            public class Outer
            {
                private readonly Inner _inner = new Inner();

                public IAsyncResult {{begin}}(string text, AsyncCallback callback, object state) => _inner.BeginWork(text, callback, state);
                {{end}}
            }
            """;
}
