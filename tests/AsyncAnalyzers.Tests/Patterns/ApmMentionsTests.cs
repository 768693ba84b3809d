using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Patterns;

/// <summary>What is found in the text of a file is where the hosts look; what it misses no rule ever sees.</summary>
public class ApmMentionsTests
{
    [Theory]
    [InlineData("x.BeginRead(y);", "BeginRead")]
    [InlineData("BeginRead(); x.EndRead(y);", "BeginRead EndRead")]
    [InlineData("x.Begin_1(y); x.End2(y);", "Begin_1 End2")]
    [InlineData("Task.Factory.FromAsync(x.BeginRead, x.EndRead, null);", "FromAsync BeginRead EndRead")]
    [InlineData("x.EndRead(y); z = y.AsyncState; y.AsyncWaitHandle.WaitOne();", "EndRead AsyncState AsyncWaitHandle")]
    [InlineData("x.BeginRead<int>(y); while (!y.IsCompleted) { }", "BeginRead IsCompleted")]
    public void NamesAreFoundWhereTheyAreWritten(string code, string names) => Assert.Equal(names, NamesIn(code));

    [Theory]
    [InlineData("x.Begin(); x.End(); x.Beginning(); x.EndsWith(y); x.Endpoint();")]
    [InlineData("x.SuspEndRead(); x.ReBeginRead();")]
    [InlineData("// BeginRead\nx.Read(\"EndRead\"); /* x.EndRead(y) */")]
    [InlineData("z = y.AsyncState; while (!y.IsCompleted) { }")]
    public void OtherTextIsNotAName(string code) => Assert.Equal("", NamesIn(code));

    [Fact]
    public void OnlyNamesBelowTheNodeAreFound()
    {
        var root = CSharpSyntaxTree.ParseText("x.BeginRead(y); x.EndRead(y); x.BeginWrite(y);").GetCompilationUnitRoot();

        var names = ApmMentions.Of(root.SyntaxTree).NamesIn(root.Members[1]);

        Assert.Equal(["EndRead"], names.Select(n => n.Identifier.ValueText));
    }

    private static string NamesIn(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        return string.Join(" ", ApmMentions.Of(tree).NamesIn(tree.GetRoot()).Select(n => n.Identifier.ValueText));
    }
}
