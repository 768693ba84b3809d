using System.Text;

namespace AsyncAnalyzers.Tool.Files;

/// <summary>A source file as it is on disk, so that it can be written with another text and keep every byte around the edits.</summary>
/// <param name="Mark">Its byte order mark; empty where it has none.</param>
/// <param name="Encoding">The encoding of the text behind it.</param>
/// <param name="Text">The text.</param>
internal sealed record SourceFile(byte[] Mark, Encoding Encoding, string Text)
{
    /// <summary>
    /// Those with a byte order mark, the longer ones first, for the mark of UTF-32 begins with that of UTF-16; then UTF-8 without one. All
    /// throw on what they cannot read.
    /// </summary>
    private static readonly Encoding[] s_encodings =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    ];

    /// <summary>Has a character for each byte: whatever the bytes mean, they come back as they were.</summary>
    private static readonly Encoding s_bytewise = Encoding.GetEncoding(
        Encoding.Latin1.CodePage,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    );

    /// <summary>Whether it is neither UTF-8 nor marked as what it is: what letters beyond ASCII mean is anybody's guess.</summary>
    public bool IsOfUnknownEncoding => Encoding == s_bytewise;

    /// <summary>Whether its lines end where its bytes say so: what programs for patches go by.</summary>
    public bool HasLinesOfBytes => Encoding is UTF8Encoding || IsOfUnknownEncoding;

    public static SourceFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var encoding = s_encodings.First(e => bytes.AsSpan().StartsWith(e.Preamble));
        var mark = encoding.GetPreamble();
        try
        {
            return new SourceFile(mark, encoding, encoding.GetString(bytes.AsSpan(mark.Length)));
        }
        catch (DecoderFallbackException)
        {
            return new SourceFile(mark, s_bytewise, s_bytewise.GetString(bytes.AsSpan(mark.Length)));
        }
    }

    /// <summary>The bytes of the file with another text; throws where its encoding lacks a character.</summary>
    public byte[] With(string text) => [.. Mark, .. Encoding.GetBytes(text)];
}
