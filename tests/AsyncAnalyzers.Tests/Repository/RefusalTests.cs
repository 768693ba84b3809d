using System.Text.RegularExpressions;
using AsyncAnalyzers.Rewriting.Refusals;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The reasons for which no fix is offered, their documentation and their tests go together.</summary>
public sealed partial class RefusalTests
{
    private static readonly string[] s_reasons = Enum.GetNames<RefusalReason>();

    [Fact]
    public void Each_reason_is_explained_once() =>
        Assert.Equal(s_reasons, Row().Matches(RepositoryFiles.Read("docs/refusals.md")).Select(m => m.Groups[1].Value));

    [Fact]
    public void Each_reason_is_on_the_page_of_a_rule() =>
        Assert.Empty(
            s_reasons.Except(
                Catalog
                    .FixableIds.SelectMany(id => new RulePage(id).Reasons)
                    .Concat(RulePage.ReasonsIn(RepositoryFiles.Read("docs/make-async.md")))
                    .Concat(RulePage.ReasonsIn(RepositoryFiles.Read("docs/configuration.md")))
                    .Select(r => r.ToString())
            )
        );

    [Fact]
    public void Each_fixable_rule_that_is_not_always_fixed_names_its_reasons() =>
        Assert.Equal(["LAP3003"], Catalog.FixableIds.Where(id => new RulePage(id).Reasons.Count == 0));

    [Fact]
    public void Each_reason_is_asserted_by_a_test()
    {
        var tests = Directory
            .GetFiles(RepositoryFiles.PathOf("tests/AsyncAnalyzers.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "RefusalTests.cs")
            .SelectMany(path => Asserted().Matches(File.ReadAllText(path)))
            .Select(m => m.Groups[1].Value);

        Assert.Empty(s_reasons.Except(tests));
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"RefusalReason\.(\w+)")]
    private static partial Regex Asserted();
}
