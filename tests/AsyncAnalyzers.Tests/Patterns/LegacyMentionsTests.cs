using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Patterns;

/// <summary>What is found in the text of a file is where the hosts look; what it misses no rule ever sees.</summary>
public class LegacyMentionsTests
{
    [Theory]
    [InlineData("x.BeginRead(y);", "BeginRead")]
    [InlineData("BeginRead(); x.EndRead(y);", "BeginRead EndRead")]
    [InlineData("x.Begin_1(y); x.End2(y);", "Begin_1 End2")]
    [InlineData("Task.Factory.FromAsync(x.BeginRead, x.EndRead, null);", "FromAsync BeginRead EndRead")]
    [InlineData("x.EndRead(y); z = y.AsyncState; y.AsyncWaitHandle.WaitOne();", "EndRead AsyncState AsyncWaitHandle")]
    [InlineData("x.BeginRead<int>(y); while (!y.IsCompleted) { }", "BeginRead IsCompleted")]
    public void NamesAreFoundWhereTheyAreWritten(string code, string names) => Assert.Equal(names, NamesIn(code, m => m.Apm));

    [Theory]
    [InlineData("x.Begin(); x.End(); x.Beginning(); x.EndsWith(y); x.Endpoint();")]
    [InlineData("x.SuspEndRead(); x.ReBeginRead();")]
    [InlineData("// BeginRead\nx.Read(\"EndRead\"); /* x.EndRead(y) */")]
    [InlineData("z = y.AsyncState; while (!y.IsCompleted) { }")]
    public void OtherTextIsNotAName(string code) => Assert.Equal("", NamesIn(code, m => m.Apm));

    [Fact]
    public void OnlyNamesBelowTheNodeAreFound()
    {
        var root = CSharpSyntaxTree.ParseText("x.BeginRead(y); x.EndRead(y); x.BeginWrite(y);").GetCompilationUnitRoot();

        var names = LegacyMentions.Of(root.SyntaxTree).Apm.NamesIn(root.Members[1]);

        Assert.Equal(["EndRead"], names.Select(n => n.Identifier.ValueText));
    }

    [Theory]
    [InlineData("x.LoadAsync(y);", "LoadAsync")]
    [InlineData("LoadAsync (); x?.SaveAsync(y);", "LoadAsync SaveAsync")]
    [InlineData("x.LoadAsync<int>(y);", "LoadAsync")]
    [InlineData("await Task.Delay(1); x.LoadAsync(y);", "LoadAsync")]
    [InlineData("// what to await\nx.LoadAsync(y);", "LoadAsync")]
    [InlineData("x.LoadCompleted += y; LoadCompleted+=y;", "LoadCompleted LoadCompleted")]
    [InlineData("x.DoWork += y; x.ReportProgress(1); x.CancelAsync();", "DoWork ReportProgress CancelAsync")]
    public void NamesOfEventsAreFoundWhereTheyAreWritten(string code, string names) => Assert.Equal(names, NamesIn(code, m => m.Events));

    [Theory]
    [InlineData("await x.y.LoadAsync(z); return LoadAsync(z); await this.LoadAsync(z);")]
    [InlineData("x.LoadAsyncCore(); f = x.LoadAsync; x.LoadCompleted -= y; x.LoadCompleted = y;")]
    [InlineData("// x.LoadAsync(y)\nx.Load(\"LoadAsync()\");")]
    public void OtherTextIsNoNameOfEvents(string code) => Assert.Equal("", NamesIn(code, m => m.Events));

    private static string NamesIn(string code, Func<LegacyMentions, NameMentions> ofFamily)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        return string.Join(" ", ofFamily(LegacyMentions.Of(tree)).NamesIn(tree.GetRoot()).Select(n => n.Identifier.ValueText));
    }
}
