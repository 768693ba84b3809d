using System.Collections.Immutable;
using AsyncAnalyzers.Tool.Files;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Tool.Loading;

/// <summary>Has files whose encoding nobody knows read byte by byte: what is guessed cannot be written back.</summary>
internal static class KeptBytes
{
    /// <summary>The solution with the text of such files, and what there is to say of each.</summary>
    public static (Solution Solution, ImmutableArray<Problem> Problems) In(Solution solution)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var file in solution.Projects.SelectMany(p => p.Documents).Where(d => File.Exists(d.FilePath)).GroupBy(d => d.FilePath!))
        {
            if (SourceFile.Read(file.Key) is { IsOfUnknownEncoding: true } source)
            {
                var text = SourceText.From(source.Text, source.Encoding);
                solution = file.Aggregate(solution, (current, document) => current.WithDocumentText(document.Id, text));
                problems.Add(new Problem(file.Key, "is not UTF-8; it is read and written byte by byte", MakesIncomplete: false));
            }
        }

        return (solution, problems.ToImmutable());
    }
}
