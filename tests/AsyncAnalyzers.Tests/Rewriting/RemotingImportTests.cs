using Xunit;
using static AsyncAnalyzers.Tests.Rules.CallPairTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>The import of remoting's namespace, which .NET does not have, goes with its last use.</summary>
public sealed class RemotingImportTests
{
    private const string Body = """
        class C
        {
            public static void M(Func<int> work) => work.{|LAP1007:BeginInvoke|}(OnDone, null);

            static void OnDone(IAsyncResult ar)
            {
                Console.WriteLine(((Func<int>)((AsyncResult)ar).AsyncDelegate).EndInvoke(ar));
            }
        }
        """;

    private const string Rewritten = """
        class C
        {
            public static void M(Func<int> work) => _ = Task.Run(() => OnDoneAsync(Task.Run(work)));

            static async Task OnDoneAsync(Task<int> task)
            {
                Console.WriteLine(await task.ConfigureAwait(false));
            }
        }
        """;

    [Theory]
    [InlineData(
        "using System;\nusing System.Runtime.Remoting.Messaging;\nusing System.Threading.Tasks;\n\n",
        "using System;\nusing System.Threading.Tasks;\n\n"
    )]
    [InlineData("using System;\nusing System.Runtime.Remoting.Messaging;\n\n", "using System;\nusing System.Threading.Tasks;\n\n")]
    [InlineData(
        "// Licence\nusing System.Runtime.Remoting.Messaging;\nusing System;\nusing System.Threading.Tasks;\n\n",
        "// Licence\nusing System;\nusing System.Threading.Tasks;\n\n"
    )]
    public Task It_goes(string before, string after) => OnFramework.FixesFile(before + Body, after + Rewritten);

    [Theory]
    [InlineData("class D { object Of(string name) => CallContext.GetData(name); }")]
    [InlineData("class D : ILogicalThreadAffinative { }")]
    [InlineData("class D { AsyncResult Kept; }")]
    [InlineData("#if OTHER\nclass D : ILogicalThreadAffinative { }\n#endif")]
    public Task It_stays_where_something_else_needs_it(string other)
    {
        const string Usings = "using System;\nusing System.Runtime.Remoting.Messaging;\nusing System.Threading.Tasks;\n\n";
        return OnFramework.FixesFile(Usings + Body + "\n\n" + other, Usings + Rewritten + "\n\n" + other);
    }

    [Fact]
    public Task It_stays_where_it_was_never_used()
    {
        const string Usings = "using System;\nusing System.Runtime.Remoting.Messaging;\nusing System.Threading.Tasks;\n\n";
        return OnFramework.FixesFile(
            Usings + "class C { void M(Action work) => work.{|LAP1002:BeginInvoke|}(null, null); }",
            Usings + "class C { void M(Action work) => _ = Task.Run(work); }"
        );
    }

    /// <summary>Retargeted first, fixed afterwards.</summary>
    [Fact]
    public Task It_goes_where_the_namespace_is_missing() =>
        OnNet.FixesFile(
            "using System;\nusing System.Runtime.Remoting.{|CS0234:Messaging|};\nusing System.Threading.Tasks;\n\n"
                + Body.Replace("LAP1007", "LAP1001")
                    .Replace("(AsyncResult)", "({|CS0246:AsyncResult|})")
                    .Replace("EndInvoke", "{|LAP1001:EndInvoke|}"),
            "using System;\nusing System.Threading.Tasks;\n\n" + Rewritten
        );
}
