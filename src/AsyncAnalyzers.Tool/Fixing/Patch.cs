using System.Collections.Immutable;
using System.Text;
using AsyncAnalyzers.Tool.Files;
using AsyncAnalyzers.Tool.Working;

namespace AsyncAnalyzers.Tool.Fixing;

/// <summary>All changes as one file that <c>git apply</c> and <c>patch</c> read in the folder of the solution.</summary>
/// <param name="Bytes">The patch; each file's part is in the encoding of the file.</param>
/// <param name="Problems">The files that no patch of text can change.</param>
internal sealed record Patch(byte[] Bytes, ImmutableArray<Problem> Problems)
{
    public static Patch Of(IEnumerable<FileChange> changes, Func<string, string> relativePath)
    {
        var bytes = new List<byte>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var change in changes)
        {
            var file = SourceFile.Read(change.Path);
            if (file.HasLinesOfBytes)
            {
                var path = relativePath(change.Path);
                bytes.AddRange(Encoding.UTF8.GetBytes($"--- a/{path}\n+++ b/{path}\n"));
                bytes.AddRange(file.Encoding.GetBytes(UnifiedDiff.Of(file.Mark.Length == 0 ? change : change.WithMark())));
            }
            else
            {
                problems.Add(new Problem(change.Path, $"is {file.Encoding.EncodingName}, which no patch can hold: left out"));
            }
        }

        return new Patch([.. bytes], problems.ToImmutable());
    }
}
