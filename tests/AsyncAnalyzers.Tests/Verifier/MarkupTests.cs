using Xunit;

namespace AsyncAnalyzers.Tests.Verifier;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("a[b | c]", "a[b | c]")]
    [InlineData("[|ab|]", "ab", ":ab")]
    [InlineData("{|A1:ab|}c", "abc", "A1:ab")]
    [InlineData("{|#0:|}c", "c", "#0:")]
    [InlineData("{|A:a[|b|]c|}", "abc", "A:abc", ":b")]
    [InlineData("{|A:a{|B:b|}c|}", "abc", "A:abc", "B:b")]
    [InlineData("{|A:a[|b|}c|]", "abc", "A:ab", ":bc")]
    public void Spans(string source, string text, params string[] spans)
    {
        var markup = Markup.Parse(source, MarkupOptions.None);
        Assert.Equal(text, markup.Text);
        Assert.Equal(spans, markup.Spans.Select(span => $"{span.Name}:{text.Substring(span.Span.Start, span.Span.Length)}"));
    }

    [Fact]
    public void Position_as_source_text()
        => Assert.Equal("$$\"\"\"a\"\"\"", Markup.Parse("$$\"\"\"[|a|]\"\"\"", MarkupOptions.TreatPositionIndicatorsAsCode).Text);
}
