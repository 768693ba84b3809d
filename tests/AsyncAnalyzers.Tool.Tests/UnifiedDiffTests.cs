using AsyncAnalyzers.Tool.Fixing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Shows_the_lines_around() =>
        Assert.Equal("@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n", Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", ("5", "five")));

    [Fact]
    public void Edits_in_one_line_are_one() => Assert.Equal("@@ -1,1 +1,1 @@\n-a b c\n+x b y\n", Diff("a b c\n", ("a", "x"), ("c", "y")));

    [Fact]
    public void Edits_far_apart_are_apart() =>
        Assert.Equal(
            "@@ -1,4 +1,5 @@\n-1\n+one\n+and\n 2\n 3\n 4\n@@ -6,4 +7,3 @@\n 6\n 7\n 8\n-9\n",
            Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", ("1", "one\nand"), ("9\n", ""))
        );

    [Fact]
    public void Lines_that_stay_are_none_of_the_edit() =>
        Assert.Equal("@@ -1,2 +1,3 @@\n a\n+new\n b\n", Diff("a\nb\n", ("a\nb", "a\nnew\nb")));

    [Fact]
    public void A_last_line_without_an_end_is_marked() =>
        Assert.Equal("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n", Diff("a\nb", ("b", "c")));

    [Fact]
    public void Line_ends_of_Windows_are_part_of_the_lines() =>
        Assert.Equal("@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n", Diff("a\r\nb\r\n", ("b", "c")));

    private static string Diff(string text, params (string Old, string New)[] edits) =>
        UnifiedDiff.Of(
            new FileChange(
                "File.cs",
                SourceText.From(text),
                [.. edits.Select(e => new TextChange(new TextSpan(text.IndexOf(e.Old, StringComparison.Ordinal), e.Old.Length), e.New))]
            )
        );
}
