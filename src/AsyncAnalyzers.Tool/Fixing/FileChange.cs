using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Tool.Files;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>A file whose text is to change.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Before">The text that was loaded.</param>
/// <param name="Edits">What changes in it.</param>
internal sealed record FileChange(string Path, SourceText Before, ImmutableArray<TextChange> Edits)
{
    public string After => Before.WithChanges(Edits).ToString();

    /// <summary>The files that differ between two solutions, in the order of their paths.</summary>
    public static async Task<ImmutableArray<FileChange>> BetweenAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        var files = LinkedDocuments
            .ChangedBetween(before, after)
            .Select(id => before.GetDocument(id)!)
            .DistinctBy(d => d.FilePath)
            .OrderBy(d => d.FilePath, StringComparer.Ordinal);
        foreach (var document in files)
        {
            var edits = await after.GetDocument(document.Id)!.GetTextChangesAsync(document, cancellationToken).ConfigureAwait(false);
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changes.Add(new FileChange(document.FilePath!, text, [.. edits]));
        }

        return [.. changes.Where(c => !c.Edits.IsEmpty)];
    }

    /// <summary>The same change of the text with the character before it that a byte order mark is.</summary>
    public FileChange WithMark() =>
        new(
            Path,
            SourceText.From('\uFEFF' + Before.ToString()),
            [.. Edits.Select(e => new TextChange(new TextSpan(e.Span.Start + 1, e.Span.Length), e.NewText!))]
        );

    /// <summary>Why the file cannot be written as it is on disk now; null where it can.</summary>
    public Problem? Obstacle()
    {
        try
        {
            var file = SourceFile.Read(Path);
            if (file.Text != Before.ToString())
            {
                return new Problem(Path, "was changed by somebody else meanwhile");
            }

            file.With(After);
            return File.GetAttributes(Path).HasFlag(FileAttributes.ReadOnly) ? new Problem(Path, "is read-only") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.EncoderFallbackException)
        {
            return new Problem(Path, e.Message);
        }
    }

    /// <summary>Writes the file; what its edits do not touch stays byte for byte.</summary>
    public void Write() => File.WriteAllBytes(Path, SourceFile.Read(Path).With(After));
}
