using AsyncAnalyzers.Tool.Baselines;
using AsyncAnalyzers.Tool.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

public sealed class BaselineTests
{
    [Fact]
    public void Has_a_sorted_line_for_each_rule_and_member() =>
        Assert.Equal(
            ["LAP1007\tShop\tM:A.N\t1", "LAP1007\tStore\tM:A.M\t1", "LAP2005\tShop\tM:A.M\t2", "LAP2005\tStore\tM:A.M\t1"],
            Baseline
                .Of([
                    At("LAP2005", "M:A.M", 9, "Shop", "Store"),
                    At("LAP1007", "M:A.M", 4, "Store"),
                    At("LAP2005", "M:A.M", 3, "Shop"),
                    At("LAP1007", "M:A.N", 5, "Shop"),
                ])
                .Lines()
        );

    [Fact]
    public void Reads_what_it_wrote()
    {
        var baseline = Baseline.Of([At("LAP2005", "M:A.M(System.Int32)", 3, "Shop Of Mine"), At("LAP1007", "M:A.M", 4, "Store")]);

        Assert.Equal(baseline.Lines(), Baseline.Parse(baseline.Lines()).Lines());
        Assert.Equal(2, baseline.Sites);
    }

    [Theory]
    [InlineData("LAP2005\tShop\tM:A.M")]
    [InlineData("LAP2005\tShop\tM:A.M\tmany")]
    [InlineData("<<<<<<< HEAD")]
    public void Takes_no_other_lines(string line) =>
        Assert.StartsWith(
            "line 2 ",
            Assert.Throws<FormatException>(() => Baseline.Parse(["LAP2005\tShop\tM:A.M\t1", line])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Moved_lines_are_not_new()
    {
        var comparison = BaselineComparison.Of(
            Baseline.Of([At("LAP2005", "M:A.M", 3, "Shop"), At("LAP2005", "M:A.M", 5, "Shop")]),
            [At("LAP2005", "M:A.M", 103, "Shop"), At("LAP2005", "M:A.M", 99, "Shop")]
        );

        Assert.Equal((2, 2, 0), (comparison.Known, comparison.Left, comparison.Added.Length));
    }

    [Fact]
    public void Another_site_in_a_known_member_is_new()
    {
        var comparison = BaselineComparison.Of(
            Baseline.Of([At("LAP2005", "M:A.M", 3, "Shop"), At("LAP2005", "M:A.Gone", 8, "Shop")]),
            [At("LAP2005", "M:A.M", 3, "Shop"), At("LAP2005", "M:A.M", 4, "Shop")]
        );

        Assert.Equal((2, 1), (comparison.Known, comparison.Left));
        var added = Assert.Single(comparison.Added);
        Assert.Equal((1, 1, 2), (added.Count, added.Known, added.Sites.Length));
    }

    [Theory]
    [InlineData("LAP2006", "M:A.M", "Shop")]
    [InlineData("LAP2005", "M:A.Other", "Shop")]
    [InlineData("LAP2005", "M:A.M", "Store")]
    public void Another_rule_member_or_project_is_new(string rule, string member, string project) =>
        Assert.Single(BaselineComparison.Of(Baseline.Of([At("LAP2005", "M:A.M", 3, "Shop")]), [At(rule, member, 3, project)]).Added);

    private static Site At(string rule, string member, int line, params string[] projects) =>
        new(
            rule,
            "Message",
            DiagnosticSeverity.Warning,
            new FileLinePositionSpan("A.cs", new LinePositionSpan(new LinePosition(line, 0), new LinePosition(line, 5))),
            [.. projects],
            member
        );
}
