using System.Text;

namespace AsyncAnalyzers.Tool.Files;

/// <summary>A source file as it is on disk, byte for byte.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="Encoding">What its byte order mark says it is; UTF-8 where there is none.</param>
internal sealed record SourceFile(byte[] Bytes, Encoding Encoding)
{
    /// <summary>The ones with longer marks first: the mark of UTF-32 begins with that of UTF-16. All throw on what they cannot
    /// read.</summary>
    private static readonly Encoding[] s_marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    private static readonly Encoding s_plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether it begins with a byte order mark.</summary>
    public bool HasMark => Encoding.Preamble.Length > 0;

    /// <summary>Whether tools that go by bytes, as those for patches do, can read it as text.</summary>
    public bool IsUtf8 => Encoding is UTF8Encoding;

    public static SourceFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new SourceFile(bytes, s_marked.FirstOrDefault(e => bytes.AsSpan().StartsWith(e.Preamble)) ?? s_plain);
    }

    /// <summary>The text without the mark; null where the bytes are not of the encoding.</summary>
    public string? Text
    {
        get
        {
            try
            {
                return Encoding.GetString(Bytes.AsSpan(Encoding.Preamble.Length));
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    /// <summary>The file with another text, in the encoding that it has.</summary>
    public byte[] With(string text) => [.. Encoding.Preamble, .. Encoding.GetBytes(text)];
}
