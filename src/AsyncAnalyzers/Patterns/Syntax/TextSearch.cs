using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>Looks for a word in the text of a file, at a small part of what it costs to walk its tree.</summary>
internal static class TextSearch
{
    private const int BufferLength = 4096;

    /// <summary>Whether a text has a word anywhere, in comments and disabled code, too.</summary>
    public static bool Contains(SourceText text, string word)
    {
        var buffer = ArrayPool<char>.Shared.Rent(BufferLength);
        try
        {
            // Each step takes the end of the one before along: the word may lie across.
            for (var start = 0; start < text.Length; start += buffer.Length - word.Length + 1)
            {
                var length = Math.Min(buffer.Length, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                if (buffer.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
