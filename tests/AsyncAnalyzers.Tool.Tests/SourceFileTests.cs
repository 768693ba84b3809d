using System.Text;
using AsyncAnalyzers.Tool.Files;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

public sealed class SourceFileTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Keeps_its_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Bytes("// süß\r\nnew"), Read(Bytes("// süß\r\n")).With("// süß\r\nnew"));
        Assert.Equal("// süß\r\n", Read(Bytes("// süß\r\n")).Text);

        byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    [Fact]
    public void Without_a_mark_it_is_UTF8() => Assert.Equal("süß"u8.ToArray(), Read("süß"u8.ToArray()).With("süß"));

    [Fact]
    public void Other_bytes_are_kept_one_by_one()
    {
        byte[] bytes = [(byte)'c', 0xE9, 0x80, (byte)'\n'];

        var file = Read(bytes);

        Assert.True(file.IsOfUnknownEncoding);
        Assert.Equal([.. bytes, (byte)'d'], file.With(file.Text + "d"));
        Assert.Throws<EncoderFallbackException>(() => file.With("\u20AC"));
    }

    private static SourceFile Read(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["File.cs"], bytes);
        return SourceFile.Read(folder["File.cs"]);
    }
}
