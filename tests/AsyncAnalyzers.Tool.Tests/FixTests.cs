using System.Text;
using AsyncAnalyzers.Tool.Fixing;
using AsyncAnalyzers.Tool.Reports;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

public sealed class FixTests
{
    public static TheoryData<string> Encodings => ["us-ascii", "utf-8", "utf-16", "utf-32BE"];

    [Fact]
    public async Task Says_what_is_fixed_and_why_the_rest_is_left()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Caller.cs", LegacyCode.Prescribed)
            .Project("Shop", TargetPlatform.Net, "Reader.cs", "Caller.cs");

        var result = await solution.FixAsync();

        Assert.Equal(
            ["fixed Reader.cs(8): LAP2005", "left  Caller.cs(15): LAP2005: CallbackMustStay", "1 site fixed, 1 left, 1 file changed."],
            FixReport.LinesOf(result, new FixScope([], SameBehavior: false))
        );
        Assert.Equal(LegacyCode.EndedFixed, Assert.Single(result.Changes).After);
        Assert.Empty(result.Complaints);
    }

    [Fact]
    public async Task A_file_of_several_projects_is_fixed_once()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Project("Shop", TargetPlatform.DotNetFramework, "Reader.cs")
            .Project("Store", TargetPlatform.Net, "Reader.cs");

        var result = await solution.FixAsync();

        Assert.Equal(["Shop", "Store"], Assert.Single(result.Fixed).Projects.AsEnumerable());
        Assert.Equal(LegacyCode.EndedFixed, Assert.Single(result.Changes).After);
    }

    [Fact]
    public async Task What_may_change_semantics_is_left_where_that_is_asked_for()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Runner.cs", LegacyCode.CalledBack)
            .Project("Shop", TargetPlatform.DotNetFramework, "Reader.cs", "Runner.cs");

        var all = await solution.FixAsync();
        var same = await solution.FixAsync(sameBehavior: true);

        Assert.Equal(["Reader.cs", "Runner.cs"], all.Changes.Select(c => Path.GetFileName(c.Path)));
        Assert.Equal(["Reader.cs"], same.Changes.Select(c => Path.GetFileName(c.Path)));
        Assert.Contains(
            "left  Runner.cs(7): LAP1007: Replace 'BeginInvoke' with 'Task.Run' (may change semantics)",
            FixReport.LinesOf(same, new FixScope([], SameBehavior: true))
        );
    }

    [Fact]
    public async Task Only_the_rules_that_are_named_are_fixed()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Runner.cs", LegacyCode.CalledBack)
            .Project("Shop", TargetPlatform.DotNetFramework, "Reader.cs", "Runner.cs");

        var result = await solution.FixAsync(rules: "LAP1007");

        Assert.Equal(["Runner.cs"], result.Changes.Select(c => Path.GetFileName(c.Path)));
        Assert.Equal(["LAP1007"], result.Fixed.Select(s => s.Rule));
        Assert.Empty(result.Left);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Encoding_and_line_ends_stay(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        using var solution = new WrittenSolution()
            .Write("Reader.cs", Bytes(LegacyCode.Ended))
            .Project("Shop", TargetPlatform.Net, "Reader.cs");

        Assert.Single((await solution.FixAsync()).Changes).Write();

        Assert.Equal(Bytes(LegacyCode.EndedFixed), solution.Read("Reader.cs"));

        byte[] Bytes(string text) =>
            [.. encoding.GetPreamble(), .. encoding.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Bytes_that_nobody_can_read_stay()
    {
        byte[] comment = [.. "// caf"u8, 0xE9, 0x80, (byte)'\n'];
        using var solution = new WrittenSolution()
            .Write("Reader.cs", [.. comment, .. Encoding.ASCII.GetBytes(LegacyCode.Ended)])
            .Project("Shop", TargetPlatform.Net, "Reader.cs");

        Assert.Single((await solution.FixAsync()).Changes).Write();

        Assert.Equal([.. comment, .. Encoding.ASCII.GetBytes(LegacyCode.EndedFixed)], solution.Read("Reader.cs"));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_cannot_be_written()
    {
        using var solution = new WrittenSolution().Write("Reader.cs", LegacyCode.Ended).Project("Shop", TargetPlatform.Net, "Reader.cs");
        var change = Assert.Single((await solution.FixAsync()).Changes);

        Assert.Null(change.Obstacle());
        solution.Write("Reader.cs", LegacyCode.Ended + "// mine");

        Assert.Equal("was changed by somebody else meanwhile", change.Obstacle()?.Text);
        File.Delete(change.Path);
        Assert.NotNull(change.Obstacle());
    }

    [Fact]
    public async Task What_depends_on_a_change_has_to_compile_as_before()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", "public class Reader { public static int Count; }")
            .Write("Caller.cs", "public class Caller : Missing { int Count => Reader.Count; }")
            .Project("Shop", TargetPlatform.Net, "Reader.cs")
            .Project("Store", TargetPlatform.Net, "Caller.cs")
            .Reference("Store", "Shop");
        var before = solution.Solution;
        var document = before.Projects.First().Documents.Single();
        var broken = before.WithDocumentText(document.Id, SourceText.From("public class Reader { public static string Count; }"));

        var errors = await NewErrors.BetweenAsync(before, broken, new SilentProgress(), CancellationToken.None);

        Assert.Equal(("Caller.cs", "CS0029"), (Path.GetFileName(Assert.Single(errors).Path), errors[0].Text[..6]));
        Assert.Empty(await NewErrors.BetweenAsync(before, before, new SilentProgress(), CancellationToken.None));
    }
}
